import { Controller } from "@hotwired/stimulus"

// Says in words how good a new password is, by its length and by how many different signs it has.
export default class extends Controller {
  static override targets = ["password", "words"]
  static override values = { least: Number, short: String, weak: String, good: String, strong: String }
  declare passwordTarget: HTMLInputElement
  declare wordsTarget: HTMLElement
  declare leastValue: number
  declare shortValue: string
  declare weakValue: string
  declare goodValue: string
  declare strongValue: string

  judge(): void {
    const typed = this.passwordTarget.value
    this.wordsTarget.textContent = typed === "" ? "" : this.words(typed.length, new Set(typed.toLowerCase()).size)
  }

  private words(length: number, signs: number): string {
    if (length < this.leastValue) return this.shortValue
    if (signs < 6) return this.weakValue
    return length >= 16 && signs >= 9 ? this.strongValue : this.goodValue
  }
}
