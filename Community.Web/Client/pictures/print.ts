import type { Cut, Room } from "./cut"

// More pixels than the largest size that is kept would only travel.
const longest = 3_840
const quality = 0.95

// A picture that is turned by quarters, drawn as it then stands.
export class Print {
  private quarters = 0

  constructor(private readonly picture: ImageBitmap) {}

  get room(): Room {
    const { width, height } = this.picture
    return this.quarters % 2 === 0 ? { wide: width, high: height } : { wide: height, high: width }
  }

  turn(): void { this.quarters = (this.quarters + 1) % 4 }

  draw(canvas: HTMLCanvasElement, cut: Cut, scale: number): void {
    canvas.width = Math.max(1, Math.round(cut.wide * scale))
    canvas.height = Math.max(1, Math.round(cut.high * scale))
    const brush = canvas.getContext("2d")!
    brush.imageSmoothingQuality = "high"
    brush.scale(canvas.width / cut.wide, canvas.height / cut.high)
    brush.translate(-cut.x, -cut.y)
    const { wide, high } = this.room
    if (this.quarters === 1) brush.translate(wide, 0)
    else if (this.quarters === 2) brush.translate(wide, high)
    else if (this.quarters === 3) brush.translate(0, high)
    brush.rotate(this.quarters * Math.PI / 2)
    brush.drawImage(this.picture, 0, 0)
  }

  // What can be seen through stays so; a photograph stays a photograph.
  async develop(cut: Cut, name: string, mayBeClear: boolean): Promise<File> {
    const canvas = document.createElement("canvas")
    this.draw(canvas, cut, Math.min(1, longest / Math.max(cut.wide, cut.high)))
    const type = mayBeClear && isClear(canvas) ? "image/png" : "image/jpeg"
    const made = await new Promise<Blob | null>(done => canvas.toBlob(done, type, quality))
    if (!made) throw new Error("The canvas made no picture.")
    return new File([made], `${name.replace(/\.[^.]*$/, "")}.${type === "image/png" ? "png" : "jpg"}`, { type })
  }

  end(): void { this.picture.close() }
}

// Looked at in small: it takes a moment, and a hole that nobody would see does not count.
function isClear(canvas: HTMLCanvasElement): boolean {
  const small = document.createElement("canvas")
  const scale = Math.min(1, 512 / Math.max(canvas.width, canvas.height))
  small.width = Math.max(1, Math.round(canvas.width * scale))
  small.height = Math.max(1, Math.round(canvas.height * scale))
  const brush = small.getContext("2d", { willReadFrequently: true })!
  brush.drawImage(canvas, 0, 0, small.width, small.height)
  return brush.getImageData(0, 0, small.width, small.height).data.some((value, at) => at % 4 === 3 && value < 250)
}
