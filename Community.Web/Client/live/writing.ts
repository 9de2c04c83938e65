// Whether keys are words at the moment: in a field, or in a dialog that has keys of its own.
export const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select") || target.closest("dialog[open]") !== null)
