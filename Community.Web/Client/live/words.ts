// Numbers and times in the page's own language; Persian pages get Persian digits.
const lang = () => document.documentElement.lang || "en"

// The number of whoever is signed in; empty for a visitor.
export const reader = (): string => document.querySelector<HTMLMetaElement>("meta[name=member]")?.content ?? ""

export const number = (value: number, language = lang()) => new Intl.NumberFormat(language).format(value)

export const fill = (words: string, ...parts: (string | number)[]) =>
  words.replace(/\{(\d)\}/g, (_, place) => String(parts[Number(place)] ?? ""))

const minute = 60_000
const hour = 60 * minute

// As the server says it (Platform/Formats.cs, Ago), with its words, in its reader's time zone. Null where it says the date.
export function ago(then: Date, now: Date, words: DOMStringMap, zone: string, language = lang()): string | null {
  const since = now.getTime() - then.getTime()
  if (since < minute && since > -5 * minute) return words.now ?? null
  if (since < 0) return null
  if (since < hour) return counted(words.minutesOne, words.minutesOther, Math.floor(since / minute), language)
  const days = dayOf(now, zone) - dayOf(then, zone)
  if (days === 0 || since < 12 * hour) return counted(words.hoursOne, words.hoursOther, Math.floor(since / hour), language)
  return days === 1 ? words.yesterday ?? null : null
}

const counted = (one = "", other = "", count: number, language: string) =>
  fill(new Intl.PluralRules(language).select(count) === "one" ? one : other, number(count, language))

function dayOf(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(at)
  const part = (type: string) => Number(parts.find(one => one.type === type)?.value)
  return Date.UTC(part("year"), part("month") - 1, part("day")) / (24 * hour)
}
