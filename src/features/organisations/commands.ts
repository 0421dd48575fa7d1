import { systemActor } from '../../kernel/actor.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { mayRunOrganisation } from './policy.ts'
import { breaksAnswers, nationAnswers, notBegun, secondStepAnswers, type SettingName } from './schema.ts'

/** Make a new organisation, with nothing in it. The walls round it stand from this moment. */
export async function foundOrganisation(organisation: { id: string; name: string; demo?: boolean }): Promise<void> {
  await inTenant(systemActor(organisation.id), async ({ db, at }) => {
    await db.insertInto('organisations').values({ organisation_id: organisation.id, name: organisation.name, demo: organisation.demo ?? false, recorded_at: at }).execute()
  })
}

/** Give the organisation its name. */
export async function nameOrganisation(tx: Tx, name: string): Promise<void> {
  demand(mayRunOrganisation(tx.actor))
  await tx.db.updateTable('organisations').set({ name }).execute()
}

/**
 * Settle how the organisation does something, from a day on. The setting before stays readable. Throws Invalid on `words` where
 * only yes or no, only a number, or only one of a few answers will do.
 */
export async function settle(tx: Tx, form: { id: string; name: SettingName; words: string; effectiveOn: string }): Promise<void> {
  demand(mayRunOrganisation(tx.actor))
  const words = read[form.name]?.(form.words) ?? form.words
  await insertOnce(tx, 'organisation_settings', { id: form.id, name: form.name, words, effective_on: form.effectiveOn })
}

/** Where not every answer will do: what is kept of it. */
const read: Partial<Record<SettingName, (words: string) => string>> = {
  'cover': yesOrNo, 'emergency-plan-months': months, 'plan-times': workingDays,
  'second-step': (words) => oneOf(secondStepAnswers, words, 'ofWhom'), 'nation': (words) => oneOf(nationAnswers, words, 'nation'), 'right-to-breaks': (words) => oneOf(breaksAnswers, words, 'begun'),
}

function oneOf(answers: readonly string[], words: string, why: string): string {
  if (!answers.includes(words)) throw new Invalid({ words: why })
  return words
}

/** Not begun, or a whole number of working days. */
function workingDays(words: string): string {
  const typed = words.trim().toLowerCase()
  if (typed === notBegun) return typed
  const number = Number(/^(\d{1,3})(?: (?:working )?days?)?\.?$/.exec(typed)?.[1] ?? 0)
  if (number < 1 || number > 250) throw new Invalid({ words: 'workingDays' })
  return String(number)
}

/** A whole number of months, up to five years. */
function months(words: string): string {
  const number = /^(\d{1,2})(?: months?)?\.?$/i.exec(words.trim())?.[1]
  if (number === undefined || Number(number) < 1 || Number(number) > 60) throw new Invalid({ words: 'months' })
  return String(Number(number))
}

/** A wall must not fall because somebody wrote "No." instead of "no". */
function yesOrNo(words: string): string {
  const answer = words.trim().replace(/\.$/, '').toLowerCase()
  if (answer !== 'yes' && answer !== 'no') throw new Invalid({ words: 'yesOrNo' })
  return answer
}
