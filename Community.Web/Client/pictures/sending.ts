import type { DetailedError, HttpResponse, Upload } from "tus-js-client"
import { codeOf, sentenceOf } from "./refusal"

// Small enough to lose little when the line drops, large enough to lose no time without.
const piece = 2 * 1024 * 1024
// Rules that stand in the way for a moment only.
const passing = new Set(["Pictures.OtherOffset", "Pictures.TooManyUploads"])
const patience = [0, 1_000, 3_000, 5_000, 10_000, 20_000]

// What its tile shows. "refused" is the server's last word; "broken" may be tried again.
export interface Told {
  sent(part: number): void
  arrived(picture: string): void
  refused(sentence: string | null): void
  broken(): void
}

// One file on its way to its build, or to its sender alone where no build is named (tus 1.0). A dropped line is picked up where
// it broke off; after a reload, or on another day, the same file chosen again goes on from there too, since its address is kept
// until it has arrived.
export class Sending {
  private upload?: Upload
  private stopped = false
  private finish = () => {}

  constructor(private readonly file: File, private readonly build: string, private readonly told: Told) {}

  // Ends when nothing more is done for the file: it arrived, was refused, broke, or was stopped.
  async send(): Promise<void> {
    if (this.stopped) return
    const loaded = await import("tus-js-client").catch(() => null)
    if (!loaded) return this.told.broken()
    const { Upload } = loaded
    // Stopped meanwhile: nobody would end what is begun now.
    if (this.stopped) return
    await new Promise<void>(finish => {
      this.finish = finish
      this.upload = new Upload(this.file, { ...this.way, onSuccess: ({ lastResponse }) => this.end(() => this.told.arrived(lastResponse.getHeader("Picture-Id") ?? "")) })
      this.begin(this.upload).catch(() => this.end(() => this.told.broken()))
    })
  }

  stop(): void {
    this.stopped = true
    void this.upload?.abort(true).catch(() => {})
    this.finish()
  }

  private async begin(upload: Upload): Promise<void> {
    const [before] = await upload.findPreviousUploads()
    if (this.stopped) return
    if (before) upload.resumeFromPreviousUpload(before)
    upload.start()
  }

  private get way() {
    const { file, build } = this
    return {
      endpoint: "/uploads",
      chunkSize: piece,
      retryDelays: patience,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, ...(build ? { build } : {}) },
      fingerprint: () => Promise.resolve(["picture", build, file.name, file.size, file.lastModified].join("-")),
      onShouldRetry: (error: DetailedError) => mayWork(error.originalResponse),
      onProgress: (sent: number, all: number) => this.told.sent(all > 0 ? sent / all : 1),
      onError: (error: Error | DetailedError) => this.end(() => this.failed("originalResponse" in error ? error.originalResponse : null)),
    }
  }

  private failed(answer: HttpResponse | null): void {
    if (!answer || mayWork(answer)) return this.told.broken()
    // Nothing of it is kept there any more that could be ended.
    this.upload = undefined
    this.told.refused(sentenceOf(answer.getBody()))
  }

  private end(tell: () => void): void {
    if (!this.stopped) tell()
    this.finish()
  }
}

// No answer at all, one that asks for patience, or a fault of the server: it may work later. Anything else would be refused again.
export function mayWork(answer: Pick<HttpResponse, "getStatus" | "getBody"> | null): boolean {
  const status = answer?.getStatus() ?? 0
  if (status === 409) return passing.has(codeOf(answer?.getBody()))
  return status === 0 || status >= 500 || [408, 423, 429].includes(status)
}
