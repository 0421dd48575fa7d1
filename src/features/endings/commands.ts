import { sql } from 'kysely'
import { demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday, mayReadOwnRecord } from '../access/index.ts'
import { lockPlan } from '../plans/index.ts'
import { findEnded } from './queries.ts'
import type { About } from './schema.ts'

export interface EndingWordsAsked { id: string; about: About; aboutId?: string | null; words: string }

/**
 * Say something about an ending: the carer in her own voice, or her worker. Earlier words stay. Throws NotFound for what has not
 * ended, or is not hers to see.
 */
export async function sayEnding(tx: Tx, carer: string, form: EndingWordsAsked): Promise<void> {
  const own = tx.actor.kind === 'carer'
  if (own) demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  else await demandWrite(tx, carer)
  const aboutId = form.about === 'support' ? null : form.aboutId ?? null
  if (!(await findEnded(tx, carer)).some((one) => one.about === form.about && one.aboutId === aboutId)) throw new NotFound()
  const kept = await tx.db.selectFrom('endings').select('on_day').where('id', '=', form.id).executeTakeFirst()
  await insertOnce(tx, 'endings', { id: form.id, carer_id: carer, about: form.about, about_id: aboutId, kind: 'words', voice: own ? 'carer' : 'worker', words: form.words, on_day: kept?.on_day ?? await getToday(tx) })
}

/**
 * End the plan that holds now. It stays readable, and nobody is reminded of it any more. Throws Invalid on `on` (still to come,
 * before it was agreed) and `words` (it does not hold any more, or somebody else has ended it). Of two at once the first ends it.
 */
export async function endPlan(tx: Tx, id: string, form: { id: string; on: string; words?: string | null }): Promise<void> {
  const plan = await lockPlan(tx, id)
  await demandWrite(tx, plan.carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  const known = await tx.db.selectFrom('endings').select('id').where('about_id', '=', id).where('kind', '=', 'ends').where('undone_at', 'is', null).executeTakeFirst()
  if (!plan.agreement || plan.superseded) throw new Invalid({ words: 'notHolding' })
  if (known && known.id !== form.id) throw new Invalid({ words: 'endedAlready' })
  if (form.on < plan.agreement.onDay) throw new Invalid({ on: 'beforeAgreed' })
  await insertOnce(tx, 'endings', { id: form.id, carer_id: plan.carer, about: 'plan', about_id: id, kind: 'ends', voice: 'worker', words: form.words ?? null, on_day: form.on })
}

/** Take a plan up again that was ended. That it was ended stays in the history. Of two at once it is one. Throws NotFound when it never was. */
export async function takeUpPlan(tx: Tx, id: string): Promise<void> {
  const plan = await lockPlan(tx, id)
  await demandWrite(tx, plan.carer)
  const done = await tx.db.updateTable('endings').set({ undone_at: tx.at, undone_by: tx.actor.id }).where('about_id', '=', id).where('kind', '=', 'ends').where('undone_at', 'is', null).executeTakeFirst()
  if (done.numUpdatedRows > 0n) return
  const once = await tx.db.selectFrom('endings').select('id').where('about_id', '=', id).where('kind', '=', 'ends').executeTakeFirst()
  if (!once) throw new NotFound()
}

/** The same person twice: endings go over to the record that stays. */
export async function carryEndings(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  await sql`update endings set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
  await sql`update gentle_holds set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
