import { Controller } from "@hotwired/stimulus"

// So many pages come by themselves; then one is asked, and what stands below the list can be reached.
const unasked = 3
const ahead = "800px"

// A list that goes on while one comes near its end, or by a press on its link, which leads to a page of its own that can be sent
// to others. Whoever comes back finds all that had come, and stands where they stood.
export default class extends Controller<HTMLElement> {
  static override targets = ["list", "pager"]
  declare listTarget: HTMLElement
  declare pagerTarget: HTMLElement
  private near?: IntersectionObserver
  private came = 0
  private underWay = false

  pagerTargetConnected(pager: HTMLElement): void {
    this.near?.disconnect()
    this.near = new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting) && this.came < unasked) void this.go() }, { rootMargin: ahead })
    this.near.observe(pager)
  }

  override disconnect(): void { this.near?.disconnect() }

  // The focus goes to the first that came, as it would on a page of its own.
  async press(event: MouseEvent): Promise<void> {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[rel=next]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (this.underWay) return
    this.came = 0
    const came = await this.go()
    if (came) came[0]?.querySelector<HTMLElement>("a[href]")?.focus({ preventScroll: true })
    else location.assign(link.href)
  }

  private async go(): Promise<HTMLElement[] | null> {
    const link = this.pagerTarget.querySelector<HTMLAnchorElement>("a[rel=next]")
    if (!link || this.underWay) return null
    this.underWay = true
    this.pagerTarget.setAttribute("aria-busy", "true")
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } })
      if (!answer.ok || answer.redirected) return null
      return this.take(new DOMParser().parseFromString(await answer.text(), "text/html"))
    } catch {
      return null
    } finally {
      this.underWay = false
      this.pagerTarget.removeAttribute("aria-busy")
    }
  }

  private take(page: Document): HTMLElement[] | null {
    // While one looks, the order of what is liked most may change.
    const there = new Set([...this.listTarget.querySelectorAll<HTMLAnchorElement>("a[href]")].map(link => link.pathname))
    const items = [...page.querySelectorAll<HTMLElement>("[data-endless-target=list] > li")]
      .filter(item => !there.has(item.querySelector<HTMLAnchorElement>("a[href]")?.pathname ?? "")).map(item => document.importNode(item, true))
    const pager = page.querySelector<HTMLElement>("[data-endless-target=pager]")
    if (!pager) return null
    this.came++
    // Where the list begins at its beginning, no link has to lead there.
    if (!this.pagerTarget.querySelector("a:not([rel=next])")) pager.querySelector("a:not([rel=next])")?.remove()
    this.listTarget.append(...items)
    this.pagerTarget.replaceWith(document.importNode(pager, true))
    return items
  }
}
