// A form that comes back with something wrong is shown where that is: on a long page its top says nothing of it.
export function showWhatIsWrong(): void {
  document.addEventListener("turbo:render", event => {
    if ((event as CustomEvent<{ renderMethod: string; isPreview: boolean }>).detail.renderMethod === "morph") return
    const wrong = whatIsWrong(document)
    // Turbo goes to the top of the page after this.
    if (wrong) requestAnimationFrame(() => {
      wrong.focus({ preventScroll: true })
      wrong.scrollIntoView({ block: "center" })
    })
  })
}

// The field itself where it can be told, or the field above the words.
export function whatIsWrong(page: ParentNode): HTMLElement | null {
  const marked = page.querySelector<HTMLElement>("main [aria-invalid=true]")
  if (marked) return marked
  const words = [...page.querySelectorAll<HTMLElement>("main .field-error")].find(one => one.textContent?.trim())
  return words?.parentElement?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea") ?? null
}
