import { Controller } from "@hotwired/stimulus"
import { ago } from "../live/words"

// The server wrote how long ago; a page that stays open keeps it true.
export default class extends Controller<HTMLTimeElement> {
  private timer?: ReturnType<typeof setInterval>

  override connect(): void { this.timer = setInterval(() => this.show(), 30_000) }
  override disconnect(): void { clearInterval(this.timer) }

  show(): void {
    const then = new Date(this.element.dateTime)
    const told = document.querySelector<HTMLMetaElement>("meta[name=ago]")
    // What is older than yesterday has a date, and the server wrote it already.
    if (told && !Number.isNaN(then.getTime())) this.element.textContent = ago(then, new Date(), told.dataset, told.content) ?? this.element.title
  }
}
