import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, findAccess, isStillNow, mayKnowCarer, nameToShow } from '../access/index.ts'
import { findWorkerNames } from '../workers/index.ts'
import { type Details, type DetailsField, type Facts, type Honest, type Kind, kindOf, type Question } from './schema.ts'
import { termsOf } from './terms.ts'

/** A carer as every room may show her, once the record is open (`openRecord`) or she stands in a list of those one may know of. */
export interface Carer extends Details {
  id: string
  version: number
  /** How to call her on a page: by the initials she chose when her record is restricted. */
  name: string
  /** Worked out from age and school, unless somebody said otherwise. */
  kind: Kind
  /** Of a restricted record; null when it is not restricted. */
  initials: string | null
  /** It is kept and not used for now. */
  still: boolean
  /** When the emergency plan that stands was written; null when there is none. */
  emergencyPlanOn: string | null
}

/** Where each of the carer's own facts is kept. */
export const columns: Record<DetailsField, string> = {
  callName: 'call_name', fullName: 'full_name', pronouns: 'pronouns', inOneLine: 'in_one_line', takeCare: 'take_care',
  contactPreference: 'contact_preference', communicationNeeds: 'communication_needs', language: 'language', interpreter: 'interpreter',
  phone: 'phone', email: 'email', address: 'address', postcode: 'postcode', dateOfBirth: 'date_of_birth', stillAtSchool: 'still_at_school',
  kindOverride: 'kind_override', gender: 'gender', diedOn: 'died_on',
}
const selected = sql.join(Object.entries(columns).map(([name, column]) => sql`c.${sql.ref(column)} as ${sql.ref(name)}`))
const initials = sql`(select r.initials from restrictions r where r.organisation_id = c.organisation_id and r.carer_id = c.id and r.lifted_at is null order by r.recorded_at desc limit 1)`
const emergencyPlanOn = sql`(select max(e.written_on) from emergency_plans e where e.organisation_id = c.organisation_id and e.carer_id = c.id and e.kind = 'emergency'
  and not exists (select 1 from emergency_plan_withdrawals x where x.organisation_id = e.organisation_id and x.plan_id = e.id))`
const inOrder = sql`(c.call_name || coalesce(' ' || c.full_name, '')) collate "en-x-icu"`
/** A record that was found to be somebody's second one rests; what it held is on the first. */
const notResting = sql`not exists (select 1 from carer_merges m where m.organisation_id = c.organisation_id and m.carer_id = c.id)`

async function findRows(tx: Tx, which: RawBuilder<unknown>): Promise<Carer[]> {
  const { rows } = await sql<Details & Pick<Carer, 'emergencyPlanOn'> & { id: string; version: number; initials: string | null; still: boolean; today: string }>`
    select c.id, c.version, ${selected}, ${isStillNow} as still, ${initials} as initials, ${emergencyPlanOn} as "emergencyPlanOn", (${tx.at}::timestamptz at time zone o.zone)::date as today
    from carers c, organisations o where c.organisation_id = ${tx.actor.organisation} and o.organisation_id = c.organisation_id and ${which}`.execute(tx.db)
  return rows.map(({ today, ...row }) => ({ ...row, name: nameToShow(row), kind: kindOf(row, today) }))
}

/** One carer, in this organisation; throws {@link NotFound}. Open the record first: this asks no policy of its own. */
export async function getCarer(tx: Tx, id: string): Promise<Carer> {
  const [carer] = await findRows(tx, sql`c.id = ${id}`)
  if (!carer) throw new NotFound()
  return carer
}

/** Several carers by id, for lists: only those that the person who acts may know of. */
export async function findCarersByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Carer>> {
  return new Map((await findListed(tx, ids)).map((carer) => [carer.id, carer]))
}

/** A carer in a list, with the names of those who work with her now. */
export interface Listed extends Carer { workers: string[] }

/** Those of these carers that the person who acts may know of, in the order given: policy is asked about each, one by one. */
async function findListed(tx: Tx, ids: readonly string[]): Promise<Listed[]> {
  if (ids.length === 0) return []
  const access = await findAccess(tx, ids)
  const known = ids.map((id) => access.get(id)).filter((facts): facts is Access => facts !== undefined && mayKnowCarer(tx.actor, facts))
  if (known.length === 0) return []
  const { carers, names } = await together({ carers: findRows(tx, sql`c.id = any(${known.map((facts) => facts.carer)})`), names: findWorkerNames(tx) })
  const rows = new Map(carers.map((row) => [row.id, row]))
  return known.flatMap((facts) => {
    const row = rows.get(facts.carer)
    return row ? [{ ...row, workers: facts.ownWorkers.flatMap((id) => names.get(id) ?? []).toSorted() }] : []
  })
}

