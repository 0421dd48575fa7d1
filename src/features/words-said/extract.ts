import { type Asked, type Word, wordsIn } from './asked.ts'

/** A stretch of what was said; `found`: it is what was looked for. */
export interface Stretch { words: string; found: boolean }
/** As much of what was said as is shown, word for word; `before` and `after`: more stands there. */
export interface Extract { stretches: Stretch[]; before: boolean; after: boolean }

/** Longer words are shown from a little before what was found. In letters. */
const long = { whole: 700, before: 200, shown: 600 }

/** What was said, with every place marked that was looked for. Nothing of it is changed; what is too long is cut between two words. */
export function extractOf(said: string, asked: Asked): Extract {
  const words = wordsIn(said)
  const places = placesOf(words, asked)
  const [from, until] = said.length <= long.whole ? [0, said.length] : windowOf(said.length, words, places[0])
  const stretches: Stretch[] = []
  let at = from
  for (const { starts, ends } of places.filter((place) => place.starts >= from && place.ends <= until)) {
    if (starts > at) stretches.push({ words: said.slice(at, starts), found: false })
    stretches.push({ words: said.slice(starts, ends), found: true })
    at = ends
  }
  if (at < until) stretches.push({ words: said.slice(at, until), found: false })
  return { stretches, before: from > 0, after: until < said.length }
}

interface Place { starts: number; ends: number }

/** Where what was looked for stands, in order; places that overlap are one. */
function placesOf(words: readonly Word[], { terms, beginning }: Asked): Place[] {
  const sought = terms.map((term, at) => ({ parts: wordsIn(term).map(({ plain }) => plain), begun: beginning && at === terms.length - 1 }))
  const found = words.flatMap((_, at) => sought.flatMap(({ parts, begun }): Place[] => {
    const here = parts.every((part, n) => {
      const plain = words[at + n]?.plain
      return plain === part || (begun && n === parts.length - 1 && part.length > 2 && plain?.startsWith(part))
    })
    return here ? [{ starts: words[at]!.starts, ends: words[at + parts.length - 1]!.ends }] : []
  }))
  const apart: Place[] = []
  for (const place of found) {
    const last = apart.at(-1)
    if (last && place.starts < last.ends) last.ends = Math.max(last.ends, place.ends)
    else apart.push({ ...place })
  }
  return apart
}

function windowOf(length: number, words: readonly Word[], first: Place | undefined): [number, number] {
  const begin = first ? Math.max(0, first.starts - long.before) : 0
  const from = begin === 0 ? 0 : words.find(({ starts }) => starts >= begin)?.starts ?? begin
  const end = Math.max(from + long.shown, first?.ends ?? 0)
  return [from, end >= length ? length : words.findLast(({ ends }) => ends <= end)?.ends ?? end]
}
