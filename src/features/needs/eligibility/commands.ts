import { Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import type { EligibilityArea, EligibilityLevel } from '../../../frameworks/eligibility.ts'
import { demandWrite, getToday } from '../../access/index.ts'
import { findSettingOn } from '../../organisations/index.ts'
import { getCarerOfNeed } from '../queries.ts'
import type { DecisionCode, ViewVoice } from '../schema.ts'

/** Say how an area is, in somebody's voice, with reasons. What the same person said before stays. Throws Invalid on `on` (still to come). */
export async function sayArea(tx: Tx, carer: string, form: { id: string; area: EligibilityArea; level: EligibilityLevel; words: string; voice: ViewVoice; name: string; on: string }): Promise<void> {
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  await insertOnce(tx, 'eligibility_views', { id: form.id, carer_id: carer, area: form.area, level: form.level, words: form.words, voice: form.voice, name: form.name, on_day: form.on })
}

/**
 * Write down what a person decided: whether a need meets the local eligibility criteria (s.21), with the reasons and who decided. The
 * only place where a decision comes from; it looks at no level and at no word of the threshold, which is only kept beside it as it
 * stood on that day. Throws Invalid on `on` (still to come).
 */
export async function decideEligibility(tx: Tx, need: string, form: { id: string; decision: DecisionCode; reasons: string; decidedBy: string; body?: string | null; on: string }): Promise<void> {
  const carer = await getCarerOfNeed(tx, need)
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  // The same form again, after the threshold changed for that day: the threshold that stood then is the one that is kept.
  const kept = await tx.db.selectFrom('eligibility_decisions').select('threshold_id').where('id', '=', form.id).executeTakeFirst()
  const threshold = kept ? kept.threshold_id : (await findSettingOn(tx, 'carer-threshold', form.on))?.id ?? null
  await insertOnce(tx, 'eligibility_decisions', {
    id: form.id, carer_id: carer, need_id: need, decision: form.decision, reasons: form.reasons, decided_by: form.decidedBy, body: form.body ?? null, threshold_id: threshold, on_day: form.on,
  })
}
