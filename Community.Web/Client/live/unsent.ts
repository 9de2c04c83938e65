// A form that could not be sent says so; what was typed stays where it is.
export function tellOfUnsent(): void {
  document.addEventListener("turbo:fetch-request-error", event => {
    const form = (event.target as HTMLElement).closest("form")
    const words = document.querySelector<HTMLTemplateElement>("template#unsent")
    if (!form || form.method === "get" || !words) return
    document.getElementById("flashes")?.append(words.content.cloneNode(true))
  })
}
