import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findAccess, getAccess, isOwnWorker } from '../access/index.ts'
import { findSaidByCarer, findSources, type Source } from '../conversations/index.ts'
import { type Direction, doesNotFit, type Kind, type State, type Whose, type WhoseWords } from './schema.ts'

/** A personal outcome: a difference in a life, in the person's words. */
export interface Outcome {
  id: string
  carer: string
  version: number
  statement: string
  whoseWords: WhoseWords
  direction: Direction
  whyItMatters: string | null
  looksLike: string | null
  /** Her own two banks: where she stands, and where she hopes to get. */
  nearBank: string | null
  farBank: string | null
  /** She said so word for word, in a talk that is written down: then, and only then, a bank stands in quotation marks. */
  nearSaid: boolean
  farSaid: boolean
  beganOn: string
  beganStory: string | null
  /** Where we began: one of nine stepping stones from her near bank to her far one, with the stones of good and bad days. */
  beganStone: number | null
  beganGood: number | null
  beganBad: number | null
  /** Ids of `src/frameworks/concepts.ts`, in the order they were chosen. */
  concepts: string[]
  /** Somebody said that none of the 19 fits. */
  fits: typeof doesNotFit | null
  kind: Kind | null
  whose: Whose | null
  /** It was split, or joined with others: those go on, and it rests readable. */
  wentOn: boolean
  state: State
  stateWords: string | null
  stateOn: string
  /** The words it was lifted out of; null when there are none, or they were withdrawn. */
  source: Source | null
}

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Outcome[]> {
  const { rows } = await sql<Omit<Outcome, 'source' | 'nearSaid' | 'farSaid'>>`
    select o.id, o.carer_id as carer, o.version, o.statement, o.whose_words as "whoseWords", o.direction, o.why_it_matters as "whyItMatters",
      o.looks_like as "looksLike", o.near_bank as "nearBank", o.far_bank as "farBank", o.began_on as "beganOn", o.began_story as "beganStory",
      o.began_stone as "beganStone", o.began_good as "beganGood", o.began_bad as "beganBad",
      o.kind, o.whose, array(select c.concept from outcome_concepts c where c.organisation_id = o.organisation_id and c.outcome_id = o.id and c.removed_at is null and c.concept <> ${doesNotFit} order by c.chosen_at, c.id) as concepts,
      (select c.concept from outcome_concepts c where c.organisation_id = o.organisation_id and c.outcome_id = o.id and c.removed_at is null and c.concept = ${doesNotFit} limit 1) as fits,
      exists (select 1 from outcome_links l where l.organisation_id = o.organisation_id and l.from_id = o.id and l.kind in ('split', 'joined') and l.undone_at is null) as "wentOn",
      s.state, s.words as "stateWords", s.on_day as "stateOn"
    from outcomes o join lateral (select state, words, on_day from outcome_states s where s.organisation_id = o.organisation_id and s.outcome_id = o.id order by s.on_day desc, s.recorded_at desc, s.id desc limit 1) s on true
    where o.organisation_id = ${tx.actor.organisation} and ${condition} order by s.state in ('let-go', 'not-possible'), "wentOn", o.began_on, o.recorded_at, o.id`.execute(tx.db)
  const said = new Map<string, Set<string>>()
  const sources = new Map((await Promise.all([...new Set(rows.map((row) => row.carer))].map(async (carer) => {
    const own = rows.filter((row) => row.carer === carer)
    const found = await together({ sources: getAccess(tx, carer).then((access) => findSources(tx, access, own.map((row) => row.id))), said: findSaidByCarer(tx, carer, own.flatMap((row) => [row.nearBank, row.farBank])) })
    said.set(carer, found.said)
    return [...found.sources]
  }))).flat())
  const isSaid = (carer: string, words: string | null) => words !== null && said.get(carer)?.has(words) === true
  return rows.map((row) => ({
    ...row, nearSaid: isSaid(row.carer, row.nearBank), farSaid: isSaid(row.carer, row.farBank), source: sources.get(row.id) ?? null,
  }))
}

/** Every outcome of this carer, those that still matter first, in the order they began. Open the record first. */
export async function findOutcomes(tx: Tx, carer: string): Promise<Outcome[]> {
  return findRows(tx, sql`o.carer_id = ${carer}`)
}

/** One outcome; throws {@link NotFound}. Open the record first. */
export async function getOutcome(tx: Tx, id: string): Promise<Outcome> {
  const [found] = isId(id) ? await findRows(tx, sql`o.id = ${id}`) : []
  if (!found) throw new NotFound()
  return found
}

/** Whose outcome it is, to be asked before the record is opened. Throws {@link NotFound}. */
export async function getCarerOfOutcome(tx: Tx, id: string): Promise<string> {
  const row = isId(id) ? await tx.db.selectFrom('outcomes').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row.carer_id
}

export interface StateRow { id: string; state: State; words: string | null; onDay: string; by: string | null }

