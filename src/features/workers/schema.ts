import * as v from 'valibot'
import { roles } from '../../kernel/actor.ts'
import { choice, id, limits, needed, open, optional, optionalDay, personal, several } from '../../kernel/schema.ts'

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
