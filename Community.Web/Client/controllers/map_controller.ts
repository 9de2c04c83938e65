import { Controller } from "@hotwired/stimulus"

// Links in an SVG have no text in href, and Turbo stumbles over them: the browser follows a dot by itself.
export default class extends Controller {
  follow(event: Event) {
    event.stopPropagation()
  }
}
