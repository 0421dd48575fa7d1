import { measureCriteria, measureRules } from './measure.test-helper.ts'
import english from './words.en.json'

const two = (share: number) => Number.isNaN(share) ? '–' : share.toFixed(2)
const names: Record<string, string> = { outcome_not_output: 'outcome, not output', personalised: 'personalised', person_role: 'a role for the person', own_language: 'own language', action_oriented: 'action oriented' }

/** The tables of docs/using/coach.md, from what is measured now. */
export function writeTables(): string {
  const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |\n`
  const criteria = (['unseen', 'once-unseen', 'with-the-rules', 'development'] as const).map((file) => measureCriteria(file))
  const lines = criteria[0]!.map((one, at) => row([names[one.criterion]!, ...criteria.flatMap((file) => [two(file[at]!.balanced), `${file[at]!.spokeOnNull} of ${file[at]!.nulls}`])]))
  const rules = measureRules().map(({ rule, hits, extra, missed }) => row([rule, english[`name.${rule}` as 'name.R1'], two(hits / (hits + extra)), two(hits / (hits + missed)), hits + missed]))
  return `
### The five criteria

Balanced accuracy: the mean of the share rightly said to meet it and the share rightly said to fall short. Silence on a labelled
statement counts as wrong. “Spoke” is how often it said something of a statement of which our labels say that it cannot be said.

| | written after the rules | spoke | once unseen | spoke | written with the rules | spoke | in view | spoke |
|---|---|---|---|---|---|---|---|---|
${lines.join('')}
### The questions

On statements that were in view while the rules were written, most of them one or two for each rule: this shows that each rule works
as meant, and not how often it will be right.

| rule | | precision | recall | statements that deserve it |
|---|---|---|---|---|
${rules.join('')}
`
}
