import { addDays } from '../../../kernel/clock.ts'
import type { Review } from '../../reviews/index.ts'
import type { Happening } from '../queries.ts'

/** A look back: its day, how it was held, and when it was written down. */
export type LookBack = Pick<Review, 'onDay' | 'how' | 'recordedAt'>

/** So many days before its day a look back counts already as the one that was agreed. */
export const earlyLook = 14

/**
 * The days of the looks back that answer what asks for one, the first first. A plan's own day is answered from two weeks before it. What is said to have
 * happened is answered by no look before it, nor by one written down before it was said, nor by words a carer writes alone between talks.
 */
export function answersOf(asks: { dueOn: string; happened: Pick<Happening, 'saidAt'> | null }, looks: readonly LookBack[]): string[] {
  const { dueOn, happened } = asks
  const answers = happened
    ? looks.filter(({ onDay, how, recordedAt }) => onDay >= dueOn && recordedAt >= happened.saidAt && how !== 'own-words')
    : looks.filter(({ onDay }) => onDay >= addDays(dueOn, -earlyLook))
  return answers.map(({ onDay }) => onDay).toSorted()
}
