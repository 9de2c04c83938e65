import { Controller } from "@hotwired/stimulus"
import { renderStreamMessage } from "@hotwired/turbo"
import { listen, type Joined } from "../live/connection"
import { missedSince } from "../live/missed"
import { Ordering } from "../live/ordering"

// Keeps a part of the page as it is for everyone else: <section data-controller="live" data-live-topic-value="thread:12"
// data-live-change-value="57" data-live-url-value="/threads/12/changes">. With a url the topic counts and nothing is
// lost; without one the stamp only rises: a push without markup, or a time away, reloads the frame in data-live-frame-value.
export default class extends Controller<HTMLElement> {
  static override values = { topic: String, change: Number, url: String, frame: String }
  declare topicValue: string
  declare changeValue: number
  declare urlValue: string
  declare frameValue: string
  private ordering?: Ordering
  private stop?: () => void
  private retry?: ReturnType<typeof setTimeout>
  private late?: ReturnType<typeof setTimeout>
  private soon?: ReturnType<typeof setTimeout>

  override connect(): void {
    if (this.urlValue) this.ordering = new Ordering(this.changeValue, html => this.apply(html), after => missedSince(this.urlValue, after))
    this.stop = listen(this.topicValue, {
      after: () => this.ordering?.last ?? this.changeValue,
      joined: answer => this.joined(answer),
      changed: (change, html) => this.changed(change, html),
      away: () => this.show("away"),
    })
  }

  override disconnect(): void {
    clearTimeout(this.retry)
    clearTimeout(this.late)
    clearTimeout(this.soon)
    this.soon = undefined
    this.stop?.()
  }

  // Our own press was answered with the change it made. It comes by the line, in its order; when the line is down, we ask.
  sent(event: CustomEvent<{ success: boolean; fetchResponse?: { response: Response } }>): void {
    const change = Number(event.detail.fetchResponse?.response.headers.get("Change") ?? 0)
    if (event.detail.success && change && this.ordering) this.late = setTimeout(() => this.sure(change, this.ordering!.reach(change)), 400)
  }

  private joined(answer: Joined | null): void {
    if (!answer) return this.show("away")
    const { change } = answer
    this.show("here")
    if (this.ordering) return this.sure(change, this.ordering.reach(change))
    if (change > this.changeValue) this.reload()
    this.changeValue = Math.max(change, this.changeValue)
  }

  private changed(change: number, html: string): void {
    if (this.ordering) return this.sure(change, this.ordering.receive(change, html))
    // The stamp is read when the push is made, so two that follow close may carry the same one and both have something to show.
    if (change < this.changeValue) return
    this.changeValue = change
    if (html) this.apply(html)
    else this.reload()
  }

  // A fetch may fail while the server restarts; what is missing stays missing until it is here.
  private sure(change: number, reached: Promise<void>): void {
    reached
      .then(() => { this.changeValue = this.ordering!.last })
      .catch(() => {
        clearTimeout(this.retry)
        this.retry = setTimeout(() => this.sure(change, this.ordering!.reach(change)), 2_000 + Math.random() * 2_000)
      })
  }

  private apply(html: string): void {
    if (html) renderStreamMessage(html)
  }

  // What happens close together is shown by one drawing, and the next waits until this one is here.
  private reload(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined
      const frame = document.getElementById(this.frameValue) as (HTMLElement & { src?: string; reload?(): void }) | null
      if (frame?.hasAttribute("busy")) this.reload()
      else if (frame?.src) frame.reload?.()
      else if (frame) frame.src = location.href
    }, 100)
  }

  private show(state: "here" | "away"): void {
    this.element.dataset.line = state
  }
}
