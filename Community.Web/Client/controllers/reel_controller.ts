import { Controller } from "@hotwired/stimulus"

// Pictures side by side, of which one fills the stage. The browser itself slides from one to the next, under a finger too;
// this marks the small one that is large now, and moves along by buttons and arrow keys.
export default class extends Controller<HTMLElement> {
  static override targets = ["strip", "picture", "thumb", "back", "on"]
  declare stripTarget: HTMLElement
  declare pictureTargets: HTMLElement[]
  declare thumbTargets: HTMLAnchorElement[]
  declare backTargets: HTMLButtonElement[]
  declare onTargets: HTMLButtonElement[]
  private shown = 0

  override connect(): void { this.look() }

  // Heard while it slides: the middle of the stage decides.
  look(): void {
    const strip = this.stripTarget.getBoundingClientRect()
    const middle = strip.left + strip.width / 2
    const at = this.pictureTargets.findIndex(picture => {
      const { left, right } = picture.getBoundingClientRect()
      return left <= middle && middle < right
    })
    if (at >= 0) this.mark(at)
  }

  back(): void { this.show(this.shown - 1) }
  on(): void { this.show(this.shown + 1) }

  go(event: Event & { params: { index: number } }): void {
    event.preventDefault()
    this.show(event.params.index)
  }

  walk(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).closest("dialog")) return
    const step = stepOf(event.key)
    if (step === 0) return
    event.preventDefault()
    this.show(this.shown + step)
  }

  // The viewer was left at another picture than it was opened at.
  follow(event: CustomEvent<{ index: number }>): void { this.show(event.detail.index, "instant") }

  private show(at: number, behavior: ScrollBehavior = "auto"): void {
    const picture = this.pictureTargets[at]
    if (!picture) return
    const strip = this.stripTarget
    // Said as a place and not as a way: on its way the browser would stop at every picture.
    strip.scrollTo({ left: strip.scrollLeft + picture.getBoundingClientRect().left - strip.getBoundingClientRect().left, behavior })
    this.mark(at)
  }

  private mark(at: number): void {
    this.shown = at
    for (const [nth, thumb] of this.thumbTargets.entries()) {
      if (nth !== at) thumb.removeAttribute("aria-current")
      else if (!thumb.hasAttribute("aria-current")) {
        thumb.setAttribute("aria-current", "true")
        reveal(thumb)
      }
    }
    for (const button of this.backTargets) button.hidden = at === 0
    for (const button of this.onTargets) button.hidden = at === this.pictureTargets.length - 1
  }
}

// Its row is scrolled, and never the page around it.
function reveal(thumb: HTMLElement): void {
  const row = thumb.closest("ol")!
  const [inner, outer] = [thumb.getBoundingClientRect(), row.getBoundingClientRect()]
  row.scrollBy({ left: inner.left + inner.width / 2 - (outer.left + outer.width / 2) })
}

// Forwards is where reading goes.
export function stepOf(key: string): number {
  const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight"
  if (key === onward) return 1
  return key === "ArrowLeft" || key === "ArrowRight" ? -1 : 0
}
