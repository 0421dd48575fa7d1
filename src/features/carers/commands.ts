import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { changeIfSame, insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { allocateFirst, demandWrite, findAccess, getToday } from '../access/index.ts'
import { mayFindCarers, mayRegisterCarer } from './policy.ts'
import { columns, findEqualityAnswers, getCarer } from './queries.ts'
import { type Details, type DetailsField, type Honest, type Question, questions } from './schema.ts'

export type NewCarer = { id: string; callName: string } & Partial<Details>

/**
 * Register a carer with nothing but a name to call her by. Whoever does so is her first own worker, in the same transaction.
 * The same form twice is one carer. Throws Invalid on `dateOfBirth` when that day is still to come.
 */
export async function registerCarer(tx: Tx, form: NewCarer): Promise<void> {
  demand(mayRegisterCarer(tx.actor))
  // A number that is already somebody's record says nothing about it to those who may not write there.
  if ((await findAccess(tx, [form.id])).size > 0) await demandWrite(tx, form.id)
  await demandGoneBy(tx, form)
  if (await insertOnce(tx, 'carers', { id: form.id, ...rowOf(form) })) await allocateFirst(tx, form.id)
}

/**
 * Change the carer's own facts. Throws Invalid on a day that is still to come, and Conflict when somebody else changed them
 * since the form was opened at `version`.
 */
export async function changeDetails(tx: Tx, carer: string, version: number, details: Details): Promise<void> {
  await demandWrite(tx, carer)
  await demandGoneBy(tx, details)
  await changeIfSame(tx, 'carers', carer, version, rowOf(details))
}

async function demandGoneBy(tx: Tx, facts: Partial<Details>): Promise<void> {
  const today = await getToday(tx)
  for (const field of ['dateOfBirth', 'diedOn'] as const) if ((facts[field] ?? today) > today) throw new Invalid({ [field]: 'futureDay' })
}

function rowOf(facts: Partial<Details>): Record<string, unknown> {
  const given = Object.entries(columns).filter(([name]) => facts[name as DetailsField] !== undefined)
  return Object.fromEntries(given.map(([name, column]) => [column, facts[name as DetailsField]]))
}

/** An answer as the form sends it; `was` is the row that stood there when the form was opened, if there was one. */
export interface EqualityAsked { answer: Honest; words: string | null; was: string }

/**
 * Write down equality answers. Only what was changed becomes a new row; the one before stays readable. Throws Conflict, with
 * the questions, when somebody else changed the same answer meanwhile.
 */
export async function recordEqualityAnswers(tx: Tx, carer: string, asked: Record<Question, EqualityAsked>): Promise<void> {
  await demandWrite(tx, carer)
  const rows = await findEqualityAnswers(tx, carer)
  const changed = questions.filter((question) => !same(asked[question], rows.find((row) => row.id === asked[question].was)))
  const newest = (question: Question) => rows.find((row) => row.question === question)
  const clash = changed.filter((question) => (newest(question)?.id ?? '') !== asked[question].was && !same(asked[question], newest(question)))
  if (clash.length > 0) throw new Conflict(Object.fromEntries(clash.map((question) => [question, newest(question)])))
  for (const question of changed) {
    if (same(asked[question], newest(question))) continue
    await insertOnce(tx, 'equality_answers', { id: newId(), carer_id: carer, question, answer: asked[question].answer, words: asked[question].words })
  }
}

function same(asked: EqualityAsked, row: { answer: Honest; words: string | null } | undefined): boolean {
  return asked.answer === (row?.answer ?? 'not-asked') && asked.words === (row?.words ?? null)
}

/**
 * The same person twice: what is known only on the other record fills the gaps of the one that stays, and the equality answers
 * go over. The merge it is part of has asked policy; both records as they were stay in the history.
 */
export async function carryCarer(tx: Tx, from: string, to: string): Promise<void> {
  const [other, stays] = [await getCarer(tx, from), await getCarer(tx, to)]
  const missing = (field: DetailsField) => stays[field] === null || stays[field] === 'not-asked'
  const gained = (Object.keys(columns) as DetailsField[]).filter((field) => missing(field) && !(other[field] === null || other[field] === 'not-asked'))
  if (gained.length > 0) await changeIfSame(tx, 'carers', to, stays.version, rowOf(Object.fromEntries(gained.map((field) => [field, other[field]]))))
  await tx.db.updateTable('equality_answers').set({ carer_id: to }).where('carer_id', '=', from).execute()
}

/** Keep that somebody looked for somebody, and how many were found: never whom. */
export async function recordSearch(tx: Tx, words: string, found: number): Promise<void> {
  demand(mayFindCarers(tx.actor) && tx.actor.id !== null)
  await tx.db.insertInto('searches')
    .values({ organisation_id: tx.actor.organisation, id: newId(), account_id: tx.actor.id ?? '', words: words.slice(0, 300), found, at: tx.at }).execute()
}
