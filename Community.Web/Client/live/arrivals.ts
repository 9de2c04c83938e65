import { renderStreamMessage } from "@hotwired/turbo"

// Turbo moves an element that is appended a second time; that may not happen to somebody who is reading.
export function keepArrivalsInPlace(): void {
  document.addEventListener("turbo:before-stream-render", event => {
    const stream = event.target as HTMLElement
    const children = [...(stream.querySelector("template")?.content.children ?? [])] as HTMLElement[]
    if (["append", "prepend"].includes(stream.getAttribute("action") ?? "")) {
      if (children.length > 0 && children.every(child => child.id && document.getElementById(child.id))) return event.preventDefault()
      for (const child of children) (child.matches(".post") ? child : child.querySelector(".post"))?.classList.add("fresh")
    }
    const branch = stream.getAttribute("target") ?? ""
    if (branch.startsWith("replies-") && !document.getElementById(branch)) void bring(branch)
  })
}

// A reply to a post from before this page begins: the post comes with its replies and stands first.
async function bring(branch: string): Promise<void> {
  const [, thread, seq] = branch.split("-")
  const answer = await fetch(`/threads/${thread}/posts/${seq}`, { headers: { Accept: "text/vnd.turbo-stream.html" } }).catch(() => null)
  if (answer?.ok) renderStreamMessage(await answer.text())
}
