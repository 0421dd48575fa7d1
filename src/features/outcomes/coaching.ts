import { assetAddress } from '../../kernel/assets.ts'
import type { Answers } from '../../kernel/forms.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Coached, coach, coachFully, type Facts } from '../coach/index.ts'
import { findSettings } from '../organisations/index.ts'
import type { OutcomeFormProps } from './form.tsx'
import { countSameWords, findRecordFacts, type Outcome } from './queries.ts'
import { directions } from './schema.ts'

/** The outcome whose facts count (none while it is being written down first), and what was typed. */
interface Asked { carer: string; outcome: string | null; answers: Answers }

/** What the coach is told about a statement that is being written: the form, and what the record knows. Nothing is kept. */
export async function gatherFacts(tx: Tx, { carer, outcome, answers }: Asked): Promise<Facts> {
  const statement = String(answers.statement ?? '')
  const record = await findRecordFacts(tx, carer, outcome)
  const aboutThem = [answers.concepts ?? []].flat().includes('X1')
  return {
    direction: directions.find((one) => one === answers.direction),
    exact: answers.whoseWords === 'verbatim',
    elsewhere: statement.trim() === '' ? 0 : await countSameWords(tx, carer, statement),
    willingnessSaid: record.willingnessSaid,
    personUnheard: aboutThem && !record.personHeard,
    ...(outcome === null ? {} : { actions: record.owners.map((owner) => ({ owner })), unchangedReviews: record.unchangedReviews }),
  }
}

/** Where the form asks, and what the organisation's route is when somebody may be in danger. */
export async function coachingOf(tx: Tx, href: string, coached?: Coached): Promise<OutcomeFormProps['coach']> {
  return { href, offline: assetAddress('coach-offline.js'), route: (await findSettings(tx))['safeguarding-route'], coached }
}

/** Ask about what was typed, with everything the record knows. */
export async function askAbout(tx: Tx, asked: Asked): Promise<Coached> {
  return coachFully(String(asked.answers.statement ?? ''), await gatherFacts(tx, asked))
}

/** Ask about an outcome as it stands, by the word lists alone: for its own page, which waits for nothing. */
export async function askAboutOutcome(tx: Tx, outcome: Outcome): Promise<Coached> {
  return coach(outcome.statement, await gatherFacts(tx, { carer: outcome.carer, outcome: outcome.id, answers: { statement: outcome.statement, direction: outcome.direction, whoseWords: outcome.whoseWords, concepts: outcome.concepts } }))
}
