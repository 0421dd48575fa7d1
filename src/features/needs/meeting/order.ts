import { type Amount, type Step, steps, type Why } from '../schema.ts'

/** How much of a need was said to be met in one way, or not at all, on a day. */
export interface StepSaid { id: string; step: Step; amount: Amount; why: Why | null; words: string | null; onDay: string; by: string | null; at: Date }

/** What stands of each way: the newest that was said, in the order of section 24 whatever the order in which it was written down. */
export function standingSteps(said: readonly StepSaid[]): StepSaid[] {
  const newest = (step: Step) => said.filter((one) => one.step === step).toSorted(byDay).at(-1)
  return steps.flatMap((step) => newest(step) ?? [])
}

/** The ways that the law looks at before support for the carer herself, and that nobody has looked at though that support stands there. */
export function notLookedAt(standing: readonly StepSaid[], supported: readonly Step[] = []): Step[] {
  const looked = (step: Step) => standing.some((one) => one.step === step) || supported.includes(step)
  const met = standing.some((one) => one.step === 'carer-support' && one.amount !== 'none') || supported.includes('carer-support')
  return met ? (['person-services', 'general-services'] as const).filter((step) => !looked(step)) : []
}

/** Whether what stands contradicts itself: all of it met and some of it not, or all of it unmet and some of it met. */
export function isContradiction(amounts: Readonly<Partial<Record<Step, Amount | null>>>): boolean {
  const met = (steps.filter((step) => step !== 'unmet')).map((step) => amounts[step])
  if (amounts.unmet === 'all') return met.some((amount) => amount === 'all' || amount === 'some')
  return amounts.unmet === 'some' && met.includes('all')
}

/** What a thing said from a day on is, on a day: the newest day that has come, and on one day what was written down last. */
export function standingOn<T extends { fromOn: string; at: Date }>(versions: readonly T[], day: string): T | undefined {
  return versions.filter(({ fromOn }) => fromOn <= day).toSorted((a, b) => a.fromOn.localeCompare(b.fromOn) || a.at.getTime() - b.at.getTime()).at(-1)
}

function byDay(a: StepSaid, b: StepSaid): number {
  return a.onDay.localeCompare(b.onDay) || a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id)
}