/** The carers this worker works with now, as their own or standing in, by name. */
export async function findMyCarers(tx: Tx, atMost = 1000): Promise<Listed[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from carers c where c.organisation_id = ${tx.actor.organisation} and ${notResting} and c.id = any(array(
      select a.carer_id from allocations a, organisations o where a.organisation_id = ${tx.actor.organisation} and o.organisation_id = a.organisation_id and a.worker_id = ${tx.actor.id} and a.ended_at is null
        and a.from_day <= (${tx.at}::timestamptz at time zone o.zone)::date
        and (a.until_day is null or a.until_day >= (${tx.at}::timestamptz at time zone o.zone)::date)))
    order by ${inOrder}, c.id limit ${atMost}`.execute(tx.db)
  return findListed(tx, rows.map((row) => row.id))
}

/** A page of everyone this person may know of, by name, after the carer with that id; `next` is the id the next page starts after. */
export async function findEveryone(tx: Tx, after: string | undefined, perPage: number): Promise<{ carers: Listed[]; next: string | undefined }> {
  const found: Listed[] = []
  // An id one may not know of tells nothing: the list begins at its beginning.
  let from = after !== undefined && (await findListed(tx, [after])).length > 0 ? after : undefined
  for (;;) {
    const ids = await findIdsAfter(tx, from, perPage + 1)
    found.push(...await findListed(tx, ids))
    if (found.length > perPage) return { carers: found.slice(0, perPage), next: found[perPage - 1]?.id }
    if (ids.length <= perPage) return { carers: found, next: undefined }
    from = ids.at(-1)
  }
}

async function findIdsAfter(tx: Tx, after: string | undefined, atMost: number): Promise<string[]> {
  const start = after === undefined ? sql`` : sql`and (${inOrder}, c.id) > (select ${inOrder}, c.id from carers c where c.organisation_id = ${tx.actor.organisation} and c.id = ${after})`
  const { rows } = await sql<{ id: string }>`select c.id from carers c where c.organisation_id = ${tx.actor.organisation} and ${notResting} ${start} order by ${inOrder}, c.id limit ${atMost}`.execute(tx.db)
  return rows.map((row) => row.id)
}

/**
 * Find carers by words (see `termsOf`), nearest first, of those this person may know of. Two steps: the function that sees past
 * the wall gives ids only, and the rows are read from the protected table.
 */
export async function findByTerms(tx: Tx, terms: readonly string[], atMost: number): Promise<Listed[]> {
  if (terms.length === 0) return []
  const { rows } = await sql<{ id: string }>`select carer_id as id from search_carers(${terms}, ${atMost})`.execute(tx.db)
  return findListed(tx, await withoutResting(tx, rows.map((row) => row.id)))
}

async function withoutResting(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const resting = await tx.db.selectFrom('carer_merges').select('carer_id').where('carer_id', 'in', [...ids, '00000000-0000-0000-0000-000000000000']).execute()
  return ids.filter((id) => !resting.some((row) => row.carer_id === id))
}

/** The carer's own facts as they stood at a version, to see who changed what; nothing when that was never replaced. */
export async function findDetailsAt(tx: Tx, id: string, version: number): Promise<Details | undefined> {
  const { rows } = await sql<{ content: Record<string, string | null> }>`
    select s.content from changes h join change_contents s on s.organisation_id = h.organisation_id and s.id = h.id
    where h.organisation_id = ${tx.actor.organisation} and h.table_name = 'carers' and h.row_id = ${id} and (s.content->>'version')::integer = ${version} limit 1`.execute(tx.db)
  const content = rows[0]?.content
  return content && Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, content[column] ?? null])) as Details
}

export interface EqualityAnswer { id: string; question: Question; answer: Honest; words: string | null; recordedAt: Date }

/** Every answer to the equality questions, newest first; the first of each question is the one that counts. */
export async function findEqualityAnswers(tx: Tx, carer: string): Promise<EqualityAnswer[]> {
  const rows = await tx.db.selectFrom('equality_answers').select(['id', 'question', 'answer', 'words', 'recorded_at as recordedAt'])
    .where('carer_id', '=', carer).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
  return rows as EqualityAnswer[]
}

/** What a carer on the books has in common with somebody who is being registered. */
export type Same = 'dateOfBirth' | 'phone' | 'postcode'
export interface Likeness { carer: Listed; same: Same[] }

const mostLikenesses = 5

/**
 * Those who may be the same person, of those the worker may know of: a name that is near, or the same phone. Those who share
 * most come first. Only a hint: nothing is ever stopped by it.
 */
export async function findLikenesses(tx: Tx, facts: Facts, except?: string): Promise<Likeness[]> {
  const found = new Map<string, Listed>()
  for (const name of new Set([facts.fullName, facts.callName])) {
    if ([...name].length < 2) continue
    for (const carer of await findByTerms(tx, termsOf(name), 20)) if (!onlyInside(name, carer)) found.set(carer.id, carer)
  }
  if (digits(facts.phone).length >= 6) for (const carer of await findByTerms(tx, termsOf(digits(facts.phone)), 5)) found.set(carer.id, carer)
  if (except !== undefined) found.delete(except)
  const likenesses = [...found.values()].map((carer) => ({ carer, same: sameAs(carer, facts) }))
  return likenesses.toSorted((one, other) => other.same.length - one.same.length).slice(0, mostLikenesses)
}

/** "Nan" stands in the middle of "Buchanan", which makes nobody the same person. */
function onlyInside(name: string, { callName, fullName }: Listed): boolean {
  const theirs = `${callName} ${fullName ?? ''}`.toLocaleLowerCase('en').split(/\s+/)
  return name.toLocaleLowerCase('en').split(/\s+/).some((word) => theirs.some((one) => one.includes(word)) && !theirs.some((one) => one.startsWith(word)))
}

function sameAs(carer: Listed, facts: Facts): Same[] {
  const pairs: [Same, string, string][] = [
    ['dateOfBirth', carer.dateOfBirth ?? '', facts.dateOfBirth],
    ['phone', digits(carer.phone ?? '').slice(-9), digits(facts.phone).slice(-9)],
    ['postcode', letters(carer.postcode ?? ''), letters(facts.postcode)],
  ]
  return pairs.filter(([, theirs, ours]) => theirs !== '' && theirs === ours).map(([same]) => same)
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}

function letters(text: string): string {
  return text.toUpperCase().replace(/\s/g, '')
}
