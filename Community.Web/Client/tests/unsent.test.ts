import { beforeEach, expect, test } from "vitest"
import { hasArrived, keepWordsForSignIn, tellOfUnsent, type SubmitEnd } from "../live/unsent"

tellOfUnsent()
keepWordsForSignIn()

beforeEach(() => {
  document.body.innerHTML = `<div id="flashes"></div><template id="unsent">unsent</template><template id="put-off">put off</template>
    <form method="post"><textarea>What I typed</textarea></form>`
})

const answered = (status: number, headers: Record<string, string> = {}) => {
  const event = new CustomEvent("turbo:before-fetch-response", { bubbles: true, cancelable: true, detail: { fetchResponse: { response: new Response("", { status, headers }) } } })
  document.querySelector("form")!.dispatchEvent(event)
  return event
}

test("a form that is put off stays, with what was typed, and says so", () => {
  expect(answered(503, { "Retry-After": "10" }).defaultPrevented).toBe(true)
  expect(document.getElementById("flashes")!.textContent).toBe("put off")
})

test("every other answer is shown as it is", () => {
  expect(answered(503).defaultPrevented).toBe(false)
  expect(answered(422).defaultPrevented).toBe(false)
  expect(answered(200, { "Retry-After": "10" }).defaultPrevented).toBe(false)
  expect(document.getElementById("flashes")!.textContent).toBe("")
})

const ended = (url: string): SubmitEnd => {
  const response = { redirected: true, url: new URL(url, location.href).href } as Response
  return new CustomEvent("turbo:submit-end", { bubbles: true, detail: { success: true, fetchResponse: { response } } })
}

test("words that met a session which had ended are there again after signing in, for the same member alone", () => {
  document.head.innerHTML = '<meta name="member" content="7">'
  const form = () => document.querySelector("form")!
  const page = '<form method="post" id="writing" action="/builds/3"><input type="text" name="Title" value="Old"><textarea name="Story">Old</textarea><input type="hidden" name="Version" value="4"></form>'
  document.body.innerHTML = page
  form().querySelector("textarea")!.value = "Told anew"
  const end = ended("/account/sign-in?next=%2Fbuilds%2F3%2Fedit")
  expect(hasArrived(end)).toBe(false)
  form().dispatchEvent(end)

  document.body.innerHTML = page
  document.head.innerHTML = '<meta name="member" content="8">'
  document.dispatchEvent(new Event("turbo:load"))
  expect(form().querySelector("textarea")!.value).toBe("Old")
  document.head.innerHTML = '<meta name="member" content="7">'
  let heard = 0
  form().addEventListener("input", () => heard++)
  document.dispatchEvent(new Event("turbo:load"))
  expect([form().querySelector("textarea")!.value, form().querySelector("input")!.value, heard]).toEqual(["Told anew", "Old", 1])

  document.body.innerHTML = page
  document.dispatchEvent(new Event("turbo:load"))
  expect(form().querySelector("textarea")!.value).toBe("Old")
  expect(hasArrived(ended("/builds/3"))).toBe(true)
})
