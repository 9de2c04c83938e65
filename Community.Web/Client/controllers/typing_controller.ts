import { Controller } from "@hotwired/stimulus"
import { listen, tell } from "../live/connection"
import { fill } from "../live/words"

// Says that somebody is writing, and hears it of others. May be lost; nothing else may.
export default class extends Controller {
  static override targets = ["who"]
  static override values = { topic: String }
  declare whoTarget: HTMLElement
  declare topicValue: string
  private said = 0
  private quiet?: ReturnType<typeof setTimeout>
  private stop?: () => void

  override connect(): void {
    this.stop = listen(this.topicValue, { typing: name => this.show(name) })
  }

  override disconnect(): void {
    clearTimeout(this.quiet)
    this.stop?.()
  }

  write(): void {
    if (Date.now() - this.said < 3_000) return
    this.said = Date.now()
    void tell("Typing", this.topicValue)
  }

  private show(name: string): void {
    this.whoTarget.textContent = fill(this.whoTarget.dataset.words ?? "{0}", name)
    clearTimeout(this.quiet)
    this.quiet = setTimeout(() => { this.whoTarget.textContent = "" }, 5_000)
  }
}
