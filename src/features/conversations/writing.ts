import type { Voice } from './schema.ts'

/** Somebody whose name at the start of a line means that the words after it are theirs. */
export interface Speaker { voice: Voice; name: string; /** What else they may be called: "Me". */ also?: readonly string[] }

/** A speaker as the page offers them: `carer`, `me`, or `person:<id>`. */
export interface Speaking extends Speaker { value: string; who: string | null; part: string | null }

interface There { id: string; voice: Voice; name: string; who: string | null; part: string | null; workerId: string | null }

/** Everybody whose words may be written down here: the carer, who is there, who has spoken already, and the worker who writes. */
export function speakersOf(carer: string, people: readonly There[], me: { id: string; name: string }, spoken: readonly { id: string; voice: Voice; name: string }[]): Speaking[] {
  const herself = people.find((one) => one.voice === 'carer')
  const own = people.find((one) => one.workerId === me.id)
  const speakers: Speaking[] = [{ value: 'carer', voice: 'carer', name: herself?.name ?? carer, who: herself?.who ?? null, part: herself?.part ?? null, also: [carer] }]
  const others = people.filter((one) => one !== herself && one !== own)
  for (const { id, ...one } of others) speakers.push({ ...one, value: `person:${id}` })
  const mine: Speaking = { value: 'me', voice: 'worker', name: own?.name ?? firstName(me.name), who: own?.who ?? null, part: own?.part ?? null, also: ['Me', me.name] }
  for (const one of spoken) {
    if (![...speakers, mine].some(({ voice, name }) => voice === one.voice && name === one.name)) speakers.push({ voice: one.voice, name: one.name, value: `person:${one.id}`, who: null, part: null })
  }
  return [...speakers, mine]
}

/** What people there would call a colleague: "Jo". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

export interface Piece { voice: Voice; name: string; words: string }

/** More than this many pieces in one go, and blank lines no longer make new ones. */
const mostPieces = 1000
/** More changes of voice than this are not a talk. */
export const mostVoices = 3000

const opening = /^[ \t]*([^\n:：]{1,60}?)[ \t]*[:：][ \t]*/

/**
 * Make passages of what was written in one go. A line that starts with the name of somebody there ("Ravi:", in any case) is
 * theirs from then on; a blank line begins a new passage in the same voice. A name that nobody there has stays in the text.
 */
export function splitPassages(words: string, speakers: readonly Speaker[], first: { voice: Voice; name: string }): Piece[] {
  const called = namesOf(speakers)
  const pieces: Piece[] = []
  let voice: { voice: Voice; name: string } = first
  let lines: string[] = []
  const close = () => {
    const text = lines.join('\n').trim()
    if (text !== '') pieces.push({ voice: voice.voice, name: voice.name, words: text })
    lines = []
  }
  for (const line of words.split('\n')) {
    const named = opening.exec(line)
    const speaker = named && called.get(plain(named[1] ?? ''))
    if (named && speaker) {
      close()
      voice = { voice: speaker.voice, name: speaker.name }
      lines.push(line.slice(named[0].length))
    } else if (line.trim() === '' && pieces.length < mostPieces) close()
    else lines.push(line)
  }
  close()
  return pieces.length > 0 ? pieces : [{ ...first, words: words.trim() }]
}

function namesOf(speakers: readonly Speaker[]): Map<string, Speaker> {
  const called = new Map<string, Speaker | null>()
  const call = (name: string, speaker: Speaker) => {
    const key = plain(name)
    const other = called.get(key)
    // A name that two people there share is nobody's: it stays in the text.
    if (key !== '') called.set(key, other === undefined || other?.name === speaker.name && other.voice === speaker.voice ? speaker : null)
  }
  for (const speaker of speakers) {
    for (const name of new Set([speaker.name, speaker.name.split(/\s/)[0] ?? '', ...(speaker.also ?? [])])) call(name, speaker)
  }
  return new Map([...called].filter((entry): entry is [string, Speaker] => entry[1] !== null))
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Some words, and where they stand in a passage: Unicode code points, the end not counted. */
export interface Span { starts: number; ends: number; words: string }

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences of a passage, each with its place. The spaces between them belong to none. */
export function findSentences(words: string): Span[] {
  const sentences: Span[] = []
  let at = 0
  for (const { segment } of segmenter.segment(words)) {
    for (const line of segment.split(/(?<=\n)/)) {
      const text = line.trim()
      const starts = at + [...line.slice(0, line.length - line.trimStart().length)].length
      if (text !== '') sentences.push({ starts, ends: starts + [...text].length, words: text })
      at += [...line].length
    }
  }
  return sentences
}

/** The words at a place. */
export function wordsAt(words: string, starts: number, ends: number): string {
  return [...words].slice(starts, ends).join('')
}

/** Every place where these words stand. */
export function findPlaces(words: string, sought: string): Span[] {
  const places: Span[] = []
  const length = [...sought].length
  for (let at = words.indexOf(sought); at !== -1 && places.length < 2; at = words.indexOf(sought, at + 1)) {
    const starts = [...words.slice(0, at)].length
    places.push({ starts, ends: starts + length, words: sought })
  }
  return places
}

/** A passage cut where something picked out begins or ends, each part with what it belongs to. Overlaps are allowed. */
export function cutAtSpans<T extends { starts: number; ends: number }>(words: string, picked: readonly T[]): { words: string; of: T[]; begins: T[] }[] {
  const points = [...words]
  const edges = [...new Set([0, points.length, ...picked.flatMap((one) => [one.starts, one.ends])])].filter((edge) => edge <= points.length).sort((a, b) => a - b)
  return edges.slice(0, -1).map((edge, index) => ({
    words: points.slice(edge, edges[index + 1]).join(''),
    of: picked.filter((one) => one.starts <= edge && one.ends > edge),
    begins: picked.filter((one) => one.starts === edge),
  }))
}

/** What this device remembers of unfinished words: which page they stand on, which it took over, and whether the office has them. */
export interface OnDevice { id: string; from: readonly string[]; words: string; atOffice: boolean }

/**
 * What to go on with when a page opens: the newer of what this device remembers and what the office has. Words of another
 * device are put after, never instead. `office` holds the words shown on the page, and the pages they were begun on.
 */
export function restoreWords(device: OnDevice | null, office: { words: string; begun: readonly string[] }): string {
  if (!device || device.atOffice && office.words !== '' || office.words.includes(device.words)) return office.words
  if (office.words === '' || device.words.includes(office.words)) return device.words
  // The office has only what this very page, or one it took over, had sent by then.
  if (office.begun.length > 0 && office.begun.every((id) => id === device.id || device.from.includes(id))) return device.words
  return `${device.words}\n\n${office.words}`
}
