import { Controller } from "@hotwired/stimulus"

// Closes a <details> menu when one looks elsewhere; Escape gives the focus back.
export default class extends Controller<HTMLDetailsElement> {
  private readonly elsewhere = (event: Event) => { if (!this.element.contains(event.target as Node)) this.element.open = false }

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
