import { Controller } from "@hotwired/stimulus"

// Where there is too little room the rail, or a row of tabs, opens at now without moving the page; so it does when a phone is turned.
export default class extends Controller<HTMLElement> {
  private readonly sizes = new ResizeObserver(() => this.show())

  override connect(): void {
    this.sizes.observe(this.element)
  }

  override disconnect(): void {
    this.sizes.disconnect()
  }

  private show(): void {
    const now = this.element.querySelector<HTMLElement>("[aria-current]")
    if (!now || this.element.scrollWidth <= this.element.clientWidth) return
    const rail = this.element.getBoundingClientRect()
    const place = now.getBoundingClientRect()
    this.element.scrollLeft += place.left + place.width / 2 - (rail.left + rail.width / 2)
  }
}
