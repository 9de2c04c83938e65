import { beforeEach, expect, test } from "vitest"
import { tellOfUnsent } from "../live/unsent"

tellOfUnsent()

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
