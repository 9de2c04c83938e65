import { Controller } from "@hotwired/stimulus"
import type Sortable from "sortablejs"
import type { SortableEvent, MoveEvent } from "sortablejs"

interface Drop { ticket: HTMLElement; from: string; over: HTMLElement; home: HTMLElement; before: string }

const drawings = ["turbo:before-frame-render", "turbo:before-render"]

// Tickets by hand: a lane takes what may go there, and a drop opens the sheet that the ticket's menu opens. Until the move
// is made the ticket lies where it was dropped; leaving the sheet, or a no, puts it back. Others' moves go on arriving, and wait
// only while a hand holds a ticket: drawn anew under it, a ticket may slip out of the hand.
export default class extends Controller<HTMLElement> {
  static override targets = ["list", "form"]
  declare listTargets: HTMLElement[]
  declare formTarget: HTMLTemplateElement
  private readonly lanes = new Map<HTMLElement, Sortable>()
  private drop?: Drop
  private held = false
  private lifted = false
  private readonly waiting: (() => void)[] = []
  private readonly wait = (event: Event) => {
    if (!this.held) return
    event.preventDefault()
    this.waiting.push((event as CustomEvent<{ resume(): void }>).detail.resume)
  }

  override connect(): void { for (const drawing of drawings) document.addEventListener(drawing, this.wait) }

  override disconnect(): void {
    for (const drawing of drawings) document.removeEventListener(drawing, this.wait)
    this.let()
  }

  // With a finger one scrolls; there the button remains.
  async listTargetConnected(list: HTMLElement): Promise<void> {
    if (!matchMedia("(any-pointer: fine)").matches) return
    const { default: Sortable } = await import("sortablejs")
    if (!list.isConnected || this.lanes.has(list)) return
    this.lanes.set(list, Sortable.create(list, {
      group: { name: "board", put: (to, _, ticket) => ways(ticket).includes(to.el.dataset.stage!) },
      draggable: ".ticket", handle: ".movable", filter: "input, summary, .drop", preventOnFilter: false, sort: false, animation: 120, delay: 250, delayOnTouchOnly: true,
      // The browser's own dragging ends when what is dragged is drawn anew.
      forceFallback: true, fallbackOnBody: true, fallbackTolerance: 5, ghostClass: "landing", fallbackClass: "lifted", emptyInsertThreshold: 12,
      onChoose: () => { this.held = true }, onUnchoose: () => this.let(),
      onStart: event => this.lift(event), onMove: event => this.over(event), onEnd: event => this.dropped(event),
    }))
  }

  listTargetDisconnected(list: HTMLElement): void {
    this.lanes.get(list)?.destroy()
    this.lanes.delete(list)
  }

  // Drawn anew, the ticket lies at home again: back to where the hand, or the open sheet, has it. Moved by somebody else, it stays there.
  resume(): void {
    const { drop } = this
    if (!drop) return
    const ticket = document.getElementById(drop.ticket.id)
    if (ticket?.dataset.stage !== drop.from) this.drop = undefined
    else if (ticket) this.hold(drop, ticket)
  }

  sent(event: CustomEvent<{ success: boolean }>): void {
    if (event.detail.success && !this.lifted) this.drop = undefined
    const form = event.target as HTMLElement
    if (form.parentElement === this.element && form.hidden) form.remove()
  }

  back(): void {
    const { drop } = this
    if (!drop || this.lifted) return
    this.drop = undefined
    const home = this.still(drop.home)
    if (!home || !drop.ticket.isConnected) return
    const before = document.getElementById(drop.before)
    home.insertBefore(drop.ticket, before?.parentElement === home ? before : null)
    drop.ticket.classList.remove("landing")
  }

  // What the drop itself does comes first.
  private let(): void {
    this.held = false
    queueMicrotask(() => { for (const draw of this.waiting.splice(0)) draw() })
  }

  private lift({ item, from }: SortableEvent): void {
    this.back()
    this.lifted = true
    this.drop = { ticket: item, from: item.dataset.stage!, over: from, home: from, before: item.nextElementSibling?.id ?? "" }
    this.element.dataset.ways = item.dataset.ways
  }

  private hold(drop: Drop, ticket: HTMLElement): void {
    drop.over = this.still(drop.over) ?? drop.over
    drop.ticket = ticket
    if (ticket.parentElement !== drop.over) drop.over.prepend(ticket)
    ticket.classList.add("landing")
  }

  // A list that was drawn anew is found by its stage.
  private still(list: HTMLElement): HTMLElement | undefined {
    return list.isConnected ? list : this.listTargets.find(one => one.dataset.stage === list.dataset.stage)
  }

  private over({ to }: MoveEvent): void { if (this.drop) this.drop.over = to }

  // On its way a ticket enters every lane that takes it; what counts is where the hand lets go.
  private dropped(event: SortableEvent): void {
    const { item, to } = event
    const stage = to.dataset.stage!
    this.lifted = false
    delete this.element.dataset.ways
    const way = item.querySelector<HTMLAnchorElement>(`a[data-to="${stage}"]`)
    if (!item.isConnected || stage === this.drop?.from || !way || under(event)?.dataset.stage !== stage) return this.back()
    this.drop!.over = to
    item.classList.add("landing")
    const chosen = [...this.element.querySelectorAll<HTMLInputElement>(".choose:checked")]
    if (chosen.length > 1 && chosen.some(box => item.contains(box))) this.open(`/board/moves?To=${stage}${chosen.map(box => `&Ideas=${box.value}`).join("")}`)
    else if (way.dataset.answer === "needed") this.open(way.href)
    else this.send(way.href, stage)
  }

  private open(href: string): void { document.getElementById("sheet")!.setAttribute("src", href) }

  // Nothing is asked, so it is done at once; a no comes on the sheet.
  private send(href: string, stage: string): void {
    const form = (this.formTarget.content.cloneNode(true) as DocumentFragment).querySelector("form")!
    form.action = new URL(href).pathname
    form.querySelector<HTMLInputElement>("[name=To]")!.value = stage
    form.querySelector<HTMLInputElement>("[name=idempotency-key]")!.value = crypto.randomUUID()
    this.element.append(form)
    form.requestSubmit()
  }
}

function under(event: SortableEvent): HTMLElement | null | undefined {
  const at = (event as SortableEvent & { originalEvent: MouseEvent | TouchEvent }).originalEvent
  const { clientX, clientY } = "changedTouches" in at ? at.changedTouches[0]! : at
  return document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(".lane, .strip, .away ul")
}

const ways = (ticket: HTMLElement): string[] => (ticket.dataset.ways ?? "").split(" ")
