import { Controller } from "@hotwired/stimulus"
import { focusWithin } from "../live/focus"
import { number } from "../live/words"

// On the shell around a brick, or a heart. The press shows at once and is taken back when it was refused; a second press within
// the click of the brick is the same press, or a double click would vote and take back.
export default class extends Controller<HTMLElement> {
  static override values = { word: { type: String, default: "vote" } }
  declare wordValue: string
  private pressed = 0

  press(event: Event): void {
    if (Date.now() - this.pressed < 600) return event.preventDefault()
    this.pressed = Date.now()
    this.turn((event.target as HTMLElement).matches(".cast"))
  }

  done(event: CustomEvent<{ success: boolean }>): void {
    if (!event.detail.success) this.turn(!(event.target as HTMLElement).matches(".cast"))
  }

  private turn(mine: boolean): void {
    const kept = new Set((this.element.dataset.mine ?? "").split(" ").filter(Boolean))
    if (kept.has(this.wordValue) === mine) return
    if (mine) kept.add(this.wordValue)
    else kept.delete(this.wordValue)
    // The focus would fall to the page when its button hides.
    const focused = this.element.contains(document.activeElement)
    this.element.dataset.mine = [...kept].join(" ")
    this.element.classList.toggle("clicked", mine)
    this.count(mine ? 1 : -1)
    if (focused) focusWithin(this.element)
  }

  private count(step: number): void {
    const told = `${this.wordValue}s`
    const stack = this.element.querySelector<HTMLElement>(`[data-${told}]`)!
    const all = Number(stack.dataset[told]) + step
    stack.dataset[told] = String(all)
    for (const figure of stack.querySelectorAll(".num")) figure.textContent = number(all)
  }
}
