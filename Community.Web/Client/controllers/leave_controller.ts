import { Controller } from "@hotwired/stimulus"
import { config, visit } from "@hotwired/turbo"

// A form that does not save itself asks before a link takes its changed words away. The way back in the browser brings them back.
export default class extends Controller<HTMLFormElement> {
  static override values = { words: String }
  declare wordsValue: string
  private changed = false
  private readonly stay = (event: Event) => { if (this.changed) event.preventDefault() }

  override connect(): void { addEventListener("beforeunload", this.stay) }
  override disconnect(): void { removeEventListener("beforeunload", this.stay) }

  // Heard from the whole page: a field may stand outside the form and belong to it.
  change({ target }: Event): void { if ((target as HTMLInputElement).form === this.element) this.changed = true }

  // Whoever has to sign in first finds the words again (live/unsent).
  sent({ detail, target }: CustomEvent<{ success: boolean }>): void { if (target === this.element && detail.success) this.changed = false }

  async ask(event: CustomEvent<{ url: string }>): Promise<void> {
    if (!this.changed) return
    event.preventDefault()
    if (!await config.forms.confirm(this.wordsValue, this.element, null)) return
    this.changed = false
    visit(event.detail.url)
  }
}
