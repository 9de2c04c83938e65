import { expect, test } from "vitest"
import { pause } from "../live/connection"
import { ago, fill, number } from "../live/words"

const now = new Date("2026-03-01T12:00:00Z")
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)

const words = { now: "just now", minutesOne: "{0} minute ago", minutesOther: "{0} minutes ago", hoursOne: "{0} hour ago", hoursOther: "{0} hours ago", yesterday: "yesterday" }
const told = (seconds: number, zone = "Europe/Copenhagen") => ago(before(seconds), now, words, zone, "en")

test("the past is told by the server's rule and in its words", () => {
  expect([0, 59, -120].map(seconds => told(seconds))).toEqual(["just now", "just now", "just now"])
  expect([60, 12 * 60, 3_599].map(seconds => told(seconds))).toEqual(["1 minute ago", "12 minutes ago", "59 minutes ago"])
  expect([3_600, 11 * 3_600].map(seconds => told(seconds))).toEqual(["1 hour ago", "11 hours ago"])
  expect([16 * 3_600, 36 * 3_600].map(seconds => told(seconds))).toEqual(["yesterday", "yesterday"])
})

test("what is older than yesterday, or still to come, has a date", () => {
  expect([40 * 3_600, 200 * 86_400, -3_600].map(seconds => told(seconds))).toEqual([null, null, null])
})

test("yesterday ends where the reader is", () => {
  expect(told(12.5 * 3_600, "Asia/Kolkata")).toBe("12 hours ago")
  expect(told(12.5 * 3_600, "UTC")).toBe("yesterday")
})

test("Persian pages get Persian digits", () => {
  expect(ago(before(2 * 3600), now, words, "UTC", "fa")).toContain("۲")
  expect(number(1284, "fa")).toBe("۱٬۲۸۴")
})

test("words are filled by place", () => expect(fill("{0} of {1}", 3, "five")).toBe("3 of five"))

test("the pause before trying again grows, is never nothing and never more than a quarter of a minute", () => {
  expect(pause(0, () => 0)).toBe(300)
  expect(pause(0, () => 1)).toBe(800)
  expect(pause(50, () => 1)).toBeLessThanOrEqual(15_300)
})
