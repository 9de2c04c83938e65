import { expect, test } from "vitest"
import { pause } from "../live/connection"
import { ago, fill, number } from "../live/words"

const now = new Date("2026-03-01T12:00:00Z")
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test("just now, minutes, hours and days are said in the page's language", () => {
  expect(ago(before(5), now, "en")).toBe("now")
  expect(ago(before(120), now, "en")).toMatch(/^2 min/)
  expect(ago(before(3 * 3600), now, "en")).toMatch(/^3 hr/)
  expect(ago(before(26 * 3600), now, "en")).toBe("yesterday")
  expect(ago(before(2 * 3600), now, "da")).toContain("2 t")
})

test("Persian pages get Persian digits", () => {
  expect(ago(before(2 * 3600), now, "fa")).toContain("۲")
  expect(number(1284, "fa")).toBe("۱٬۲۸۴")
})

test("words are filled by place", () => expect(fill("{0} of {1}", 3, "five")).toBe("3 of five"))

test("the pause before trying again grows, is never nothing and never more than a quarter of a minute", () => {
  expect(pause(0, () => 0)).toBe(300)
  expect(pause(0, () => 1)).toBe(800)
  expect(pause(50, () => 1)).toBeLessThanOrEqual(15_300)
})
