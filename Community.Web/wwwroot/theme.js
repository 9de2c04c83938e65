// Before anything is drawn: whoever chose light or dark sees no flash of the other. In a file of its own, and not in a
// module, because the security policy allows no inline script and modules wait for the page.
(function () {
  document.documentElement.dataset.script = "on"
  try {
    var theme = localStorage.getItem("theme")
    if (theme) document.documentElement.dataset.bsTheme = theme
  } catch (error) { /* storage may be forbidden; the system's theme is right then */ }
})()
