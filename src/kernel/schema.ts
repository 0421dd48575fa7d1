import * as v from 'valibot'

/**
 * How private a field is, and what becomes of it at the end. Declared beside each field; exports, subject access, erasure and
 * search read the declaration (standard: UK GDPR art. 5(1)(e), art. 9 for `special`).
 */
export interface Care {
  sensitivity: 'none' | 'personal' | 'special' | 'third-party'
  disposal: 'keep' | 'with-record' | 'empty'
}
export const open: Care = { sensitivity: 'none', disposal: 'keep' }
export const personal: Care = { sensitivity: 'personal', disposal: 'with-record' }
export const special: Care = { sensitivity: 'special', disposal: 'with-record' }
export const thirdParty: Care = { sensitivity: 'third-party', disposal: 'with-record' }

/** Limits, in Unicode characters. They are said beside the field and again in the error. */
export const limits = { name: 120, line: 300, words: 10_000, passage: 200_000 } as const

const trimmed = v.pipe(v.optional(v.string(), ''), v.trim())
const characters = (text: string) => [...text].length
/** Marks of direction and spaces of no width are no words. */
const canBeSeen = (text: string) => /[^\p{Z}\p{Cf}\p{Cc}]/u.test(text)

/** Words that must be there. Error keys: `needed`, `tooLong:<limit>`. */
export function needed(limit: number, care: Care) {
  return v.pipe(trimmed, v.nonEmpty('needed'), v.check(canBeSeen, 'needed'), v.check((text) => characters(text) <= limit, `tooLong:${limit}`), v.metadata({ ...care }))
}

/** Words that may be left empty; empty is null, never "". Error key: `tooLong:<limit>`. */
export function optional(limit: number, care: Care) {
  return v.pipe(trimmed, v.check((text) => characters(text) <= limit, `tooLong:${limit}`), v.transform((text) => text === '' ? null : text), v.metadata({ ...care }))
}

/** One of a list, by code. Error key: `choose`. */
export function choice<const T extends readonly string[]>(codes: T, care: Care) {
  return v.pipe(v.picklist(codes, 'choose'), v.metadata({ ...care }))
}

/** One of a list, or nothing chosen (null). */
export function optionalChoice<const T extends readonly string[]>(codes: T, care: Care) {
  return v.pipe(v.optional(v.union([v.literal(''), v.picklist(codes)], 'choose'), ''), v.transform((code) => (code === '' ? null : code) as T[number] | null), v.metadata({ ...care }))
}

/** A day as YYYY-MM-DD, checked against the calendar. Error keys: `needed`, `notADay`. */
export function day(care: Care) {
  return v.pipe(trimmed, v.nonEmpty('needed'), v.check(isDay, 'notADay'), v.metadata({ ...care }))
}

/** A day or nothing (null). Error key: `notADay`. */
export function optionalDay(care: Care) {
  return v.pipe(trimmed, v.check((text) => text === '' || isDay(text), 'notADay'), v.transform((text) => text === '' ? null : text), v.metadata({ ...care }))
}

/** The id a form carries for the thing it makes. Error key: `notAnId`. */
export function id() {
  return v.pipe(v.string('notAnId'), v.uuid('notAnId'), v.metadata({ ...open }))
}

/** The id of something chosen from a list. Error key: `choose`. */
export function chosenId(care: Care) {
  return v.pipe(v.string('choose'), v.uuid('choose'), v.metadata({ ...care }))
}

/** One chosen from a list, or none: an empty choice is null. */
export function optionalId(care: Care) {
  return v.pipe(v.optional(v.union([v.literal(''), v.pipe(v.string('choose'), v.uuid('choose'))], 'choose'), ''), v.transform((text) => (text === '' ? null : text)), v.metadata({ ...care }))
}

/** Zero or more of the same field: one box ticked comes as a string, several as a list. */
export function several<T extends v.GenericSchema<string, unknown>>(one: T) {
  return v.pipe(v.optional(v.union([v.array(v.string()), v.pipe(v.string(), v.transform((text) => [text]))]), []), v.transform((list: string[]) => list.filter((text) => text !== '')), v.array(one))
}

/** The version a form was opened at, to notice that somebody else changed it meanwhile. */
export function version() {
  return v.pipe(v.string('notAnId'), v.transform(Number), v.integer('notAnId'), v.minValue(1, 'notAnId'), v.maxValue(2_000_000_000, 'notAnId'), v.metadata({ ...open }))
}

/** A tick box: there, or not. */
export function ticked(care: Care) {
  return v.pipe(v.optional(v.string(), ''), v.transform((text) => text !== ''), v.metadata({ ...care }))
}

/** Honest answers: null is never "no". */
export const honestAnswers = ['yes', 'no', 'not-known', 'not-asked', 'prefers-not'] as const
export type Honest = (typeof honestAnswers)[number]

/** Whether this is a day that exists, between 1850 and 2200. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number]
  const found = new Date(Date.UTC(year, month - 1, date))
  return year >= 1850 && year <= 2200 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date
}
