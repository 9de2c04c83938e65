import { Controller } from "@hotwired/stimulus"

// What stood in its place goes once the picture is there: through a see-through picture one would see it for ever.
export default class extends Controller<HTMLElement> {
  static override targets = ["picture", "meanwhile"]
  declare pictureTarget: HTMLImageElement
  declare hasMeanwhileTarget: boolean
  declare meanwhileTarget: HTMLElement

  override connect(): void { if (this.pictureTarget.complete && this.pictureTarget.naturalWidth > 0) void this.arrived() }

  // It is there when it can be drawn, which takes a large one a moment longer.
  async arrived(): Promise<void> {
    await this.pictureTarget.decode().catch(() => {})
    if (this.hasMeanwhileTarget) this.meanwhileTarget.hidden = true
  }
}
