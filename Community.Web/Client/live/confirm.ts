import { config } from "@hotwired/turbo"

// data-turbo-confirm asks in our own dialog (Shared/_Confirm), where the words can be read and the focus stays.
export function askInADialog(): void {
  let unanswered: ((yes: boolean) => void) | undefined
  config.forms.confirm = (message, _form, submitter) => {
    const dialog = document.querySelector<HTMLDialogElement>("#confirm")
    if (!dialog) return confirm(message)
    dialog.querySelector("[data-words]")!.textContent = message
    const yes = dialog.querySelector<HTMLButtonElement>("[value=yes]")!
    yes.dataset.words ??= yes.textContent ?? ""
    yes.textContent = submitter?.textContent?.trim() || yes.dataset.words
    // A dialog tells some time later that it was shut. Who asks again before that gets an answer of their own.
    unanswered?.(false)
    dialog.returnValue = ""
    dialog.showModal()
    return new Promise(resolve => {
      unanswered = resolve
      const shut = () => {
        if (dialog.open) return
        dialog.removeEventListener("close", shut)
        resolve(dialog.returnValue === "yes")
      }
      dialog.addEventListener("close", shut)
    })
  }
}
