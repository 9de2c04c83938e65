import { Controller } from "@hotwired/stimulus"

// Opens the browser's own way to print, for what should lie on paper.
export default class extends Controller {
  open(): void { window.print() }
}
