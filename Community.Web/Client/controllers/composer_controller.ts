import { Controller } from "@hotwired/stimulus"
import { hasArrived, type SubmitEnd } from "../live/unsent"
import { reader } from "../live/words"

interface Kept { text: string; key?: string }

// Keeps what is being written until it has arrived, and never sends the same words twice under two keys: the key is kept with
// the words, since a page may be opened anew before the answer came.
export default class extends Controller<HTMLFormElement> {
  static override targets = ["text", "key"]
  static override values = { edits: Boolean }
  declare editsValue: boolean
  declare textTarget: HTMLTextAreaElement
  declare keyTarget: HTMLInputElement
  declare hasKeyTarget: boolean

  override connect(): void {
    const kept = this.kept
    // A refused text comes back with a key of its own, since the old one stands for what was sent before.
    if (this.textTarget.getAttribute("aria-invalid") === "true") this.keep()
    // A reply may begin with whom it calls.
    else if (kept && (this.editsValue || kept.text.startsWith(this.textTarget.value))) {
      this.textTarget.value = kept.text
      if (kept.key && this.hasKeyTarget) this.keyTarget.value = kept.key
    }
    if (this.textTarget.autofocus) this.textTarget.setSelectionRange(this.textTarget.value.length, this.textTarget.value.length)
  }

  keep(): void {
    const kept: Kept = { text: this.textTarget.value, ...(this.hasKeyTarget ? { key: this.keyTarget.value } : {}) }
    if (kept.text) sessionStorage.setItem(this.place, JSON.stringify(kept))
    else sessionStorage.removeItem(this.place)
  }

  send(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    this.element.requestSubmit()
  }

  sent(event: SubmitEnd): void {
    if (event.target !== this.element || !hasArrived(event)) return
    sessionStorage.removeItem(this.place)
    if (this.desk) return this.put()
    this.element.reset()
    this.textTarget.value = ""
    if (this.hasKeyTarget) this.keyTarget.value = freshKey()
    this.textTarget.dispatchEvent(new Event("input", { bubbles: true }))
    this.dispatch("sent")
  }

  // A form that opened in place closes again; on a page of its own the link leads back.
  shut(event: Event): void {
    sessionStorage.removeItem(this.place)
    if (!this.desk) return
    event.preventDefault()
    this.put()
  }

  private put(): void {
    const shell = this.element.closest<HTMLElement>(".shell")
    this.desk?.removeAttribute("src")
    this.desk?.replaceChildren()
    shell?.querySelector<HTMLElement>(".post summary, .post a")?.focus({ preventScroll: true })
  }

  private get desk(): Element | null { return this.element.closest(".shell > turbo-frame") }

  private get kept(): Kept | null {
    const kept = sessionStorage.getItem(this.place)
    return kept ? JSON.parse(kept) as Kept : null
  }

  // A reply and a new post go to the same address; the form's id tells them apart. Whoever signs in next on this machine is somebody else.
  private get place(): string {
    return `draft ${reader()} ${new URL(this.element.action, location.href).pathname} ${this.textTarget.name} ${this.element.id}`
  }
}

// randomUUID is missing on plain http away from this machine.
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("")
}
