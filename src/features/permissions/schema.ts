import * as v from 'valibot'
import { day, id, limits, needed, open, optionalDay, personal, thirdParty } from '../../kernel/schema.ts'
import { hers, ofCarer, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** Somebody may know or get something, in words, from a day on. */
export const PermissionForm = v.object({
  id: id(),
  who: needed(limits.name, thirdParty),
  what: needed(limits.line, personal),
  from: day(open),
  until: optionalDay(open),
  howTold: needed(limits.line, personal),
})

/** The carer changed their mind. No reason is asked. */
export const WithdrawalForm = v.object({ on: day(open) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  permissions: ofCarer({ who: hers, what: hers, from_day: hers, until_day: hers, how_told: hers, withdrawn_on: hers, withdrawn_by: workers, withdrawn_at: state }),
}
