import { expect, test } from "vitest"
import { Line } from "../pictures/line"
import { sentenceOf } from "../pictures/refusal"
import { mayWork } from "../pictures/sending"

test("two at a time, in the order in which they came, and one that fails holds up nobody", async () => {
  const line = new Line(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  for (const nth of [1, 2, 3, 4]) line.add(() => new Promise<void>((done, fail) => { begun.push(nth); ends.push(nth === 1 ? () => fail(new Error("broke")) : done) }))
  expect(begun).toEqual([1, 2])
  ends[0]!()
  await tick()
  expect(begun).toEqual([1, 2, 3])
  ends[2]!()
  await tick()
  expect(begun).toEqual([1, 2, 3, 4])
})

test("the server's own sentence is shown, and a page of it is none", () => {
  expect(sentenceOf('{"title":"Refused","detail":"This is no picture."}')).toBe("This is no picture.")
  expect(sentenceOf('{"code":"Pictures.TooLarge","words":"At most 25 MB."}')).toBe("At most 25 MB.")
  expect(sentenceOf("Too large.")).toBe("Too large.")
  expect(sentenceOf("<!DOCTYPE html><title>Oh</title>")).toBeNull()
  expect(sentenceOf("{broken")).toBeNull()
  expect(sentenceOf("")).toBeNull()
})

test("what only stands in the way for a moment is tried again, and a no is not", () => {
  const answer = (status: number, code = "") => ({ getStatus: () => status, getBody: () => JSON.stringify({ code }) })
  expect([null, answer(503), answer(423), answer(409, "Pictures.OtherOffset")].map(mayWork)).toEqual([true, true, true, true])
  expect([answer(422), answer(413), answer(401), answer(409, "Pictures.BuildIsFull")].map(mayWork)).toEqual([false, false, false, false])
})

const tick = () => new Promise(done => setTimeout(done))
