import { Controller } from "@hotwired/stimulus"
import { fill, number } from "../live/words"
import { Zoom } from "../pictures/zoom"
import { stepOf } from "./reel_controller"

// A picture as large as the window: the links around the pictures open it, and lead to the file without script.
export default class extends Controller<HTMLElement> {
  static override targets = ["picture", "dialog", "stage", "large", "place", "words", "back", "on", "full"]
  declare pictureTargets: HTMLAnchorElement[]
  declare dialogTarget: HTMLDialogElement
  declare stageTarget: HTMLElement
  declare largeTarget: HTMLImageElement
  declare placeTarget: HTMLElement
  declare wordsTarget: HTMLElement
  declare backTargets: HTMLElement[]
  declare onTargets: HTMLElement[]
  declare fullTarget: HTMLElement
  private zoom?: Zoom
  private at = 0
  private readonly leave = () => this.dialogTarget.close()

  override connect(): void {
    document.addEventListener("turbo:before-cache", this.leave)
    // A telephone has nothing to make room from.
    this.fullTarget.hidden = !document.fullscreenEnabled
  }

  override disconnect(): void {
    document.removeEventListener("turbo:before-cache", this.leave)
    this.zoom?.end()
    this.zoom = undefined
  }

  open(event: MouseEvent): void {
    // As with any link, another tab is another tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.zoom ??= new Zoom(this.stageTarget, this.largeTarget, step => this.step(step))
    this.show(this.pictureTargets.indexOf(event.currentTarget as HTMLAnchorElement))
    this.dialogTarget.showModal()
  }

  key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = stepOf(event.key)
    if (step !== 0) this.step(step)
    else if (event.key === "Home") this.show(0)
    else if (event.key === "End") this.show(this.pictureTargets.length - 1)
    else if (event.key === "+" || event.key === "=") this.nearer()
    else if (event.key === "-") this.farther()
    else if (event.key === "0") this.zoom?.rest()
    else if (event.key === "f") this.fill()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  back(): void { this.step(-1) }
  on(): void { this.step(1) }
  nearer(): void { this.zoom?.by(1.6) }
  farther(): void { this.zoom?.by(1 / 1.6) }
  close(): void { this.dialogTarget.close() }

  fill(): void { void (document.fullscreenElement ? document.exitFullscreen() : this.dialogTarget.requestFullscreen()).catch(() => {}) }

  // The focus goes back to the picture that one saw last.
  closed(): void {
    if (document.fullscreenElement) void document.exitFullscreen()
    this.dispatch("left", { detail: { index: this.at } })
    this.pictureTargets[this.at]?.focus({ preventScroll: true })
  }

  private step(by: number): void { this.show(this.at + by) }

  private show(at: number): void {
    const drawn = this.pictureTargets[at]?.querySelector<HTMLImageElement>("img[srcset]")
    if (!drawn) return
    this.at = at
    this.zoom?.rest()
    const large = this.largeTarget
    large.width = drawn.width
    large.height = drawn.height
    large.sizes = "100vw"
    large.srcset = drawn.srcset
    large.alt = drawn.alt
    this.wordsTarget.textContent = drawn.alt
    this.placeTarget.textContent = fill(this.placeTarget.dataset.words ?? "", number(at + 1), number(this.pictureTargets.length))
    for (const button of this.backTargets) button.toggleAttribute("disabled", at === 0)
    for (const button of this.onTargets) button.toggleAttribute("disabled", at === this.pictureTargets.length - 1)
  }
}
