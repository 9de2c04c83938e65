import { Controller } from "@hotwired/stimulus"

// On a phone the rail opens at now, without moving the page.
export default class extends Controller<HTMLElement> {
  override connect(): void {
    const now = this.element.querySelector<HTMLElement>(".now")
    if (!now || this.element.scrollWidth <= this.element.clientWidth) return
    const rail = this.element.getBoundingClientRect()
    const place = now.getBoundingClientRect()
    this.element.scrollLeft += place.left + place.width / 2 - (rail.left + rail.width / 2)
  }
}
