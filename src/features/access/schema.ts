import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalDay, personal } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

export const ReasonForm = v.object({ id: id(), why: needed(limits.line, personal) })
export const AllocationForm = v.object({
  id: id(),
  worker: id(),
  kind: choice(['own', 'cover'], open),
  from: day(open),
  until: optionalDay(open),
  handover: optional(limits.words, personal),
})
/** The carer works here herself, as whom, and when she said so. */
export const WorksHereForm = v.object({ id: id(), colleague: id(), toldOn: day(open) })
export const RefusalForm = v.object({ id: id(), worker: id(), saidOn: day(open) })
export const RestrictionForm = v.object({ id: id(), initials: needed(10, personal) })
export const NamingForm = v.object({ id: id(), worker: id() })
export const EndingForm = v.object({ handover: optional(limits.words, personal) })

export interface Named { callName: string; fullName: string | null; initials: string | null }

/** How a person is called on a page: the initials of her own choosing when her record is restricted, else her name. */
export function nameToShow({ callName, fullName, initials }: Named): string {
  if (initials !== null) return initials
  if (fullName === null) return callName
  const begins = `${fullName} `.toLocaleLowerCase('en').startsWith(`${callName} `.toLocaleLowerCase('en'))
  return begins ? fullName : `${callName} (${fullName})`
}

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  allocations: ofCarer({ worker_id: workers, kind: state, from_day: state, until_day: state, handover: hersSpecial, ended_by: workers, ended_at: state }),
  cover_reasons: ofCarer({ worker_id: workers, on_day: state, why: hers }),
  works_here: ofCarer({ worker_id: workers, said_on: hers, ended_by: workers, ended_at: state }),
  worker_refusals: ofCarer({ worker_id: workers, said_on: hers, lifted_at: state, lifted_by: workers }),
  restrictions: ofCarer({ initials: hers, lifted_by: workers, lifted_at: state }),
  record_stills: ofCarer({ request_id: tie('subject_requests'), ground: state, why: hers }),
  record_still_endings: ofRow('still_id', 'record_stills', { carer_id: numbering, told_on: hers, why: hers }),
  record_still_uses: ofCarer({ worker_id: workers, on_day: state, ground: state, why: hers }),
  restriction_namings: ofCarer({ worker_id: workers, named_by: workers, named_at: state, ended_by: workers, ended_at: state }),
}
