import { Controller } from "@hotwired/stimulus"

// The menus of all posts are alike: each stands once in the thread, and is copied in when a post's own is first opened.
export default class extends Controller<HTMLDetailsElement> {
  static override values = { of: String }
  declare ofValue: string

  fill(): void {
    const drop = this.element.querySelector<HTMLElement>(".drop")!
    const template = document.getElementById(this.ofValue) as HTMLTemplateElement | null
    if (!template || drop.dataset.filled) return
    const post = this.element.closest<HTMLElement>(".post")!
    const [, thread, seq] = post.id.split("-")
    const words: Record<string, string> = { place: `/threads/${thread}/posts/${seq}`, desk: `desk-${thread}-${seq}`, id: post.dataset.post! }
    const copy = template.content.cloneNode(true) as DocumentFragment
    for (const element of copy.querySelectorAll("[href], [action], [data-turbo-frame]"))
      for (const { name, value } of [...element.attributes]) element.setAttribute(name, value.replace(/\{(place|desk|id)\}/, (_, word: string) => words[word]!))
    drop.replaceChildren(copy)
    drop.dataset.filled = "true"
  }
}
