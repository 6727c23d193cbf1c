// Where a site is too big to load all its texts: which publications hold the words, found by the
// lists of words that begin with the same letter.
const words = {}
const lists = {}
const letter = word => (/^[a-z]/.test(word) ? word[0] : String(word.codePointAt(0) % 32))
const listed = async name => {
  if (!lists[name] && site.letters.includes(name)) {
    await load(`words/${name}.js`)
    lists[name] = new Map((words[name] ?? "").split("\n").map(line => {
      const [word, ...steps] = line.split(" ")
      let at = 0
      return [word, steps.map(step => (at += parseInt(step, 36)))]
    }))
  }
  return lists[name] ?? new Map()
}
const places = (found, list) => new Set([...found.keys()].flatMap(word => list.get(word)))
const holding = async word => {
  const list = await listed(letter(word))
  return places(alike({word}, list.keys()), list)
}
const holders = async term => {
  const found = await holding(term.word)
  for (const form of term.forms ?? []) {
    const [first, ...rest] = await Promise.all(form.map(holding))
    for (const at of first) if (rest.every(one => one.has(at))) found.add(at)
  }
  if (found.size) return found
  await Promise.all(site.letters.map(listed))
  const every = new Map(Object.values(lists).flatMap(list => [...list]))
  return places(typed(term, every.keys()), every)
}
const candidates = async terms => {
  const held = await Promise.all(terms.map(holders))
  const rated = site.all.map(([, , , title], at) => ({
    at,
    all: held.filter(found => found.has(at)).length,
    title: terms.filter(term => alike(term, split(title)).size).length,
  })).filter(one => one.all)
  rated.sort((a, b) => b.all - a.all || b.title - a.title)
  const whole = rated.filter(one => one.all === terms.length)
  return (whole.length < MANY ? rated : whole).map(one => site.all[one.at])
}
