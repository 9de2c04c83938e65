// The server's own sentence, if it said one: as it tells scripts (ProblemDetails), or in plain words.
export function sentenceOf(body: string | undefined): string | null {
  const words = body?.trim() ?? ""
  if (words.startsWith("{")) return toldIn(words)
  return words.length > 0 && words.length < 400 && !words.startsWith("<") ? words : null
}

function toldIn(json: string): string | null {
  try {
    const { detail, words, title } = JSON.parse(json) as { detail?: string; words?: string; title?: string }
    return detail ?? words ?? title ?? null
  } catch {
    return null
  }
}
