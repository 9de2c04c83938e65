// Work that waits its turn: so many at a time, in the order in which it came.
export class Line {
  private readonly waiting: (() => Promise<unknown>)[] = []
  private busy = 0

  constructor(private readonly atOnce: number) {}

  add(work: () => Promise<unknown>): void {
    this.waiting.push(work)
    this.next()
  }

  private next(): void {
    while (this.busy < this.atOnce) {
      const work = this.waiting.shift()
      if (!work) return
      this.busy++
      void work().catch(() => {}).then(() => { this.busy--; this.next() })
    }
  }
}
