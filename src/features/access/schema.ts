import * as v from 'valibot'
import { day, id, limits, needed, open, optional, optionalDay, personal } from '../../kernel/schema.ts'

export const ReasonForm = v.object({ id: id(), why: needed(limits.line, personal) })
export const AllocationForm = v.object({
  id: id(),
  worker: id(),
  kind: v.picklist(['own', 'cover'], 'choose'),
  from: day(open),
  until: optionalDay(open),
  handover: optional(limits.words, personal),
})
export const RefusalForm = v.object({ id: id(), worker: id(), saidOn: day(open) })
export const RestrictionForm = v.object({ id: id(), initials: needed(10, personal) })
export const NamingForm = v.object({ id: id(), worker: id() })
export const EndingForm = v.object({ handover: optional(limits.words, personal) })
