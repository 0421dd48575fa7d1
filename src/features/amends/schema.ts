import * as v from 'valibot'
import { chosenId, id, limits, needed, personal } from '../../kernel/schema.ts'
import { hers, numbering, type Tables, tie, traces } from '../../kernel/personal-data.ts'

export const MergeForm = v.object({ id: id(), other: chosenId(personal), why: needed(limits.line, personal) })
export const MoveForm = v.object({ to: chosenId(personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  carer_merges: traces('that two records became one: gone with the record', { carer_id: numbering, into_carer_id: tie('carers'), why: hers }),
}
