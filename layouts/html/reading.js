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
  // a table that fits its place is no region to stop at and scroll; all are measured, then all changed
  const regions = [...document.querySelectorAll(".scroll")]
  const names = ["role", "aria-labelledby", "tabindex"]
  const marks = new Map(regions.map((one) => [one, names.map((name) => [name, one.getAttribute(name)])]))
  const fit = new ResizeObserver((sized) => {
    const wide = sized.map(({ target }) => target.scrollWidth > target.clientWidth)
    sized.forEach(({ target }, i) => {
      for (const [name, value] of marks.get(target))
        wide[i] ? target.setAttribute(name, value) : target.removeAttribute(name)
    })
  })
  for (const region of regions) fit.observe(region)
})
