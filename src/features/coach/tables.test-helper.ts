import { measureCriteria, measureRules } from './measure.test-helper.ts'
import english from './words.en.json'

const two = (share: number) => Number.isNaN(share) ? '–' : share.toFixed(2)
const names: Record<string, string> = { outcome_not_output: 'outcome, not output', personalised: 'personalised', person_role: 'a role for the person', own_language: 'own language', action_oriented: 'action oriented' }

/** The tables of docs/using/coach.md, from what is measured now. */
export function writeTables(): string {
  const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |\n`
  const criteria = (['kept-apart', 'development'] as const).map((file) => measureCriteria(file))
  const lines = criteria[0]!.map((one, at) => row([names[one.criterion]!, two(one.balanced), `${one.spokeOnNull} of ${one.nulls}`, two(criteria[1]![at]!.balanced), `${criteria[1]![at]!.spokeOnNull} of ${criteria[1]![at]!.nulls}`]))
  const rules = measureRules().map(({ rule, hits, extra, missed }) => row([rule, english[`name.${rule}` as 'name.R1'], two(hits / (hits + extra)), two(hits / (hits + missed)), hits + missed]))
  return `
### The five criteria

Balanced accuracy: the mean of the share rightly said to meet it and the share rightly said to fall short. Silence on a labelled
statement counts as wrong. “Spoke” is how often it said something of a statement of which our labels say that it cannot be said.

| | kept apart | spoke | while writing the rules | spoke |
|---|---|---|---|---|
${lines.join('')}
### The questions

| rule | | precision | recall | statements that deserve it |
|---|---|---|---|---|
${rules.join('')}
`
}
