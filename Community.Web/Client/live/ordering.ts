// A counting topic numbers its changes without gaps, so what is missing can be known and asked for.
// Whatever is fetched may overlap with what is pushed; the number decides.
export class Ordering {
  private ahead = new Map<number, string>()
  private asking: Promise<void> | null = null
  private wanted = 0

  constructor(
    public last: number,
    private readonly apply: (html: string) => void,
    private readonly missed: (after: number) => Promise<{ last: number; html: string }>,
  ) {}

  async receive(change: number, html: string): Promise<void> {
    if (change <= this.last) return
    if (change === this.last + 1 && !this.asking) return this.take(change, html)
    this.ahead.set(change, html)
    await this.reach(change)
  }

  // How far the topic has come; asks only when we are behind. Rejects when we still are, so that the caller tries again.
  async reach(change: number): Promise<void> {
    this.wanted = Math.max(this.wanted, change)
    while (this.last < this.wanted) {
      const before = this.last
      await (this.asking ??= this.ask().finally(() => { this.asking = null; this.drain() }))
      if (this.last === before) throw new Error(`still at ${before} of ${this.wanted}`)
    }
  }

  private async ask(): Promise<void> {
    const { last, html } = await this.missed(this.last)
    if (last <= this.last) return
    this.last = last
    this.apply(html)
  }

  private take(change: number, html: string): void {
    this.last = change
    if (html) this.apply(html)
    this.drain()
  }

  private drain(): void {
    for (const change of [...this.ahead.keys()].sort((a, b) => a - b))
      if (change <= this.last) this.ahead.delete(change)
    const html = this.ahead.get(this.last + 1)
    if (html === undefined) return
    this.ahead.delete(this.last + 1)
    this.take(this.last + 1, html)
  }
}
