import "./styles/app.scss"
import "@hotwired/turbo"
import { Application, type ControllerConstructor } from "@hotwired/stimulus"
import { keepArrivalsInPlace } from "./live/arrivals"
import { askInADialog } from "./live/confirm"
import { keepFocus } from "./live/focus"
import { keepUnfolded } from "./live/unfolded"
import { keepWordsForSignIn, tellOfUnsent } from "./live/unsent"
import { showWhatIsWrong } from "./live/wrong"

keepArrivalsInPlace()
keepFocus()
keepUnfolded()
tellOfUnsent()
keepWordsForSignIn()
askInADialog()
showWhatIsWrong()

// What Turbo gave up because something newer was asked for is no fault.
addEventListener("unhandledrejection", event => { if ((event.reason as Error | undefined)?.name === "AbortError") event.preventDefault() })

// A frame's form that was answered with another page (sign in first) is a visit to that page.
document.addEventListener("turbo:frame-missing", event => {
  const { detail } = event as CustomEvent<{ response: Response; visit(response: Response): void }>
  event.preventDefault()
  detail.visit(detail.response)
})

// controllers/vote_controller.ts is data-controller="vote", relative_time_controller.ts is "relative-time".
const application = Application.start()
const files = import.meta.glob<{ default: ControllerConstructor }>("./controllers/*_controller.ts", { eager: true })
for (const [file, { default: controller }] of Object.entries(files))
  application.register(file.replace(/^.*\/(.+)_controller\.ts$/, "$1").replaceAll("_", "-"), controller)
