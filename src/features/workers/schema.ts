import * as v from 'valibot'
import { roles } from '../../kernel/actor.ts'
import { choice, id, limits, needed, open, optional, personal, several } from '../../kernel/schema.ts'

export const WorkerForm = v.object({
  id: id(),
  name: needed(limits.name, personal),
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  jobTitle: optional(limits.name, personal),
  team: optional(limits.name, open),
  roles: v.pipe(several(choice(roles, open)), v.minLength(1, 'needed')),
})
export const RolesForm = v.object({ roles: several(choice(roles, open)) })
