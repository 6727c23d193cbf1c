// Listen along: marks the sentence that is heard, and plays from any sentence.
// Without it the page has the browser's own player, and a link for each part.
{
  const box = document.querySelector(".player")
  const { key, all, place, stopped, failed } = box.dataset
  const audio = box.querySelector("audio")
  const told = box.querySelector(".told")
  const length = told.textContent
  const nodes = document.querySelectorAll("span[id],img[id]")
  const steps = box.dataset.cues.split(" ")
  const cues = []
  let tenths = 0
  steps.forEach((step, i) => step === "-" || cues.push({ node: nodes[i], at: (tenths += +step) }))
  cues.sort((a, b) => a.at - b.at)

  const controls = box.querySelector("template").content
  const [play, back, next, first] = controls.querySelectorAll("button")
  const [speed, follow] = controls.querySelectorAll("select,input")
  const status = controls.querySelector("[role=status]")
  const words = [play.textContent, play.dataset.pause]
  let now = 0
  let away // the link in whose place the player stands

  const store = (name, value) => {
    try {
      localStorage.setItem("listen-" + name, value)
    } catch {}
  }
  const stored = (name) => {
    try {
      return localStorage.getItem("listen-" + name)
    } catch {}
  }
  const filled = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name])
  const where = () => {
    const part = cues[now].node.closest(".part,.group,.row") ?? document
    const at = Math.min(all, Math.floor(cues[now].at / 600) + 1)
    return filled(place, { part: part.querySelector("h1,h2,h3")?.textContent, at, all })
  }
  // Follows the voice only while the reader does: who has scrolled away is left alone.
  const mark = (i, asked) => {
    const { top, bottom } = cues[now].node.getBoundingClientRect()
    cues[now].node.removeAttribute("aria-current")
    now = i
    const { node } = cues[i]
    node.setAttribute("aria-current", "true")
    const room = node.getBoundingClientRect()
    if (follow.checked && (asked || (bottom > 0 && top < innerHeight)))
      if (room.top < 0 || room.bottom > innerHeight) node.scrollIntoView({ block: "center" })
    told.textContent = where()
    store(key, node.id)
  }
  const go = (i) => {
    const to = Math.max(0, Math.min(i, cues.length - 1))
    audio.currentTime = cues[to].at / 10
    mark(to, true)
    // while it plays, the voice says where we are
    if (audio.paused) status.textContent = cues[to].node.alt ?? cues[to].node.textContent
  }
  const start = (i) => {
    audio.play().catch(() => {})
    go(i)
  }
  const pace = () => {
    audio.defaultPlaybackRate = audio.playbackRate = speed.value
    store("speed", speed.value)
  }

  play.onclick = () => (audio.paused ? start(now) : audio.pause())
  back.onclick = () => go(now - 1)
  next.onclick = () => go(now + 1)
  first.onclick = () => start(0)
  speed.onchange = pace
  audio.onplay = audio.onpause = () => {
    play.textContent = words[+!audio.paused]
  }
  audio.ontimeupdate = () => {
    const i = cues.findLastIndex(({ at }) => at <= audio.currentTime * 10 + 0.1)
    if (i >= 0 && i !== now && !audio.paused && !audio.seeking) mark(i)
  }
  audio.onended = () => {
    cues[now].node.removeAttribute("aria-current")
    now = audio.currentTime = 0
    told.textContent = length
    store(key, "")
  }
  audio.onerror = () => {
    told.textContent = status.textContent = failed
  }
  // A click starts only what plays already, and resumes only at the mark: no sound by surprise.
  addEventListener("click", ({ target }) => {
    if (target.closest("a,button,label,input,select,summary") || !getSelection().isCollapsed) return
    const i = cues.findIndex(({ node }) => node.contains(target))
    if (i === now && cues[i].node.hasAttribute("aria-current")) play.click()
    else if (i >= 0 && !audio.paused) start(i)
  })
  addEventListener("keydown", (event) => event.key === "Escape" && audio.pause())

  if (nodes.length === steps.length) {
    for (const line of document.querySelectorAll(".hear"))
      line.onclick = (event) => {
        event.preventDefault()
        const { hash } = line.firstChild
        if (away) away.hidden = false
        away = line
        line.hidden = true
        line.after(box)
        start(cues.findLastIndex(({ at }) => at <= hash.slice(3) * 10))
        play.focus()
      }
    const kept = stored("speed")
    if ([...speed.options].some(({ value }) => value === kept)) speed.value = kept
    pace()
    follow.checked = !matchMedia("(prefers-reduced-motion:reduce)").matches
    const left = cues.findIndex(({ node }) => node.id === stored(key))
    if (left > 0) {
      now = left
      audio.currentTime = cues[left].at / 10
      told.textContent = filled(stopped, { place: where() })
    }
    navigator.mediaSession?.setActionHandler("previoustrack", back.onclick)
    navigator.mediaSession?.setActionHandler("nexttrack", next.onclick)
    audio.controls = false
    audio.after(controls)
  }
}
