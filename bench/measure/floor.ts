import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Place } from '../../src/database/migrate.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Person } from './people.ts'

/** What a request is about, for the statements of its floor: `:carer`, `:talk` and so on stand for these. */
export type About = Readonly<Record<string, unknown>>

/**
 * The least that a request could cost: the same rows read and written in one transaction of hand-written SQL, through the same driver
 * and behind the same walls, and put together into one text as long as the page. No rules, no page, no socket.
 */
export class Floor {
  private readonly client: pg.Client
  constructor(login: Place) { this.client = new pg.Client(login) }

  async open(): Promise<this> {
    await this.client.connect()
    return this
  }
  async close(): Promise<void> { await this.client.end() }

  /** Milliseconds that the statements took, and the text of that many bytes. */
  async time(person: Person, statements: readonly string[], about: About, bytes: number): Promise<number> {
    const named: About = { organisation: person.organisation, worker: person.worker, session: person.session, now: new Date(), id: newId(), look: newId(), ...about }
    const ready = [...whoAsks, ...statements].map((statement) => withValues(statement, named))
    const began = performance.now()
    await this.client.query(`begin; set local role lilypad_app; set local app.organisation = '${person.organisation}'; set local app.actor = 'worker:${person.worker}'; set local app.request = '${randomUUID()}'`)
    const found: unknown[] = []
    for (const one of ready) found.push((await this.client.query(one)).rows)
    await this.client.query('commit')
    const text = JSON.stringify(found).padEnd(bytes, ' ').slice(0, bytes)
    if (Buffer.byteLength(text) < bytes) throw new Error('The text of the floor is shorter than the page.')
    return performance.now() - began
  }
}

function withValues(statement: string, named: About): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const text = statement.replaceAll(/(?<!:):([a-z]+)/g, (_, name: string) => {
    if (!(name in named)) throw new Error(`Nothing is known as :${name} for the floor.`)
    values.push(named[name])
    return `$${values.length}`
  })
  return { text, values }
}

/** Everything of these tables that is about the carer, or about something else of theirs. */
export const ofCarer = (...tables: string[]): string[] => tables.map((table) => `select * from ${table} where organisation_id = :organisation and carer_id = :carer`)
export const ofTalk = (...tables: string[]): string[] => tables.map((table) => `select * from ${table} where organisation_id = :organisation and conversation_id = :talk`)
export const ofOutcome = (...tables: string[]): string[] => tables.map((table) => `select * from ${table} where organisation_id = :organisation and outcome_id = :outcome`)
export const ofPlan = (...tables: string[]): string[] => tables.map((table) => `select * from ${table} where organisation_id = :organisation and plan_id = :plan`)

const whoAsks = [`select s.id, s.seen_at, s.expires_at, a.name, w.name, o.zone, array(select r.role from worker_roles r where r.organisation_id = w.organisation_id and r.worker_id = w.id and r.taken_at is null) as roles,
  array(select m.team_id from team_members m where m.organisation_id = w.organisation_id and m.worker_id = w.id) as teams
  from sessions s join accounts a on a.organisation_id = s.organisation_id and a.id = s.account_id join workers w on w.organisation_id = a.organisation_id and w.id = a.id
  join organisations o on o.organisation_id = s.organisation_id where s.organisation_id = :organisation and s.id = :session`]

/** What says who may open the record, and the look. */
export const opened = [
  ...ofCarer('allocations', 'restrictions', 'worker_refusals', 'cover_reasons', 'openings', 'carer_merges'),
  `insert into looks (organisation_id, id, carer_id, account_id, purpose, hour, at) values (:organisation, :look, :carer, :worker, 'record', date_trunc('hour', :now::timestamptz), :now) on conflict do nothing`,
  'select * from carers where organisation_id = :organisation and id = :carer',
]

/** The carers of the worker who asks. */
export const ownCarers = `select c.*, a.from_day, a.until_day from allocations a join carers c on c.organisation_id = a.organisation_id and c.id = a.carer_id where a.organisation_id = :organisation and a.worker_id = :worker and a.ended_at is null`
