import { Application } from "@hotwired/stimulus"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import Uploader from "../controllers/uploader_controller"
import type { Told } from "../pictures/sending"

const wire = vi.hoisted(() => ({ under: [] as { name: string; told: Told; end(): void; stopped: boolean }[] }))

vi.mock("../pictures/preview", () => ({ preview: () => Promise.resolve() }))
vi.mock("../pictures/sending", () => ({
  Sending: class {
    private own?: (typeof wire.under)[number]
    constructor(private readonly file: File, private readonly build: string, private readonly told: Told) {}
    send() { return new Promise<void>(end => { this.own = { name: `${this.file.name} ${this.build}`.trim(), told: this.told, end, stopped: false }; wire.under.push(this.own) }) }
    stop() { if (this.own) { this.own.stopped = true; this.own.end() } }
  },
}))

let application: Application
let settled: number
let heard: number

beforeEach(() => {
  wire.under = []
  settled = heard = 0
  // The server draws what has arrived.
  vi.stubGlobal("fetch", (url: string) => {
    const id = /\/pictures\/(\d+)\/tile/.exec(url)?.[1]
    return Promise.resolve(new Response(id ? item(id) : ["1", "2", "3"].map(item).join(""), { status: 200 }))
  })
})

afterEach(() => {
  application.stop()
  vi.unstubAllGlobals()
})

const item = (id: string) => `<li data-picture="${id}"><textarea name="Pictures[${id}].Alt"></textarea><button data-action="uploader#leaveOut">Remove</button></li>`

async function page(values: string, chosen = ""): Promise<void> {
  document.body.innerHTML = `
    <div id="flashes"></div><template id="coming-first">This goes by itself </template><template id="coming-refused">Look at them </template>
    <form id="writing" method="post"><div data-controller="uploader" ${values} data-action="submit@document->uploader#hold:capture composer:sent@document->uploader#clear">
      <input type="hidden" name="Pictures.Index" value="none" data-uploader-target="mark">
      <ol data-uploader-target="list">${chosen}</ol>
      <input type="file" data-uploader-target="input">
      <p data-uploader-target="said" data-arrived="{0} of {1}" data-full="Room for {0}" data-both="Both"></p>
      <template data-uploader-target="tile"><li class="coming"><canvas></canvas><b data-part="name"></b><progress data-part="progress"></progress><i data-part="words"></i><button type="button" data-part="again"></button><button type="button" data-part="stop"></button></li></template>
    </div></form>`
  application = Application.start()
  application.register("uploader", Uploader)
  await calm()
  document.addEventListener("uploader:settled", count)
  form().addEventListener("input", () => heard++)
}

const count = () => settled++
afterEach(() => document.removeEventListener("uploader:settled", count))

const form = () => document.querySelector("form")!
const controller = () => application.getControllerForElementAndIdentifier(document.querySelector("[data-controller]")!, "uploader") as Uploader
const choose = async (...names: string[]) => {
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!
  Object.defineProperty(input, "files", { configurable: true, value: names.map(name => new File([name], name, { type: "image/png" })) })
  controller().choose()
  await calm()
}
const end = async (nth: number, tell: (told: Told) => void) => {
  const one = wire.under[nth]!
  tell(one.told)
  one.end()
  await calm()
}
const calm = async () => { for (let nth = 0; nth < 5; nth++) await new Promise(done => setTimeout(done)) }
const pictures = () => [...document.querySelectorAll<HTMLElement>("[data-picture]")].map(one => one.dataset.picture)
const flashes = () => document.getElementById("flashes")!.textContent!.trim()
const said = () => document.querySelector("p")!.textContent

test("all is settled when the last one was refused, and when it was stopped", async () => {
  await page('data-uploader-build-value="7"')
  await choose("a.png", "b.png", "c.png")
  expect(wire.under.map(one => one.name)).toEqual(["a.png 7", "b.png 7"])
  await end(0, told => told.arrived("1"))
  expect(settled).toBe(0)
  await end(1, told => told.refused("No picture."))
  expect(settled).toBe(0)
  document.querySelector<HTMLElement>(".coming:last-child [data-part=stop]")!.click()
  await calm()
  expect(wire.under[2]!.stopped).toBe(true)
  expect(settled).toBeGreaterThan(0)
  const before = settled
  await choose("d.png")
  await end(3, told => told.refused("No picture."))
  expect(settled).toBeGreaterThan(before)
})

test("a form waits for its pictures, hears of them, and is empty once it was sent", async () => {
  await page('data-uploader-field-value="Pictures" data-uploader-most-value="2"')
  await choose("a.png", "b.png", "c.png")
  expect([wire.under.map(one => one.name), said()]).toEqual([["a.png", "b.png"], "Room for 2"])
  expect(form().dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))).toBe(false)
  expect(flashes()).toBe("This goes by itself")
  let sent = 0
  form().requestSubmit = () => { sent++ }
  await end(1, told => told.arrived("2"))
  expect([said(), sent]).toEqual(["Room for 2 1 of 2", 0])
  await end(0, told => told.arrived("1"))
  expect([pictures(), heard, said(), sent]).toEqual([["1", "2"], 2, "Room for 2 2 of 2", 1])
  expect(form().dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))).toBe(true)

  document.querySelector<HTMLElement>("[data-picture='1'] button")!.click()
  expect([pictures(), heard, document.activeElement?.getAttribute("name")]).toEqual([["2"], 3, "Pictures[2].Alt"])
  form().dispatchEvent(new Event("composer:sent", { bubbles: true }))
  expect(pictures()).toEqual([])
})

test("a form that waits stays when one of its pictures was refused, and what was refused takes no room", async () => {
  await page('data-uploader-field-value="Pictures" data-uploader-most-value="2"')
  await choose("a.png", "b.txt")
  form().dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
  let sent = 0
  form().requestSubmit = () => { sent++ }
  await end(0, told => told.arrived("1"))
  await end(1, told => told.refused("No picture."))
  expect([flashes(), sent]).toEqual(["This goes by itself Look at them", 0])
  await choose("c.png")
  expect([wire.under.map(one => one.name), said()]).toEqual([["a.png", "b.txt", "c.png"], ""])
})

test("where there is room for one, the next takes its place and its words", async () => {
  await page('data-uploader-field-value="Pictures" data-uploader-most-value="1"', item("9"))
  document.querySelector("textarea")!.value = "Marie with a tray"
  await choose("a.png")
  expect(pictures()).toEqual(["9"])
  await end(0, told => told.arrived("1"))
  expect([pictures(), document.querySelector("textarea")!.value]).toEqual([["1"], "Marie with a tray"])
})
