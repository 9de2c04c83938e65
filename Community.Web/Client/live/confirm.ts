import { config } from "@hotwired/turbo"

// data-turbo-confirm asks in our own dialog (Shared/_Confirm), where the words can be read and the focus stays.
export function askInADialog(): void {
  config.forms.confirm = (message, _form, submitter) => {
    const dialog = document.querySelector<HTMLDialogElement>("#confirm")
    if (!dialog) return confirm(message)
    dialog.querySelector("[data-words]")!.textContent = message
    const yes = dialog.querySelector<HTMLButtonElement>("[value=yes]")!
    yes.dataset.words ??= yes.textContent ?? ""
    yes.textContent = submitter?.textContent?.trim() || yes.dataset.words
    dialog.returnValue = ""
    dialog.showModal()
    return new Promise(resolve => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }))
  }
}
