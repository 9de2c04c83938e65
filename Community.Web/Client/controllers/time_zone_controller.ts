import { Controller } from "@hotwired/stimulus"

// Guesses the time zone from the browser where none was chosen yet; an older name that is not listed is left alone.
export default class extends Controller<HTMLSelectElement> {
  override connect(): void {
    const select = this.element
    const guess = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (select.value === "" && [...select.options].some(option => option.value === guess)) select.value = guess
  }
}
