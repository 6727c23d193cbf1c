// Finds words in the texts beside this page. Without it the page lists everything there is.
// Each text is a script that puts itself here: a page in a folder may load nothing else.
const texts = {}
const WORD = /(?:\p{L}{1,2}-)?[\p{L}\p{M}\p{N}_]+(?:[.'’][\p{L}\p{M}\p{N}_]+)*/gu
const CUT = new RegExp(`(${WORD.source})`, "gu")
const MANY = 10
const FEW = 4
const get = name => document.getElementById("search-" + name)
const say = (name, values) =>
  (site.words[name] ?? site.words[`${name}.${values.n === 1 ? "one" : "other"}`]).replace(/{(\w+)}/g, (_, key) => values[key])
const load = file => new Promise(done => document.head.append(make("script", {onload: done, onerror: done, src: file})))
const make = (name, values, ...inside) => {
  const made = Object.assign(document.createElement(name), values)
  made.append(...inside)
  return made
}

// Words that count as the same: any accents and capitals; plurals, -ing and -ed, British and
// American spelling are cut off roughly, but the same on both sides.
const fold = word => word.toLowerCase().normalize("NFD").replace(/['’]s?$|[\p{M}'’-]/gu, "")
const split = text => (text.replace(/\x02\S+ /g, "").match(WORD) ?? []).map(fold)
const stem = word => {
  let root = word.replace(/z/g, "s").replace(/ae/g, "e").replace(/(us|x)es$|(..[^sui])s$/, "$1$2")
  const verb = /^(.*[aeiouy].*)ing$|^(.*[aeiouy].*[^e])ed$/.exec(root)
  const rest = verb?.[1] ?? verb?.[2] ?? ""
  if (rest.length > 2) root = rest.replace(/^([^aeiou]*[aeiouy][^aeiouwxy])$/, "$1e")
  if (root.length > 4) root = root.replace("our", "or").replace(/([bt])re$/, "$1er").replace(/nce$/, "nse").replace(/e$/, "")
  return root.replace(/([^aeiou])y$/, "$1i").replace(/([^aeiou\d])\1/g, "$1")
}
const phrase = list => ` ${list.map(stem).join(" ")} `
// One letter too many, too few or wrong, or two that changed places.
const near = (a, b) => {
  while (a && a[0] === b[0]) [a, b] = [a.slice(1), b.slice(1)]
  const [c, d] = [a.slice(1), b.slice(1)]
  return c === d || c === b || a === d || (a[0] === d[0] && c[0] === b[0] && c.slice(1) === d.slice(1))
}
const alike = ({word}, list) => {
  const found = new Map(), root = stem(word)
  for (const one of list) {
    if (stem(one) === root) found.set(one, one === word ? 1 : 0.9)
    else if (word.length > 3 && one.startsWith(word)) found.set(one, 0.6)
  }
  return found
}
const typed = ({word, forms}, list) => {
  const found = new Map()
  if (word.length > 4 && !forms && !/\d/.test(word))
    for (const one of list)
      if (one.length > 3 && (near(one, word) || near(stem(one), stem(word)))) found.set(one, 0.5)
  return found
}

// What was asked. A word and its other forms are one term: abbreviation, long form, other spelling.
const asked = text => {
  const list = split(text), terms = [], rest = []
  const pairs = site.forms.map(([word, form]) => [fold(word), split(form)])
  for (const [word, form] of pairs) {
    const at = list.findIndex((_, i) => phrase(list.slice(i, i + form.length)) === phrase(form))
    if (at >= 0) list.splice(at, form.length, word)
  }
  for (const word of new Set(list)) {
    const forms = pairs.filter(pair => pair[0] === word).map(pair => pair[1])
    if (forms[0]) terms.push({word, forms})
    else rest.push(word)
  }
  const big = rest.filter(word => !` ${site.words.small} `.includes(` ${word} `))
  for (const word of terms[0] || big[0] ? big : rest) terms.push({word})
  return terms
}

// The publications, opened, and what in them is like the terms.
const open = ([id, , address, title, kind, lang, note]) => ({
  address, title, kind, lang, note, words: split(title), first: id === site.all[0][0],
  parts: (texts[id] ?? []).map(([name, label, title, lines], at) => ({
    id: name, label, shown: label ? `${label}: ${title}` : title, words: split(`${label} ${title}`), top: !at && id,
    lines: lines.split("\n").filter(Boolean).map(line => {
      const [, head, start, label, text] = /^(#?)(\S+) (?:(.*)\t)?(.*)$/.exec(line)
      const shown = label ? `${label}: ${text}` : text
      return {id: start[0] === "-" ? name + start : start, head, label, shown, words: split(shown)}
    }),
  })),
})
const search = (opened, terms, isNumber) => {
  const every = new Set(opened.flatMap(one => [one, ...one.parts, ...one.parts.flatMap(part => part.lines)]).flatMap(one => one.words))
  for (const term of terms) {
    term.lines = 1
    term.found = alike(term, every)
    if (term.found.size) continue
    term.found = typed(term, every)
    term.instead = [...term.found.keys()].slice(0, 3).join(", ")
  }
  const likes = ({words}) => terms.map(({found, forms}) => {
    const best = Math.max(0, ...words.map(word => found.get(word) ?? 0))
    return best < 0.9 && forms?.some(form => phrase(words).includes(phrase(form))) ? 0.9 : best
  })
  const hits = opened.flatMap(one => one.parts.map(part => {
    const lines = []
    const best = likes(part).map(like => like * (part.top ? 8 : 5))
    let exact = isNumber(part.label) && part.id, both = 0
    for (const line of part.lines) {
      const like = likes(line)
      if (!like.some(Boolean)) continue
      like.forEach((value, i) => {
        best[i] = Math.max(best[i], value * (line.head ? 3 : 1))
        if (value) terms[i].lines++
      })
      const number = isNumber(line.label)
      if (number) exact ||= line.id
      const full = like.every(Boolean)
      if (full) both = 2
      lines.push({line, full, rank: like.reduce((a, b) => a + b) * (line.head ? 2 : 1) + (number ? 50 : 0)})
    }
    return {one, part, lines, best, both, exact}
  })).filter(hit => hit.best.some(Boolean))
  for (const hit of hits) {
    const title = likes(hit.one)
    const sum = hit.best.reduce((sum, value, i) => sum + value / Math.log(2 + terms[i].lines), 0)
    hit.all = hit.best.every((value, i) => value || title[i])
    hit.score = (sum + hit.both + (hit.exact ? 50 : 0) + Math.min(hit.lines.length, 5) / 10) * (hit.one.note ? 0.5 : hit.one.first ? 1.2 : 1) + (hit.all ? 1000 : 0)
  }
  const whole = hits.filter(hit => hit.all)
  return (whole[FEW] || whole.some(hit => hit.exact) ? whole : hits).sort((a, b) => b.score - a.score)
}

// What is shown: publications, in them the parts, in these the sentences that lead to their place.
const marked = (text, terms) => {
  const is = word => terms.some(({found, forms}) => found.has(fold(word)) || forms?.some(form => phrase(form).includes(phrase([fold(word)]))))
  const mark = piece => piece.split(CUT).map((bit, i) => (i % 2 && is(bit) ? make("mark", {}, bit) : bit))
  return text.split(/\x02(\S+) ([^\x03]*)\x03/).flatMap((piece, i, all) =>
    [mark(piece), [], [make("span", {lang: all[i - 1]}, ...mark(piece))]][i % 3])
}
const shown = (hits, terms) => [...new Set(hits.map(hit => hit.one))].map(one => {
  const to = (id, text) => make("a", {href: `../${one.address}${id && "#" + id}`}, ...marked(text, terms))
  const parts = hits.filter(hit => hit.one === one).map(({part, lines}) => {
    const full = lines.filter(hit => hit.full)
    const best = (full[0] ? full : lines).sort((a, b) => b.rank - a.rank).slice(0, 3).map(({line}) => line)
    const list = part.lines.filter((line, i) => best.includes(line) || (!best[0] && !i))
    const items = list.map(line => make("li", {}, to(line.id, line.shown)))
    return make("div", {}, ...(part.top ? [] : [make("h4", {}, to(part.id, part.shown))]), make("ul", {className: "plain"}, ...items))
  })
  const kind = one.kind ? [make("span", {className: "n"}, one.kind, make("span", {className: "vh"}, ": "))] : []
  const note = one.note ? [make("p", {className: "quiet"}, one.note)] : []
  const lang = one.lang === site.lang ? {} : {lang: one.lang, dir: "auto"}
  return make("li", lang, make("h3", {}, ...kind, to("", one.title)), ...note, ...parts)
})
const answer = async text => {
  const terms = asked(text), key = phrase(split(text))
  const isNumber = label => label && (phrase(split(label)) === key || (/^ [\d.]+\.\d+ $/.test(key) && phrase(split(label)).endsWith(key)))
  const from = site.letters[0] ? await candidates(terms) : site.all
  const size = site.letters[0] ? MANY : from.length
  let done = 0, total = 0, whole = 0, failed = ""
  const step = async () => {
    const batch = from.slice(done, done + size)
    await Promise.all(batch.map(([, file]) => load(file)))
    if (batch.some(([id]) => !texts[id])) failed = say("failed")
    const hits = search(batch.map(open), terms, isNumber)
    // A number leads straight to its action: in the publication in force, or where only one has it.
    const exact = hits.filter(hit => hit.exact)
    const go = exact.find(hit => hit.one.first) ?? exact.find(({one}) => !one.note && exact.every(hit => hit.one === one))
    if (go && !done) return location.replace(`../${go.one.address}#${go.exact}`)
    done += batch.length
    total += hits.length
    whole += hits.filter(hit => hit.all).length
    const made = shown(hits, terms)
    if (total) get("found").append(make("ul", {className: "ledger wide"}, ...made))
    get("more").hidden = done >= from.length
    get("list").hidden = total
    get("all").hidden = !total
    const name = !total ? "nothing" : done < from.length ? "part" : "found"
    get("status").textContent = [
      say(name, {n: total, words: text, shown: done, all: from.length}),
      whole && whole < total ? say("some", {n: total - whole}) : "",
      ...terms.map(term => term.instead && say("instead", {words: term.word, found: term.instead})), failed,
    ].filter(Boolean).join(" ")
    return made[0]
  }
  get("more").onclick = async () => (await step())?.querySelector("a").focus()
  await step()
  // Who comes back from a result is put where they left; others where the results begin.
  const left = [...get("found").querySelectorAll("a")].find(link => link.href === history.state)
  ;(left ?? get("results")).focus()
}

const text = new URLSearchParams(location.search).get("q")?.trim()
if (text) {
  get("text").value = text
  get("results").hidden = false
  document.title = `${text} – ${document.title}`
  get("found").onclick = ({target}) => history.replaceState(target.closest("a")?.href, "")
  answer(text)
}
