import type { Answers, Errors } from '../../kernel/forms.ts'
import type { Time } from './late/times.ts'
import type { Notice } from './queries.ts'
import type { PlanTime } from './steps.ts'

/** The form that came back with something to put right; `notice` is the one it was about. */
export interface Again { form: 'notice' | 'reason' | 'mistake' | 'late'; notice?: string; answers: Answers; errors: Errors }

export interface TimescalesShown {
  carer: { id: string; name: string }
  notices: readonly Notice[]
  /** Whom she cares for now, and of whom it is not written down yet. */
  caring: readonly { id: string; personName: string; relation: string }[]
  /** When the plan is looked at again, when it had to be ready, and a young carer’s day of 17 and a half: each with why it was later. */
  times: readonly Time[]
  /** By when the plan must be ready, once there is a time for every plan. */
  planTime: PlanTime | null
  mayWrite: boolean
  today: string
  newId: () => string
  again?: Again
}
