import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '../../kernel/clock.ts'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday } from '../access/index.ts'
import { getCopy } from '../copies/index.ts'
import { mayLinkPlans } from './policy.ts'
import { findLink, findOpenCode } from './queries.ts'

/** For so many days a code can be taken. */
const lasts = 14
// No letter that looks like another: read out, copied from paper. Sixteen of them are 75 bits.
const letters = 'abcdefghjkmnpqrstuvwxyz'
const hashOf = (code: string) => createHash('sha256').update(code.toLowerCase().replace(/[^a-z]/g, '')).digest()

/**
 * She wants her plan linked with another's: make a code that she hands over herself. It is given back this once; only its hash is kept, so a form
 * sent twice gives nothing the second time. Nothing is said to anybody, and nothing is looked up.
 */
export async function makeLinkCode(tx: Tx, carer: string, form: { id: string; called: string; howTold: string }): Promise<string | null> {
  demand(mayLinkPlans(tx.actor, await getAccess(tx, carer)))
  const kept = await tx.db.selectFrom('linked_plan_codes').select(['carer_id as carer', 'called', 'how_told as howTold']).where('id', '=', form.id).executeTakeFirst()
  if (kept?.carer === carer && kept.called === form.called && kept.howTold === form.howTold) return null
  if (kept) throw new Conflict({}, 'Something else was already kept under this number.')
  const code = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')
  await insertOnce(tx, 'linked_plan_codes', { id: form.id, carer_id: carer, code_hash: hashOf(code), called: form.called, how_told: form.howTold, until_day: addDays(await getToday(tx), lasts) })
  return code
}

/** The other gives in the code she was handed, and wants it too: from now on the two are linked. Throws Invalid on `code`: no such code, taken, out of date or her own, and does not say which. */
export async function linkPlans(tx: Tx, carer: string, form: { id: string; code: string; called: string; howTold: string }): Promise<void> {
  demand(mayLinkPlans(tx.actor, await getAccess(tx, carer)))
  const done = await tx.db.selectFrom('linked_plans').select(['carer_id as carer', 'code_id as code']).where('id', '=', form.id).executeTakeFirst()
  // The same form twice: the code is taken, by her.
  const open = done?.carer === carer ? { id: done.code, carer: null } : await findOpenCode(tx, hashOf(form.code), await getToday(tx))
  if (!open || open.carer === carer) throw new Invalid({ code: 'notACode' })
  await insertOnce(tx, 'linked_plans', { id: form.id, carer_id: carer, code_id: open.id, called: form.called, how_told: form.howTold })
}

/** Lay a copy of one's own beside the other's plan. Throws Invalid on `copy`: not hers, kept to herself, or it does not stand any more. */
export async function layCopy(tx: Tx, carer: string, link: string, form: { id: string; copy: string }): Promise<void> {
  await demandLink(tx, carer, link)
  const copy = await getCopy(tx, form.copy).then((found) => found.copy, (error: unknown) => { if (error instanceof NotFound) return undefined; throw error })
  if (copy?.carer !== carer || copy.over !== null || copy.reach !== 'record') throw new Invalid({ copy: 'choose' })
  await insertOnce(tx, 'linked_plan_steps', { id: form.id, carer_id: carer, link_id: link, step: 'laid', copy_id: form.copy })
}

/** Take it back: it is not there for the other any more. */
export async function takeBackCopy(tx: Tx, carer: string, link: string, form: { id: string; copy: string }): Promise<void> {
  await demandLink(tx, carer, link)
  const { copy } = await getCopy(tx, form.copy)
  if (copy.carer !== carer) throw new NotFound()
  await insertOnce(tx, 'linked_plan_steps', { id: form.id, carer_id: carer, link_id: link, step: 'taken-back', copy_id: form.copy })
}

/** Either of the two ends it, and need not say why. What lay beside the other's plan is not there any more. */
export async function endLink(tx: Tx, carer: string, link: string, form: { id: string }): Promise<void> {
  const done = await tx.db.selectFrom('linked_plan_steps').select(['carer_id as carer', 'link_id as link']).where('id', '=', form.id).executeTakeFirst()
  if (done?.carer === carer && done.link === link) return demand(mayLinkPlans(tx.actor, await getAccess(tx, carer)))
  await demandLink(tx, carer, link)
  await insertOnce(tx, 'linked_plan_steps', { id: form.id, carer_id: carer, link_id: link, step: 'ended', copy_id: null })
}

async function demandLink(tx: Tx, carer: string, link: string): Promise<void> {
  demand(mayLinkPlans(tx.actor, await getAccess(tx, carer)))
  demand((await findLink(tx, carer, link)) !== undefined)
}

/** The same person twice: her links go over to the record that stays. */
export async function carryLinkedPlans(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['linked_plan_codes', 'linked_plans', 'linked_plan_steps'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
