import { Controller } from "@hotwired/stimulus"

// Asks the browser for a passkey, a new one or one that it has, and sends the form with what it answers.
export default class extends Controller<HTMLFormElement> {
  static override targets = ["credential", "said"]
  static override values = { options: String, new: Boolean, failed: String }
  declare credentialTarget: HTMLInputElement
  declare saidTarget: HTMLElement
  declare optionsValue: string
  declare newValue: boolean
  declare failedValue: string

  override connect(): void {
    this.element.hidden = !("PublicKeyCredential" in window)
  }

  async use(event: SubmitEvent): Promise<void> {
    if (this.credentialTarget.value !== "") return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.saidTarget.textContent = ""
    try {
      this.credentialTarget.value = JSON.stringify(await this.ask())
      this.element.requestSubmit()
    } catch {
      // Closed by the person, or the device has none; the browser has told more than it tells us.
      this.saidTarget.textContent = this.failedValue
    }
  }

  private async ask(): Promise<Credential | null> {
    const answer = await fetch(this.optionsValue, { method: "POST" })
    if (!answer.ok) throw new Error(`${answer.status}`)
    const options = await answer.json()
    return this.newValue
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  }
}
