import { addDays } from '../../../kernel/clock.ts'

/** So many days before its day a look back counts already as the one that was agreed. */
export const earlyLook = 14

/** From which day a look back answers what asks for one: the plan's own day, or something that is said to have happened, which no look before it can. */
export function answeredFrom(dueOn: string, happened: boolean): string {
  return happened ? dueOn : addDays(dueOn, -earlyLook)
}
