import { Controller } from "@hotwired/stimulus"

// Saves the draft as it is typed. The first save of a new draft answers with its Location; from then on we save there.
export default class extends Controller<HTMLFormElement> {
  static override targets = ["state", "method", "field"]
  static override values = { url: String, method: { type: String, default: "PUT" }, wait: { type: Number, default: 800 } }
  declare stateTarget: HTMLElement
  declare methodTarget: HTMLInputElement
  declare hasMethodTarget: boolean
  declare fieldTarget: HTMLInputElement
  declare hasFieldTarget: boolean
  declare urlValue: string
  declare methodValue: string
  declare waitValue: number
  private timer?: ReturnType<typeof setTimeout>
  private saving = Promise.resolve()
  private readonly again = () => this.typed()

  override connect(): void { addEventListener("online", this.again) }

  override disconnect(): void {
    removeEventListener("online", this.again)
    clearTimeout(this.timer)
  }

  // Heard from the whole page: a field may stand outside the form and belong to it.
  typed(event?: Event): void {
    const typed = event?.target as HTMLInputElement | undefined
    if (typed && typed.form !== this.element) return
    if (typed?.name && this.hasFieldTarget) this.fieldTarget.value = typed.name
    clearTimeout(this.timer)
    this.show("typing")
    this.timer = setTimeout(() => { this.saving = this.saving.then(() => this.save()) }, this.waitValue)
  }

  private async save(): Promise<void> {
    const body = new URLSearchParams([...new FormData(this.element)].filter(([name]) => name !== "_method") as [string, string][])
    try {
      const answer = await fetch(this.urlValue, { method: this.methodValue, body, headers: { Accept: "application/json" } })
      if (answer.ok) this.moveTo(answer.headers.get("Location"))
      this.show(answer.ok ? "saved" : "failed")
    } catch {
      this.show(navigator.onLine ? "failed" : "offline")
    }
  }

  private moveTo(place: string | null): void {
    if (!place) return
    this.urlValue = this.element.action = place
    this.methodValue = "PUT"
    if (this.hasMethodTarget) this.methodTarget.value = "PUT"
  }

  private show(state: string): void {
    this.stateTarget.dataset.state = state
    this.stateTarget.textContent = this.stateTarget.dataset[state] ?? ""
  }
}
