import { Controller } from "@hotwired/stimulus"
import { writing } from "../live/writing"

// Keys press what the page marks: data-shortcut="n", "g i", "/". They can be turned off, for those who speak to their machine.
export default class extends Controller<HTMLElement> {
  static override targets = ["switch"]
  declare switchTargets: HTMLInputElement[]
  private before = ""
  private at = 0

  switchTargetConnected(box: HTMLInputElement): void { box.checked = this.on }

  turn({ target }: Event): void { localStorage.setItem("shortcuts", (target as HTMLInputElement).checked ? "on" : "off") }

  key(event: KeyboardEvent): void {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) return
    const chord = Date.now() - this.at < 1_200 ? `${this.before} ${event.key}` : ""
    const found = (chord && this.find(chord)) || this.find(event.key)
    this.before = event.key
    this.at = Date.now()
    if (!found) return
    event.preventDefault()
    this.before = ""
    if (found.matches("input, textarea")) found.focus()
    else found.click()
  }

  private find(keys: string): HTMLElement | undefined {
    return [...this.element.querySelectorAll<HTMLElement>(`[data-shortcut="${CSS.escape(keys)}"]`)].find(one => one.checkVisibility() || one.matches("a"))
  }

  private get on(): boolean { return localStorage.getItem("shortcuts") !== "off" }
}
