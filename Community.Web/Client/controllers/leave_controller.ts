import { Controller } from "@hotwired/stimulus"
import { config, visit } from "@hotwired/turbo"
import type { SubmitEnd } from "../live/unsent"

// A form that does not save itself asks before a link takes its changed words away. The way back in the browser brings them back.
export default class extends Controller<HTMLFormElement> {
  static override values = { words: String }
  declare wordsValue: string
  private changed = false
  private readonly stay = (event: Event) => { if (this.changed) event.preventDefault() }
  // A field may stand outside the form and belong to it.
  private readonly change = ({ target }: Event) => { if ((target as HTMLInputElement).form === this.element) this.changed = true }
  private readonly ask = (event: Event) => { if (this.changed) void this.asked(event as CustomEvent<{ url: string }>) }
  // Whoever has to sign in first finds the words again (live/unsent).
  private readonly sent = (event: Event) => { if (event.target === this.element && (event as SubmitEnd).detail.success) this.changed = false }

  override connect(): void {
    addEventListener("beforeunload", this.stay)
    document.addEventListener("input", this.change)
    document.addEventListener("turbo:before-visit", this.ask)
    this.element.addEventListener("turbo:submit-end", this.sent)
  }

  override disconnect(): void {
    removeEventListener("beforeunload", this.stay)
    document.removeEventListener("input", this.change)
    document.removeEventListener("turbo:before-visit", this.ask)
    this.element.removeEventListener("turbo:submit-end", this.sent)
  }

  private async asked(event: CustomEvent<{ url: string }>): Promise<void> {
    event.preventDefault()
    if (!await config.forms.confirm(this.wordsValue, this.element, null)) return
    this.changed = false
    visit(event.detail.url)
  }
}
