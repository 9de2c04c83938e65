// Everything since a change, as Turbo Streams; the header says how far it reaches.
export async function missedSince(url: string, after: number): Promise<{ last: number; html: string }> {
  const answer = await fetch(`${url}?after=${after}`, { headers: { Accept: "text/vnd.turbo-stream.html" } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  const html = await answer.text()
  return { last: Number(answer.headers.get("Change") ?? furthest(html)), html }
}

function furthest(html: string): number {
  return Math.max(0, ...[...html.matchAll(/data-change="(\d+)"/g)].map(match => Number(match[1])))
}