/** Everything that became of an outcome, newest first. */
export async function findStates(tx: Tx, outcome: string): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select s.id, s.state, s.words, s.on_day as "onDay", a.name as by from outcome_states s left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by
    where s.organisation_id = ${tx.actor.organisation} and s.outcome_id = ${outcome} order by s.on_day desc, s.recorded_at desc, s.id desc`.execute(tx.db)
  return rows
}

export interface ConceptRow { concept: string; chosenOn: string; chosenBy: string | null; removedOn: string | null; removedBy: string | null }

/** Which concepts were chosen for an outcome, when and by whom, with those that were taken off again. */
export async function findConceptHistory(tx: Tx, outcome: string): Promise<ConceptRow[]> {
  const { rows } = await sql<ConceptRow>`
    select c.concept, (c.chosen_at at time zone o.zone)::date as "chosenOn", a.name as "chosenBy", (c.removed_at at time zone o.zone)::date as "removedOn", r.name as "removedBy"
    from outcome_concepts c join organisations o on o.organisation_id = c.organisation_id
      left join accounts a on a.organisation_id = c.organisation_id and a.id = c.chosen_by left join accounts r on r.organisation_id = c.organisation_id and r.id = c.removed_by
    where c.organisation_id = ${tx.actor.organisation} and c.outcome_id = ${outcome} order by c.chosen_at, c.id`.execute(tx.db)
  return rows
}

/** How an outcome belongs to another: it was made out of it, went into it, or goes with it. */
export interface OutcomeLink { id: string; kind: 'split' | 'joined' | 'goes-with'; towards: 'from' | 'to'; outcome: string; statement: string; why: string | null; on: string; by: string | null }

/** Every other outcome this one belongs with, both ways, oldest first; what was undone is left out (it stays in the history). */
export async function findLinks(tx: Tx, outcome: string): Promise<OutcomeLink[]> {
  const { rows } = await sql<OutcomeLink>`
    select l.id, l.kind, case when l.from_id = ${outcome} then 'to' else 'from' end as towards, o.id as outcome, o.statement, l.why,
      (l.recorded_at at time zone g.zone)::date as on, a.name as by
    from outcome_links l join outcomes o on o.organisation_id = l.organisation_id and o.id = case when l.from_id = ${outcome} then l.to_id else l.from_id end
      join organisations g on g.organisation_id = l.organisation_id left join accounts a on a.organisation_id = l.organisation_id and a.id = l.recorded_by
    where l.organisation_id = ${tx.actor.organisation} and ${outcome} in (l.from_id, l.to_id) and l.undone_at is null order by l.recorded_at, l.id`.execute(tx.db)
  return rows
}

/**
 * In how many other records the same words stand, capitals and marks apart: only among this worker's own carers, so that nothing
 * is given away of anybody else's.
 */
export async function countSameWords(tx: Tx, carer: string, statement: string): Promise<number> {
  const { rows } = await sql<{ carer: string }>`
    select distinct o.carer_id as carer from outcomes o
    where o.organisation_id = ${tx.actor.organisation} and o.carer_id in (select a.carer_id from allocations a where a.organisation_id = ${tx.actor.organisation} and a.worker_id = ${tx.actor.id} and a.ended_at is null) and o.carer_id <> ${carer}
      and lower(btrim(regexp_replace(o.statement, '[^[:alnum:]]+', ' ', 'g'))) = lower(btrim(regexp_replace(${statement}, '[^[:alnum:]]+', ' ', 'g'))) limit 20`.execute(tx.db)
  const known = await findAccess(tx, rows.map((row) => row.carer))
  return [...known.values()].filter((access) => isOwnWorker(tx.actor, access)).length
}

export interface RecordFacts { owners: string[]; unchangedReviews: number; willingnessSaid: boolean; personHeard: boolean }

/** What the record tells about an outcome besides its words: whose the promises for it are, how long it stood, what was said. */
export async function findRecordFacts(tx: Tx, carer: string, outcome: string | null): Promise<RecordFacts> {
  const { rows: [row] } = await sql<RecordFacts>`
    select array(select a.owner from actions a where a.organisation_id = ${tx.actor.organisation} and a.outcome_id = ${outcome}) as owners,
      (select count(distinct m.review_id)::int from marks m where m.organisation_id = ${tx.actor.organisation} and m.outcome_id = ${outcome} and m.kept_from is distinct from ${tx.actor.id} and m.recorded_at > coalesce((select max(s.recorded_at)
        from outcome_states s where s.organisation_id = ${tx.actor.organisation} and s.outcome_id = ${outcome} and s.state <> 'agreed'), '-infinity')) as "unchangedReviews",
      exists (select 1 from caring_statements c where c.organisation_id = ${tx.actor.organisation} and c.carer_id = ${carer} and c.kind = 'willing') as "willingnessSaid",
      exists (select 1 from passages p where p.organisation_id = ${tx.actor.organisation} and p.carer_id = ${carer} and p.voice = 'person') as "personHeard"`.execute(tx.db)
  return row!
}
