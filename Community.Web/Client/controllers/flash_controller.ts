import { Controller } from "@hotwired/stimulus"

// A word that goes by itself, unless somebody is on it; what went wrong stays until it is closed.
export default class extends Controller<HTMLElement> {
  static override values = { stays: Boolean }
  declare staysValue: boolean
  private timer?: ReturnType<typeof setTimeout>

  override connect(): void { this.wait() }
  override disconnect(): void { clearTimeout(this.timer) }

  wait(): void { if (!this.staysValue) this.timer = setTimeout(() => this.close(), 7_000) }
  hold(): void { clearTimeout(this.timer) }
  close(): void { this.element.remove() }
}
