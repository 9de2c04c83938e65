// The picture of a list item to be cut: the file itself while it is still here, else the largest size that is kept.
export async function sourceOf(item: HTMLElement, file: File | undefined): Promise<Blob> {
  if (file) return file
  const largest = item.querySelector<HTMLImageElement>("img[srcset]")!.srcset.split(",").at(-1)!.trim().split(" ")[0]!
  const answer = await fetch(largest)
  if (!answer.ok) throw new Error(`The picture was answered with ${answer.status}.`)
  return answer.blob()
}
