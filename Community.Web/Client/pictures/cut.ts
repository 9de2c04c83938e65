// The part of a picture that stays, in the picture's own pixels.
export interface Cut { x: number; y: number; wide: number; high: number }
export interface Room { wide: number; high: number }

// Smaller would be hard to take hold of, and to look at.
const least = 32

export const all = (room: Room): Cut => ({ x: 0, y: 0, wide: room.wide, high: room.high })

// As large as the picture allows in this shape (width by height; 0 is any), around where the part was.
export function shaped(cut: Cut, room: Room, shape: number): Cut {
  if (shape === 0) return cut
  const wide = Math.min(room.wide, room.high * shape)
  return around(cut, wide, wide / shape, room)
}

export function moved(cut: Cut, dx: number, dy: number, room: Room): Cut {
  return { ...cut, x: between(0, cut.x + dx, room.wide - cut.wide), y: between(0, cut.y + dy, room.high - cut.high) }
}

export function grown(cut: Cut, factor: number, room: Room): Cut {
  const smallest = Math.min(1, Math.max(bound(room.wide) / cut.wide, bound(room.high) / cut.high))
  const by = between(smallest, factor, Math.min(room.wide / cut.wide, room.high / cut.high))
  return around(cut, cut.wide * by, cut.high * by, room)
}

// One edge, or two that meet, follows the hand; the others stay, and with them the shape.
export function pulled(cut: Cut, edges: string, dx: number, dy: number, room: Room, shape: number): Cut {
  const [right, bottom] = [cut.x + cut.wide, cut.y + cut.high]
  const x = edges.includes("w") ? between(0, cut.x + dx, right - bound(room.wide)) : cut.x
  const y = edges.includes("n") ? between(0, cut.y + dy, bottom - bound(room.high)) : cut.y
  const wide = (edges.includes("e") ? between(cut.x + bound(room.wide), right + dx, room.wide) : right) - x
  const high = (edges.includes("s") ? between(cut.y + bound(room.high), bottom + dy, room.high) : bottom) - y
  return shape === 0 ? { x, y, wide, high } : kept(cut, edges, edges === "n" || edges === "s" ? high * shape : wide, room, shape)
}

// A quarter to the right, and the part with it.
export const turned = (cut: Cut, room: Room): Cut => ({ x: room.high - cut.y - cut.high, y: cut.x, wide: cut.high, high: cut.wide })

function kept(cut: Cut, edges: string, wanted: number, room: Room, shape: number): Cut {
  const [right, bottom] = [cut.x + cut.wide, cut.y + cut.high]
  const [middle, height] = [cut.x + cut.wide / 2, cut.y + cut.high / 2]
  const across = edges.includes("w") ? right : edges.includes("e") ? room.wide - cut.x : 2 * Math.min(middle, room.wide - middle)
  const down = edges.includes("n") ? bottom : edges.includes("s") ? room.high - cut.y : 2 * Math.min(height, room.high - height)
  const wide = Math.min(wanted, across, down * shape)
  const high = wide / shape
  const x = edges.includes("w") ? right - wide : edges.includes("e") ? cut.x : middle - wide / 2
  const y = edges.includes("n") ? bottom - high : edges.includes("s") ? cut.y : height - high / 2
  return { x, y, wide, high }
}

function around(cut: Cut, wide: number, high: number, room: Room): Cut {
  return moved({ x: cut.x + (cut.wide - wide) / 2, y: cut.y + (cut.high - high) / 2, wide, high }, 0, 0, room)
}

const bound = (side: number) => Math.min(least, side)
const between = (low: number, value: number, high: number) => Math.min(Math.max(low, value), Math.max(low, high))
