import { Controller } from "@hotwired/stimulus"
import { fill, number } from "../live/words"
import type Autosave from "./autosave_controller"
import { Line } from "../pictures/line"
import { preview } from "../pictures/preview"
import { Tile } from "../pictures/tile"

const atOnce = 2

// Files that are dropped, pasted or chosen become tiles in the list of pictures and are sent two at a time. A tile whose
// picture has arrived gives its place to the list item that the server draws. Without script the form sends them.
export default class extends Controller<HTMLElement> {
  static override targets = ["list", "input", "tile", "said"]
  static override values = { build: String }
  static override outlets = ["autosave"]
  declare hasAutosaveOutlet: boolean
  declare autosaveOutlet: Autosave
  declare listTarget: HTMLElement
  declare inputTarget: HTMLInputElement
  declare tileTarget: HTMLTemplateElement
  declare saidTarget: HTMLElement
  declare buildValue: string
  private readonly tiles = new Set<Tile>()
  private readonly line = new Line(atOnce)
  private readonly previews = new Line(1)
  private came = 0
  private arrived = 0
  private inside = 0
  private readonly online = () => { for (const tile of this.tiles) if (tile.standing === "broken") this.queue(tile) }
  private readonly ask = (event: Event) => { if (this.isBusy) event.preventDefault() }

  override connect(): void {
    addEventListener("online", this.online)
    addEventListener("beforeunload", this.ask)
  }

  override disconnect(): void {
    removeEventListener("online", this.online)
    removeEventListener("beforeunload", this.ask)
  }

  enter(event: DragEvent): void { if (hasFiles(event) && this.inside++ === 0) this.element.classList.add("over") }

  leave(event: DragEvent): void { if (hasFiles(event) && --this.inside <= 0) this.rest() }

  over(event: DragEvent): void { if (hasFiles(event)) event.preventDefault() }

  drop(event: DragEvent): void {
    if (!hasFiles(event)) return
    event.preventDefault()
    this.rest()
    this.take(event.dataTransfer!.files)
  }

  paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])].filter(file => file.type.startsWith("image/"))
    if (files.length === 0) return
    event.preventDefault()
    this.take(files)
  }

  choose(): void {
    this.take([...this.inputTarget.files!])
    this.inputTarget.value = ""
  }

  // While something is on its way the page must stay: what would end it waits, and says why.
  hold(event: Event): void {
    if (!this.isBusy || this.element.contains(event.target as Node)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.say(this.saidTarget.dataset.busy)
    this.saidTarget.scrollIntoView({ block: "nearest" })
  }

  tell(event: CustomEvent<{ words?: string }>): void { this.say(event.detail.words) }

  private take(files: Iterable<File>): void {
    for (const file of files) {
      const tile = this.draw(file)
      this.tiles.add(tile)
      this.came++
      this.previews.add(() => preview(file, tile.canvas))
      this.queue(tile)
    }
  }

  private draw(file: File): Tile {
    const element = (this.tileTarget.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
    this.listTarget.append(element)
    const tile = new Tile(element, file)
    element.querySelector("[data-part=stop]")!.addEventListener("click", () => this.forget(tile))
    element.querySelector("[data-part=again]")!.addEventListener("click", () => this.queue(tile))
    return tile
  }

  private queue(tile: Tile): void {
    tile.show("waiting")
    this.line.add(async () => {
      const build = await this.home()
      if (!build) return tile.show("broken")
      let picture: string | null = null
      await tile.send(build, id => { picture = id })
      if (picture !== null) await this.settle(tile, picture)
    })
  }

  // The server draws it: with its own sizes, its alternative text to be written, its buttons.
  private async settle(tile: Tile, picture: string): Promise<void> {
    const drawn = await this.drawn(picture)
    this.tiles.delete(tile)
    this.arrived++
    if (drawn) tile.element.replaceWith(drawn)
    else tile.element.remove()
    this.say(fill(this.saidTarget.dataset.arrived ?? "", number(this.arrived), number(this.came)))
    if (!this.isBusy) this.dispatch("settled")
  }

  private async drawn(picture: string): Promise<Element | null> {
    const answer = await fetch(`/builds/${this.buildValue}/pictures`, { headers: { Accept: "text/html" } }).catch(() => null)
    if (!answer?.ok) return null
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const item = page.querySelector(`[data-picture="${CSS.escape(picture)}"]`)
    return item && document.importNode(item, true)
  }

  private forget(tile: Tile): void {
    this.tiles.delete(tile)
    this.came--
    tile.remove()
    this.inputTarget.focus()
  }

  // A build that nobody has kept yet is kept as a draft first, by the form that saves itself.
  private async home(): Promise<string> {
    if (this.buildValue || !this.hasAutosaveOutlet) return this.buildValue
    const id = /\/builds\/(\d+)/.exec(await this.autosaveOutlet.kept())?.[1]
    if (id) {
      this.buildValue = id
      this.element.dataset.orderUrlValue = `/builds/${id}/order`
    }
    return this.buildValue
  }

  private get isBusy(): boolean { return [...this.tiles].some(tile => tile.isUnderWay) }
  private say(words = ""): void { this.saidTarget.textContent = words }

  private rest(): void {
    this.inside = 0
    this.element.classList.remove("over")
  }
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false
