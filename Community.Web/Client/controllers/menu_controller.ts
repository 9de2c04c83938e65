import { Controller } from "@hotwired/stimulus"

const scrolling = ".board, .table-scroll"
const gap = 6

// Closes a <details> menu when one looks elsewhere; Escape gives the focus back. Inside what scrolls, the list lies above the page,
// or it would be cut off where the scrolling part ends.
export default class extends Controller<HTMLDetailsElement> {
  private readonly elsewhere = (event: Event) => {
    // An entry that was chosen closes it too: what it opened may lie right below.
    const inside = this.element.contains(event.target as Node)
    if (!inside || (event.target as Element).closest?.(".drop :is(a, button)")) this.element.open = false
  }

  private readonly turned = () => {
    if (this.element.open && this.element.closest(scrolling)) this.raise()
    else this.lower()
  }

  // It goes along with its ticket: what brought the ticket into view may still be scrolling when the list opens.
  private readonly scrolled = () => this.place()

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !this.element.open) return
    event.stopPropagation()
    this.element.open = false
    this.element.querySelector("summary")?.focus()
  }

  override connect(): void {
    this.element.addEventListener("toggle", this.turned)
    this.element.addEventListener("keydown", this.pressed)
    document.addEventListener("click", this.elsewhere)
    document.addEventListener("turbo:before-cache", this.elsewhere)
    if (this.element.open) this.turned()
  }

  override disconnect(): void {
    this.element.removeEventListener("toggle", this.turned)
    this.element.removeEventListener("keydown", this.pressed)
    document.removeEventListener("click", this.elsewhere)
    document.removeEventListener("turbo:before-cache", this.elsewhere)
    // A morph moves what has another place now: an open menu goes along, with whoever is choosing from it.
    if (this.element.isConnected) return
    this.lower()
    this.element.open = false
  }

  private raise(): void {
    const drop = this.element.querySelector<HTMLElement>(".drop")!
    drop.popover = "manual"
    if (!drop.matches(":popover-open")) drop.showPopover()
    this.place()
    addEventListener("scroll", this.scrolled, { capture: true })
  }

  private place(): void {
    const drop = this.element.querySelector<HTMLElement>(".drop")!
    const at = this.element.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = drop
    const ends = getComputedStyle(this.element).direction === "rtl" ? at.left : at.right - width
    drop.style.left = `${Math.max(gap, Math.min(ends, innerWidth - width - gap))}px`
    drop.style.top = `${at.bottom + gap + height > innerHeight ? Math.max(gap, at.top - height - gap) : at.bottom + gap}px`
  }

  private lower(): void {
    removeEventListener("scroll", this.scrolled, { capture: true })
    const drop = this.element.querySelector<HTMLElement>(".drop[popover]")
    drop?.removeAttribute("style")
    drop?.removeAttribute("popover")
  }
}
