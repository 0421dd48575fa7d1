import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { everywhere, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { budgets, type Kind, memory, nextTurn } from './budget.ts'
import { findFailures, findKnownDevice } from './queries.ts'

/** Whose tries are counted together, and under which name: an e-mail address, a network address, a device. */
export interface Counted { kind: Kind; name: string }

/** A try that was taken, to be given back when it was right; or the moment from which on one may try again. */
export type Turn = { ok: true; taken: string[] } | { ok: false; until: Date }

/**
 * Take a turn before a password, code or link is looked at. It counts as not right until it is given back ({@link giveBackTurn}),
 * so many at the same moment, at several processes, get no more turns than one after the other. The answer depends on nothing but
 * the tries themselves, never on whether there is such an account.
 */
export async function takeTurn(counted: readonly Counted[]): Promise<Turn> {
  const keys = counted.map(({ kind, name }) => ({ kind, hash: hashKey(kind, name) })).toSorted((a, b) => a.hash.compare(b.hash))
  return inTenant(systemActor(everywhere), async (tx) => {
    // In one order everywhere, so that two never wait for each other.
    for (const { hash } of keys) await sql`select pg_advisory_xact_lock(${hash.readBigInt64BE().toString()}::bigint)`.execute(tx.db)
    let until = tx.at
    for (const { kind, hash } of keys) {
      const next = nextTurn(budgets[kind], await findFailures(tx, hash), tx.at)
      if (next > until) until = next
    }
    if (until > tx.at) return { ok: false, until }
    const rows = keys.map(({ hash }) => ({ organisation_id: everywhere, id: newId(), key_hash: hash, at: tx.at }))
    await tx.db.insertInto('sign_in_attempts').values(rows).execute()
    await tx.db.deleteFrom('sign_in_attempts').where('at', '<', new Date(tx.at.getTime() - memory)).execute()
    return { ok: true, taken: rows.map(({ id }) => id) }
  })
}

/** It was right after all: the turn is not counted. Those before it stay, so that nobody clears them by signing in to an account of their own. */
export async function giveBackTurn({ taken }: { taken: readonly string[] }): Promise<void> {
  await inTenant(systemActor(everywhere), ({ db }) => db.deleteFrom('sign_in_attempts').where('id', 'in', [...taken]).execute())
}

function hashKey(kind: Kind, name: string): Buffer {
  return createHash('sha256').update(`lilypad ${kind}\n${name}`).digest()
}

/** This browser has signed in to the account: from now on it has tries of its own. */
export async function rememberDevice(tx: Tx, account: string, secretHash: Buffer): Promise<string> {
  const known = await findKnownDevice(tx, account, secretHash)
  if (known) {
    await tx.db.updateTable('known_devices').set({ used_at: tx.at }).where('id', '=', known).execute()
    return known
  }
  const id = newId()
  await tx.db.insertInto('known_devices').values({ organisation_id: tx.actor.organisation, id, account_id: account, secret_hash: secretHash, known_since: tx.at, used_at: tx.at }).execute()
  return id
}

/** The account's devices are strangers again, but for the one in hand. */
export async function forgetDevices(tx: Tx, account: string, keep?: string | null): Promise<void> {
  let others = tx.db.updateTable('known_devices').set({ forgotten_at: tx.at }).where('account_id', '=', account).where('forgotten_at', 'is', null)
  if (keep) others = others.where('id', '!=', keep)
  await others.execute()
}
