import type { HubConnection } from "@microsoft/signalr"

export interface Person { id: number; name: string; initials: string; portrait?: string | null }
export interface Joined { change: number; here: Person[] }

// Whoever wants to hear of a topic. `after` is asked at every join, since it has moved on by then; without it one wants
// no past, as presence and typing do.
export interface Listener {
  after?(): number
  joined?(answer: Joined | null): void
  changed?(change: number, html: string): void
  here?(people: Person[]): void
  typing?(name: string): void
  away?(): void
}

const listeners = new Map<string, Set<Listener>>()
const joining = new Set<string>()
const lives = new WeakMap<HubConnection, AbortController>()
let starting: Promise<HubConnection> | null = null
let idle: ReturnType<typeof setTimeout> | undefined
let openedAs = ""

// One connection a page, shared by all; a Turbo visit that wants the same topics keeps it.
export function listen(topic: string, listener: Listener): () => void {
  clearTimeout(idle)
  const known = listeners.get(topic)
  if (known) known.add(listener)
  else listeners.set(topic, new Set([listener]))
  joinSoon(topic)
  return () => leave(topic, listener)
}

export async function tell(method: string, ...parts: unknown[]): Promise<void> {
  const hub = await connect()
  if (hub.state === "Connected") await hub.send(method, ...parts).catch(() => {})
}

// Full jitter: after a restart five thousand readers must not knock in the same second.
export function pause(attempt: number, random = Math.random): number {
  return 300 + random() * Math.min(15_000, 500 * 2 ** Math.min(attempt, 6))
}

// Turbo keeps the script when somebody signs in or out or turns the language; the line still speaks for who opened it.
function connect(): Promise<HubConnection> {
  if (starting && openedAs !== reader()) {
    void starting.then(end)
    starting = null
  }
  openedAs = reader()
  return (starting ??= open())
}

const reader = () => `${document.querySelector<HTMLMetaElement>("meta[name=member]")?.content ?? ""} ${document.documentElement.lang}`

async function open(): Promise<HubConnection> {
  const { HubConnectionBuilder, LogLevel } = await import("@microsoft/signalr")
  const hub = new HubConnectionBuilder()
    .withUrl("/hubs/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => pause(previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build()
  const { signal } = lives.set(hub, new AbortController()).get(hub)!
  hub.on("Changed", (topic: string, change: number, html: string) => each(topic, one => one.changed?.(change, html)))
  hub.on("Here", (topic: string, people: Person[]) => each(topic, one => one.here?.(people)))
  hub.on("Typing", (topic: string, name: string) => each(topic, one => one.typing?.(name)))
  hub.onreconnecting(() => everyone(one => one.away?.()))
  hub.onreconnected(() => rejoin(hub))
  // A server that stops says so, and SignalR takes it for the end: nobody but us would knock again.
  hub.onclose(() => { if (!signal.aborted) void startForEver(hub).then(() => rejoin(hub)) })
  // The state can stay Connected while the machine was offline or asleep, so we ask.
  addEventListener("online", () => rejoin(hub), { signal })
  document.addEventListener("visibilitychange", () => { if (!document.hidden) rejoin(hub) }, { signal })
  await startForEver(hub)
  return hub
}

// Automatic reconnect does not cover the first start.
async function startForEver(hub: HubConnection): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    if (lives.get(hub)?.signal.aborted) return
    try { return await hub.start() } catch { await new Promise(resolve => setTimeout(resolve, pause(attempt))) }
  }
}

function rejoin(hub: HubConnection): void {
  if (hub.state !== "Connected") return
  for (const topic of listeners.keys()) void join(hub, topic)
}

// The listeners of a topic come in one breath when a page connects, and join once.
function joinSoon(topic: string): void {
  if (joining.has(topic)) return
  joining.add(topic)
  void connect().then(hub => { joining.delete(topic); return join(hub, topic) })
}

async function join(hub: HubConnection, topic: string): Promise<void> {
  const ones = listeners.get(topic)
  if (hub.state !== "Connected" || !ones) return
  const after = Math.min(Number.MAX_SAFE_INTEGER, ...[...ones].flatMap(one => one.after?.() ?? []))
  try {
    const answer = await hub.invoke<Joined | null>("Join", topic, after)
    each(topic, one => one.joined?.(answer))
  } catch {
    // The line dropped: onreconnected joins again. (Whoever may not listen is answered null.)
  }
}

function leave(topic: string, listener: Listener): void {
  const ones = listeners.get(topic)
  ones?.delete(listener)
  if (ones?.size) return
  listeners.delete(topic)
  // A visit disconnects the old page's elements just before it connects the new one's.
  setTimeout(() => { if (!listeners.has(topic)) void tell("Leave", topic) }, 1_000)
  if (listeners.size === 0) idle = setTimeout(stop, 5_000)
}

async function stop(): Promise<void> {
  if (listeners.size > 0 || !starting) return
  const hub = await starting
  starting = null
  await end(hub)
}

async function end(hub: HubConnection): Promise<void> {
  lives.get(hub)?.abort()
  await hub.stop()
}

const each = (topic: string, call: (listener: Listener) => void) => listeners.get(topic)?.forEach(call)
const everyone = (call: (listener: Listener) => void) => listeners.forEach(ones => ones.forEach(call))
