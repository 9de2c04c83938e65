import { Controller } from "@hotwired/stimulus"
import { fill, number } from "../live/words"
import type Autosave from "./autosave_controller"
import { BuildHome, FormHome, type Home } from "../pictures/home"
import { Line } from "../pictures/line"
import { preview } from "../pictures/preview"
import { sourceOf } from "../pictures/source"
import { Tile } from "../pictures/tile"

const atOnce = 2

// Files that are dropped, pasted or chosen become tiles in the list of pictures and are sent two at a time. A tile whose
// picture has arrived gives its place to the list item that the server draws. They belong to a build, or to the form around
// them, which then takes what is let go and pasted anywhere over it. Without script the form sends them.
export default class extends Controller<HTMLElement> {
  static override targets = ["list", "input", "tile", "said", "mark", "cropping"]
  static override values = { build: String, field: String, most: { type: Number, default: Infinity } }
  static override outlets = ["autosave"]
  declare hasAutosaveOutlet: boolean
  declare autosaveOutlet: Autosave
  declare listTarget: HTMLElement
  declare inputTarget: HTMLInputElement
  declare tileTarget: HTMLTemplateElement
  declare croppingTarget: HTMLTemplateElement
  declare saidTarget: HTMLElement
  declare markTarget: HTMLInputElement
  declare buildValue: string
  declare fieldValue: string
  declare mostValue: number
  private home!: Home
  private readonly tiles = new Set<Tile>()
  private readonly files = new WeakMap<HTMLElement, File>()
  private readonly line = new Line(atOnce)
  private readonly previews = new Line(1)
  private came = 0
  private arrived = 0
  private inside = 0
  private readonly online = () => { for (const tile of this.tiles) if (tile.standing === "broken") this.queue(tile) }
  private readonly ask = (event: Event) => { if (this.isBusy) event.preventDefault() }

  override initialize(): void {
    this.home = this.fieldValue ? new FormHome(this.fieldValue) : new BuildHome(this.buildValue, () => this.keep())
  }

  override connect(): void {
    addEventListener("online", this.online)
    addEventListener("beforeunload", this.ask)
  }

  override disconnect(): void {
    removeEventListener("online", this.online)
    removeEventListener("beforeunload", this.ask)
  }

  enter(event: DragEvent): void { if (hasFiles(event) && this.hears(event) && this.inside++ === 0) this.element.classList.add("over") }

  leave(event: DragEvent): void { if (hasFiles(event) && this.hears(event) && --this.inside <= 0) this.rest() }

  over(event: DragEvent): void { if (hasFiles(event) && this.hears(event)) event.preventDefault() }

  drop(event: DragEvent): void {
    if (!hasFiles(event) || !this.hears(event)) return
    event.preventDefault()
    this.rest()
    this.take(event.dataTransfer!.files)
  }

