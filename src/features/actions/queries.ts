import { sql } from 'kysely'
import { demand } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandRead, findAccess, getAccess, mayReadOwnRecord } from '../access/index.ts'
import { mayNamePromise } from './policy.ts'
import type { ActionOwner, AnswerCode } from './schema.ts'

/** How it went, in words. The newest answer stands; the others stay readable. */
export interface ActionAnswer { id: string; answer: AnswerCode; words: string | null; onDay: string; by: string | null }

export interface Action {
  id: string
  carer: string
  version: number
  /** The outcome it is for, if it is for one. */
  outcome: string | null
  what: string
  owner: ActionOwner
  /** Name as people say it: "Meera, her sister". */
  who: string
  workerId: string | null
  /** The person of the circle who promised it, where they are one; they may not be around any more. */
  personId: string | null
  personLeft: boolean
  byDay: string | null
  saidOn: string
  answer: ActionAnswer | null
  /** Every answer, newest first. */
  answers: ActionAnswer[]
}

const columns = sql`
  a.id, a.carer_id as carer, a.version, a.outcome_id as outcome, a.what, a.owner, a.who, a.worker_id as "workerId", a.by_day as "byDay", a.said_on as "saidOn",
  a.circle_person_id as "personId",
  exists (select 1 from circle_people p where p.organisation_id = a.organisation_id and p.id = a.circle_person_id and p.left_on is not null) as "personLeft",
  coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'answer', n.answer, 'words', n.words, 'onDay', n.on_day, 'by', w.name) order by n.recorded_at desc, n.id desc)
    from action_answers n left join accounts w on w.organisation_id = n.organisation_id and w.id = n.recorded_by
    where n.organisation_id = a.organisation_id and n.action_id = a.id), '[]') as answers`

/** Everything promised in a carer's record: open first, soonest first; then what was answered, newest first. */
export async function findActions(tx: Tx, carer: string): Promise<Action[]> {
  await demandRead(tx, carer)
  const { rows } = await sql<Omit<Action, 'answer'>>`select ${columns} from actions a where a.organisation_id = ${tx.actor.organisation} and a.carer_id = ${carer}
    order by a.by_day nulls last, a.said_on, a.id`.execute(tx.db)
  const all = rows.map(withAnswer)
  const answered = all.filter((action) => action.answer).sort((a, b) => b.answer!.onDay.localeCompare(a.answer!.onDay))
  return [...all.filter((action) => !action.answer), ...answered]
}

/** One promise by id, before anything else is known of it: its carer is who policy asks about. */
export async function findAction(tx: Tx, id: string): Promise<Action | undefined> {
  const { rows } = await sql<Omit<Action, 'answer'>>`select ${columns} from actions a where a.organisation_id = ${tx.actor.organisation} and a.id = ${id}`.execute(tx.db)
  return rows[0] && withAnswer(rows[0])
}

/** A worker's own promise, with the carer it was made to. */
export type OwnPromise = Omit<Action, 'answers' | 'version' | 'personId' | 'personLeft'>

/** What this worker promised and has not answered yet, across carers, soonest first. Only where they may know of the carer. */
export async function findPromisesOf(tx: Tx, worker: string): Promise<OwnPromise[]> {
  const { rows } = await sql<Omit<OwnPromise, 'answer'>>`
    select a.id, a.carer_id as carer, a.outcome_id as outcome, a.what, a.owner, a.who, a.worker_id as "workerId", a.by_day as "byDay", a.said_on as "saidOn"
    from actions a
    where a.organisation_id = ${tx.actor.organisation} and a.worker_id = ${worker} and not exists (select 1 from action_answers n where n.organisation_id = a.organisation_id and n.action_id = a.id)
    order by a.by_day nulls last, a.said_on, a.id`.execute(tx.db)
  const access = await findAccess(tx, [...new Set(rows.map((row) => row.carer))])
  const known = (carer: string) => { const facts = access.get(carer); return facts !== undefined && mayNamePromise(tx.actor, facts) }
  return rows.filter((row) => known(row.carer)).map((row) => ({ ...row, answer: null }))
}

/** What this carer promised herself and nobody has answered yet, soonest first: for her own page, and for nobody else. */
export async function findPromisesOfCarer(tx: Tx, carer: string): Promise<{ id: string; what: string; byDay: string | null; saidOn: string }[]> {
  demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  const { rows } = await sql<{ id: string; what: string; byDay: string | null; saidOn: string }>`
    select a.id, a.what, a.by_day as "byDay", a.said_on as "saidOn" from actions a
    where a.organisation_id = ${tx.actor.organisation} and a.carer_id = ${carer} and a.owner = 'carer' and not exists (select 1 from action_answers n where n.organisation_id = a.organisation_id and n.action_id = a.id)
    order by a.by_day nulls last, a.said_on, a.id`.execute(tx.db)
  return rows
}

function withAnswer(row: Omit<Action, 'answer'>): Action {
  return { ...row, answer: row.answers[0] ?? null }
}
