import { expect, test } from "vitest"
import { pause } from "../live/connection"

// Take out `random()` in pause, and five thousand readers knock in the same second.
test("after a restart each comes back at a moment of its own", () => {
  for (const attempt of [0, 1, 3, 6, 50]) {
    const pauses = Array.from({ length: 1_000 }, () => pause(attempt))
    const most = Math.min(15_000, 500 * 2 ** Math.min(attempt, 6))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(300)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(300 + most)
    const firstTenth = pauses.filter(one => one < 300 + most / 10).length
    expect(firstTenth).toBeGreaterThan(50)
    expect(firstTenth).toBeLessThan(200)
  }
})

test("who was refused waits longer from time to time, and never more than a quarter of a minute", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 1_000].map(attempt => pause(attempt, () => 1))
  expect(longest).toEqual([...longest].sort((one, other) => one - other))
  expect(longest.at(-1)).toBe(15_300)
})
