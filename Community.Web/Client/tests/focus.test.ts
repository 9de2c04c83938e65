import { beforeEach, expect, test } from "vitest"
import { keepFocus, placeOf, takeUp } from "../live/focus"

const find = <T extends HTMLElement>(place: string) => document.querySelector<T>(place)!
const drawAnew = (html: string) => {
  const place = placeOf(document.activeElement as HTMLElement)
  document.body.innerHTML = html
  takeUp(place)
}

beforeEach(() => { document.body.innerHTML = "" })

test("what has the same id takes the focus, wherever it stands now", () => {
  document.body.innerHTML = `<ul id="one"><li id="ticket-7" tabindex="0"></li></ul><ul id="two"></ul>`
  find("#ticket-7").focus()
  drawAnew(`<ul id="one"></ul><ul id="two"><li id="ticket-7" tabindex="-1"></li></ul>`)
  expect(document.activeElement).toBe(find("#two #ticket-7"))
})

test("what stands in a part that stays is found in it, although nothing has an id", () => {
  document.body.innerHTML = `<main id="main"><a href="/first">first</a><div class="shell"><span><form><button>give</button></form></span></div></main>`
  find("button").focus()
  const place = placeOf(find("button"))
  find("span").outerHTML = `<span><form><button disabled>give</button></form><form><button class="back">take</button></form></span>`
  takeUp(place)
  expect(document.activeElement).toBe(find(".back"))
})

test("what was folded away gives the focus to the nearest thing around it that can hold it", () => {
  document.body.innerHTML = `<ul><li id="ticket-7" tabindex="-1"><details open><summary tabindex="-1">more</summary><a class="entry" href="/x">x</a></details></li></ul>`
  const place = placeOf(find(".entry"))
  find(".entry").setAttribute("style", "display: none")
  takeUp(place)
  expect(document.activeElement).toBe(find("#ticket-7"))
})

test("what has no id is found by its place below the nearest that has one", () => {
  const post = `<article id="post-3"><p>Words</p><form><button>a</button></form><form><button>b</button></form></article>`
  document.body.innerHTML = post
  find("form:last-of-type button").focus()
  drawAnew(`<p>New above</p>${post}`)
  expect(document.activeElement).toBe(find("form:last-of-type button"))
})

test("where the same thing cannot take the focus, the nearest that can does", () => {
  document.body.innerHTML = `<div id="post-3"><a href="/x">x</a><span><form><button>give</button></form></span></div>`
  find("button").focus()
  drawAnew(`<div id="post-3"><a href="/x">x</a><span><form><button disabled>give</button></form><form><button class="back">take</button></form></span></div>`)
  expect(document.activeElement).toBe(find(".back"))
})

test("the words that were selected in a field are selected again", () => {
  document.body.innerHTML = `<div id="part"><input value="one stud higher"></div>`
  find<HTMLInputElement>("input").focus()
  find<HTMLInputElement>("input").setSelectionRange(4, 8)
  drawAnew(`<div id="part"><input value="one stud higher"></div>`)
  expect([find<HTMLInputElement>("input").selectionStart, find<HTMLInputElement>("input").selectionEnd]).toEqual([4, 8])
})

test("nobody is thrown to the top of the page because what they were on is gone", () => {
  document.body.innerHTML = `<main id="main"><a href="/first">first</a><button>gone</button></main>`
  find("button").focus()
  drawAnew(`<main id="main"><a href="/first">first</a></main>`)
  expect(document.activeElement).toBe(document.body)
})

test("whoever goes elsewhere while a part is drawn is found where they went", async () => {
  document.body.innerHTML = `<ul id="lane"><li id="ticket-7" tabindex="0"><a id="way" href="/x">x</a></li></ul>`
  keepFocus()
  find("#ticket-7").focus()
  const detail = { render: async () => {
    find("#way").focus()
    const html = find("#lane").innerHTML
    find("#lane").replaceChildren()
    find("#lane").innerHTML = html
  } }
  document.dispatchEvent(new CustomEvent("turbo:before-frame-render", { detail }))
  await detail.render()
  expect(document.activeElement).toBe(find("#way"))
})
