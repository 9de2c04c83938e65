import { Controller } from "@hotwired/stimulus"

// A dialog around a Turbo Frame: links with data-turbo-frame="sheet" open their form here, and as a page without script.
export default class extends Controller<HTMLDialogElement> {
  show(): void { if (!this.element.open) this.element.showModal() }
  shut(): void { this.element.close() }
  done(event: CustomEvent<{ success: boolean }>): void { if (event.detail.success) this.element.close() }

  emptied(): void {
    const frame = this.element.querySelector("turbo-frame")
    frame?.removeAttribute("src")
    frame?.replaceChildren()
  }
}
