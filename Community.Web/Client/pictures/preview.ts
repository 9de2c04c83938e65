// As wide as a tile is drawn, twice over for fine screens; a photograph of twelve megapixels takes fifty times as much.
const wide = 480

// Upright, as the photograph says of itself. What the browser cannot read stays a blank: the server will say what it thinks of it.
export async function preview(file: File, canvas: HTMLCanvasElement): Promise<void> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image", resizeWidth: wide, resizeQuality: "medium" })
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext("2d")!.drawImage(picture, 0, 0)
  picture.close()
}
