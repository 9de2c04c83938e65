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

  // A ticket that moves is drawn anew in another lane; whoever was on it stays on it.
  remember(event: Event): void { this.last = (event.target as HTMLElement).closest<HTMLElement>(".ticket")?.id ?? this.last }

  resume(): void {
    if (!this.ticketTargets.some(ticket => ticket.tabIndex === 0) && this.ticketTargets[0]) this.ticketTargets[0].tabIndex = 0
    const ticket = this.last ? document.getElementById(this.last) : null
    if (ticket && (document.activeElement === document.body || !document.activeElement)) this.walkTo(ticket)
  }

  key(event: KeyboardEvent): void {
    const ticket = event.target as HTMLElement
    if (!this.ticketTargets.includes(ticket) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "m") return this.menu(event, ticket)
    if (event.key === "Enter") return ticket.querySelector<HTMLElement>("h3 a")?.click()
    const next = this.towards(ticket, event.key)
    if (!next) return
    event.preventDefault()
    this.walkTo(next)
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

  private walkTo(next: HTMLElement): void {
    for (const ticket of this.ticketTargets) ticket.tabIndex = ticket === next ? 0 : -1
    next.focus()
    next.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  private menu(event: Event, ticket: HTMLElement): void {
    const menu = ticket.querySelector<HTMLDetailsElement>("details.menu")
    if (!menu) return
    event.preventDefault()
    menu.open = true
    menu.querySelector<HTMLElement>(".entry")?.focus()
  }
}
