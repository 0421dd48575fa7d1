import * as v from 'valibot'
import { hers, numbering, ofCarer, ofRow, secret, state, type Tables, tie } from '../../kernel/personal-data.ts'
import { chosenId, id, limits, needed, personal, special } from '../../kernel/schema.ts'

/** One of the two wants her plan linked: what the other is to call her, and how she said so. */
export const CodeForm = v.object({ id: id(), called: needed(limits.name, personal), howTold: needed(limits.line, personal) })

/** The other gives in the code she was handed. */
export const LinkForm = v.object({ id: id(), code: needed(40, personal), calledHere: needed(limits.name, personal), howToldHere: needed(limits.line, personal) })

/** A copy is laid beside the other's plan, or taken back. */
export const LayingForm = v.object({ id: id(), copy: chosenId(special) })
export const EndingForm = v.object({ id: id() })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  linked_plan_codes: ofCarer({ code_hash: secret, called: hers, how_told: hers, until_day: state }),
  linked_plans: ofCarer({ code_id: tie('linked_plan_codes'), called: hers, how_told: hers }),
  linked_plan_steps: ofRow('link_id', 'linked_plans', { carer_id: numbering, step: state, copy_id: tie('copies') }),
}
