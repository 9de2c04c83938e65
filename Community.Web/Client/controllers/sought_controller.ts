import { Controller } from "@hotwired/stimulus"

// Around the post that a notice or a link led to: brings it into view, once. Turbo scrolls to the top when it has drawn a
// page, so we come after it; a page that is come back to stands where it was left.
export default class extends Controller<HTMLElement> {
  override connect(): void { this.bring() }

  show(): void {
    this.bring()
    this.element.dataset.shown = ""
  }

  private bring(): void {
    if (this.element.dataset.shown === undefined) this.element.firstElementChild?.scrollIntoView({ block: "center" })
  }
}
