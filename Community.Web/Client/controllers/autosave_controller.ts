import { Controller } from "@hotwired/stimulus"
import { sentenceOf } from "../pictures/refusal"

// A browser lets so much travel on after its page is gone (64 KiB, for all requests together).
const travelsOn = 60_000
const mostTriesAfterLeaving = 5

// Saves the draft as it is typed. The first save of a new draft answers with its Location; from then on we save there.
// What is not saved yet when one leaves is sent along, and what did not arrive is sent again.
export default class extends Controller<HTMLFormElement> {
  static override targets = ["state", "method", "field"]
  static override values = { url: String, method: { type: String, default: "PUT" }, wait: { type: Number, default: 800 }, refused: String }
  declare stateTarget: HTMLElement
  declare methodTarget: HTMLInputElement
  declare hasMethodTarget: boolean
  declare fieldTarget: HTMLInputElement
  declare hasFieldTarget: boolean
  declare urlValue: string
  declare methodValue: string
  declare waitValue: number
  declare refusedValue: string
  private timer?: ReturnType<typeof setTimeout>
  private saving = Promise.resolve()
  private underWay?: AbortController
  private unsaved = false
  private tries = 0
  private readonly again = () => { if (this.unsaved) this.soon(0) }
  private readonly leave = () => this.flush()
  private readonly submit = () => this.rest()
  private readonly submitted = (event: Event) => { if (!(event as CustomEvent<{ success: boolean }>).detail.success) this.unsaved = true }

  override connect(): void {
    addEventListener("online", this.again)
    addEventListener("pagehide", this.leave)
    this.element.addEventListener("submit", this.submit)
    this.element.addEventListener("turbo:submit-end", this.submitted)
  }

  // On the way to another page of ours the script lives on: what is under way ends first, so that the newest words are the last.
  override disconnect(): void {
    removeEventListener("online", this.again)
    removeEventListener("pagehide", this.leave)
    this.element.removeEventListener("submit", this.submit)
    this.element.removeEventListener("turbo:submit-end", this.submitted)
    if (this.unsaved) this.soon(0)
  }

  // Heard from the whole page: a field may stand outside the form and belong to it.
  typed(event?: Event): void {
    const typed = event?.target as HTMLInputElement | undefined
    if (typed && typed.form !== this.element) return
    if (typed?.name && this.hasFieldTarget) this.fieldTarget.value = typed.name
    this.unsaved = true
    this.show("typing")
    this.soon(this.waitValue)
  }

  // Where the draft lies, kept at once if nobody has kept it yet: something that belongs to it cannot wait.
  async kept(): Promise<string> {
    if (this.methodValue === "POST") {
      this.unsaved = true
      clearTimeout(this.timer)
      await (this.saving = this.saving.then(() => this.save()))
    }
    return this.urlValue
  }

  private soon(wait: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => { this.saving = this.saving.then(() => this.save()) }, wait)
  }

  // The page is going, and nothing is waited for any more: older words must not arrive after these.
  private flush(): void {
    if (!this.unsaved) return
    clearTimeout(this.timer)
    this.underWay?.abort()
    void this.save()
  }

  // The form itself goes now, with every word in it.
  private rest(): void {
    clearTimeout(this.timer)
    this.underWay?.abort()
    this.unsaved = false
  }

  private async save(): Promise<void> {
    if (!this.unsaved) return
    const own = this.underWay = new AbortController()
    this.unsaved = false
    try {
      const body = this.body()
      const answer = await fetch(this.urlValue, { method: this.methodValue, body, headers: { Accept: "application/json" }, keepalive: sizeOf(body) < travelsOn, signal: own.signal })
      // Also where a field was refused: the others are kept there.
      this.moveTo(answer.headers.get("Location"))
      if (!answer.ok) return this.failed(answer.status, sentenceOf(await answer.text()))
      this.tries = 0
      this.show(this.unsaved ? "typing" : "saved")
    } catch {
      if (!own.signal.aborted) this.failed()
    }
  }

  // What was refused would be refused again as it stands; anything else is tried again, more and more patiently.
  private failed(status = 0, sentence: string | null = null): void {
    this.unsaved = true
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) return this.show("failed", sentence ?? this.refusedValue)
    this.show(navigator.onLine ? "failed" : "offline")
    if (!this.element.isConnected && ++this.tries > mostTriesAfterLeaving) return
    this.soon(Math.min(30_000, 1_000 * 2 ** this.tries++) * (1 + Math.random() / 4))
  }

  private body(): FormData {
    const body = new FormData(this.element)
    body.delete("_method")
    return body
  }

  private moveTo(place: string | null): void {
    if (!place) return
    this.urlValue = this.element.action = place
    this.methodValue = "PUT"
    if (this.hasMethodTarget) this.methodTarget.value = "PUT"
  }

  private show(state: string, words?: string): void {
    this.stateTarget.dataset.state = state
    this.stateTarget.textContent = words || (this.stateTarget.dataset[state] ?? "")
  }
}

const sizeOf = (body: FormData) => new Blob([...body].flatMap(([name, value]) => [name, value, " ".repeat(120)])).size
