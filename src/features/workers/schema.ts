import * as v from 'valibot'
import { roles } from '../../kernel/actor.ts'
import { choice, id, limits, needed, open, optional, optionalDay, personal, several } from '../../kernel/schema.ts'
import { numbering, ofNobody, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

export const WorkerForm = v.object({
  id: id(),
  name: needed(limits.name, personal),
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  jobTitle: optional(limits.name, personal),
  team: optional(limits.name, open),
  roles: v.pipe(several(choice(roles, open)), v.minLength(1, 'needed')),
})
/** Name, address, job and team of somebody who works here already; a day, when they left. */
export const DetailsForm = v.object({
  name: needed(limits.name, personal),
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  jobTitle: optional(limits.name, personal),
  team: optional(limits.name, open),
  leftOn: optionalDay(open),
})
export const RolesForm = v.object({ roles: several(choice(roles, open)) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  workers: ofNobody('who works here: as long as what they did is kept, by the organisation’s own rule for staff', { id: tie('accounts'), name: workers, job_title: workers, left_on: workers }),
  worker_roles: ofNobody('who might do what, and when: as workers', { worker_id: tie('workers'), role: state, given_by: workers, given_at: state, taken_at: state, taken_by: workers }),
  teams: ofNobody('the organisation’s teams', { name: numbering }),
  team_members: ofNobody('who was in which team: as workers', { team_id: tie('teams'), worker_id: tie('workers'), joined_at: state, left_at: state }),
}
