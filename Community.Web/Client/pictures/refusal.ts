// The server's own sentence, if it said one: as it tells scripts (ProblemDetails), or in plain words.
export function sentenceOf(body: string | undefined): string | null {
  const words = body?.trim() ?? ""
  if (words.startsWith("{")) return toldIn(words)
  return words.length > 0 && words.length < 400 && !words.startsWith("<") ? words : null
}

// Its name of the refusal.
export const codeOf = (body: string | undefined): string => read(body ?? "").code ?? ""

function toldIn(json: string): string | null {
  const { detail, words, title } = read(json)
  return detail ?? words ?? title ?? null
}

function read(json: string): Partial<Record<"code" | "detail" | "words" | "title", string>> {
  try {
    return (JSON.parse(json) ?? {}) as Record<string, string>
  } catch {
    return {}
  }
}
