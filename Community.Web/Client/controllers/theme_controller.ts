import { Controller } from "@hotwired/stimulus"

// Light, dark, or as the system. wwwroot/theme.js puts the choice on <html> before anything is drawn.
export default class extends Controller {
  static override targets = ["choice"]
  declare choiceTargets: HTMLInputElement[]

  override connect(): void {
    const chosen = localStorage.getItem("theme") ?? ""
    for (const choice of this.choiceTargets) choice.checked = choice.value === chosen
  }

  choose({ target }: Event): void {
    const theme = (target as HTMLInputElement).value
    if (theme) localStorage.setItem("theme", theme)
    else localStorage.removeItem("theme")
    if (theme) document.documentElement.dataset.bsTheme = theme
    else delete document.documentElement.dataset.bsTheme
  }
}
