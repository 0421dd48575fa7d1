import { kept as access } from './features/access/schema.ts'
import { kept as accounts } from './features/accounts/schema.ts'
import { kept as actions } from './features/actions/schema.ts'
import { kept as amends } from './features/amends/schema.ts'
import { kept as attempts } from './features/attempts/schema.ts'
import { kept as backups } from './features/backups/schema.ts'
import { kept as carers } from './features/carers/schema.ts'
import { kept as circles } from './features/circles/schema.ts'
import { kept as concerns } from './features/concerns/schema.ts'
import { kept as contacts } from './features/contacts/schema.ts'
import { kept as conversations } from './features/conversations/schema.ts'
import { kept as copies } from './features/copies/schema.ts'
import { kept as differences } from './features/differences/schema.ts'
import { kept as documents } from './features/documents/schema.ts'
import { kept as emergencyPlans } from './features/emergency-plans/schema.ts'
import { kept as endings } from './features/endings/schema.ts'
import { kept as factors } from './features/factors/schema.ts'
import { kept as lenses } from './features/lenses/schema.ts'
import { kept as linkedPlans } from './features/linked-plans/schema.ts'
import { kept as listening } from './features/listening/schema.ts'
import { kept as needs } from './features/needs/schema.ts'
import { kept as openings } from './features/openings/schema.ts'
import { kept as organisations } from './features/organisations/schema.ts'
import { kept as outcomes } from './features/outcomes/schema.ts'
import { kept as passkeys } from './features/passkeys/schema.ts'
import { kept as permissions } from './features/permissions/schema.ts'
import { kept as plans } from './features/plans/schema.ts'
import { kept as preparations } from './features/preparations/schema.ts'
import { kept as prompts } from './features/prompts/schema.ts'
import { kept as readBacks } from './features/read-backs/schema.ts'
import { kept as reminders } from './features/reminders/schema.ts'
import { kept as requests } from './features/requests/schema.ts'
import { kept as retention } from './features/retention/schema.ts'
import { kept as reviews } from './features/reviews/schema.ts'
import { kept as risks } from './features/risks/schema.ts'
import { kept as signOn } from './features/sign-on/schema.ts'
import { kept as timescales } from './features/timescales/schema.ts'
import { kept as workers } from './features/workers/schema.ts'
import { useDeclarations } from './kernel/held.ts'
import { kept as kernel, type Tables } from './kernel/personal-data.ts'

/** Every table there is, as its room declares it: whose data each column holds, and what becomes of it. */
export const declared: Tables = {
  ...kernel,
  ...access,
  ...accounts,
  ...actions,
  ...amends,
  ...attempts,
  ...backups,
  ...carers,
  ...circles,
  ...concerns,
  ...contacts,
  ...conversations,
  ...copies,
  ...differences,
  ...documents,
  ...emergencyPlans,
  ...endings,
  ...factors,
  ...lenses,
  ...linkedPlans,
  ...listening,
  ...needs,
  ...openings,
  ...organisations,
  ...outcomes,
  ...passkeys,
  ...permissions,
  ...plans,
  ...preparations,
  ...prompts,
  ...readBacks,
  ...reminders,
  ...requests,
  ...retention,
  ...reviews,
  ...risks,
  ...signOn,
  ...timescales,
  ...workers,
}

useDeclarations(declared)
