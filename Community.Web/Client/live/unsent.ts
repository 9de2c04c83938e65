// A form that could not be sent says so; what was typed stays where it is. So does one that was put off: an answer that says when to
// come again is no page to go to, and showing it would take the form away with all that stands in it.
export function tellOfUnsent(): void {
  document.addEventListener("turbo:fetch-request-error", event => {
    const form = (event.target as HTMLElement).closest("form")
    if (form && form.method !== "get") say("unsent")
  })
  document.addEventListener("turbo:before-fetch-response", event => {
    const { fetchResponse } = (event as CustomEvent<{ fetchResponse: { response: Response } }>).detail
    const form = (event.target as HTMLElement).closest("form")
    if (!form || form.method === "get" || !isPutOff(fetchResponse.response)) return
    event.preventDefault()
    say("put-off")
  })
}

export const isPutOff = (answer: Response): boolean => answer.status === 503 && answer.headers.has("Retry-After")

// In words that the server has drawn into the page.
export function say(template: string): void {
  const words = document.querySelector<HTMLTemplateElement>(`template#${template}`)
  if (words) document.getElementById("flashes")?.append(words.content.cloneNode(true))
}
