// Remembers the reading settings, and leaves out stops that a keyboard does not need.
// The page works without it: the settings are CSS.
const settings = ["size", "space", "width", "font", "colour"]
const root = document.documentElement
try {
  for (const name of settings) {
    const value = localStorage.getItem("reading-" + name)
    if (value) root.dataset[name] = value
  }
} catch {}
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".prefs")
  for (const name of settings)
    for (const choice of form.elements[name] ?? [])
      if (root.dataset[name]) choice.checked = choice.value === root.dataset[name]
  form.addEventListener("change", ({ target }) => {
    root.dataset[target.name] = target.value
    try {
      localStorage.setItem("reading-" + target.name, target.value)
    } catch {}
  })
  // a table that fits its place is no region to stop at and scroll
  for (const region of document.querySelectorAll(".scroll")) {
    const marks = ["role", "aria-labelledby", "tabindex"].map((name) => [name, region.getAttribute(name)])
    new ResizeObserver(() => {
      const wide = region.scrollWidth > region.clientWidth
      for (const [name, value] of marks)
        wide ? region.setAttribute(name, value) : region.removeAttribute(name)
    }).observe(region)
  }
})
