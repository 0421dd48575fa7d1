import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { changeIfSame, insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import type { CircleKind, CircleLine, EndingKind, Honest, HoursBand, StatementAnswer, StatementKind } from './schema.ts'

interface PersonFacts { personName: string; birthYear?: number | null }
interface CaringFacts { relation: string; since?: string | null; hoursBand?: HoursBand | null; livesWith?: Honest; line?: CircleLine | null }
export interface Caring extends PersonFacts, CaringFacts { id: string; personId: string }

/**
 * Write down that the carer cares for somebody. The person gets a row of their own, with as little as will do. Throws Invalid
 * on `birthYear` (still to come).
 */
export async function recordCaring(tx: Tx, carer: string, form: Caring): Promise<void> {
  await demandWrite(tx, carer)
  await demandBorn(tx, form.birthYear)
  const taken = await tx.db.selectFrom('caring_relationships').select('id').where('cared_for_person_id', '=', form.personId).where('id', '!=', form.id).executeTakeFirst()
  if (taken) throw new Conflict({}, 'Something else was already kept under this number.')
  await insertOnce(tx, 'cared_for_people', { id: form.personId, ...personRow(form) })
  await insertOnce(tx, 'caring_relationships', { id: form.id, carer_id: carer, cared_for_person_id: form.personId, ...factsRow(form) })
}

/** Change what stands between the two of them. Throws Conflict when somebody else did meanwhile. */
export async function changeCaring(tx: Tx, carer: string, relationship: string, form: CaringFacts & { version: number }): Promise<void> {
  await demandWrite(tx, carer)
  await getPersonOf(tx, carer, relationship)
  await changeIfSame(tx, 'caring_relationships', relationship, form.version, factsRow(form))
}

/** Change the few facts of the person cared for. Throws Invalid on `birthYear`, Conflict when somebody else did meanwhile. */
export async function changeCaredForPerson(tx: Tx, carer: string, relationship: string, form: PersonFacts & { version: number }): Promise<void> {
  await demandWrite(tx, carer)
  const person = await getPersonOf(tx, carer, relationship)
  await demandBorn(tx, form.birthYear)
  await changeIfSame(tx, 'cared_for_people', person, form.version, personRow(form))
}

export interface Said { id: string; kind: StatementKind; answer?: StatementAnswer; words?: string | null; saidOn: string }

/**
 * What the carer says now, or that she would rather not say. It replaces what she said before, which stays with its day. Throws
 * Invalid on `words` (none, or some beside “would rather not say”: nothing typed is thrown away) and on `saidOn` (still to come).
 */
export async function sayStatement(tx: Tx, carer: string, relationship: string, { answer = 'words', words = null, ...form }: Said): Promise<void> {
  await demandWrite(tx, carer)
  await getPersonOf(tx, carer, relationship)
  if (answer === 'words' && words === null) throw new Invalid({ words: 'needed' })
  if (answer === 'prefers-not' && words !== null) throw new Invalid({ answer: 'both' })
  if (form.saidOn > await getToday(tx)) throw new Invalid({ saidOn: 'futureDay' })
  await insertOnce(tx, 'caring_statements', { id: form.id, carer_id: carer, relationship_id: relationship, kind: form.kind, answer, words, said_on: form.saidOn })
}

/** Caring for somebody has ended. Nothing that was written goes away. Throws Invalid on `on`, Conflict when it had ended already. */
export async function endCaring(tx: Tx, carer: string, relationship: string, form: { id: string; how: EndingKind; on: string; words?: string | null }): Promise<void> {
  await demandWrite(tx, carer)
  await getPersonOf(tx, carer, relationship)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  // Two at once wait for each other here, so that caring ends once.
  await tx.db.selectFrom('caring_relationships').select('id').where('id', '=', relationship).forUpdate().execute()
  const already = await tx.db.selectFrom('caring_endings').select(['id', 'words']).where('relationship_id', '=', relationship).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (already && already.id !== form.id) throw new Conflict({ words: already.words }, 'Somebody else has already written down how this ended.')
  const isNew = await insertOnce(tx, 'caring_endings', { id: form.id, carer_id: carer, relationship_id: relationship, how: form.how, on_day: form.on, words: form.words ?? null })
  // The same form again, after it was taken back: say so rather than keep quiet.
  if (!isNew && !already) throw new Conflict({}, 'This was taken back meanwhile. Open the form again to write it anew.')
}

/** It was written by mistake: caring goes on. Who wrote it and who took it back stay in the history. */
export async function withdrawEnding(tx: Tx, carer: string, relationship: string): Promise<void> {
  await demandWrite(tx, carer)
  await getPersonOf(tx, carer, relationship)
  await tx.db.updateTable('caring_endings').set({ withdrawn_at: tx.at, withdrawn_by: tx.actor.id }).where('relationship_id', '=', relationship).where('withdrawn_at', 'is', null).execute()
}

async function getPersonOf(tx: Tx, carer: string, relationship: string): Promise<string> {
  const row = isId(relationship)
    ? await tx.db.selectFrom('caring_relationships').select('cared_for_person_id').where('id', '=', relationship).where('carer_id', '=', carer).executeTakeFirst()
    : undefined
  if (!row) throw new NotFound()
  return row.cared_for_person_id
}

async function demandBorn(tx: Tx, year: number | null | undefined): Promise<void> {
  if (year && year > Number((await getToday(tx)).slice(0, 4))) throw new Invalid({ birthYear: 'futureYear' })
}

function personRow({ personName, birthYear }: PersonFacts) {
  return { name: personName, birth_year: birthYear ?? null }
}

function factsRow({ relation, since, hoursBand, livesWith, line }: CaringFacts) {
  return { relation, since: since ?? null, hours_band: hoursBand ?? null, lives_with: livesWith ?? 'not-asked', line: line ?? null }
}

export interface Around { name: string; who: string; kind?: CircleKind; line?: CircleLine | null; gives?: string | null; gets?: string | null; contact?: string | null }

/** Somebody else stands around the carer: who they are and what flows each way. */
export async function addCirclePerson(tx: Tx, carer: string, form: Around & { id: string }): Promise<void> {
  await demandWrite(tx, carer)
  await insertOnce(tx, 'circle_people', { id: form.id, carer_id: carer, ...aroundRow(form) })
}

/** Change what is written about them. Throws Conflict when somebody else did meanwhile. */
export async function changeCirclePerson(tx: Tx, carer: string, person: string, form: Around & { version: number }): Promise<void> {
  await demandWrite(tx, carer)
  await demandInCircle(tx, carer, person)
  await changeIfSame(tx, 'circle_people', person, form.version, aroundRow(form))
}

/** They are not around any more. Throws Invalid on `on` (still to come). Said twice, the first day stands. */
export async function recordLeaving(tx: Tx, carer: string, person: string, form: { on: string }): Promise<void> {
  await demandWrite(tx, carer)
  await demandInCircle(tx, carer, person)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  await tx.db.updateTable('circle_people').set((set) => ({ left_on: form.on, version: set('version', '+', 1) })).where('id', '=', person).where('left_on', 'is', null).execute()
}

/** They are around again. When they were away stays in the audit. */
export async function recordReturn(tx: Tx, carer: string, person: string): Promise<void> {
  await demandWrite(tx, carer)
  await demandInCircle(tx, carer, person)
  await tx.db.updateTable('circle_people').set((set) => ({ left_on: null, version: set('version', '+', 1) })).where('id', '=', person).where('left_on', 'is not', null).execute()
}

async function demandInCircle(tx: Tx, carer: string, person: string): Promise<void> {
  const row = isId(person) ? await tx.db.selectFrom('circle_people').select('id').where('id', '=', person).where('carer_id', '=', carer).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
}

function aroundRow({ name, who, kind, line, gives, gets, contact }: Around) {
  return { name, who, kind: kind ?? 'person', line: line ?? null, gives: gives ?? null, gets: gets ?? null, contact: contact ?? null }
}

/** The same person twice: the circle is carried over to the other record. Whoever merges has asked policy for both. */
export async function carryCircle(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['caring_relationships', 'caring_statements', 'caring_endings', 'kinship_standings', 'circle_people', 'named_adults'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
}
