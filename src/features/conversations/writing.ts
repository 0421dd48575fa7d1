import type { PassageVoice, Voice } from './schema.ts'

/** Somebody whose name at the start of a line means that the words after it are theirs. */
export interface Speaker { voice: Voice; name: string; /** What else they may be called: "Me". */ also?: readonly string[] }

/** A speaker as the page offers them: `carer`, `me`, or `person:<id>`. */
export interface Speaking extends Speaker { value: string; who: string | null; part: string | null }

interface There { id: string; voice: Voice; name: string; who: string | null; part: string | null; workerId: string | null }

/** Everybody whose words may be written down here: the carer, who is there, who has spoken already, and the worker who writes. */
export function speakersOf(carer: string, people: readonly There[], me: { id: string; name: string }, spoken: readonly { id: string; voice: PassageVoice; name: string }[]): Speaking[] {
  const herself = people.find((one) => one.voice === 'carer')
  const own = people.find((one) => one.workerId === me.id)
  const speakers: Speaking[] = [{ value: 'carer', voice: 'carer', name: herself?.name ?? carer, who: herself?.who ?? null, part: herself?.part ?? null, also: [carer] }]
  const others = people.filter((one) => one !== herself && one !== own)
  for (const { id, ...one } of others) speakers.push({ ...one, value: `person:${id}` })
  const mine: Speaking = { value: 'me', voice: 'worker', name: own?.name ?? firstName(me.name), who: own?.who ?? null, part: own?.part ?? null, also: ['Me', me.name] }
  for (const { id, voice, name } of spoken) {
    if (voice !== 'unsaid' && ![...speakers, mine].some((one) => one.voice === voice && one.name === name)) speakers.push({ voice, name, value: `person:${id}`, who: null, part: null })
  }
  return [...speakers, mine]
}

/** What people there would call a colleague: "Jo". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

export interface Whose { voice: PassageVoice; name: string }

/** Nobody has said yet whose. */
export const unsaid: Whose = { voice: 'unsaid', name: '' }

export interface Piece extends Whose { words: string }

/** More than this many pieces in one go, and blank lines no longer make new ones. */
const mostPieces = 1000
/** More changes of voice than this are not a talk. */
export const mostVoices = 3000

const opening = /^[ \t]*([^\n:：]{1,60}?)[ \t]*[:：][ \t]*/

/** Words that begin a line with a colon after them and are nobody's name. */
const noNames = new Set(('a action actions afternoon agreed also and answer aside assessment background bad but christmas concerns conclusion date dates day days dear december easter '
  + 'evening evenings example february fri friday goal goals good health home hours housing how http https if important january july later limits list meanwhile medication mon monday money '
  + 'morning mornings name nb next night nights no note notes november now october office one only or other outcome outcomes personal place plan plans pps ps question questions re reason result '
  + 'risk risks sat saturday school september sleep so subject summary sunday tel telephone then there things this thursday time times to today tomorrow transport tuesday update urgent warning '
  + 'wednesday week weekend weekends what when where which who why work worries worry yes yesterday').split(' '))

/** Does it look like what somebody is called: one to three words with a capital each (or a script that has none), no digits? */
export function looksLikeName(text: string): boolean {
  const called = text.normalize('NFC').trim()
  if ([...called].length > 40 || noNames.has(called.toLowerCase()) || noNames.has(called.toLowerCase().split(/\s/)[0] ?? '')) return false
  return /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’-]*(\s+[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’-]*){0,2}$/u.test(called)
}

/**
 * Make passages of what was written in one go. A line that starts with the name of somebody there ("Ravi:", in any case) is
 * theirs from then on; a blank line begins a new passage in the same voice (unless paragraphs stay together). What looks like a
 * name but is nobody's there, or two people's, begins words that are nobody's yet: it has to be asked who that is.
 */
