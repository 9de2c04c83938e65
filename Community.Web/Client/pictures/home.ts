// Where pictures go, and how they are drawn there.
export interface Home {
  // The build that they are sent to; none for those of a form; null where it cannot be had now.
  ready(): Promise<string | null>
  // The server draws it: with its own sizes, its words to be written, its buttons. Null where it could not be asked.
  draw(picture: string): Promise<HTMLElement | null>
  // The new one gets the words and the place of the old one, which then goes. False where the old one is still there.
  swap(fresh: HTMLElement, old: HTMLElement): Promise<boolean>
}

// One's own build. Each change is told at once, and one that nobody has kept yet is kept as a draft first.
export class BuildHome implements Home {
  constructor(private build: string, private readonly keep: () => Promise<string>) {}

  async ready(): Promise<string | null> {
    this.build ||= /\/builds\/(\d+)/.exec(await this.keep())?.[1] ?? ""
    return this.build || null
  }

  draw(picture: string): Promise<HTMLElement | null> { return drawn(`/builds/${this.build}/pictures`, picture) }

  // Nothing of the old one goes before the new one has all that is its.
  async swap(fresh: HTMLElement, old: HTMLElement): Promise<boolean> {
    const [picture, before] = [fresh.dataset.picture!, old.dataset.picture!]
    const words = inherit(fresh, old)
    const order = [...fresh.parentElement!.querySelectorAll<HTMLElement>("[data-picture]")].map(item => ["ids", item.dataset.picture!])
    return await this.tell("PUT", `pictures/${picture}`, [["alt", words]]) && await this.tell("POST", "order", order) && await this.tell("DELETE", `pictures/${before}`)
  }

  private async tell(method: string, what: string, fields: string[][] = []): Promise<boolean> {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name!, value!)
    const answer = await fetch(`/builds/${this.build}/${what}`, { method, body: method === "DELETE" ? null : body, headers: { Accept: "application/json" } }).catch(() => null)
    return answer?.ok ?? false
  }
}

// What is being written: its form names the pictures and says all of them when it is sent.
export class FormHome implements Home {
  constructor(private readonly name: string) {}

  ready(): Promise<string | null> { return Promise.resolve("") }

  draw(picture: string): Promise<HTMLElement | null> { return drawn(`/pictures/${picture}/tile?name=${encodeURIComponent(this.name)}`, picture) }

  swap(fresh: HTMLElement, old: HTMLElement): Promise<boolean> {
    inherit(fresh, old)
    return Promise.resolve(true)
  }
}

function inherit(fresh: HTMLElement, old: HTMLElement): string {
  const [words, before] = [fresh, old].map(item => item.querySelector("textarea"))
  if (words && before) words.value = before.value
  return words?.value ?? ""
}

async function drawn(address: string, picture: string): Promise<HTMLElement | null> {
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null)
  if (!answer?.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const item = page.querySelector<HTMLElement>(`[data-picture="${CSS.escape(picture)}"]`)
  return item && document.importNode(item, true)
}
