// What a reader has opened stays open when a morph brings the page up to date: a sheet over it with all it holds, a menu,
// a part put away. A menu lies above the page by attributes of its own (menu_controller.ts), which the server does not know.
export function keepUnfolded(): void {
  document.addEventListener("turbo:before-morph-element", event => {
    if ((event.target as Element).matches("dialog[open]")) event.preventDefault()
  })
  document.addEventListener("turbo:before-morph-attribute", event => {
    const { attributeName, mutationType } = (event as CustomEvent<{ attributeName: string; mutationType: "update" | "remove" }>).detail
    const target = event.target as Element
    if (mutationType === "remove" && (target.matches("details[open]") ? attributeName === "open" : target.matches("details[open] > [popover]"))) event.preventDefault()
  })
}
