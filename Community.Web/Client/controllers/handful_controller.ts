import { Controller } from "@hotwired/stimulus"
import { fill, number } from "../live/words"

// Several tickets chosen together: by their boxes, with Shift from the last one to this, or with x; m leads to the bar that says where they go.
export default class extends Controller<HTMLElement> {
  static override targets = ["box", "bar", "count", "way"]
  declare boxTargets: HTMLInputElement[]
  declare barTarget: HTMLElement
  declare countTarget: HTMLElement
  declare wayTargets: HTMLButtonElement[]
  private readonly chosen = new Map<string, string>()
  private last = ""

  override connect(): void { this.resume() }

  // A morph brings every box back as the server has it: empty. What was chosen is chosen as long as it lies where it lay.
  resume(): void {
    const there = new Map(this.boxTargets.map(box => [box.value, stageOf(box)]))
    for (const [id, stage] of this.chosen) if (there.get(id) !== stage) this.chosen.delete(id)
    for (const box of this.boxTargets) box.checked = this.chosen.has(box.value)
    this.show()
  }

  press({ target, shiftKey }: MouseEvent): void {
    const box = target as HTMLInputElement
    for (const one of shiftKey ? this.between(box) : [box]) this.choose(one, box.checked)
    this.last = box.value
    this.show()
  }

  key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement
    const box = at.closest<HTMLElement>(".ticket")?.querySelector<HTMLInputElement>(".choose")
    if (at.closest(".drop, .handful") && event.key !== "Escape" || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === "x" && box) this.toggle(box, event.shiftKey)
    else if (event.key === "m" && this.chosen.size > 1) this.wayTargets.find(way => !way.disabled)?.focus()
    else if (event.key === "Escape" && this.chosen.size > 0 && !at.closest("details[open]")) this.clear()
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  // What was moved is chosen no more.
  sent(event: CustomEvent<{ success: boolean }>): void {
    if (event.detail.success && (event.target as HTMLFormElement).action.endsWith("/board/moves") && (event.target as HTMLFormElement).method === "post") this.clear()
  }

  clear(): void {
    const back = this.barTarget.contains(document.activeElement) ? this.boxTargets.find(box => this.chosen.has(box.value)) : undefined
    this.chosen.clear()
    this.resume()
    back?.closest<HTMLElement>(".ticket")?.focus()
  }

  private toggle(box: HTMLInputElement, range: boolean): void {
    box.checked = !box.checked
    for (const one of range ? this.between(box) : [box]) this.choose(one, box.checked)
    this.last = box.value
    this.show()
  }

  private choose(box: HTMLInputElement, on: boolean): void {
    box.checked = on
    if (on) this.chosen.set(box.value, stageOf(box))
    else this.chosen.delete(box.value)
  }

  private between(box: HTMLInputElement): HTMLInputElement[] {
    const [one, other] = [this.boxTargets.findIndex(each => each.value === this.last), this.boxTargets.indexOf(box)]
    return one < 0 ? [box] : this.boxTargets.slice(Math.min(one, other), Math.max(one, other) + 1)
  }

  // A way is open when at least one of them may go it; the sheet says which stay, and why.
  private show(): void {
    const ways = new Set(this.boxTargets.filter(box => this.chosen.has(box.value)).flatMap(box => box.closest<HTMLElement>(".ticket")!.dataset.ways!.split(" ")))
    for (const way of this.wayTargets) way.disabled = !ways.has(way.value)
    this.barTarget.dataset.chosen = String(this.chosen.size)
    this.countTarget.textContent = fill(this.countTarget.dataset[this.chosen.size === 1 ? "one" : "other"] ?? "", number(this.chosen.size))
  }
}

const stageOf = (box: HTMLElement): string => box.closest<HTMLElement>(".ticket")!.dataset.stage!
