import { Controller } from "@hotwired/stimulus"
import { listen, type Person } from "../live/connection"
import { fill, number, reader } from "../live/words"

// The server names at most so many.
const named = 100

// Who is here now: faces cloned from the template, and how many in words.
export default class extends Controller<HTMLElement> {
  static override targets = ["faces", "face", "count"]
  static override values = { topic: String, most: { type: Number, default: 4 } }
  declare facesTarget: HTMLElement
  declare faceTarget: HTMLTemplateElement
  declare countTarget: HTMLElement
  declare hasFacesTarget: boolean
  declare hasCountTarget: boolean
  declare topicValue: string
  declare mostValue: number
  private stop?: () => void

  override connect(): void {
    this.stop = listen(this.topicValue, {
      joined: answer => this.show(answer?.here ?? []),
      here: people => this.show(people),
    })
  }

  override disconnect(): void { this.stop?.() }

  private show(people: Person[]): void {
    if (this.hasFacesTarget) this.facesTarget.replaceChildren(...people.slice(0, this.mostValue).map(person => this.face(person)))
    if (!this.hasCountTarget) return
    this.countTarget.hidden = people.length === 0
    const alone = people.length === 1 && String(people[0]!.id) === reader()
    const words = alone ? "one" : people.length < named ? "other" : "many"
    this.countTarget.textContent = fill(this.countTarget.dataset[words] ?? "{0}", number(people.length))
  }

  private face({ id, name, initials, portrait }: Person): Node {
    const face = this.faceTarget.content.firstElementChild!.cloneNode() as HTMLElement
    face.classList.add(`hue-${id % 12}`)
    face.title = name
    face.setAttribute("aria-label", name)
    if (portrait) face.append(Object.assign(new Image(26, 26), { src: `/pictures/${portrait}.webp`, alt: "" }))
    else face.textContent = initials
    return face
  }
}
