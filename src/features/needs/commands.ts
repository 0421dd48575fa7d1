import { Conflict, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { findConversations } from '../conversations/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { findNeeds, getCarerOfNeed } from './queries.ts'
import type { Ending } from './schema.ts'

export interface NeedWords { words: string; outcomes: readonly string[]; conversation?: string | null; from: string }

/**
 * Write down what is needed in order to meet outcomes (Carers (Scotland) Act 2016, s.5: there is no need without one). Throws Invalid
 * on `outcomes` (none, or not this carer's), `conversation` (not this carer's) and `from` (still to come).
 */
export async function recordNeed(tx: Tx, carer: string, form: NeedWords & { id: string; versionId: string }): Promise<void> {
  await demandWrite(tx, carer)
  await demandWords(tx, carer, form)
  await insertOnce(tx, 'needs', { id: form.id, carer_id: carer })
  await writeVersion(tx, carer, form.id, form.versionId, form)
}

/** Say a need in other words, or in order to meet other outcomes, from a day on. What it said before stays. Throws as {@link recordNeed}. */
export async function wordNeed(tx: Tx, need: string, form: NeedWords & { id: string }): Promise<void> {
  const carer = await getCarerOfNeed(tx, need)
  await demandWrite(tx, carer)
  await demandWords(tx, carer, form)
  await writeVersion(tx, carer, need, form.id, form)
}

async function demandWords(tx: Tx, carer: string, { outcomes, conversation, from }: NeedWords): Promise<void> {
  if (outcomes.length === 0) throw new Invalid({ outcomes: 'needed' })
  const own = await findOutcomes(tx, carer)
  if (outcomes.some((id) => !own.some((one) => one.id === id))) throw new Invalid({ outcomes: 'choose' })
  if (conversation && !(await findConversations(tx, carer)).some((one) => one.id === conversation && one.heldAt)) throw new Invalid({ conversation: 'choose' })
  if (from > await getToday(tx)) throw new Invalid({ from: 'futureDay' })
}

async function writeVersion(tx: Tx, carer: string, need: string, id: string, { words, outcomes, conversation, from }: NeedWords): Promise<void> {
  const isNew = await insertOnce(tx, 'need_versions', { id, carer_id: carer, need_id: need, words, conversation_id: conversation ?? null, from_on: from })
  const asked = [...new Set(outcomes)].toSorted()
  if (!isNew) {
    const kept = await tx.db.selectFrom('need_outcomes').select('outcome_id').where('version_id', '=', id).execute()
    if (kept.map((row) => row.outcome_id).toSorted().join() !== asked.join()) throw new Conflict({ words }, 'Something else was already kept under this number.')
    return
  }
  for (const outcome of asked) await insertOnce(tx, 'need_outcomes', { id: newId(), carer_id: carer, version_id: id, outcome_id: outcome })
}

/** Say what became of a need, or that it goes on after all. Throws Invalid on `on` (still to come) and `words` (a mistake without a word why). */
export async function endNeed(tx: Tx, need: string, form: { id: string; how: Ending; words?: string | null; on: string }): Promise<void> {
  const carer = await getCarerOfNeed(tx, need)
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.how === 'not-needed' && !form.words) throw new Invalid({ words: 'why' })
  await insertOnce(tx, 'need_endings', { id: form.id, carer_id: carer, need_id: need, how: form.how, words: form.words ?? null, on_day: form.on })
}

/**
 * Say that no need was found (s.9(1)(f): stated, never read out of emptiness), or take that back. Throws Invalid on `words` (how we
 * know), `standing` (there is a need in this record) and `on` (still to come).
 */
export async function sayNoneFound(tx: Tx, carer: string, form: { id: string; standing: 'none-found' | 'taken-back'; words?: string | null; on: string }): Promise<void> {
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.standing === 'none-found') {
    if (!form.words) throw new Invalid({ words: 'how' })
    if ((await findNeeds(tx, carer)).some((need) => !need.ended)) throw new Invalid({ words: 'thereAre' })
  }
  await insertOnce(tx, 'need_statements', { id: form.id, carer_id: carer, standing: form.standing, words: form.words ?? '', on_day: form.on })
}

/** The same person twice: what is needed goes over to the record that stays. The merge it is part of has asked policy. */
export async function carryNeeds(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['needs', 'need_versions', 'need_outcomes', 'need_endings', 'need_statements', 'need_steps', 'need_supports', 'eligibility_views', 'eligibility_decisions', 'break_considerations'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
}

/** A talk that was written on the wrong person goes to the right one: a need of the wrong one no longer says that it was found there. */
export async function forgetTalk(tx: Tx, conversation: string): Promise<void> {
  await tx.db.updateTable('need_versions').set({ conversation_id: null }).where('conversation_id', '=', conversation).execute()
}