  // What also has words in it is pasted as words, where words are being written.
  paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData
    const files = [...(pasted?.files ?? [])].filter(file => file.type.startsWith("image/"))
    if (files.length === 0 || (this.fieldValue && (!this.hears(event) || pasted!.types.includes("text/plain")))) return
    event.preventDefault()
    this.take(files)
  }

  choose(): void {
    this.take([...this.inputTarget.files!])
    this.inputTarget.value = ""
  }

  // While something is on its way the page must stay: what would end it waits, and says why.
  hold(event: Event): void {
    const aside = event.type === "submit" && (this.fieldValue ? event.target !== this.form : this.element.contains(event.target as Node))
    if (!this.isBusy || aside) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.say(this.saidTarget.dataset.busy)
    this.saidTarget.scrollIntoView({ block: "nearest" })
  }

  tell(event: CustomEvent<{ words?: string }>): void { this.say(event.detail.words) }

  // What was written has been sent, and its pictures with it.
  clear(event: Event): void {
    if (event.target !== this.form) return
    this.listTarget.replaceChildren()
    this.came = this.arrived = 0
    this.say()
  }

  // A form that keeps itself hears of it as of any other field.
  changed(): void { if (this.fieldValue) this.markTarget.dispatchEvent(new Event("input", { bubbles: true })) }

  // The focus stays where the next press would be.
  leaveOut(event: Event): void {
    const item = itemOf(event)
    const near = item.nextElementSibling ?? item.previousElementSibling
    item.remove()
    ;(near?.querySelector<HTMLElement>("textarea, button:not([hidden])") ?? this.inputTarget).focus()
    this.say()
    this.changed()
  }

  async trim(event: Event): Promise<void> {
    const [item, button] = [itemOf(event), event.currentTarget as HTMLElement]
    const file = this.files.get(item)
    try {
      const { crop } = await import("../pictures/cropping")
      const cut = await crop({
        template: this.croppingTarget, source: await sourceOf(item, file), name: file?.name ?? "picture", shape: this.mostValue === 1 ? "1:1" : "",
        size: (wide, high, words) => fill(words, number(wide), number(high)),
      })
      button.focus()
      if (cut) this.add(cut, item)
    } catch {
      this.say(this.saidTarget.dataset.uncut)
    }
  }

  // Where there is room for one, another takes its place.
  private take(files: Iterable<File>): void {
    const only = this.mostValue === 1 ? this.listTarget.querySelector<HTMLElement>("[data-picture]") : null
    const room = only ? 1 : this.mostValue - this.listTarget.children.length
    const all = [...files]
    for (const file of all.slice(0, Math.max(0, room))) this.add(file, only ?? undefined)
    if (all.length > room) this.say(fill(this.saidTarget.dataset.full ?? "", number(this.mostValue)))
  }

  private add(file: File, instead?: HTMLElement): void {
    const tile = this.draw(file, instead)
    this.tiles.add(tile)
    this.came++
    this.previews.add(() => preview(file, tile.canvas))
    this.queue(tile)
  }

  private draw(file: File, instead?: HTMLElement): Tile {
    const element = (this.tileTarget.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
    if (instead) instead.before(element)
    else this.listTarget.append(element)
    const tile = new Tile(element, file, instead)
    element.querySelector("[data-part=stop]")!.addEventListener("click", () => this.forget(tile))
    element.querySelector("[data-part=again]")!.addEventListener("click", () => this.queue(tile))
    return tile
  }

  private queue(tile: Tile): void {
    tile.show("waiting")
    this.line.add(async () => {
      await this.send(tile)
      this.settled()
    })
  }

  private async send(tile: Tile): Promise<void> {
    const build = await this.home.ready()
    if (build === null) return tile.show("broken")
    let picture: string | null = null
    await tile.send(build, id => { picture = id })
    if (picture !== null) await this.settle(tile, picture)
  }

  private async settle(tile: Tile, picture: string): Promise<void> {
    const drawn = await this.home.draw(picture)
    // Nobody but the list of a form knows of its pictures.
    if (!drawn && this.fieldValue) return tile.show("broken")
    if (drawn) {
      this.files.set(drawn, tile.file)
      tile.element.replaceWith(drawn)
    } else tile.element.remove()
    const swapped = !drawn || !tile.instead || await this.swap(drawn, tile.instead)
    this.tiles.delete(tile)
    this.arrived++
    this.say(swapped ? fill(this.saidTarget.dataset.arrived ?? "", number(this.arrived), number(this.came)) : this.saidTarget.dataset.both)
    this.changed()
  }

  private async swap(drawn: HTMLElement, old: HTMLElement): Promise<boolean> {
    if (!old.isConnected) return true
    if (!await this.home.swap(drawn, old)) return false
    const focused = old.contains(document.activeElement)
    old.remove()
    if (focused) drawn.querySelector<HTMLElement>("[data-action~='uploader#trim']")?.focus()
    return true
  }

  private forget(tile: Tile): void {
    this.tiles.delete(tile)
    this.came--
    tile.remove()
    this.inputTarget.focus()
    this.settled()
  }

  private settled(): void { if (!this.isBusy) this.dispatch("settled") }

  // A build that nobody has kept yet is kept as a draft first, by the form that saves itself.
  private async keep(): Promise<string> {
    if (!this.hasAutosaveOutlet) return ""
    const place = await this.autosaveOutlet.kept()
    const id = /\/builds\/(\d+)/.exec(place)?.[1]
    if (id) this.element.dataset.orderUrlValue = `/builds/${id}/order`
    return place
  }

  private hears(event: Event): boolean { return (this.form ?? this.element).contains(event.target as Node) }
  private get form(): HTMLFormElement | null { return this.fieldValue ? this.markTarget.form : null }
  private get isBusy(): boolean { return [...this.tiles].some(tile => tile.isUnderWay) }
  private say(words = ""): void { this.saidTarget.textContent = words }

  private rest(): void {
    this.inside = 0
    this.element.classList.remove("over")
  }
}

const itemOf = (event: Event) => (event.currentTarget as HTMLElement).closest<HTMLElement>("[data-picture]")!
const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false
