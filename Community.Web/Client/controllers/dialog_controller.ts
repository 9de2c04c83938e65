import { Controller } from "@hotwired/stimulus"

// Opens the <dialog> within, or the one named: data-dialog-name-value="shortcuts". Without script the link leads to a page.
export default class extends Controller<HTMLElement> {
  static override values = { name: String }
  declare nameValue: string
  private readonly close = () => this.dialog?.close()

  override connect(): void { document.addEventListener("turbo:before-cache", this.close) }
  override disconnect(): void { document.removeEventListener("turbo:before-cache", this.close) }

  open(event: Event): void {
    if (!this.dialog) return
    event.preventDefault()
    this.dialog.showModal()
  }

  shut(): void { this.close() }

  // A press on the backdrop reaches the dialog itself.
  outside(event: Event): void { if (event.target === this.dialog) this.close() }

  done(event: CustomEvent<{ success: boolean }>): void { if (event.detail.success) this.close() }

  private get dialog(): HTMLDialogElement | null {
    if (this.element instanceof HTMLDialogElement) return this.element
    return this.nameValue ? document.querySelector(`dialog#${this.nameValue}`) : this.element.querySelector("dialog")
  }
}
