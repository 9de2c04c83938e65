import { Controller } from "@hotwired/stimulus"

// A dialog around a Turbo Frame: links with data-turbo-frame="sheet" open their form here, and as a page without script.
export default class extends Controller<HTMLDialogElement> {
  private get frame(): HTMLElement | null { return this.element.querySelector("turbo-frame") }

  // Turbo says that a frame has loaded some frames after it was drawn: a sheet may have been answered and put away by then.
  show(): void { if (!this.element.open && this.frame?.childElementCount) this.element.showModal() }
  shut(): void { this.element.close() }
  done(event: CustomEvent<{ success: boolean }>): void { if (event.detail.success) this.element.close() }

  emptied(): void {
    this.frame?.removeAttribute("src")
    this.frame?.replaceChildren()
  }
}
