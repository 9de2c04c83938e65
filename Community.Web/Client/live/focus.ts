// Where the focus stands, so that it is found again when what holds it is drawn anew: what holds it, and all that is
// around it, innermost first, each as it was and with its place among its like.
export interface Place {
  steps: { element: HTMLElement; id: string; tag: string; at: number }[]
  selected?: [number, number]
}

let outside: Place | null = null

// Whatever draws over a part of the page, a push, a frame or a refresh, leaves the reader where they are. Whoever
// looked elsewhere meanwhile, or nowhere, is left alone. A drawing takes its time, so what counts is where they looked last.
export function keepFocus(): void {
  for (const drawing of ["turbo:before-stream-render", "turbo:before-frame-render", "turbo:before-render"])
    document.addEventListener(drawing, event => {
      const { detail } = event as CustomEvent<{ render(...parts: unknown[]): Promise<void> | void; renderMethod?: string }>
      if (drawing === "turbo:before-render" && detail.renderMethod !== "morph") return
      const render = detail.render
      detail.render = async (...parts) => {
        let place = here()
        const follow = ({ target }: FocusEvent): void => { place = placeOf(target as HTMLElement) }
        document.addEventListener("focusin", follow)
        try { await render(...parts) }
        finally { document.removeEventListener("focusin", follow) }
        if (place && isLost()) takeUp(place)
      }
    })
  // A dialog gives the focus back to what opened it, which may have been drawn anew or folded away in the meantime.
  document.addEventListener("focusin", ({ target }) => { if (!(target as Element).closest("dialog")) outside = placeOf(target as HTMLElement) })
  document.addEventListener("close", () => { if (outside && isLost()) takeUp(outside) }, true)
}

export function placeOf(element: HTMLElement): Place {
  const place: Place = { steps: [], selected: selectionOf(element) }
  for (let step: HTMLElement | null = element; step; step = step.parentElement)
    place.steps.push({ element: step, id: step.id, tag: step.localName, at: alike(step.parentElement, step.localName).indexOf(step) })
  return place
}

// Down from the innermost that is still there, or is there again under its id: what stands in the same place takes the
// focus; where that cannot, the nearest thing that can.
export function takeUp(place: Place): void {
  const found = place.steps.findIndex(step => still(step))
  const root = found < 0 ? null : still(place.steps[found]!)
  if (!root) return
  for (const step of [...wayDown(root, place.steps.slice(0, found)).reverse(), ...wayUp(root)]) {
    if (step.matches("main, body")) return
    const next = canHold(step) ? step : firstWithin(step)
    if (!next) continue
    next.focus({ preventScroll: true })
    if (place.selected && isText(next)) next.setSelectionRange(...place.selected)
    return
  }
}

export function focusWithin(place: HTMLElement): void { firstWithin(place)?.focus({ preventScroll: true }) }

const here = (): Place | null => document.activeElement && document.activeElement !== document.body ? placeOf(document.activeElement as HTMLElement) : null
// What is hidden keeps the focus until the browser draws again, so a closed dialog may still hold it.
const isLost = (): boolean => !document.activeElement || document.activeElement === document.body || !document.activeElement.checkVisibility()
const isText = (element: Element): element is HTMLInputElement | HTMLTextAreaElement => element.matches("textarea, input") && (element as HTMLInputElement).selectionStart !== null
const selectionOf = (element: Element): [number, number] | undefined => isText(element) ? [element.selectionStart!, element.selectionEnd!] : undefined
const alike = (parent: Element | null, tag: string): Element[] => [...parent?.children ?? []].filter(child => child.localName === tag)

const still = ({ element, id }: Place["steps"][number]): HTMLElement | null => element.isConnected ? element : id ? document.getElementById(id) : null

function wayDown(root: HTMLElement, inner: Place["steps"]): HTMLElement[] {
  const way = [root]
  for (const { tag, at } of inner.toReversed()) {
    const next = alike(way.at(-1)!, tag)[at]
    if (!next) break
    way.push(next as HTMLElement)
  }
  return way
}

// No further than to the next thing that has a name.
function* wayUp(root: HTMLElement): Generator<HTMLElement> {
  for (let step: HTMLElement | null = root; step && !step.id;) if ((step = step.parentElement)) yield step
}

// What has an id may take the focus although the Tab key would pass it by, as a ticket of the board.
const canHold = (element: HTMLElement): boolean =>
  element.checkVisibility() && !element.matches(":disabled") && (element.tabIndex >= 0 || (element.id !== "" && element.hasAttribute("tabindex")))

const firstWithin = (place: HTMLElement): HTMLElement | undefined =>
  [...place.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]")].find(element => element.tabIndex >= 0 && canHold(element))
