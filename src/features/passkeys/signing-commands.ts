import { everywhere, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import type { PasskeyHome as Home } from '../accounts/index.ts'
import { type Answer, checkSigned } from './ceremonies.ts'
import { redeemChallenge } from './commands.ts'
import { findCounter, findPasskey } from './queries.ts'
import type { Purpose } from './schema.ts'

/** Who signed, and whether the device asked for a finger, a face or a PIN. */
export interface Proved { organisation: string; account: string; verified: boolean }

/** A passkey whose counter went back: there may be a copy of it. Nobody gets in, and its owner is told. */
export interface WentBack { organisation: string; account: string; copied: true }

/** Who the passkey must be of: the person who is known already. For sign-in the answer itself says whose it is, and the key proves it. */
export interface Expected { purpose: Exclude<Purpose, 'add'>; organisation: string; account: string }

/**
 * Look at what a device signed. The challenge is used up whatever comes of it. Nothing when anything is not right: it was asked of
 * somebody else, for something else, too long ago or before; the key is none of the account's; it was signed for another site.
 */
export async function provePasskey(answer: Answer | undefined, home: Home, expected?: Expected): Promise<Proved | WentBack | undefined> {
  const whose = expected ?? answer?.owner
  if (!answer || !whose) return undefined
  const { organisation, account } = whose
  const asked = await inTenant(systemActor(expected ? organisation : everywhere), (tx) => redeemChallenge(tx, answer.challengeHash, expected?.purpose ?? 'sign-in', expected ? account : null))
  if (!asked) return undefined
  return inTenant(systemActor(organisation), async (tx) => {
    const key = await findPasskey(tx, account, answer.credential)
    const signed = key && await checkSigned(answer, key, home)
    if (!key || !signed) return undefined
    const last = await findCounter(tx, key)
    const back = (signed.counter > 0 || last > 0) && signed.counter <= last
    await tx.db.insertInto('passkey_uses').values({ organisation_id: organisation, id: newId(), passkey_id: key.id, counter: signed.counter, outcome: back ? 'went back' : 'taken', at: tx.at }).execute()
    return back ? { organisation, account, copied: true } : { organisation, account, verified: signed.verified }
  })
}
