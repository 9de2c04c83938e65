import { all, grown, moved, pulled, shaped, turned, type Cut } from "./cut"
import { Print } from "./print"

const step = 0.01
const stride = 0.1
// So that the corners can be taken hold of where they are the picture's own.
const margin = 24
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export interface Wanted { template: HTMLTemplateElement; source: Blob; name: string; shape: string; size(wide: number, high: number, words: string): string }

// Asks in a dialog which part of a picture stays, and which way it stands. Answers that part as a file of its own; null where it
// was left as it is. The picture is drawn on canvas: our policy lets no page show a file of one's own by an address.
export async function crop(wanted: Wanted): Promise<File | null> {
  const print = new Print(await createImageBitmap(wanted.source, { imageOrientation: "from-image" }))
  try {
    return await new Cropping(wanted, print).ask()
  } finally {
    print.end()
  }
}

class Cropping {
  private readonly dialog: HTMLDialogElement
  private readonly fingers = new Map<number, { x: number; y: number }>()
  private readonly ended = new AbortController()
  private cut: Cut
  private held: { cut: Cut; edges: string; apart: number; x: number; y: number }
  private shape = 0
  private scale = 1

  constructor(private readonly wanted: Wanted, private readonly print: Print) {
    this.dialog = (wanted.template.content.cloneNode(true) as DocumentFragment).querySelector("dialog")!
    this.cut = all(print.room)
    this.held = { cut: this.cut, edges: "", apart: 1, x: 0, y: 0 }
    this.listen()
  }

  ask(): Promise<File | null> {
    document.body.append(this.dialog)
    this.dialog.showModal()
    this.choose(this.wanted.shape)
    // Where one shape is wanted there is nothing to choose.
    this.dialog.querySelector<HTMLElement>(".shapes")!.hidden = this.wanted.shape !== ""
    this.draw()
    return new Promise((answer, fail) => {
      this.part("done").addEventListener("click", () => { this.finish().then(answer, fail).finally(() => this.dialog.close()) })
      // Whatever was answered before stands.
      this.dialog.addEventListener("close", () => { this.leave(); answer(null) })
    })
  }

  private async finish(): Promise<File> {
    this.part("done").setAttribute("aria-busy", "true")
    return this.print.develop(this.cut, this.wanted.name, this.wanted.source.type !== "image/jpeg")
  }

  private leave(): void {
    this.ended.abort()
    this.dialog.remove()
  }

  private listen(): void {
    const { signal } = this.ended
    const whole = this.part("whole")
    whole.addEventListener("pointerdown", event => this.down(event))
    whole.addEventListener("pointermove", event => this.drag(event))
    for (const end of ["pointerup", "pointercancel"] as const) whole.addEventListener(end, event => this.up(event))
    whole.addEventListener("wheel", event => { event.preventDefault(); this.be(grown(this.cut, event.deltaY < 0 ? 1.04 : 1 / 1.04, this.print.room)) }, { passive: false })
    this.part("cut").addEventListener("keydown", event => this.key(event))
    this.part("cancel").addEventListener("click", () => this.dialog.close())
    this.part("left").addEventListener("click", () => this.turn(3))
    this.part("right").addEventListener("click", () => this.turn(1))
    for (const button of this.shapes) button.addEventListener("click", () => this.choose(button.dataset.shape!))
    addEventListener("resize", () => this.draw(), { signal })
    document.addEventListener("turbo:before-cache", () => this.dialog.close(), { signal })
  }

  private choose(shape: string): void {
    const [wide = 0, high = 1] = shape.split(":").map(Number)
    this.shape = wide / high
    for (const button of this.shapes) button.setAttribute("aria-pressed", String(button.dataset.shape === shape))
    this.be(shaped(this.cut, this.print.room, this.shape))
  }

  private turn(quarters: number): void {
    for (let nth = 0; nth < quarters; nth++) {
      this.cut = turned(this.cut, this.print.room)
      this.print.turn()
    }
    this.cut = shaped(this.cut, this.print.room, this.shape)
    this.draw()
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const [room, arrow] = [this.print.room, arrows[event.key]]
    const far = (event.shiftKey ? stride : step) * Math.max(room.wide, room.high)
    if (arrow) this.be(moved(this.cut, arrow[0] * far, arrow[1] * far, room))
    else if (event.key === "+" || event.key === "=") this.be(grown(this.cut, 1.05, room))
    else if (event.key === "-" || event.key === "_") this.be(grown(this.cut, 1 / 1.05, room))
    else return
    event.preventDefault()
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return
    this.part("whole").setPointerCapture(event.pointerId)
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    this.hold((event.target as HTMLElement).dataset.edge ?? "")
  }

  private up(event: PointerEvent): void {
    this.fingers.delete(event.pointerId)
    this.hold("")
  }

  // From here on all is measured: an edge that has come to its end waits there until the hand is back.
  private hold(edges: string): void {
    const [finger] = this.fingers.values()
    this.held = { cut: this.cut, edges, apart: this.apart, x: finger?.x ?? 0, y: finger?.y ?? 0 }
  }

  private drag(event: PointerEvent): void {
    if (!this.fingers.has(event.pointerId)) return
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const { held, print: { room } } = this
    if (this.fingers.size > 1) return this.be(grown(held.cut, this.apart / held.apart, room))
    const [dx, dy] = [(event.clientX - held.x) / this.scale, (event.clientY - held.y) / this.scale]
    this.be(held.edges ? pulled(held.cut, held.edges, dx, dy, room, this.shape) : moved(held.cut, dx, dy, room))
  }

  private get apart(): number {
    const [one, other] = [...this.fingers.values()]
    return one && other ? Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)) : 1
  }

  private be(cut: Cut): void {
    this.cut = cut
    const frame = this.part("cut").style
    for (const [name, value] of Object.entries({ x: cut.x, y: cut.y, wide: cut.wide, high: cut.high })) frame.setProperty(`--${name}`, `${value * this.scale}px`)
    this.part("size").textContent = this.wanted.size(Math.round(cut.wide), Math.round(cut.high), this.part("size").dataset.words ?? "")
  }

  private draw(): void {
    const [bench, room] = [this.part("bench"), this.print.room]
    this.scale = Math.min((bench.clientWidth - margin) / room.wide, (bench.clientHeight - margin) / room.high)
    const whole = this.part("whole").style
    whole.setProperty("--wide", `${room.wide * this.scale}px`)
    whole.setProperty("--high", `${room.high * this.scale}px`)
    this.print.draw(this.part<HTMLCanvasElement>("canvas"), all(room), Math.min(1, this.scale * Math.min(2, devicePixelRatio)))
    this.be(this.cut)
  }

  private get shapes(): HTMLElement[] { return [...this.dialog.querySelectorAll<HTMLElement>("[data-shape]")] }
  private part<T extends HTMLElement = HTMLElement>(name: string): T { return this.dialog.querySelector<T>(`[data-part=${name}]`)! }
}
