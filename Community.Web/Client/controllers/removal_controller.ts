import { Controller } from "@hotwired/stimulus"

// A form that takes its list item away, and the page stays as it is, with all that is being typed and sent on it.
export default class extends Controller<HTMLFormElement> {
  ask(event: CustomEvent<{ fetchOptions: { headers: Record<string, string> } }>): void {
    event.detail.fetchOptions.headers.Accept = "application/json"
  }

  async answered(event: CustomEvent<{ fetchResponse: { response: Response } }>): Promise<void> {
    event.preventDefault()
    const { response } = event.detail.fetchResponse
    if (response.ok) return this.gone()
    const { words } = (await response.json().catch(() => ({}))) as { words?: string }
    this.dispatch("refused", { detail: { words } })
  }

  // The focus stays where the next press would be.
  private gone(): void {
    const item = this.element.closest("li")!
    const near = item.nextElementSibling ?? item.previousElementSibling
    const list = item.parentElement!
    item.remove()
    ;(near?.querySelector<HTMLElement>("textarea, button:not([hidden])") ?? list).focus()
    list.dispatchEvent(new CustomEvent("removal:gone", { bubbles: true }))
  }
}
