import { Controller } from "@hotwired/stimulus"

// While a title is typed, the frame shows what others have already suggested.
export default class extends Controller {
  static override targets = ["frame"]
  static override values = { url: String }
  declare frameTarget: HTMLElement & { src?: string }
  declare urlValue: string
  private timer?: ReturnType<typeof setTimeout>

  override disconnect(): void { clearTimeout(this.timer) }

  look({ target }: Event): void {
    const title = (target as HTMLInputElement).value.trim()
    clearTimeout(this.timer)
    if (title.length >= 4) this.timer = setTimeout(() => { this.frameTarget.src = `${this.urlValue}?title=${encodeURIComponent(title)}` }, 300)
  }
}
