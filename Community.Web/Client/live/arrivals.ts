import { renderStreamMessage } from "@hotwired/turbo"

// Turbo moves an element that is appended a second time, and drops the focus from what it replaces. Neither may happen
// to somebody who is reading or pressing a brick.
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
    const detail = (event as CustomEvent<{ render: (stream: HTMLElement) => Promise<void> | void }>).detail
    const render = detail.render
    detail.render = async element => {
      const place = document.activeElement?.closest<HTMLElement>(".shell")
      await render(element)
      if (place?.isConnected && !place.contains(document.activeElement)) focusWithin(place)
    }
  })
}

// A reply to a post from before this page begins: the post comes with its replies and stands first.
async function bring(branch: string): Promise<void> {
  const [, thread, seq] = branch.split("-")
  const answer = await fetch(`/threads/${thread}/posts/${seq}`, { headers: { Accept: "text/vnd.turbo-stream.html" } }).catch(() => null)
  if (answer?.ok) renderStreamMessage(await answer.text())
}

export function focusWithin(place: HTMLElement): void {
  [...place.querySelectorAll<HTMLElement>("button")].find(button => button.checkVisibility())?.focus({ preventScroll: true })
}
