// node bench.mjs FOLDER ADDRESS: the table of a ./bench whose turns lie in FOLDER, and of the page at ADDRESS.
import { readFileSync, existsSync } from 'node:fs'
import os from 'node:os'
import { brotliCompressSync } from 'node:zlib'

const [folder, address] = process.argv.slice(2)
const turns = (file) => readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n').map((turn) => turn.split(' ').map(Number))
const column = (file, place = 0) => turns(file).map((turn) => turn[place])
const over = (these, those) => these.map((one, turn) => one / those[turn])
const median = (all) => {
  const sorted = [...all].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
const shown = (all, digits = 0) => (all.length > 1 ? `${median(all).toFixed(digits)} (${Math.min(...all).toFixed(digits)}–${Math.max(...all).toFixed(digits)})` : all[0].toFixed(digits))
const line = (...cells) => console.log(`| ${cells.join(' | ')} |`)

/// A row whose two sides were measured turn by turn.
const compare = (row, what, portal, limit, due, aim, digits = 0) => line(row, what, shown(portal, digits), shown(limit, digits), shown(over(portal, limit), 3), due, aim)

/// Bytes by brotli of the page, and of the scripts and styles that it names and these import.
const weigh = async () => {
  const bytes = async (url) => Buffer.from(await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer())
  const page = await bytes(address)
  const waiting = [...page.toString().matchAll(/(?:<script[^>]*src|<link[^>]*rel="?stylesheet"?[^>]*href|<link[^>]*rel="?modulepreload"?[^>]*href)="([^"]+)"/g)].map((found) => new URL(found[1], address).href)
  const seen = new Map()
  while (waiting.length > 0) {
    const url = waiting.pop()
    if (seen.has(url)) continue
    const text = await bytes(url)
    seen.set(url, brotliCompressSync(text).length)
    if (!url.includes('.css')) for (const found of text.toString().matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) waiting.push(new URL(found[1], url).href)
  }
  return [[...seen.values()].reduce((sum, one) => sum + one, 0) / 1024, brotliCompressSync(page).length / 1024]
}

console.log(`\n${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}, load ${os.loadavg()[0].toFixed(1)}; medians of ${turns('B2.limit').length} rounds and their range\n`)
line('row', '', 'portal', 'limit', 'portal ÷ limit', 'due', 'aim')
line(...Array(7).fill('---'))
const whole = existsSync(`${folder}/A1.limit`)
if (whole) await community()
pictures()

async function community() {
  // Processor time hardly cares who else is on the machine; requests a second do. It is given the other way round, so that more is better throughout.
  for (const [row, due, aim] of [['A1', 0.5, 0.8], ['A2', 0.5, 0.9], ['A3', 0.3, 0.6], ['A4', 0.3, 0.6]]) {
    compare(row, 'requests/s', column(`${row}.portal`), column(`${row}.limit`), `≥ ${due}`, aim)
    line('', 'processor, ms a request', shown(column(`${row}.portal`, 1), 3), shown(column(`${row}.limit`, 1), 3), `1 ÷ ${shown(over(column(`${row}.portal`, 1), column(`${row}.limit`, 1)), 2)}`, '', '')
  }
  compare('A6', 'votes/s', column('A6.portal'), column('A6.limit'), '≥ 0.1', 0.2)
  compare('A7', 'posts/s', column('A7.portal'), column('A7.limit'), '≥ 0.05', 0.1)
  for (const row of ['A6', 'A7']) line('', `${row}: processor, ms each`, shown(column(`${row}.portal`, 1), 3), '', '', '', '')
  compare('A8', 'ms to the last reader', column('A8.portal'), column('A8.limit'), '≤ 3', 1.5, 1)
  compare('A9', 'KB a reader', column('A9.portal', 1).map((one) => one / 1024), column('A9.limit', 1).map((one) => one / 1024), '≤ 1.6', 1.2, 1)
  compare('A10', 'ms to ready', column('A10.portal'), column('A10.limit'), '≤ 3', 2)
  line('', 'MB at rest', shown(column('A10.portal', 2)), shown(column('A10.limit', 2)), '', '≤ 260', 200)
  const [assets, page] = await weigh()
  line('A11', 'KB of script and style', assets.toFixed(1), '', '', '≤ 120', 80)
  line('', 'KB of the page', page.toFixed(1), '', '', '≤ 14', 10)
  if (existsSync(`${folder}/A13`)) {
    const [seconds, memory] = turns('A13')[0]
    line('A13', 'minutes; MB at most', `${(seconds / 60).toFixed(1)}; ${memory}`, '', '', '≤ 6', 3)
  }
}

function pictures() {
  compare('B1', 'ms for a photograph of 12 megapixels', column('B1.portal'), column('B1.limit'), '≤ 1.3', '1.0')
  line('', 'MB by which the portal grew', shown(column('B1.portal', 1), 1), '', '', '≤ 30', 10)
  compare('B2', 'ms, 99th percentile of a page', column('B2.portal'), column('B2.limit'), '≤ 2', 1.3, 1)
  line('', 'ms, its median', shown(column('B2.portal', 1), 1), shown(column('B2.limit', 1), 1), shown(over(column('B2.portal', 1), column('B2.limit', 1)), 2), '', '')
}
