import * as v from 'valibot'
import { Invalid } from './errors.ts'
import { makeWords } from './words.ts'
import english from './words.en.json'

const say = makeWords(english)

/** What somebody typed, field by field, exactly as it came (line ends apart), to be shown again. */
export type Answers = Record<string, string | string[]>

/** Sentences by field. The field's name is the anchor of the error summary. */
export type Errors = Record<string, string>

/** The words among what was sent: no numbers of rows, no single letters and figures. */
export function wordsIn(sent: Record<string, unknown>): string[] {
  return Object.values(sent).flat().filter((value): value is string => typeof value === 'string' && (value.trim().length > 3 || /\p{L}/u.test(value)) && !/^[0-9a-f-]{36}$/.test(value))
}

export type Parsed<T> = { ok: true; value: T; answers: Answers } | { ok: false; answers: Answers; errors: Errors }

/**
 * Read a form. Text is made NFC with `\n` only (a textarea posts `\r\n`); days sent as three boxes (`born-day`, `born-month`,
 * `born-year`) become one `YYYY-MM-DD`. When something is not right, every typed word comes back in `answers`, and `errors` has
 * one plain sentence a field: the room's own (`errors.<field>.<key>`) or the kernel's.
 */
export function parseForm<S extends v.GenericSchema>(schema: S, body: Record<string, unknown>, roomWords: Record<string, string> = {}): Parsed<v.InferOutput<S>> {
  const { answers, files } = readAnswers(body)
  const result = v.safeParse(schema, withDays(answers))
  const errors: Errors = {}
  for (const field of files) errors[field] = say('notText')
  for (const issue of result.issues ?? []) {
    const field = String(issue.path?.[0]?.key ?? 'form')
    // A field that was not sent at all (no radio chosen): say so in our words, not the library's.
    errors[field] ??= sentence(field, issue.type === 'object' ? missingKey(field, roomWords) : issue.message, roomWords)
  }
  return result.success && files.length === 0
    ? { ok: true, value: result.output, answers }
    : { ok: false, answers, errors }
}

function missingKey(field: string, roomWords: Record<string, string>): string {
  if (field === 'id' || field === 'version') return 'notAnId'
  return `errors.${field}.choose` in roomWords || !(`errors.${field}.needed` in roomWords) ? 'choose' : 'needed'
}

/** Turn errors that a command found (`throw new Invalid({ field: 'key' })`) into sentences. */
export function sentencesOf(invalid: Invalid, roomWords: Record<string, string> = {}): Errors {
  return Object.fromEntries(Object.entries(invalid.errors).map(([field, key]) => [field, sentence(field, key, roomWords)]))
}

/** Do the work; when it found something not right in the form (`throw new Invalid`), give back the sentences. */
export async function findErrors(work: () => Promise<unknown>, roomWords: Record<string, string> = {}): Promise<Errors | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Invalid) return sentencesOf(error, roomWords)
    throw error
  }
}

function sentence(field: string, message: string, roomWords: Record<string, string>): string {
  const [key = '', limit] = message.split(':')
  const own = roomWords[`errors.${field}.${key}`]
  if (own !== undefined) return makeWords({ own })('own', { limit: Number(limit) })
  const general = key in english ? say(key as keyof typeof english, { limit: Number(limit) }) : (message.includes(' ') ? message : say('choose'))
  const label = labelOf(field, roomWords)
  return label === undefined ? general : `${label}: ${general}`
}

/**
 * What the page calls a field, so that a general sentence in the error summary says which field it means (WCAG 3.3.1): the room's
 * sentence whose key ends with the field's name. One that needs a name filled in is left out.
 */
function labelOf(field: string, roomWords: Record<string, string>): string | undefined {
  const key = Object.keys(roomWords).find((one) => (one === field || one.endsWith(`.${field}`)) && !one.startsWith('errors.') && !one.startsWith('like.'))
  const label = key === undefined ? undefined : roomWords[key]
  return label === undefined || /[{}]/.test(label) || label.length > 80 ? undefined : label.replace(/[?:.\s]+$/, '')
}

function readAnswers(body: Record<string, unknown>): { answers: Answers; files: string[] } {
  const answers: Answers = {}
  const files: string[] = []
  for (const [field, value] of Object.entries(body)) {
    const list = (Array.isArray(value) ? value : [value]).filter((one) => {
      if (typeof one === 'string') return true
      // An empty file box is no answer at all.
      if (one instanceof File && one.size > 0) files.push(field)
      return false
    }).map((one) => tidy(one as string))
    answers[field] = Array.isArray(value) ? list : (list[0] ?? '')
  }
  return { answers, files }
}

/** One text as it is stored: NFC, `\n` only, without characters the database cannot hold. */
export function tidy(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\r\n?/g, '\n').replace(/\u0000/g, '').toWellFormed().normalize('NFC')
}

function withDays(answers: Answers): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...answers }
  for (const name of Object.keys(answers)) {
    const base = /^(.+)-year$/.exec(name)?.[1]
    if (!base || !(`${base}-day` in answers)) continue
    const [year, month, date] = ['year', 'month', 'day'].map((part) => String(answers[`${base}-${part}`] ?? '').trim()) as [string, string, string]
    fields[base] = year + month + date === '' ? '' : `${year.padStart(4, '0')}-${monthNumber(month).padStart(2, '0')}-${date.padStart(2, '0')}`
  }
  return fields
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "May" is as good as 5. */
function monthNumber(text: string): string {
  const found = months.indexOf(text.toLowerCase().slice(0, 3))
  return found < 0 ? text : String(found + 1)
}

/** A stored day as the three boxes of a date field. */
export function dayAnswers(name: string, day: string | null | undefined): Answers {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return { [`${name}-day`]: date.replace(/^0/, ''), [`${name}-month`]: month.replace(/^0/, ''), [`${name}-year`]: year }
}
