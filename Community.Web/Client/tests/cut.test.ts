import { expect, test } from "vitest"
import { all, grown, moved, pulled, shaped, turned, type Cut } from "../pictures/cut"

const room = { wide: 1200, high: 900 }
const part: Cut = { x: 100, y: 50, wide: 400, high: 300 }

test("a part is moved no farther than the picture goes", () => {
  expect(moved(part, 50, -20, room)).toEqual({ ...part, x: 150, y: 30 })
  expect(moved(part, 5_000, -5_000, room)).toEqual({ ...part, x: 800, y: 0 })
})

test("a shape is as large as the picture allows, around where the part was", () => {
  expect(shaped(all(room), room, 1)).toEqual({ x: 150, y: 0, wide: 900, high: 900 })
  expect(shaped({ ...part, x: 0 }, room, 1)).toEqual({ x: 0, y: 0, wide: 900, high: 900 })
  expect(shaped(all(room), room, 16 / 9)).toEqual({ x: 0, y: 112.5, wide: 1200, high: 675 })
  expect(shaped(part, room, 0)).toBe(part)
})

test("larger and smaller keeps the middle and the shape, and ends at the picture and at what can be held", () => {
  expect(grown(part, 1.5, room)).toEqual({ x: 0, y: 0, wide: 600, high: 450 })
  expect(grown(part, 100, room)).toEqual({ x: 0, y: 0, wide: 1200, high: 900 })
  const least = grown(part, 0, room)
  expect([least.high, least.wide / least.high]).toEqual([32, expect.closeTo(4 / 3)])
})

test("an edge follows the hand and the others stay", () => {
  expect(pulled(part, "se", 100, 60, room, 0)).toEqual({ x: 100, y: 50, wide: 500, high: 360 })
  expect(pulled(part, "nw", 5_000, -5_000, room, 0)).toEqual({ x: 468, y: 0, wide: 32, high: 350 })
  for (const corner of ["nw", "ne", "se", "sw"]) {
    const made = pulled({ x: 100, y: 50, wide: 400, high: 400 }, corner, 700, 700, room, 1)
    expect(made.wide).toBeCloseTo(made.high)
    expect(made.x >= 0 && made.y >= 0 && made.x + made.wide <= 1200 && made.y + made.high <= 900).toBe(true)
  }
})

test("what was framed stays framed when the picture is turned, and four quarters are none", () => {
  expect(turned(part, room)).toEqual({ x: 550, y: 100, wide: 300, high: 400 })
  let [cut, now] = [part, room]
  for (let nth = 0; nth < 4; nth++) [cut, now] = [turned(cut, now), { wide: now.high, high: now.wide }]
  expect(cut).toEqual(part)
})
