import type { Honest, Kind } from './schema.ts'

/** Adult or young: under 18, or 18 and still at school. Somebody at school of unknown age is young. Saying otherwise counts more. */
export function kindOf(facts: { dateOfBirth: string | null; stillAtSchool: Honest; kindOverride: Kind | null }, today: string): Kind {
  if (facts.kindOverride) return facts.kindOverride
  const age = facts.dateOfBirth === null ? null : ageOn(today, facts.dateOfBirth)
  if (age === null) return facts.stillAtSchool === 'yes' ? 'young' : 'adult'
  return age < 18 || (age === 18 && facts.stillAtSchool === 'yes') ? 'young' : 'adult'
}

/** Whole years from one day to another. */
export function ageOn(today: string, born: string): number {
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}
