import { Controller } from "@hotwired/stimulus"

// Proposes a handle from the name, until the newcomer writes one of their own.
export default class extends Controller {
  static override targets = ["name", "handle"]
  declare nameTarget: HTMLInputElement
  declare handleTarget: HTMLInputElement
  private chosen = false

  override connect(): void {
    this.chosen = this.handleTarget.value !== ""
  }

  own(): void {
    this.chosen = this.handleTarget.value !== ""
  }

  propose(): void {
    if (this.chosen) return
    const plain = this.nameTarget.value.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("æ", "ae").replaceAll("ß", "ss")
    const handle = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 30).replace(/-+$/, "")
    this.handleTarget.value = handle.length < 3 ? "" : handle
  }
}
