import { fill, number } from "../live/words"
import { Sending } from "./sending"

export type Standing = "waiting" | "sending" | "making" | "refused" | "broken"

// The list item of a file on its way: its preview, its name, how far it is, and what one can do about it.
// Its words stand in the page (data-waiting, data-sending, …), drawn by the server in the reader's language.
export class Tile {
  standing: Standing = "waiting"
  private sending?: Sending

  constructor(readonly element: HTMLElement, readonly file: File, readonly instead?: HTMLElement) {
    this.part("name").textContent = file.name
    this.progress.setAttribute("aria-label", file.name)
    this.part("stop").setAttribute("aria-label", `${this.part("stop").getAttribute("aria-label")}: ${file.name}`)
    this.show("waiting")
  }

  get canvas(): HTMLCanvasElement { return this.element.querySelector("canvas")! }

  get isUnderWay(): boolean { return this.standing !== "refused" }

  async send(build: string, arrived: (picture: string) => void): Promise<void> {
    if (!this.element.isConnected) return
    this.show("sending")
    this.sent(0)
    this.sending = new Sending(this.file, build, {
      sent: part => this.sent(part),
      arrived,
      refused: sentence => this.show("refused", sentence),
      broken: () => this.show("broken"),
    })
    await this.sending.send()
  }

  show(standing: Standing, sentence?: string | null): void {
    this.standing = this.element.dataset.standing = standing
    this.say(sentence || this.part("words").dataset[standing])
    this.progress.hidden = standing === "refused" || standing === "broken"
    this.part("again").hidden = standing !== "broken"
    this.part("stop").hidden = standing === "making"
    // Without a value it moves to and fro.
    if (standing === "making") this.progress.removeAttribute("value")
    else if (standing === "waiting") this.progress.value = 0
  }

  remove(): void {
    this.sending?.stop()
    this.element.remove()
  }

  // All of it is there; what remains is the server's work.
  private sent(part: number): void {
    if (part >= 1) return this.show("making")
    if (this.standing !== "sending") this.show("sending")
    this.progress.value = part
    this.say(fill(this.part("words").dataset.sending ?? "", number(Math.floor(part * 100))))
  }

  private say(words = ""): void { this.part("words").textContent = words }
  private get progress(): HTMLProgressElement { return this.element.querySelector("progress")! }
  private part(name: string): HTMLElement { return this.element.querySelector<HTMLElement>(`[data-part=${name}]`)! }
}
