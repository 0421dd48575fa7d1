import type { Actor } from '../../kernel/actor.ts'
import { demand, LilypadError, NotFound } from '../../kernel/errors.ts'
import { type Purpose, recordLook } from '../../kernel/looks.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { type Access, mayGiveReason, mayKnowCarer, mayReadCarer, mayReadOwnRecord, mayWriteCarer } from './policy.ts'
import { findReason, getAccess } from './queries.ts'

/** 403: this worker may know of the record, and may open it by giving a reason (or not at all). */
export class NeedsReason extends LilypadError {
  readonly status = 403
  constructor(readonly carer: string, readonly mayGive: boolean) {
    super('This carer works with somebody else.')
  }
}

/**
 * Open a carer's record for reading. Asks policy, writes down the look in a transaction of its own, and only then lets the page
 * be read. Throws NotFound (not there, or not to be known of), {@link NeedsReason} (a colleague's carer).
 */
export async function openRecord(actor: Actor, carer: string, purpose: Purpose): Promise<Access> {
  return inTenant(actor, async (tx) => {
    const access = await getAccess(tx, carer)
    demand(mayKnowCarer(actor, access))
    // A carer opens her own space and nothing besides: the record's other pages hold words that were not said to her.
    const own = purpose === 'own-space' && mayReadOwnRecord(actor, access)
    demand(own || mayReadCarer(actor, access), () => refusal(actor, access))
    await recordLook(tx, carer, purpose, own ? undefined : await findReason(tx, access))
    return access
  })
}

/** Begin a command that writes in a carer's record. Throws NotFound, or {@link NeedsReason} where it is somebody else's carer. */
export async function demandWrite(tx: Tx, carer: string): Promise<Access> {
  const access = await getAccess(tx, carer)
  demand(mayKnowCarer(tx.actor, access))
  demand(mayWriteCarer(tx.actor, access), () => refusal(tx.actor, access))
  return access
}

/** Begin a read inside a transaction that is already open (sections, exports). Throws as {@link openRecord}; writes no look. */
export async function demandRead(tx: Tx, carer: string): Promise<Access> {
  const access = await getAccess(tx, carer)
  demand(mayKnowCarer(tx.actor, access))
  demand(mayReadCarer(tx.actor, access), () => refusal(tx.actor, access))
  return access
}

function refusal(actor: Actor, access: Access): LilypadError {
  return actor.kind === 'worker' ? new NeedsReason(access.carer, mayGiveReason(actor, access)) : new NotFound()
}
