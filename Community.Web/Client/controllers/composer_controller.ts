import { Controller } from "@hotwired/stimulus"

// Keeps what is being written until it has arrived, and never sends the same words twice under two keys.
export default class extends Controller<HTMLFormElement> {
  static override targets = ["text", "key"]
  declare textTarget: HTMLTextAreaElement
  declare keyTarget: HTMLInputElement
  declare hasKeyTarget: boolean

  override connect(): void {
    if (!this.textTarget.value) this.textTarget.value = sessionStorage.getItem(this.place) ?? ""
  }

  keep(): void {
    if (this.textTarget.value) sessionStorage.setItem(this.place, this.textTarget.value)
    else sessionStorage.removeItem(this.place)
  }

  send(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    this.element.requestSubmit()
  }

  sent(event: CustomEvent<{ success: boolean }>): void {
    if (event.target !== this.element || !event.detail.success) return
    sessionStorage.removeItem(this.place)
    this.element.reset()
    this.textTarget.value = ""
    if (this.hasKeyTarget) this.keyTarget.value = freshKey()
    this.textTarget.dispatchEvent(new Event("input", { bubbles: true }))
  }

  private get place(): string { return `draft ${new URL(this.element.action, location.href).pathname} ${this.textTarget.name}` }
}

// randomUUID is missing on plain http away from this machine.
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("")
}
