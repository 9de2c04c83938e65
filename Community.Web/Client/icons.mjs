// One small sprite holds the icons that the pages name, and no other: <icon name="send" /> in Razor, Icon: "send" in C#.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const client = import.meta.dirname
const web = join(client, "..")
const icons = join(client, "node_modules/bootstrap-icons/icons")
const dist = join(web, "wwwroot/dist")
const named = /\bicon(?:\s+name)?\s*[=:(]\s*"([a-z0-9-]+)"/gi

const skipped = new Set(["Client", "wwwroot", "bin", "obj"])
const pages = folder => readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? (skipped.has(entry.name) ? [] : pages(join(folder, entry.name)))
    : /\.(cshtml|cs)$/.test(entry.name) ? [join(folder, entry.name)] : [])

const names = new Set(pages(web).flatMap(page => [...readFileSync(page, "utf8").matchAll(named)].map(match => match[1])))
const missing = [...names].filter(name => !existsSync(join(icons, `${name}.svg`)))
if (missing.length > 0) {
  console.error(`error: no such icon in Bootstrap Icons: ${missing.join(", ")}`)
  process.exit(1)
}

const symbol = name => {
  const [, box, shapes] = readFileSync(join(icons, `${name}.svg`), "utf8").match(/viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/)
  return `<symbol id="${name}" viewBox="${box}">${shapes.trim().replace(/\s*\n\s*/g, "")}</symbol>`
}
mkdirSync(dist, { recursive: true })
writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${[...names].sort().map(symbol).join("")}</svg>\n`)
