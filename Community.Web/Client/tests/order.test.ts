import { Application } from "@hotwired/stimulus"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import Order from "../controllers/order_controller"

let application: Application
let wire: string[]
let answer: () => Promise<Response>

beforeEach(async () => {
  vi.useFakeTimers()
  wire = []
  answer = () => Promise.resolve(new Response(null, { status: 204 }))
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    wire.push(`${init.method} ${url} ${(init.body as FormData).getAll("ids").join()}`)
    return answer()
  })
  document.body.innerHTML = `
    <section data-controller="order" data-order-url-value="/builds/7/order" data-action="submit->order#step">
      <ol data-order-target="list">${[1, 2, 3].map(item).join("")}</ol>
      <p data-order-target="said" data-moved="Now picture {0} of {1}" data-place="Picture {0} of {1}" data-unsaved="Not saved"></p>
    </section>`
  application = Application.start()
  application.register("order", Order)
  await vi.advanceTimersByTimeAsync(0)
})

afterEach(() => {
  application.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const item = (id: number) => `
  <li data-picture="${id}"><span data-order-target="place"></span>
    <form><button name="up" value="${id}">Earlier</button></form><form><button name="down" value="${id}">Later</button></form></li>`

const button = (id: number, name: string) => document.querySelector<HTMLButtonElement>(`[data-picture="${id}"] [name=${name}]`)!
const said = () => document.querySelector("p")!.textContent
const places = () => [...document.querySelectorAll("span")].map(place => place.textContent)

function press(id: number, name: string): void {
  const pressed = button(id, name)
  pressed.focus()
  pressed.form!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: pressed }))
}

test("a press moves a picture, says where it is now, keeps the focus, and is told once", async () => {
  press(1, "down")
  expect(document.activeElement).toBe(button(1, "down"))
  press(1, "down")
  expect(said()).toBe("Now picture 3 of 3")
  await vi.advanceTimersByTimeAsync(300)
  expect(wire).toEqual(["POST /builds/7/order 2,3,1"])
})

test("at the end of the way the focus goes to the way back", () => {
  press(2, "up")
  expect(button(2, "up").disabled).toBe(true)
  expect(document.activeElement).toBe(button(2, "down"))
  expect(button(1, "up").disabled).toBe(false)
})

test("every picture says its own place, also when another goes", async () => {
  expect(places()).toEqual(["Picture 1 of 3", "Picture 2 of 3", "Picture 3 of 3"])
  document.querySelector("[data-picture='1']")!.remove()
  await vi.advanceTimersByTimeAsync(0)
  expect(places()).toEqual(["Picture 1 of 2", "Picture 2 of 2"])
})

test("an order that was not taken is said, and told again with the next change", async () => {
  answer = () => Promise.reject(new TypeError("no line"))
  press(3, "up")
  await vi.advanceTimersByTimeAsync(300)
  expect(said()).toBe("Not saved")
  answer = () => Promise.resolve(new Response(null, { status: 204 }))
  press(3, "up")
  await vi.advanceTimersByTimeAsync(300)
  expect(wire.at(-1)).toBe("POST /builds/7/order 3,1,2")
})
