import { Controller } from "@hotwired/stimulus"

// Copies a link or a key, and says so.
export default class extends Controller<HTMLButtonElement> {
  static override values = { text: String, done: String }
  declare textValue: string
  declare doneValue: string

  async copy(): Promise<void> {
    const words = this.element.textContent
    await navigator.clipboard.writeText(this.textValue)
    this.element.textContent = this.doneValue
    setTimeout(() => { this.element.textContent = words }, 1_800)
  }
}
