import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { BuildHome, FormHome } from "../pictures/home"

let wire: string[]
let refused: string

beforeEach(() => {
  wire = []
  refused = ""
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    wire.push(`${init.method} ${url} ${[...((init.body as FormData | null) ?? [])].map(one => one.join("=")).join("&")}`.trim())
    return Promise.resolve(new Response(null, { status: init.method === refused ? 500 : 204 }))
  })
  document.body.innerHTML = [1, 5, 2].map(id => `<li data-picture="${id}"><textarea></textarea></li>`).join("")
  item(2).querySelector("textarea")!.value = "The lamp"
})

afterEach(() => vi.unstubAllGlobals())

const item = (id: number) => document.querySelector<HTMLElement>(`[data-picture="${id}"]`)!

test("a picture that stands in for another has its words and its place before the other goes", async () => {
  expect(await new BuildHome("7", () => Promise.resolve("")).swap(item(5), item(2))).toBe(true)
  expect(wire).toEqual(["PUT /builds/7/pictures/5 alt=The lamp", "POST /builds/7/order ids=1&ids=5&ids=2", "DELETE /builds/7/pictures/2"])
  expect(item(5).querySelector("textarea")!.value).toBe("The lamp")
})

test("where a step fails the other one stays", async () => {
  for (const [method, steps] of [["PUT", 1], ["POST", 2], ["DELETE", 3]] as const) {
    [wire, refused] = [[], method]
    expect(await new BuildHome("7", () => Promise.resolve("")).swap(item(5), item(2))).toBe(false)
    expect(wire).toHaveLength(steps)
  }
})

test("a build that nobody has kept is kept first, once, and waits where that fails", async () => {
  let asked = 0
  const home = new BuildHome("", () => Promise.resolve(++asked === 1 ? "/builds" : "/builds/12"))
  expect([await home.ready(), await home.ready(), await home.ready(), asked]).toEqual([null, "12", "12", 2])
})

test("what is written in a form needs no one to be asked", async () => {
  const home = new FormHome("Pictures")
  expect([await home.ready(), await home.swap(item(5), item(2)), wire, item(5).querySelector("textarea")!.value]).toEqual(["", true, [], "The lamp"])
})
