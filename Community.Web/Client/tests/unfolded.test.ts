import { beforeAll, beforeEach, expect, test } from "vitest"
import { keepUnfolded } from "../live/unfolded"

const tell = (place: string, name: string, detail: object = {}): boolean =>
  document.querySelector(place)!.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }))
const losesAttribute = (place: string, attributeName: string): boolean => tell(place, "turbo:before-morph-attribute", { attributeName, mutationType: "remove" })
const isMorphed = (place: string): boolean => tell(place, "turbo:before-morph-element")

beforeAll(keepUnfolded)
beforeEach(() => {
  document.body.innerHTML = `<dialog id="sheet" open><form></form></dialog><dialog id="shut"></dialog>
    <details id="menu" open class="menu"><div class="drop" popover="manual" style="left: 1px"></div></details><details id="folded" class="menu"></details>`
})

test("an open sheet is left as it is, and a shut one is brought up to date", () => {
  expect([isMorphed("#sheet"), isMorphed("#shut"), isMorphed("#menu")]).toEqual([false, true, true])
})

test("an open menu stays open and above the page, and nothing else of it stands still", () => {
  expect([losesAttribute("#menu", "open"), losesAttribute(".drop", "popover"), losesAttribute(".drop", "style")]).toEqual([false, false, false])
  expect([losesAttribute("#menu", "class"), losesAttribute("#folded", "open")]).toEqual([true, true])
  expect(tell("#menu", "turbo:before-morph-attribute", { attributeName: "open", mutationType: "update" })).toBe(true)
})
