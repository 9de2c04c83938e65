const most = 5
const near = 2.5
const swipe = 60

// A picture nearer and farther on its stage: two fingers, a wheel, a double tap, a drag when it is near; and a swipe to the
// next one when it is not.
export class Zoom {
  private scale = 1
  private x = 0
  private y = 0
  private readonly fingers = new Map<number, { x: number; y: number }>()
  private start?: { x: number; y: number }
  private apart = 0
  private readonly ended = new AbortController()

  constructor(private readonly stage: HTMLElement, private readonly picture: HTMLElement, private readonly turn: (step: number) => void) {
    const { signal } = this.ended
    stage.addEventListener("pointerdown", event => this.down(event), { signal })
    stage.addEventListener("pointermove", event => this.move(event), { signal })
    for (const end of ["pointerup", "pointercancel"] as const) stage.addEventListener(end, event => this.up(event), { signal })
    stage.addEventListener("dblclick", event => (this.scale > 1 ? this.rest() : this.by(near, event)), { signal })
    stage.addEventListener("wheel", event => { event.preventDefault(); this.by(event.deltaY < 0 ? 1.15 : 1 / 1.15, event) }, { signal, passive: false })
  }

  end(): void { this.ended.abort() }

  rest(): void {
    this.scale = 1
    this.x = this.y = 0
    this.draw()
  }

  // What lies under the point stays under it.
  by(factor: number, point?: { clientX: number; clientY: number }): void {
    const scale = Math.min(most, Math.max(1, this.scale * factor))
    const box = this.stage.getBoundingClientRect()
    const [px, py] = point ? [point.clientX - box.left - box.width / 2, point.clientY - box.top - box.height / 2] : [0, 0]
    this.x = px - (px - this.x) * (scale / this.scale)
    this.y = py - (py - this.y) * (scale / this.scale)
    this.scale = scale
    this.draw()
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return
    this.stage.setPointerCapture(event.pointerId)
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    this.start = this.fingers.size === 1 ? { x: event.clientX, y: event.clientY } : undefined
    this.apart = this.distance
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId)
    if (!before) return
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (this.fingers.size === 2) return this.pinch()
    if (this.scale === 1) return
    this.x += event.clientX - before.x
    this.y += event.clientY - before.y
    this.draw()
  }

  private pinch(): void {
    const [one, other] = [...this.fingers.values()]
    const apart = this.distance
    if (this.apart > 0) this.by(apart / this.apart, { clientX: (one!.x + other!.x) / 2, clientY: (one!.y + other!.y) / 2 })
    this.apart = apart
  }

  private up(event: PointerEvent): void {
    const { start } = this
    if (!this.fingers.delete(event.pointerId)) return
    this.start = undefined
    if (!start || this.scale > 1 || event.type === "pointercancel") return
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
    if (Math.abs(dx) < swipe || Math.abs(dx) < Math.abs(dy)) return
    this.turn(dx < 0 === (document.documentElement.dir !== "rtl") ? 1 : -1)
  }

  private get distance(): number {
    const [one, other] = [...this.fingers.values()]
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0
  }

  // Never farther aside than its own edge.
  private draw(): void {
    const [wide, high] = [this.stage.clientWidth * (this.scale - 1) / 2, this.stage.clientHeight * (this.scale - 1) / 2]
    this.x = Math.min(wide, Math.max(-wide, this.x))
    this.y = Math.min(high, Math.max(-high, this.y))
    this.picture.style.transform = this.scale === 1 ? "" : `translate(${this.x}px, ${this.y}px) scale(${this.scale})`
    this.stage.classList.toggle("near", this.scale > 1)
  }
}
