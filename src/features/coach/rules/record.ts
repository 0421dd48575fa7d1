import { type Rule } from './rule.ts'

const theirs = new Set(['carer', 'person', 'family', 'friend', 'community'])
const goesOn = /\b(?:will|to) continue (?:to |in |as )?(?:care|caring|provide|providing|support|look after|looking after|do|doing|manage|be the carer|all)/

const noRole: Rule = { id: 'R11', find: ({ facts }) => facts.actions && facts.actions.length > 0 && !facts.actions.some((one) => theirs.has(one.owner)) ? [facts.actions.map((one) => one.owner)[0]!] : null }
const noStep: Rule = {
  id: 'R12',
  find: ({ facts, original }) => facts.actions?.length === 0 && facts.direction !== undefined && !['keep', 'be-treated', 'safe-ending'].includes(facts.direction) ? [original.trim().split(/\s+/).slice(0, 6).join(' ')] : null,
}
const bundled: Rule = {
  id: 'R13',
  find: ({ reading, facts }) => {
    if (!reading || facts.exact) return null
    const joins = reading.core.match(/ and |;/g)?.length ?? 0
    return reading.words > 35 ? [`${reading.words}`] : joins >= 2 && !reading.first ? ['and'] : null
  },
}
const short: Rule = { id: 'R14', find: ({ text, lang }) => lang !== null && text !== '' && text.split(' ').length < 4 ? [text] : null }
const unheard: Rule = { id: 'R16', find: ({ facts }) => facts.personUnheard ? ['—'] : null }
const stale: Rule = { id: 'R17', find: ({ facts }) => (facts.unchangedReviews ?? 0) >= 2 && facts.direction !== 'keep' ? [String(facts.unchangedReviews)] : null }
const assumed: Rule = { id: 'R18', find: ({ facts, text }) => facts.willingnessSaid === false ? (goesOn.exec(text) ? [goesOn.exec(text)![0]] : null) : null }

/** What only the record can tell: who has a part, what comes next, whose view is missing. Silent where there is no record. */
export const recordRules: readonly Rule[] = [noRole, noStep, bundled, short, unheard, stale, assumed]
