import type { Hono } from 'hono'
import { organisations } from './features/organisations/index.ts'
import { backups } from './features/backups/index.ts'
import { coachRoutes } from './features/coach/index.ts'
import { factors } from './features/factors/index.ts'
import { passkeys } from './features/passkeys/index.ts'
import { signOn } from './features/sign-on/index.ts'
import { workers } from './features/workers/index.ts'
import { access } from './features/access/index.ts'
import { lensRoutes } from './features/lenses/index.ts'
import { openings } from './features/openings/index.ts'
import { carers } from './features/carers/index.ts'
import { contacts } from './features/contacts/index.ts'
import { permissions } from './features/permissions/index.ts'
import { atSchool, circles, kinship } from './features/circles/index.ts'
import { emergencyPlans, emergencyWriting } from './features/emergency-plans/index.ts'
import { concerns } from './features/concerns/index.ts'
import { documents } from './features/documents/index.ts'
import { differences } from './features/differences/index.ts'
import { prompts } from './features/prompts/index.ts'
import { preparations } from './features/preparations/index.ts'
import { conversations } from './features/conversations/index.ts'
import { risks } from './features/risks/index.ts'
import { outcomes } from './features/outcomes/index.ts'
import { actions } from './features/actions/index.ts'
import { needs } from './features/needs/index.ts'
import { reviews } from './features/reviews/index.ts'
import { planComparison, planLaw, plans, planWriting } from './features/plans/index.ts'
import { readBacks } from './features/read-backs/index.ts'
import { copies } from './features/copies/index.ts'
import { linkedPlans } from './features/linked-plans/index.ts'
import { listening } from './features/listening/index.ts'
import { timescales } from './features/timescales/index.ts'
import { ownSpaces } from './features/own-spaces/index.ts'
import { gettingReady } from './features/getting-ready/index.ts'
import { endings, gentleHold } from './features/endings/index.ts'
import { reminders } from './features/reminders/index.ts'
import { requests } from './features/requests/index.ts'
import { retention } from './features/retention/index.ts'
import { amends } from './features/amends/index.ts'
import { today } from './features/today/index.ts'
import { learning } from './features/learning/index.ts'
import { wordsSaid } from './features/words-said/index.ts'
import { story } from './features/story/index.ts'
import { myPlan } from './features/my-plan/index.ts'
import type { Env } from './kernel/http.tsx'

/**
 * Every room, in the order in which a person meets them: the table of contents. A room may import only the doors of rooms
 * that stand above it; the reading rooms at the end may open every door and write nothing.
 */
export const rooms: readonly Hono<Env>[] = [
  organisations,
  backups,
  factors,
  passkeys,
  signOn,
  workers,
  coachRoutes,
  access,
  lensRoutes,
  openings,
  carers,
  contacts,
  permissions,
  circles,
  atSchool,
  kinship,
  emergencyWriting,
  emergencyPlans,
  concerns,
  documents,
  differences,
  prompts,
  preparations,
  conversations,
  risks,
  outcomes,
  actions,
  needs,
  reviews,
  plans,
  planWriting,
  planLaw,
  planComparison,
  copies,
  linkedPlans,
  readBacks,
  listening,
  timescales,
  ownSpaces,
  gettingReady,
  endings,
  gentleHold,
  reminders,
  requests,
  retention,
  amends,
  today,
  learning,
  wordsSaid,
  story,
  myPlan,
]
