import { type Kysely, sql } from 'kysely'
import { gather } from './asking/gather.ts'
import { naming } from './asking/naming.ts'
import type { Database } from '../database/tables.ts'
import type { Actor } from './actor.ts'
import { now } from './clock.ts'
import { Busy, LilypadError, Refused } from './errors.ts'
import { isId, newId } from './ids.ts'

/** An open transaction, inside the walls of one organisation, with who acts and what time it is. */
export interface Tx {
  db: Kysely<Database>
  actor: Actor
  /** The moment this transaction counts as, from the kernel clock. */
  at: Date
  /** The request this belongs to, as the audit will show it. */
  request: string
  /** Nothing can change while this is open, so what was read once need not be read again. */
  snapshot: boolean
}

let database: Kysely<Database> | undefined
let replica: Replica | undefined

/** A copy of the database that follows it and can only be read, and until when it is left alone because it did not answer. */
interface Replica { db: Kysely<Database>; awayUntil: number }

/** Give the kernel its database, and a copy of it to read reports from where there is one. Only `main.ts`, the command line and the tests do this. */
export function useDatabase(db: Kysely<Database>, copy?: Kysely<Database>): void {
  database = db
  replica = copy && { db: copy, awayUntil: 0 }
}

const actorWords = /^(worker|carer|guest|service|system):[0-9a-f-]*$/

/**
 * The only way to a transaction. Runs `work` as the role `lilypad_app` inside the actor's organisation and commits; if `work`
 * throws, nothing of it stays. The tenant comes from the actor, never from the request.
 *
 * Everything the walls need is set in the same round trip as the first question. `set local` takes no parameters, so each value is checked, then quoted.
 * Throws {@link Busy} when the database cannot be reached.
 */
export async function inTenant<T>(actor: Actor, work: (tx: Tx) => Promise<T>, request = newId()): Promise<T> {
  return transaction(actor, work, request, 'begin')
}

/** Like {@link inTenant}, for long reading: one unchanging snapshot, and no writing. */
export async function readTenant<T>(actor: Actor, work: (tx: Tx) => Promise<T>, request = newId()): Promise<T> {
  return transaction(actor, work, request, beginReading)
}

/** What was read for a report, and the moment it was true, where that is not now. */
export interface Report<T> { found: T; asOf: Date | null }

/** A copy further behind than this is not read from; one that did not answer is left alone for so long. In milliseconds. */
export const patience = { behind: 120_000, away: 30_000 }

/**
 * Like {@link readTenant}, for what is read across many people or taken away: on the copy where there is one, so that it costs the
 * primary nothing. Whatever goes wrong there, it is read on the primary instead. Who may see it is asked before, on the primary.
 */
export async function readReport<T>(actor: Actor, work: (tx: Tx) => Promise<T>, request = newId()): Promise<Report<T>> {
  const copy = replica
  if (copy && copy.awayUntil <= performance.now()) {
    try {
      return await transaction(actor, async (tx) => ({ asOf: await findMoment(tx), found: await work(tx) }), request, beginReading, copy.db)
    } catch (error) {
      // What the work itself throws may come of a row that is not there yet; anything else, and the copy is left alone for a while.
      if (!(error instanceof LilypadError) || error instanceof Busy) copy.awayUntil = performance.now() + patience.away
    }
  }
  return { asOf: null, found: await readTenant(actor, work, request) }
}

class Behind extends Busy {}

/** Up to when the copy has followed. One that is connected and has played back all it was sent is as good as now. */
async function findMoment(tx: Tx): Promise<Date> {
  const { rows: [row] } = await sql<{ all: boolean; last: Date | null }>`
    select not pg_is_in_recovery() or (pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() and exists (select from pg_stat_wal_receiver where pid is not null)) as all,
      pg_last_xact_replay_timestamp() as last`.execute(tx.db)
  const moment = row?.all ? tx.at : row?.last
  if (!moment || tx.at.getTime() - moment.getTime() > patience.behind) throw new Behind()
  return moment
}

const beginReading = 'begin isolation level repeatable read read only'

async function transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, request: string, begin: string, on = database): Promise<T> {
  const who = `${actor.kind}:${actor.id ?? ''}`
  if (!isId(actor.organisation) || !isId(request) || !actorWords.test(who)) throw new Error('An actor or request with a strange id.')
  const opening = `${begin}; set local role lilypad_app; set local app.organisation = '${actor.organisation}'; `
    + `set local app.actor = '${who}'; set local app.request = '${request}'`
  const snapshot = begin !== 'begin'
  return withConnection(opening, snapshot, (db) => work({ db: naming(db, actor.organisation), actor, at: now(), request, snapshot }), on)
}

/**
 * Whatever goes wrong between `begin` and `commit`, the connection goes back to the pool clean. What the work asks at the same time
 * goes to the database in one statement; see {@link gather}.
 */
async function withConnection<T>(opening: string, snapshot: boolean, work: (db: Kysely<Database>) => Promise<T>, on = database): Promise<T> {
  if (!on) throw new Error('The kernel has no database yet: call useDatabase first.')
  try {
    return await on.getExecutor().provideConnection(async (connection) => {
      const gathering = gather(on, connection, opening, snapshot)
      try {
        const result = await work(gathering.db)
        await gathering.end('commit')
        return result
      } catch (error) {
        await gathering.end('rollback').catch(() => undefined)
        throw error
      }
    })
  } catch (error) {
    throw error instanceof LilypadError ? error : (refusedInWords(error) ?? busyIfUnreachable(error) ?? error)
  }
}

/** What the database itself refuses, in a sentence for whoever asked. */
function refusedInWords(error: unknown): Refused | undefined {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'LP403' ? new Refused(message) : undefined
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P02', '57P03', '53300', '53100', '08006', '08003', '25006'])

function busyIfUnreachable(error: unknown): Busy | undefined {
  const { code, message = '' } = error as { code?: string; message?: string }
  const lost = /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(message)
  return lost || (code !== undefined && unreachable.has(code)) ? new Busy() : undefined
}

/** The organisations an e-mail address may sign in to. Asked before there is an actor, so it stands outside any tenant. */
export async function findSignInPlaces(addressHash: Buffer): Promise<string[]> {
  return withConnection('begin read only; set local role lilypad_app', false, async (db) => {
    const { rows } = await sql<{ place: string }>`select find_sign_in_places(${addressHash}) as place`.execute(db)
    return rows.map((row) => row.place)
  })
}

/** Every organisation there is, by id: for what Lilypad does by itself, for one at a time. */
export async function findOrganisations(): Promise<string[]> {
  return withConnection('begin read only; set local role lilypad_app', false, async (db) => {
    const { rows } = await sql<{ id: string }>`select find_organisations() as id`.execute(db)
    return rows.map((row) => row.id)
  })
}
