// Turbo 8 ships no types; this is the part that we use.
declare module "@hotwired/turbo" {
  export const config: { forms: { confirm: (message: string, form: HTMLFormElement, submitter: HTMLElement | null) => boolean | Promise<boolean> } }
  export function renderStreamMessage(html: string): void
  export function visit(location: string, options?: { action?: "advance" | "replace" | "restore" }): void
}
