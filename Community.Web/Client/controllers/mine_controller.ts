import { Controller } from "@hotwired/stimulus"

// On the list of posts: marks what arrives from oneself, and keeps one's own reactions on the shell.
export default class extends Controller<HTMLElement> {
  static override targets = ["post"]
  declare postTargets: HTMLElement[]
  private readonly me = document.querySelector<HTMLMetaElement>("meta[name=member]")?.content

  postTargetConnected(post: HTMLElement): void {
    if (this.me && post.dataset.author === this.me) this.keep(post, "author", true)
  }

  react(event: Event): void {
    const form = event.target as HTMLFormElement
    const reaction = form.closest<HTMLElement>("[data-reaction]") ?? form
    const name = reaction.dataset.reaction
    if (name) this.keep(form, name, !form.matches(".back"))
  }

  reacted(event: CustomEvent<{ success: boolean }>): void {
    const form = event.target as HTMLFormElement
    const name = form.closest<HTMLElement>("[data-reaction]")?.dataset.reaction
    if (name && !event.detail.success) this.keep(form, name, form.matches(".back"))
  }

  private keep(element: HTMLElement, token: string, mine: boolean): void {
    const shell = element.closest<HTMLElement>(".shell")
    if (!shell) return
    const kept = new Set((shell.dataset.mine ?? "").split(" ").filter(Boolean))
    if (mine) kept.add(token)
    else kept.delete(token)
    shell.dataset.mine = [...kept].join(" ")
  }
}
