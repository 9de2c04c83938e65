import { Controller } from "@hotwired/stimulus"
import { say } from "../live/unsent"
import { fill, number } from "../live/words"
import type Autosave from "./autosave_controller"
import { BuildHome, FormHome, type Home } from "../pictures/home"
import { Sends } from "../pictures/sends"
import { sourceOf } from "../pictures/source"
import { Tile } from "../pictures/tile"

// Files that are dropped, pasted or chosen become tiles in the list of pictures and are sent. A tile whose picture has arrived
// gives its place to the list item that the server draws. They belong to a build, or to the form around them. Without script
// the form sends them.
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
  private left = ""
  private readonly files = new WeakMap<HTMLElement, File>()
  private readonly sends = new Sends(tile => this.send(tile), () => this.settled())
  private pressed?: { form: HTMLFormElement; button: HTMLElement | null; refused: number }
  private readonly online = () => this.sends.again()
  private readonly ask = (event: Event) => { if (this.sends.isBusy) event.preventDefault() }

  // A kept page comes back without the script's knowledge of what was on its way.
  private readonly rest = () => { for (const tile of this.listTarget.querySelectorAll(".coming")) tile.remove() }

  override initialize(): void {
    this.home = this.fieldValue ? new FormHome(this.fieldValue) : new BuildHome(this.buildValue, () => this.keep())
  }

  override connect(): void {
    document.addEventListener("turbo:before-cache", this.rest)
    addEventListener("online", this.online)
    addEventListener("beforeunload", this.ask)
  }

  override disconnect(): void {
    document.removeEventListener("turbo:before-cache", this.rest)
    removeEventListener("online", this.online)
    removeEventListener("beforeunload", this.ask)
  }

  receive(event: CustomEvent<{ files: File[] }>): void { this.take(event.detail.files) }

  choose(): void {
    this.take([...this.inputTarget.files!])
    this.inputTarget.value = ""
  }

  // While something is on its way the page must stay. The form that it belongs to goes out by itself once all of it is there.
  hold(event: Event): void {
    const aside = event.type === "submit" && (this.fieldValue ? event.target !== this.form : this.element.contains(event.target as Node))
    if (!this.sends.isBusy || aside) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const form = event.target as HTMLFormElement
    if (event.type !== "submit" || form.method === "get") return say("coming")
    if (!this.pressed) say("coming-first")
    this.pressed = { form, button: (event as SubmitEvent).submitter, refused: this.sends.refused }
  }

  tell(event: CustomEvent<{ words?: string }>): void { this.say(event.detail.words) }

  // What was written has been sent, and its pictures with it.
  clear(event: Event): void {
    if (event.target !== this.form) return
    this.listTarget.replaceChildren()
    this.sends.clear()
    this.left = ""
    this.say()
  }

  // A form that keeps itself hears of it as of any other field.
  changed(): void { if (this.fieldValue) this.markTarget.dispatchEvent(new Event("input", { bubbles: true })) }

  // The focus stays where the next press would be.
  leaveOut(event: Event): void {
    const item = itemOf(event)
    const near = item.nextElementSibling ?? item.previousElementSibling
    item.remove()
    this.left = ""
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
  private take(all: File[]): void {
    const only = this.mostValue === 1 ? this.listTarget.querySelector<HTMLElement>("[data-picture]") : null
    // What was refused takes no room.
    const room = only ? 1 : this.mostValue - this.listTarget.querySelectorAll("li:not([data-standing=refused])").length
    for (const file of all.slice(0, Math.max(0, room))) this.add(file, only ?? undefined)
    this.left = all.length > room ? fill(this.saidTarget.dataset.full ?? "", number(this.mostValue), number(all.length - Math.max(0, room))) : ""
    this.say()
  }

  private add(file: File, instead?: HTMLElement): void {
    const element = (this.tileTarget.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
    if (instead) instead.before(element)
    else this.listTarget.append(element)
    const tile = new Tile(element, file, instead)
    element.querySelector("[data-part=stop]")!.addEventListener("click", () => this.forget(tile))
    element.querySelector("[data-part=again]")!.addEventListener("click", () => this.sends.queue(tile))
    this.sends.add(tile)
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
    // The same file twice is the same upload, and one picture: the one that is there already.
    if (drawn && this.listTarget.querySelector(`[data-picture="${CSS.escape(picture)}"]`)) tile.element.remove()
    else if (drawn) {
      this.files.set(drawn, tile.file)
      tile.element.replaceWith(drawn)
    } else tile.element.remove()
    const swapped = !drawn?.isConnected || !tile.instead || await this.swap(drawn, tile.instead)
    this.sends.arrive(tile)
    this.say(swapped ? fill(this.saidTarget.dataset.arrived ?? "", number(this.sends.arrived), number(this.sends.came)) : this.saidTarget.dataset.both)
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

  // What was refused meanwhile is for its sender to look at first.
  private settled(): void {
    this.dispatch("settled")
    const { pressed } = this
    this.pressed = undefined
    if (!pressed?.form.isConnected) return
    if (this.sends.refused > pressed.refused) return say("coming-refused")
    pressed.form.requestSubmit(pressed.button?.isConnected ? pressed.button : null)
  }

  private forget(tile: Tile): void {
    this.inputTarget.focus()
    this.sends.forget(tile)
  }

  // A build that nobody has kept yet is kept as a draft first, by the form that saves itself.
  private async keep(): Promise<string> {
    if (!this.hasAutosaveOutlet) return ""
    const place = await this.autosaveOutlet.kept()
    const id = /\/builds\/(\d+)/.exec(place)?.[1]
    if (id) this.element.dataset.orderUrlValue = `/builds/${id}/order`
    return place
  }

  private get form(): HTMLFormElement | null { return this.fieldValue ? this.markTarget.form : null }
  // That some were left out stays said until more are chosen or one is taken out.
  private say(words = ""): void { this.saidTarget.textContent = [this.left, words].filter(Boolean).join(" ") }
}

const itemOf = (event: Event) => (event.currentTarget as HTMLElement).closest<HTMLElement>("[data-picture]")!
