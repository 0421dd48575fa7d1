import { Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { mayBecome } from './policy.ts'
import { findSpellEvents, getOffer, stateOf } from './queries.ts'
import { answerWas, type Ending, type OfferAnswer, type SpellKind } from './schema.ts'

export interface ContactAsked { id: string; onDay: string; how: string; cameBy?: string | null; words?: string | null; noticeGiven: boolean; noticeHow?: string | null }

/** Write down how somebody came to us, and open the spell of support with it. Throws Invalid on a day to come. */
export async function recordContact(tx: Tx, carer: string, form: ContactAsked): Promise<void> {
  await demandWrite(tx, carer)
  await demandGoneBy(tx, 'onDay', form.onDay)
  const fresh = await insertOnce(tx, 'contacts', {
    id: form.id, carer_id: carer, on_day: form.onDay, how: form.how, came_by: form.cameBy ?? null, words: form.words ?? null,
    notice_given: form.noticeGiven, notice_how: form.noticeHow ?? null,
  })
  if (!fresh || (await findSpellEvents(tx, carer)).length > 0) return
  await insertOnce(tx, 'spell_events', { id: newId(), carer_id: carer, kind: 'opened', on_day: form.onDay })
}

export interface OfferAsked { id: string; offeredOn: string; answer?: OfferAnswer | null; answeredOn?: string | null; words?: string | null }

/** Write down that a plan was offered, with the answer if there is one. Throws Invalid on days to come or in the wrong order. */
export async function offerPlan(tx: Tx, carer: string, form: OfferAsked): Promise<void> {
  await demandWrite(tx, carer)
  await demandGoneBy(tx, 'offeredOn', form.offeredOn)
  if (form.answeredOn && !form.answer) throw new Invalid({ answer: 'choose' })
  const answeredOn = form.answer ? form.answeredOn ?? form.offeredOn : null
  if (answeredOn) await demandAnswerDay(tx, answeredOn, form.offeredOn)
  await insertOnce(tx, 'plan_offers', {
    id: form.id, carer_id: carer, offered_on: form.offeredOn, answer: form.answer ?? null, answered_on: answeredOn, words: form.words ?? null,
  })
}

/**
 * The answer came later, or changed. What it was before stays in the history. Throws Invalid on `answer` when somebody else has
 * changed it since the form was opened at `was`.
 */
export async function answerOffer(tx: Tx, offer: string, form: { answer: OfferAnswer; answeredOn: string; words?: string | null; was?: string | null }): Promise<void> {
  const known = await getOffer(tx, offer)
  await demandWrite(tx, known.carer)
  if (form.was && form.was !== answerWas(known) && answerWas(form) !== answerWas(known)) throw new Invalid({ answer: 'already' })
  await demandAnswerDay(tx, form.answeredOn, known.offeredOn)
  await tx.db.updateTable('plan_offers').set({ answer: form.answer, answered_on: form.answeredOn, words: form.words ?? null }).where('id', '=', offer).execute()
}

export interface SpellAsked { id: string; kind: SpellKind; onDay: string; why?: Ending | null; words?: string | null }

/**
 * Pause, close or open again a spell of support. Throws Invalid on `kind` when it cannot become that from where it stands, on
 * `why` when a closing has no reason, and on `onDay` when that is to come or before what happened last.
 */
export async function turnSpell(tx: Tx, carer: string, form: SpellAsked): Promise<void> {
  await demandWrite(tx, carer)
  await demandGoneBy(tx, 'onDay', form.onDay)
  const row = { id: form.id, carer_id: carer, kind: form.kind, on_day: form.onDay, why: form.kind === 'closed' ? form.why ?? null : null, words: form.words ?? null }
  const events = await findSpellEvents(tx, carer)
  if (!events.some((event) => event.id === form.id)) {
    if (!mayBecome(stateOf(events)).includes(form.kind)) throw new Invalid({ kind: 'already' })
    if (form.kind === 'closed' && !form.why) throw new Invalid({ why: 'choose' })
    if (events[0] && form.onDay < events[0].onDay) throw new Invalid({ onDay: 'beforeLast' })
  }
  await insertOnce(tx, 'spell_events', row)
}

/** The same person twice: contacts, offers and the spell of support go over. The merge it is part of has asked policy. */
export async function carryContacts(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['contacts', 'plan_offers', 'spell_events'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
}

async function demandAnswerDay(tx: Tx, answeredOn: string, offeredOn: string): Promise<void> {
  await demandGoneBy(tx, 'answeredOn', answeredOn)
  if (answeredOn < offeredOn) throw new Invalid({ answeredOn: 'beforeOffer' })
}

async function demandGoneBy(tx: Tx, field: string, day: string): Promise<void> {
  if (day > await getToday(tx)) throw new Invalid({ [field]: 'futureDay' })
}
