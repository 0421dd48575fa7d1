import type { Actor } from '../../kernel/actor.ts'
import { demand, LilypadError, NotFound, Refused } from '../../kernel/errors.ts'
import { type Purpose, recordLook, recordLooks } from '../../kernel/looks.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { type Access, isOwnWorker, isStill, mayGiveReason, mayKnowCarer, mayReadCarer, mayReadOwnRecord, mayWriteCarer } from './policy.ts'
import { findReason, findReasons, getAccess } from './queries.ts'
import { say } from './words.ts'

/** 403: this worker may know of the record, and may open it by giving a reason (or not at all). */
export class NeedsReason extends LilypadError {
  readonly status = 403
  constructor(readonly carer: string, readonly mayGive: boolean) {
    super('This carer works with somebody else.')
  }
}

/** Opened in order to take it elsewhere. */
const leaving: readonly Purpose[] = ['print', 'pdf', 'export']

/**
 * Open a carer's record for reading. Asks policy, writes down the look in a transaction of its own, and only then lets the page
 * be read. Throws NotFound (not there, or not to be known of), {@link NeedsReason} (a colleague's carer), Refused for what would go out of a record that is
 * kept and not used.
 */
export async function openRecord(actor: Actor, carer: string, purpose: Purpose): Promise<Access> {
  return inTenant(actor, async (tx) => {
    const access = await getAccess(tx, carer)
    demand(mayKnowCarer(actor, access))
    // A carer opens her own space and nothing besides: the record's other pages hold words that were not said to her.
    const own = purpose === 'own-space' && mayReadOwnRecord(actor, access)
    demand(own || mayReadCarer(actor, access), () => refusal(actor, access))
    // Nothing of it goes out while it is kept and not used, but what its carer asks for.
    if (!own && leaving.includes(purpose) && isStill(actor, access)) throw new Refused(say('still.notOut'))
    await recordLook(tx, carer, purpose, own ? undefined : await findReason(tx, access))
    return access
  })
}

/**
 * Write down that something of each of these records is about to be shown on one page, with the reason where one was given: they were found,
 * and not opened one by one. Policy has been asked of each. To be done before the page is shown: no look, no page.
 */
export async function recordFound(actor: Actor, found: readonly Access[], request: string): Promise<void> {
  if (found.length === 0) return
  await inTenant(actor, async (tx) => {
    const reasons = await findReasons(tx, found.flatMap((access) => actor.kind === 'worker' && access.ownWorkers.includes(actor.id) ? [] : access.carer))
    await recordLooks(tx, found.map(({ carer }) => ({ carer, why: reasons.get(carer) })), 'search')
  }, request)
}

/** Begin a command that writes in a carer's record. Throws NotFound, or {@link NeedsReason} where it is somebody else's carer. */
export async function demandWrite(tx: Tx, carer: string): Promise<Access> {
  const access = await getAccess(tx, carer)
  demand(mayKnowCarer(tx.actor, access))
  demand(mayWriteCarer(tx.actor, access), () => isOwnWorker(tx.actor, access) ? new Refused(say('still.refused')) : refusal(tx.actor, access))
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
