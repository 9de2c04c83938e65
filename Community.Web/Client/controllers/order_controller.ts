import { Controller } from "@hotwired/stimulus"
import type Sortable from "sortablejs"
import { fill, number } from "../live/words"

const pause = 300

// Pictures into order, by hand or by the buttons that move one a step. What is still on its way keeps its place among them,
// and the order is told once all of it is there, or goes with its form where no address is named. Without script each press is a page.
export default class extends Controller<HTMLElement> {
  static override targets = ["list", "place", "said"]
  static override values = { url: String }
  declare listTarget: HTMLElement
  declare placeTargets: HTMLElement[]
  declare saidTarget: HTMLElement
  declare urlValue: string
  private sortable?: Sortable
  private timer?: ReturnType<typeof setTimeout>
  private told = ""
  private telling = Promise.resolve()

  override connect(): void {
    this.told = this.order.join()
    void this.takeByHand()
  }

  override disconnect(): void {
    this.sortable?.destroy()
    this.sortable = undefined
    clearTimeout(this.timer)
    void this.tell()
  }

  // A button named up or down, whose form would be a page of its own.
  step(event: SubmitEvent): void {
    const button = event.submitter as HTMLButtonElement | null
    if (!button?.closest("[data-picture]") || !this.urlValue || !["up", "down"].includes(button.name)) return
    event.preventDefault()
    this.walk(button)
  }

  // The same within the form that names the pictures.
  press(event: Event): void { this.walk(event.currentTarget as HTMLButtonElement) }

  // Whatever came or went meanwhile is in the list by now.
  settle(): void { this.soon() }

  placeTargetConnected(): void { this.number() }
  placeTargetDisconnected(): void { this.number() }

  private async takeByHand(): Promise<void> {
    const { default: Sortable } = await import("sortablejs")
    if (!this.element.isConnected || this.sortable) return
    this.sortable = Sortable.create(this.listTarget, {
      draggable: "li", handle: ".grip", animation: 120, ghostClass: "landing", fallbackClass: "lifted", forceFallback: true, fallbackOnBody: true, fallbackTolerance: 4,
      delay: 150, delayOnTouchOnly: true, onEnd: event => { if (event.oldIndex !== event.newIndex) this.moved(event.item) },
    })
  }

  private walk(button: HTMLButtonElement): void {
    const item = button.closest<HTMLElement>("[data-picture]")!
    const up = button.name === "up"
    const all = this.pictures
    const other = all[all.indexOf(item) + (up ? -1 : 1)]
    if (!other) return
    if (up) other.before(item)
    else other.after(item)
    this.moved(item)
    // At the end of the way the button rests, and the other one stands beside it.
    const next = button.disabled ? item.querySelector<HTMLButtonElement>(`button[name=${up ? "down" : "up"}]`) : button
    next?.focus()
  }

  private moved(item: HTMLElement): void {
    const all = this.pictures
    this.saidTarget.textContent = fill(this.saidTarget.dataset.moved ?? "", number(all.indexOf(item) + 1), number(all.length))
    this.number()
    this.soon()
    this.dispatch("moved")
  }

  // Each says its own place, and the ends have no further to go.
  private number(): void {
    const places = this.placeTargets
    for (const [nth, place] of places.entries()) {
      place.textContent = fill(this.saidTarget.dataset.place ?? "", number(nth + 1), number(places.length))
      const item = place.closest<HTMLElement>("[data-picture]")
      item?.querySelector("button[name=up]")?.toggleAttribute("disabled", nth === 0)
      item?.querySelector("button[name=down]")?.toggleAttribute("disabled", nth === places.length - 1)
    }
  }

  private soon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => { void this.tell() }, pause)
  }

  // One after the other: an older order must not come last.
  private tell(): Promise<void> { return this.telling = this.telling.then(() => this.tellNow()) }

  private async tellNow(): Promise<void> {
    const order = this.order
    if (!this.urlValue || order.join() === this.told) return
    const body = new FormData()
    for (const id of order) body.append("ids", id)
    const answer = await fetch(this.urlValue, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true }).catch(() => null)
    if (answer?.ok) this.told = order.join()
    // Another picture has just come: the order is told again once its tile has settled. Without one it changed elsewhere.
    else if (answer?.status !== 409 || !this.listTarget.querySelector("li:not([data-picture], [data-standing=refused])")) this.saidTarget.textContent = this.saidTarget.dataset.unsaved ?? ""
  }

  // What was refused, or is still on its way, has no place yet, and its tile says none.
  private get pictures(): HTMLElement[] { return [...this.listTarget.querySelectorAll<HTMLElement>("[data-picture]")] }
  private get order(): string[] { return this.pictures.map(item => item.dataset.picture!) }
}
