import { Application } from "@hotwired/stimulus"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import Autosave from "../controllers/autosave_controller"

interface Sent { url: string; method: string; today: string; keepalive: boolean }

let application: Application
let wire: Sent[]
let answer: () => Promise<Response>

beforeEach(() => {
  vi.useFakeTimers()
  wire = []
  answer = () => Promise.resolve(new Response(null, { status: 201, headers: { Location: "/ideas/7" } }))
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    wire.push({ url: new URL(url, "http://portal.test").pathname, method: init.method!, today: String((init.body as FormData).get("Today")), keepalive: init.keepalive! })
    return answer()
  })
})

afterEach(() => {
  application.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function page(): Promise<HTMLFormElement> {
  document.body.innerHTML = `
    <form id="writing" action="/ideas" data-controller="autosave" data-autosave-url-value="/ideas" data-autosave-method-value="POST"
          data-autosave-refused-value="Not saved." data-action="input@document->autosave#typed">
      <textarea name="Today"></textarea>
      <span data-autosave-target="state" data-typing="…" data-saved="Saved" data-offline="Offline" data-failed="We keep trying"></span>
    </form>`
  application = Application.start()
  application.register("autosave", Autosave)
  await vi.advanceTimersByTimeAsync(0)
  return document.querySelector("form")!
}

function type(form: HTMLFormElement, words: string): void {
  const text = form.querySelector("textarea")!
  text.value = words
  text.dispatchEvent(new Event("input", { bubbles: true }))
}

const said = (form: HTMLFormElement) => form.querySelector("span")!.textContent

test("a pause saves, first to where drafts begin and then to the draft", async () => {
  const form = await page()
  type(form, "We sweep")
  await vi.advanceTimersByTimeAsync(800)
  type(form, "We sweep them")
  await vi.advanceTimersByTimeAsync(800)
  expect(wire.map(one => [one.method, one.url, one.today])).toEqual([["POST", "/ideas", "We sweep"], ["PUT", "/ideas/7", "We sweep them"]])
  expect(said(form)).toBe("Saved")
})

test("the last words go along when the form leaves before the pause is over", async () => {
  const form = await page()
  type(form, "We sweep")
  form.remove()
  await vi.advanceTimersByTimeAsync(10)
  expect(wire.map(one => one.today)).toEqual(["We sweep"])
})

test("the last words outlive the page itself", async () => {
  type(await page(), "We sweep")
  dispatchEvent(new Event("pagehide"))
  expect(wire).toMatchObject([{ today: "We sweep", keepalive: true }])
})

test("what did not arrive is sent again, and said so meanwhile", async () => {
  const form = await page()
  answer = () => Promise.reject(new TypeError("no line"))
  type(form, "We sweep")
  await vi.advanceTimersByTimeAsync(800)
  expect(said(form)).toBe("We keep trying")
  answer = () => Promise.resolve(new Response(null, { status: 204 }))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(wire.map(one => one.today)).toEqual(["We sweep", "We sweep"])
  expect(said(form)).toBe("Saved")
})

test("what was refused is not asked again as it stands", async () => {
  const form = await page()
  answer = () => Promise.resolve(new Response(null, { status: 422 }))
  type(form, "We sweep")
  await vi.advanceTimersByTimeAsync(60_000)
  expect(wire).toHaveLength(1)
  expect(said(form)).toBe("Not saved.")
})

test("a form that is sent takes its words along, and nothing follows it", async () => {
  const form = await page()
  type(form, "We sweep")
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
  form.remove()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(wire).toEqual([])
})
