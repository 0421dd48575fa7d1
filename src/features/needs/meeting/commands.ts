import { Conflict, Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandWrite, getToday } from '../../access/index.ts'
import { type ActionAsked, type ActionOwner, findActions, recordAction } from '../../actions/index.ts'
import { isContradiction } from './order.ts'
import { getNeed, getPlaceOfSupport } from '../queries.ts'
import { type Amount, type Charge, type ForWhom, type Step, steps, type Way, type Why } from '../schema.ts'

export interface StepAsked { id: string; amount: Amount | null; words: string | null }

/**
 * Say how much of a need is met in each way of section 24, and what is not met and why. Only what is different from what stands is
 * written; nothing is asked before anything else. Throws Invalid on `on` (still to come), `why` (something is not met: why) and
 * `amount-unmet` (it contradicts what is met).
 */
export async function sayHowMet(tx: Tx, need: string, form: { on: string; why?: Why | null; steps: Readonly<Partial<Record<Step, StepAsked>>> }): Promise<void> {
  const found = await getNeed(tx, need)
  await demandWrite(tx, found.carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  const stood = (step: Step) => found.steps.find((one) => one.step === step)
  const amounts = Object.fromEntries(steps.map((step) => [step, form.steps[step]?.amount ?? stood(step)?.amount ?? null]))
  if (isContradiction(amounts)) throw new Invalid({ 'amount-unmet': 'contradicts' })
  for (const step of steps) {
    const asked = form.steps[step]
    const before = stood(step)
    if (!asked?.amount) {
      if (asked?.words && asked.words !== before?.words) throw new Invalid({ [`amount-${step}`]: 'howMuch' })
      continue
    }
    const why = step === 'unmet' && asked.amount !== 'none' ? form.why ?? null : null
    if (step === 'unmet' && asked.amount !== 'none' && !why) throw new Invalid({ why: 'needed' })
    if (before?.amount === asked.amount && before.words === asked.words && before.why === why) continue
    await insertOnce(tx, 'need_steps', { id: asked.id, carer_id: found.carer, need_id: need, way: step, amount: asked.amount, why, words: asked.words, on_day: form.on })
  }
}

export interface SupportAsked { id: string; way: Way; forWhom: ForWhom; charge?: Charge | null; chargeWords?: string | null; action?: string | null; promise?: (Omit<ActionAsked, 'owner'> & { id: string; owner: ActionOwner | null }) | null }

/**
 * Say which promise helps to meet a need: one that is there already, or a new one, which is then a promise like any other. Throws
 * Invalid on `action` (neither, or not this carer's), `chargeWords` (a charge without a word why), and as `recordAction`.
 */
export async function supportNeed(tx: Tx, need: string, form: SupportAsked): Promise<void> {
  const found = await getNeed(tx, need)
  await demandWrite(tx, found.carer)
  if (form.charge === 'charged' && !form.chargeWords) throw new Invalid({ chargeWords: 'why' })
  const action = form.action ?? await promiseFor(tx, found, form.promise)
  if (!(await findActions(tx, found.carer)).some((one) => one.id === action)) throw new Invalid({ action: 'choose' })
  const there = await tx.db.selectFrom('need_supports').select('id').where('need_id', '=', need).where('action_id', '=', action).where('removed_at', 'is', null).executeTakeFirst()
  if (there && there.id !== form.id) throw new Invalid({ action: 'thereAlready' })
  await insertOnce(tx, 'need_supports', { id: form.id, carer_id: found.carer, need_id: need, action_id: action, way: form.way, for_whom: form.forWhom, charge: form.charge ?? null, charge_words: form.chargeWords ?? null })
}

async function promiseFor(tx: Tx, need: { carer: string; outcomes: readonly { id: string }[] }, promise: SupportAsked['promise']): Promise<string> {
  if (!promise?.what) throw new Invalid({ action: 'needed' })
  if (!promise.owner) throw new Invalid({ owner: 'choose' })
  await recordAction(tx, need.carer, { ...promise, owner: promise.owner, outcome: promise.outcome ?? need.outcomes[0]?.id })
  return promise.id
}

/** It does not help to meet this need after all. The promise itself stays. Throws Conflict when it is gone already. */
export async function removeSupport(tx: Tx, support: string): Promise<void> {
  const { carer } = await getPlaceOfSupport(tx, support)
  await demandWrite(tx, carer)
  const { numUpdatedRows } = await tx.db.updateTable('need_supports').set({ removed_by: tx.actor.id, removed_at: tx.at }).where('id', '=', support).where('removed_at', 'is', null).executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Conflict({}, 'This was taken off already.')
}
