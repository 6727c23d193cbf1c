// Remembers the reading settings. The page works without it: the settings are CSS.
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
})
