// Numbers and times in the page's own language; Persian pages get Persian digits.
const lang = () => document.documentElement.lang || "en"

export const number = (value: number, language = lang()) => new Intl.NumberFormat(language).format(value)

export const fill = (words: string, ...parts: (string | number)[]) =>
  words.replace(/\{(\d)\}/g, (_, place) => String(parts[Number(place)] ?? ""))

const steps: [Intl.RelativeTimeFormatUnit, number][] = [["year", 31_556_952], ["month", 2_629_746], ["day", 86_400], ["hour", 3_600], ["minute", 60]]

export function ago(then: Date, now: Date, language = lang()): string {
  const seconds = (then.getTime() - now.getTime()) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" })
  for (const [unit, size] of steps)
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit)
  return format.format(0, "second")
}
