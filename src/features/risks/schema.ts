import * as v from 'valibot'
import { id, limits, optional, optionalDay, special } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofRow, others, persons, type Tables, workers } from '../../kernel/personal-data.ts'

/** Who may carry a part of a risk: it is never one person's alone by default. */
export const carriers = ['carer', 'person', 'others', 'workers', 'organisation'] as const
export type Carrier = (typeof carriers)[number]

const words = () => optional(limits.words, special)

/** Why it is worth it, what could go wrong, who carries what, and when to look again. Something must be said of it. */
export const RiskForm = v.pipe(
  v.object({ id: id(), worth: words(), wrong: words(), carer: words(), person: words(), others: words(), workers: words(), organisation: words(), look: optionalDay(special) }),
  v.forward(v.check((form) => [form.worth, form.wrong, ...carriers.map((one) => form[one])].some((one) => one !== null), 'needed'), ['worth']),
)

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  risk_agreements: ofRow('highlight_id', 'highlights', {
    carer_id: numbering, worth: hersSpecial, wrong: hersSpecial, carer_carries: hersSpecial, person_carries: persons, others_carry: others, workers_carry: workers, organisation_carries: workers, look_on: hers,
  }),
}
