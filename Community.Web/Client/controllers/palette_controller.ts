import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"
import { fill, number } from "../live/words"
import { writing } from "../live/writing"

interface Command { name: string; keys: string; run(): void }

const offered = "[data-shortcut]:not(input), .bar a[href]:not(.brand, [data-palette-open]), .bar .drop button.entry, .filters a.entry, .foot a[href]"

// Ctrl K, or Cmd K: every way and every act of this page by name. It offers what the page itself offers, in the page's words,
// and so what there is and what the reader may do; and the search for whatever was typed.
export default class extends Controller<HTMLDialogElement> {
  static override targets = ["input", "list", "row", "count"]
  static override values = { search: String }
  declare inputTarget: HTMLInputElement
  declare listTarget: HTMLElement
  declare rowTarget: HTMLTemplateElement
  declare countTarget: HTMLElement
  declare searchValue: string
  private all: Command[] = []
  private shown: Command[] = []
  private at = 0
  private readonly summon = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || writing(event.target)) return
    event.preventDefault()
    this.open()
  }
  private readonly called = (event: Event) => {
    if (!(event.target as Element).closest?.("[data-palette-open]")) return
    event.preventDefault()
    this.open()
  }

  override connect(): void {
    document.addEventListener("keydown", this.summon)
    document.addEventListener("click", this.called)
  }

  override disconnect(): void {
    document.removeEventListener("keydown", this.summon)
    document.removeEventListener("click", this.called)
  }

  narrow(): void {
    const words = plain(this.inputTarget.value).split(" ").filter(Boolean)
    this.shown = this.all.filter(({ name }) => words.every(word => plain(name).includes(word)))
    const typed = this.inputTarget.value.trim()
    if (typed) this.shown.push({ name: fill(this.searchValue, typed), keys: "", run: () => visit(`/search?q=${encodeURIComponent(typed)}`) })
    this.listTarget.replaceChildren(...this.shown.map((command, place) => this.row(command, place)))
    this.countTarget.textContent = fill(this.countTarget.dataset.words ?? "", number(this.shown.length))
    this.choose(0)
  }

  walk(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step !== 0) this.choose((this.at + step + this.shown.length) % this.shown.length)
    else if (event.key === "Enter" && !event.isComposing) this.run(this.at)
    else return
    event.preventDefault()
  }

  press({ target }: Event): void {
    if (target === this.element) return this.element.close()
    const place = [...this.listTarget.children].indexOf((target as Element).closest("[role=option]")!)
    if (place >= 0) this.run(place)
  }

  private open(): void {
    if (document.querySelector("dialog[open]")) return
    this.all = commands()
    this.inputTarget.value = ""
    this.narrow()
    this.element.showModal()
  }

  private run(place: number): void {
    const command = this.shown[place]
    this.element.close()
    // What was offered may have been drawn anew since: a vote of somebody else replaces the brick.
    const now = commands().find(({ name }) => name === command?.name) ?? command
    now?.run()
  }

  private choose(place: number): void {
    this.at = Math.max(0, place)
    for (const [nth, row] of [...this.listTarget.children].entries()) row.setAttribute("aria-selected", String(nth === this.at))
    const row = this.listTarget.children[this.at]
    this.inputTarget.setAttribute("aria-activedescendant", row?.id ?? "")
    row?.scrollIntoView({ block: "nearest" })
  }

  private row({ name, keys }: Command, place: number): Node {
    const row = this.rowTarget.content.firstElementChild!.cloneNode(true) as HTMLElement
    row.id = `palette-${place}`
    row.querySelector("[data-name]")!.textContent = name
    const key = row.querySelector("kbd")!
    key.textContent = keys
    key.hidden = !keys
    return row
  }
}

// What lies in a menu that is shut is offered too; what the page hides is not. A list has many bricks, and none of them is meant.
function commands(): Command[] {
  const found = [...document.querySelectorAll<HTMLElement>(offered)].filter(one => one.checkVisibility() || one.closest("details:not([open])"))
  const bricks = found.filter(one => one.matches(".brick")).length
  const named = found.filter(one => bricks === 1 || !one.matches(".brick")).map(one => ({ name: nameOf(one), keys: one.dataset.shortcut ?? "", run: () => one.click() }))
  return [...new Map(named.toReversed().map(one => [one.name, one])).values()].toReversed().filter(one => one.name)
}

// A brick says its word and, unseen, the rest of the sentence.
function nameOf(one: HTMLElement): string {
  const said = [...one.querySelectorAll("small, .visually-hidden")].map(part => part.textContent).join(" ")
  return (said || one.textContent || "").trim().replace(/\s+/g, " ")
}

const plain = (words: string): string => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim()
