import { Line } from "./line"
import { preview } from "./preview"
import type { Tile } from "./tile"

const atOnce = 2

// Files on their way, two at a time, each with its tile; and how many of them have arrived since the list was empty.
export class Sends {
  came = 0
  arrived = 0
  private readonly tiles = new Set<Tile>()
  private readonly line = new Line(atOnce)
  private readonly previews = new Line(1)

  constructor(private readonly send: (tile: Tile) => Promise<void>, private readonly settled: () => void) {}

  get isBusy(): boolean { return [...this.tiles].some(tile => tile.isUnderWay) }

  get refused(): number { return [...this.tiles].filter(tile => tile.standing === "refused").length }

  add(tile: Tile): void {
    this.tiles.add(tile)
    this.came++
    this.previews.add(() => preview(tile.file, tile.canvas))
    this.queue(tile)
  }

  queue(tile: Tile): void {
    tile.show("waiting")
    this.line.add(async () => {
      try { await this.send(tile) } finally { this.settle() }
    })
  }

  again(): void { for (const tile of this.tiles) if (tile.standing === "broken") this.queue(tile) }

  arrive(tile: Tile): void {
    this.tiles.delete(tile)
    this.arrived++
  }

  forget(tile: Tile): void {
    this.tiles.delete(tile)
    this.came--
    tile.remove()
    this.settle()
  }

  clear(): void { this.came = this.arrived = 0 }

  private settle(): void { if (!this.isBusy) this.settled() }
}
