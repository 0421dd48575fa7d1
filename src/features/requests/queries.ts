import { sql } from 'kysely'
import { nationOf, nations } from '../../frameworks/nations.ts'
import { NotFound } from '../../kernel/errors.ts'
import { findRecordsOf } from '../../kernel/held.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import type { Holidays } from '../../kernel/working-days.ts'
import { findAccess } from '../access/index.ts'
import { findSettings } from '../organisations/index.ts'
import { type Clock, readClock } from './clock.ts'
import { mayHandleRequests } from './policy.ts'
import { endings, type GivingHow, type RequestHow, type RequestKind, type StepKind } from './schema.ts'

/** Something that happened to a request. */
export interface Step { id: string; kind: StepKind; onDay: string; words: string | null; how: GivingHow | null; fileHash: string | null; by: string | null }

/** What a carer has asked of her record, with everything that happened since. */
export interface SubjectRequest {
  id: string
  carer: string
  kind: RequestKind
  receivedOn: string
  how: RequestHow
  askedBy: string | null
  authority: string | null
  words: string | null
  writtenBy: string | null
  /** In the order in which they were written down. */
  steps: Step[]
  clock: Clock
  /** What ended it; null while it is open. */
  ended: Step | null
}

async function findRows(tx: Tx, condition: ReturnType<typeof sql>): Promise<SubjectRequest[]> {
  const { rows } = await sql<Omit<SubjectRequest, 'clock' | 'ended'>>`
    select r.id, r.carer_id as carer, r.kind, r.received_on as "receivedOn", r.how, r.asked_by as "askedBy", r.authority, r.words, a.name as "writtenBy",
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'onDay', s.on_day, 'words', s.words, 'how', s.how, 'fileHash', encode(s.file_hash, 'hex'), 'by', b.name) order by s.recorded_at, s.id)
        from request_steps s left join accounts b on b.organisation_id = s.organisation_id and b.id = s.recorded_by where s.organisation_id = r.organisation_id and s.request_id = r.id), '[]') as steps
    from subject_requests r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.recorded_by
    where r.organisation_id = ${tx.actor.organisation} and ${condition} order by r.received_on desc, r.recorded_at desc, r.id`.execute(tx.db)
  const holidays = await findHolidays(tx)
  return rows.map((row) => ({ ...row, clock: readClock(row.receivedOn, row.steps, holidays), ended: row.steps.find(({ kind }) => endings.includes(kind)) ?? null }))
}

/** The holidays that the clock goes by: those of the nation whose law this organisation goes by today. */
export async function findHolidays(tx: Tx): Promise<Holidays> {
  return nations[nationOf((await findSettings(tx)).nation)].holidays
}

/** Everything that was asked of one record, newest first. Policy is the caller's. */
export async function findRequests(tx: Tx, carer: string): Promise<SubjectRequest[]> {
  return findRows(tx, sql`r.carer_id = ${carer}`)
}

/** One request; throws {@link NotFound}. Policy (its carer's record) is the caller's. */
export async function getRequest(tx: Tx, id: string): Promise<SubjectRequest> {
  const [found] = isId(id) ? await findRows(tx, sql`r.id = ${id}`) : []
  if (!found) throw new NotFound()
  return found
}

/** What is open and this worker may handle, the next to be answered first. */
export async function findRequestsWaiting(tx: Tx): Promise<SubjectRequest[]> {
  const open = (await findRows(tx, sql`not exists (select 1 from request_steps s where s.organisation_id = r.organisation_id and s.request_id = r.id and s.kind = any(${[...endings]}))`))
  const access = await findAccess(tx, [...new Set(open.map(({ carer }) => carer))])
  const mine = open.filter(({ carer }) => access.has(carer) && mayHandleRequests(tx.actor, access.get(carer)!))
  return mine.toSorted((a, b) => (a.clock.due ?? '9') < (b.clock.due ?? '9') ? -1 : 1)
}

/**
 * The workers from whom something in the record is kept: of whom she told somebody else (was she listened to), or for whom an answer of hers is
 * not. They prepare no copy of it. Where she told anything of a talk, that is all who were there and her own workers.
 */
export async function findKeptFrom(tx: Tx, carer: string, ownWorkers: readonly string[]): Promise<string[]> {
  const records = await findRecordsOf(tx, carer)
  const { rows } = await sql<{ worker: string | null; told: boolean }>`
    select m.kept_from as worker, false as told from marks m where m.organisation_id = ${tx.actor.organisation} and m.carer_id = any(${records}::uuid[]) and m.kept_from is not null
    union select w.worker, true from listening_answers l join conversations c on c.organisation_id = l.organisation_id and c.id = l.conversation_id
      left join lateral (select c.worker_id as worker union select p.worker_id from conversation_people p where p.organisation_id = c.organisation_id and p.conversation_id = c.id and p.removed_at is null) w on true
    where l.organisation_id = ${tx.actor.organisation} and l.carer_id = any(${records}::uuid[])`.execute(tx.db)
  return [...new Set([...rows.flatMap(({ worker }) => worker ?? []), ...(rows.some(({ told }) => told) ? ownWorkers : [])])]
}

/** The decision in force for each row of others, by `<table>.<row>`. */
export interface Decided { part: string; decision: 'include' | 'cover' | 'leave-out'; why: string | null; pieces: string[]; by: string | null; onDay: string }

/** What was decided for this request; of a row, the newest. */
export async function findDecided(tx: Tx, request: string): Promise<Map<string, Decided>> {
  const { rows } = await sql<Decided>`
    select distinct on (d.table_name, d.row_id) d.table_name || '.' || d.row_id as part, d.decision, d.why, d.pieces, a.name as by, (d.recorded_at at time zone o.zone)::date as "onDay"
    from request_decisions d join organisations o on o.organisation_id = d.organisation_id left join accounts a on a.organisation_id = d.organisation_id and a.id = d.recorded_by
    where d.organisation_id = ${tx.actor.organisation} and d.request_id = ${request} order by d.table_name, d.row_id, d.recorded_at desc, d.id desc`.execute(tx.db)
  return new Map(rows.map((row) => [row.part, row]))
}
