import { Controller } from "@hotwired/stimulus"

// The board by keyboard: arrows walk over the tickets, m opens the ways a ticket can move, Enter opens the idea.
export default class extends Controller<HTMLElement> {
  static override targets = ["lane", "ticket"]
  declare laneTargets: HTMLElement[]
  declare ticketTargets: HTMLElement[]
  private last = ""

  ticketTargetConnected(ticket: HTMLElement): void {
    ticket.tabIndex = this.ticketTargets.some(other => other !== ticket && other.tabIndex === 0) ? -1 : 0
  }

  // One ticket stands in the order of the Tab key: the one that had the focus last, wherever it was moved.
  remember({ target }: Event): void {
    const ticket = (target as HTMLElement).closest<HTMLElement>(".ticket")
    if (!ticket) return
    this.last = ticket.id
    this.offer(ticket)
    ticket.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  resume(): void {
    const ticket = this.ticketTargets.find(one => one.id === this.last) ?? this.ticketTargets[0]
    if (ticket) this.offer(ticket)
  }

  key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement
    const ticket = at.closest<HTMLElement>(".ticket")
    if (!ticket || at.closest(".drop") || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "m") return this.menu(event, ticket)
    if (event.key === "Enter") return at === ticket ? ticket.querySelector<HTMLElement>("h3 a")?.click() : undefined
    const next = this.towards(ticket, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  // Whoever has not touched anything yet begins at the ticket that Tab would reach.
  begin(event: KeyboardEvent): void {
    if (event.target !== document.body || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return
    const ticket = this.ticketTargets.find(one => one.tabIndex === 0)
    if (!ticket) return
    event.preventDefault()
    ticket.focus()
  }

  private towards(ticket: HTMLElement, key: string): HTMLElement | undefined {
    const lane = this.laneTargets.findIndex(one => one.contains(ticket))
    const place = this.within(lane).indexOf(ticket)
    const forward = getComputedStyle(this.element).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
    if (key === "ArrowDown") return this.within(lane)[place + 1]
    if (key === "ArrowUp") return this.within(lane)[place - 1]
    if (key === "ArrowLeft" || key === "ArrowRight") return this.beside(lane, place, key === forward ? 1 : -1)
    return undefined
  }

  private beside(lane: number, place: number, step: number): HTMLElement | undefined {
    for (let at = lane + step; at >= 0 && at < this.laneTargets.length; at += step) {
      const tickets = this.within(at)
      if (tickets.length > 0) return tickets[Math.min(place, tickets.length - 1)]
    }
    return undefined
  }

  private within(lane: number): HTMLElement[] { return this.ticketTargets.filter(ticket => this.laneTargets[lane]?.contains(ticket)) }

  private offer(ticket: HTMLElement): void { for (const one of this.ticketTargets) one.tabIndex = one === ticket ? 0 : -1 }

  private menu(event: Event, ticket: HTMLElement): void {
    const menu = ticket.querySelector<HTMLDetailsElement>("details.menu")
    if (!menu) return
    event.preventDefault()
    menu.open = true
    menu.querySelector<HTMLElement>(".entry")?.focus()
  }
}
