import { Controller } from "@hotwired/stimulus"
import { writing } from "../live/writing"

// Takes files that are let go or pasted over this part of the page, and hands them on as drop:files. Where the field is part of a
// form, all of the form takes them.
export default class extends Controller<HTMLElement> {
  static override targets = ["field"]
  declare hasFieldTarget: boolean
  declare fieldTarget: HTMLInputElement
  private inside = 0

  enter(event: DragEvent): void { if (this.hears(event) && this.inside++ === 0) this.element.classList.add("over") }

  leave(event: DragEvent): void { if (this.hears(event) && --this.inside <= 0) this.rest() }

  over(event: DragEvent): void { if (this.hears(event)) event.preventDefault() }

  take(event: DragEvent): void {
    if (!this.hears(event)) return
    event.preventDefault()
    this.rest()
    this.hand([...event.dataTransfer!.files])
  }

  // What also has words in it is pasted as words, where words are being written.
  paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData
    const files = [...(pasted?.files ?? [])].filter(file => file.type.startsWith("image/"))
    if (files.length === 0 || this.hasFieldTarget && !this.isOver(event)) return
    if (pasted!.types.includes("text/plain") && (this.hasFieldTarget || writing(event.target))) return
    event.preventDefault()
    this.hand(files)
  }

  private hand(files: File[]): void { this.dispatch("files", { detail: { files } }) }

  private hears(event: DragEvent): boolean { return (event.dataTransfer?.types.includes("Files") ?? false) && this.isOver(event) }

  private isOver(event: Event): boolean { return ((this.hasFieldTarget && this.fieldTarget.form) || this.element).contains(event.target as Node) }

  private rest(): void {
    this.inside = 0
    this.element.classList.remove("over")
  }
}
