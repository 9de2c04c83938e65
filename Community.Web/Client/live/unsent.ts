import { reader } from "./words"

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

// Whether a form has arrived: who is asked to sign in first was answered with a page too, and nothing was taken.
export const hasArrived = ({ detail }: SubmitEnd): boolean => detail.success && !isSignIn(detail.fetchResponse)

export type SubmitEnd = CustomEvent<{ success: boolean; fetchResponse?: { response: Response } }>

const isSignIn = (answer?: { response: Response }): boolean => answer !== undefined && answer.response.redirected && new URL(answer.response.url).pathname === "/account/sign-in"

// Words that met a session which had ended wait in this tab for their page, which comes again after signing in.
export function keepWordsForSignIn(): void {
  document.addEventListener("turbo:submit-end", event => {
    const form = event.target as HTMLFormElement
    if (!isSignIn((event as SubmitEnd).detail.fetchResponse) || !form.querySelector("textarea")) return
    const words = [...form.elements].filter(isWritten).map(field => [field.name, field.value])
    sessionStorage.setItem(placeOf(form), JSON.stringify(words))
  })
  document.addEventListener("turbo:load", () => { for (const form of document.forms) bringBack(form) })
}

function bringBack(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(placeOf(form))
  if (!kept) return
  sessionStorage.removeItem(placeOf(form))
  const words = new Map(JSON.parse(kept) as [string, string][])
  for (const field of [...form.elements].filter(isWritten)) {
    const was = words.get(field.name)
    if (was === undefined || was === field.value) continue
    field.value = was
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

type Written = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const isWritten = (field: Element): field is Written => field.matches("textarea[name], select[name], input[name]:is([type=text], [type=search], [type=number], [type=url])")
// Whoever signs in next on this machine may be somebody else.
const placeOf = (form: HTMLFormElement): string => `unsent ${reader()} ${new URL(form.action, location.href).pathname} ${form.id}`

export const isPutOff = (answer: Response): boolean => answer.status === 503 && answer.headers.has("Retry-After")

// In words that the server has drawn into the page.
export function say(template: string): void {
  const words = document.querySelector<HTMLTemplateElement>(`template#${template}`)
  if (words) document.getElementById("flashes")?.append(words.content.cloneNode(true))
}
