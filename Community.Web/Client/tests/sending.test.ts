import { beforeEach, expect, test, vi } from "vitest"
import { Line } from "../pictures/line"
import { Sending } from "../pictures/sending"

const wire = vi.hoisted(() => ({ begun: 0, remembers: () => Promise.resolve([] as unknown[]) }))

vi.mock("tus-js-client", () => ({
  Upload: class {
    constructor(_: File, private readonly way: { metadata: Record<string, string>; onSuccess(answer: unknown): void }) {}
    findPreviousUploads() { return wire.remembers() }
    start() { wire.begun++; this.way.onSuccess({ lastResponse: { getHeader: () => `kept as ${JSON.stringify(this.way.metadata)}` } }) }
    abort() { return Promise.resolve() }
  },
}))

const photo = new File(["light"], "lamp.jpg", { type: "image/jpeg" })
let told: string[]

beforeEach(() => {
  wire.begun = 0
  wire.remembers = () => Promise.resolve([])
  told = []
})

const sending = (build = "7") => new Sending(photo, build, {
  sent: () => {}, arrived: picture => told.push(picture), refused: words => told.push(`refused ${words}`), broken: () => told.push("broken"),
})

test("a file says which build it is for, and nothing where it is for none", async () => {
  await sending().send()
  await sending("").send()
  expect(told).toEqual(['kept as {"filename":"lamp.jpg","build":"7"}', 'kept as {"filename":"lamp.jpg"}'])
})

test("what is stopped while it gets ready ends, and leaves its place to the next", async () => {
  const line = new Line(1)
  const first = sending()
  line.add(() => first.send())
  first.stop()
  await new Promise<void>(done => line.add(async () => { await sending().send(); done() }))
  expect([wire.begun, told.length]).toEqual([1, 1])
})

test("what is stopped while its browser looks for an earlier try ends as well", async () => {
  let found = (_: unknown[]) => {}
  wire.remembers = () => new Promise(done => { found = done })
  const one = sending()
  const ended = one.send()
  await new Promise(done => setTimeout(done))
  one.stop()
  found([])
  await ended
  expect([wire.begun, told]).toEqual([0, []])
})

test("where the browser cannot look for an earlier try, it may be tried again", async () => {
  wire.remembers = () => Promise.reject(new Error("no storage"))
  await sending().send()
  expect(told).toEqual(["broken"])
})
