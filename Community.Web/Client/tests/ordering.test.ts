import { expect, test, vi } from "vitest"
import { Ordering } from "../live/ordering"

function thread(last: number, server: { last: number } = { last }) {
  const shown: string[] = []
  const missed = vi.fn(async (after: number) => ({ last: server.last, html: `${after + 1}-${server.last}` }))
  return { shown, missed, ordering: new Ordering(last, html => shown.push(html), missed), server }
}

test("the next change is shown", () => {
  const { ordering, shown } = thread(4)
  ordering.receive(5, "five")
  ordering.receive(6, "six")
  expect(shown).toEqual(["five", "six"])
  expect(ordering.last).toBe(6)
})

test("what was already shown is not shown twice", () => {
  const { ordering, shown } = thread(4)
  ordering.receive(4, "four")
  ordering.receive(5, "five")
  ordering.receive(5, "five")
  expect(shown).toEqual(["five"])
})

test("a gap is asked for, from the last change seen", async () => {
  const { ordering, shown, missed } = thread(4, { last: 7 })
  await ordering.receive(7, "seven")
  expect(missed).toHaveBeenCalledExactlyOnceWith(4)
  expect(shown).toEqual(["5-7"])
  expect(ordering.last).toBe(7)
})

test("what arrives while the gap is asked for follows it, in order and once", async () => {
  const { ordering, shown } = thread(4, { last: 6 })
  const said: [number, string][] = [[6, "six"], [8, "eight"], [7, "seven"], [5, "five"]]
  await Promise.all(said.map(([change, html]) => ordering.receive(change, html)))
  expect(shown).toEqual(["5-6", "seven", "eight"])
  expect(ordering.last).toBe(8)
})

test("a change that one may not see counts, and shows nothing", () => {
  const { ordering, shown } = thread(1)
  ordering.receive(2, "")
  ordering.receive(3, "three")
  expect(shown).toEqual(["three"])
})

test("after joining, nothing is asked for when nothing was missed", async () => {
  const { ordering, missed } = thread(9)
  await ordering.reach(9)
  expect(missed).not.toHaveBeenCalled()
})

test("a failed question leaves the thread where it was, and can be asked again", async () => {
  const shown: string[] = []
  let fails = true
  const ordering = new Ordering(1, html => shown.push(html), async after => {
    if (fails) throw new Error("offline")
    return { last: 3, html: `${after + 1}-3` }
  })
  await expect(ordering.reach(3)).rejects.toThrow("offline")
  expect(ordering.last).toBe(1)
  fails = false
  await ordering.reach(3)
  expect(shown).toEqual(["2-3"])
})
