import { Controller } from "@hotwired/stimulus"
import { fill, number } from "../live/words"

// How many characters are left, once it matters; how many are still wanted, when there is a least.
export default class extends Controller {
  static override targets = ["text", "left"]
  static override values = { most: Number, least: Number }
  declare textTarget: HTMLInputElement | HTMLTextAreaElement
  declare leftTarget: HTMLElement
  declare mostValue: number
  declare leastValue: number

  override connect(): void { this.count() }

  count(): void {
    const length = this.textTarget.value.trim().length
    const left = this.mostValue - length
    const wanted = this.leastValue - length
    const words = this.leftTarget.dataset
    this.leftTarget.classList.toggle("over", left < 0)
    if (length > 0 && wanted > 0) this.leftTarget.textContent = fill(words.wanted ?? "", number(wanted))
    else this.leftTarget.textContent = left < Math.min(200, this.mostValue / 2) ? fill(words.left ?? "", number(left)) : ""
  }
}
