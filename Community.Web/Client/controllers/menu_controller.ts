import { Controller } from "@hotwired/stimulus"

// Closes a <details> menu when one looks elsewhere; Escape gives the focus back.
export default class extends Controller<HTMLDetailsElement> {
  private readonly elsewhere = (event: Event) => {
    // An entry that was chosen closes it too: what it opened may lie right below.
    const inside = this.element.contains(event.target as Node)
    if (!inside || (event.target as Element).closest?.(".drop :is(a, button)")) this.element.open = false
  }

  override connect(): void {
    document.addEventListener("click", this.elsewhere)
    document.addEventListener("turbo:before-cache", this.elsewhere)
  }

  override disconnect(): void {
    document.removeEventListener("click", this.elsewhere)
    document.removeEventListener("turbo:before-cache", this.elsewhere)
    this.element.open = false
  }

  key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.element.open) return
    event.stopPropagation()
    this.element.open = false
    this.element.querySelector("summary")?.focus()
  }
}
