import { Application } from "@hotwired/stimulus"
import { afterEach, beforeEach, expect, test } from "vitest"
import Composer, { freshKey } from "../controllers/composer_controller"

let application: Application

async function page(key = "first", more = "", text = ""): Promise<HTMLFormElement> {
  document.body.innerHTML = `
    <form action="/threads/3/posts" data-controller="composer" data-action="input->composer#keep turbo:submit-end->composer#sent">
      <input type="hidden" name="idempotency-key" value="${key}" data-composer-target="key">
      <textarea name="Text" ${more} data-composer-target="text">${text}</textarea>
    </form>`
  application = Application.start()
  application.register("composer", Composer)
  await new Promise(resolve => setTimeout(resolve))
  return document.querySelector("form")!
}

const write = (form: HTMLFormElement, words: string) => {
  const text = form.querySelector("textarea")!
  text.value = words
  text.dispatchEvent(new Event("input", { bubbles: true }))
}
const end = (form: HTMLFormElement, success: boolean) =>
  form.dispatchEvent(new CustomEvent("turbo:submit-end", { bubbles: true, detail: { success } }))

beforeEach(() => sessionStorage.clear())
afterEach(() => application.stop())

test("what was being written is there again when one comes back", async () => {
  write(await page(), "One stud higher")
  application.stop()
  expect((await page()).querySelector("textarea")!.value).toBe("One stud higher")
})

test("opened anew before the answer came, the same words still go under the same key", async () => {
  const form = await page()
  write(form, "One stud higher")
  application.stop()
  const again = await page("second")
  expect(again.querySelector("input")!.value).toBe("first")
  expect(again.querySelector("textarea")!.value).toBe("One stud higher")
})

test("a refused text goes on under the key it came back with", async () => {
  write(await page(), "One stud higher")
  application.stop()
  const refused = await page("second", 'aria-invalid="true"', "Two studs higher")
  application.stop()
  const opened = await page("third")
  expect([refused, opened].map(form => form.querySelector("input")!.value)).toEqual(["second", "second"])
  expect(opened.querySelector("textarea")!.value).toBe("Two studs higher")
})

test("a reply that begins by calling somebody is there again as well", async () => {
  write(await page("first", "", "@karim "), "@karim One stud higher")
  application.stop()
  expect((await page("second", "", "@karim ")).querySelector("textarea")!.value).toBe("@karim One stud higher")
})

test("whoever signs in next does not find another's words", async () => {
  write(await page(), "One stud higher")
  application.stop()
  document.head.innerHTML = '<meta name="member" content="8">'
  expect((await page()).querySelector("textarea")!.value).toBe("")
  document.head.innerHTML = ""
})

test("after it was sent the box is empty, the draft is gone and the key is new", async () => {
  const form = await page()
  write(form, "One stud higher")
  end(form, true)
  expect(form.querySelector("textarea")!.value).toBe("")
  expect(sessionStorage.length).toBe(0)
  expect(form.querySelector("input")!.value).toMatch(/^[0-9a-f]{32}$/)
})

test("when it was refused, words and key stay for the next try", async () => {
  const form = await page()
  write(form, "One stud higher")
  end(form, false)
  expect(form.querySelector("textarea")!.value).toBe("One stud higher")
  expect(form.querySelector("input")!.value).toBe("first")
})

test("keys are never the same", () => expect(freshKey()).not.toBe(freshKey()))
