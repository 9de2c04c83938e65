// Where the focus stands, so that it is found again when what holds it is drawn anew: the ids around it, innermost
// first, and the way down from the innermost.
export interface Place {
  ids: string[]
  way: { tag: string; at: number }[]
  selected?: [number, number]
}

let outside: Place | null = null

// Whatever draws over a part of the page, a push, a frame or a refresh, leaves the reader where they are. Whoever
// looked elsewhere meanwhile, or nowhere, is left alone.
export function keepFocus(): void {
  for (const drawing of ["turbo:before-stream-render", "turbo:before-frame-render", "turbo:before-render"])
    document.addEventListener(drawing, event => {
      const { detail } = event as CustomEvent<{ render(...parts: unknown[]): Promise<void> | void; renderMethod?: string }>
      if (drawing === "turbo:before-render" && detail.renderMethod !== "morph") return
      const render = detail.render
      detail.render = async (...parts) => {
        const place = here()
        await render(...parts)
        if (place && isLost()) takeUp(place)
      }
    })
  // A dialog gives the focus back to what opened it, which may have been drawn anew or folded away in the meantime.
  document.addEventListener("focusin", ({ target }) => { if (!(target as Element).closest("dialog")) outside = placeOf(target as HTMLElement) })
  document.addEventListener("close", () => { if (outside && isLost()) takeUp(outside) }, true)
}

export function placeOf(element: HTMLElement): Place {
  const place: Place = { ids: [], way: [], selected: selectionOf(element) }
  for (let step: Element | null = element; step; step = step.parentElement) {
    if (step.id) place.ids.push(step.id)
    else if (place.ids.length === 0) place.way.unshift({ tag: step.localName, at: alike(step.parentElement, step.localName).indexOf(step) })
  }
  return place
}

// What stands in the same place takes the focus; where that cannot, the nearest thing that can.
export function takeUp(place: Place): void {
  const innermost = place.ids.find(id => document.getElementById(id))
  const root = innermost ? document.getElementById(innermost) : null
  if (!root || root.matches("main, body")) return
  for (const step of innermost === place.ids[0] ? wayDown(root, place).reverse() : [root]) {
    const next = canHold(step, step === root) ? step : firstWithin(step)
    if (!next) continue
    next.focus({ preventScroll: true })
    if (place.selected && isText(next)) next.setSelectionRange(...place.selected)
    return
  }
}

export function focusWithin(place: HTMLElement): void { firstWithin(place)?.focus({ preventScroll: true }) }

const here = (): Place | null => isLost() ? null : placeOf(document.activeElement as HTMLElement)
const isLost = (): boolean => !document.activeElement || document.activeElement === document.body
const isText = (element: Element): element is HTMLInputElement | HTMLTextAreaElement => element.matches("textarea, input") && (element as HTMLInputElement).selectionStart !== null
const selectionOf = (element: Element): [number, number] | undefined => isText(element) ? [element.selectionStart!, element.selectionEnd!] : undefined
const alike = (parent: Element | null, tag: string): Element[] => [...parent?.children ?? []].filter(child => child.localName === tag)

function wayDown(root: HTMLElement, place: Place): HTMLElement[] {
  const steps = [root]
  for (const { tag, at } of place.way) {
    const next = alike(steps.at(-1)!, tag)[at]
    if (!next) break
    steps.push(next as HTMLElement)
  }
  return steps
}

// What had an id and the focus may take it although the Tab key would pass it by, as a ticket of the board.
const canHold = (element: HTMLElement, named: boolean): boolean =>
  element.checkVisibility() && !element.matches(":disabled") && (element.tabIndex >= 0 || (named && element.hasAttribute("tabindex")))

const firstWithin = (place: HTMLElement): HTMLElement | undefined =>
  [...place.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]")].find(element => canHold(element, false))