export function splitPassages(words: string, speakers: readonly Speaker[], first: Whose, paragraphs: 'apart' | 'together' = 'apart'): Piece[] {
  const called = namesOf(speakers)
  const pieces: Piece[] = []
  let voice: Whose = first
  let lines: string[] = []
  const close = () => {
    const text = lines.join('\n').trim()
    if (text !== '') pieces.push({ voice: voice.voice, name: voice.name, words: text })
    lines = []
  }
  for (const line of words.split('\n')) {
    const named = opening.exec(line)
    const name = named?.[1]?.trim() ?? ''
    const speaker = called.get(plain(name)) ?? (named && looksLikeName(name) ? { voice: 'unsaid' as const, name } : undefined)
    if (named && speaker) {
      close()
      voice = { voice: speaker.voice, name: speaker.name }
      lines.push(line.slice(named[0].length))
    } else if (paragraphs === 'apart' && line.trim() === '' && pieces.length < mostPieces) close()
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

/** A name as it is compared: "RAVI" is Ravi. */
export function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

interface Kin { id: string; corrects: string | null; recordedAt: Date }

/** Passages with their corrections. */
export interface Family<P> { /** What stands now: more than one where the words were found to be several people's. */ now: P[]; /** Older wordings, newest first. */ before: P[] }

/** Each passage with its older wordings, in the order they were first written. */
export function familiesOf<P extends Kin>(passages: readonly P[]): Family<P>[] {
  const known = new Set(passages.map((one) => one.id))
  const newer = newerOf(passages)
  return passages.filter((one) => one.corrects === null || !known.has(one.corrects)).map((root) => {
    const now = nowOf(root, newer)
    return { now, before: under(root, newer).filter((one) => !now.includes(one)).sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime()) }
  })
}

type Newer<P> = Map<string, P[]>

/** What stands now, without older wordings, in the order it was first written. */
export function newestOf<P extends Kin>(passages: readonly P[]): P[] {
  return familiesOf(passages).flatMap((family) => family.now)
}

function newerOf<P extends Kin>(passages: readonly P[]): Newer<P> {
  const newer: Newer<P> = new Map()
  for (const one of passages) if (one.corrects !== null) newer.set(one.corrects, [...(newer.get(one.corrects) ?? []), one])
  return newer
}

/** What was written to put a passage right, each time in one piece or several; nothing for words that stand. */
function turnsOf<P extends Kin>(of: P, newer: Newer<P>): P[][] {
  const turns = new Map<number, P[]>()
  for (const one of newer.get(of.id) ?? []) turns.set(one.recordedAt.getTime(), [...(turns.get(one.recordedAt.getTime()) ?? []), one])
  return [...turns.values()]
}

function nowOf<P extends Kin>(of: P, newer: Newer<P>): P[] {
  const newest = (turn: readonly P[]) => Math.max(...turn.flatMap((one) => under(one, newer)).map((one) => one.recordedAt.getTime()))
  const [latest] = turnsOf(of, newer).sort((a, b) => newest(b) - newest(a))
  return latest ? latest.flatMap((one) => nowOf(one, newer)) : [of]
}

function under<P extends Kin>(of: P, newer: Newer<P>): P[] {
  return [of, ...(newer.get(of.id) ?? []).flatMap((one) => under(one, newer))]
}

/**
 * The other wordings of the same words (`line`), those `above` it that held somebody else's words as well, and those `below` it
 * that hold a part. A passage put right in several pieces has no one voice any more: what is said of a piece is not said of it.
 */
export function kinOf<P extends Kin>(id: string, passages: readonly P[]): { line: P[]; above: P[]; below: P[] } {
  const newer = newerOf(passages)
  const beforeOf = (one: P) => passages.find((before) => before.id === one.corrects)
  const inParts = (one: P) => turnsOf(one, newer).some((turn) => turn.length > 1)
  const down = (one: P): P[] => [one, ...(inParts(one) ? [] : (newer.get(one.id) ?? []).flatMap(down))]
  let top = passages.find((one) => one.id === id)
  if (!top) return { line: [], above: [], below: [] }
  for (let before = beforeOf(top); before && !inParts(before); before = beforeOf(top)) top = before
  const line = down(top)
  const above: P[] = []
  for (let before = beforeOf(top); before; before = beforeOf(before)) above.push(before)
  return { line, above, below: line.filter(inParts).flatMap((one) => under(one, newer)).filter((one) => !line.includes(one)) }
}

/** A margin in one line, to notice that somebody else set it meanwhile. */
export function marginWas(passage: { voice: string; name: string; howKnown: string | null; reach: string; heardBy: readonly string[] | null }): string {
  return [passage.voice, passage.name, passage.howKnown ?? '', passage.reach, passage.heardBy ? [...passage.heardBy].sort().join(' ') : ''].join('|')
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

/** The first sentence, or as much of it as can be read at a glance. */
export function firstWords(words: string): { words: string; more: boolean } {
  const first = findSentences(words)[0]?.words ?? words
  return first.length <= 240 ? { words: first, more: false } : { words: first.slice(0, Math.max(first.lastIndexOf(' ', 240), 120)), more: true }
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
