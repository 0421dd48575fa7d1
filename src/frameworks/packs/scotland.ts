import { shanarri as lens } from '../lenses/scotland.ts'
import type { Change, Clause, Pack } from './pack.ts'

/* Carers (Scotland) Act 2016 (asp 9), ss.8, 9, 12 and 15, in our own words. The Act holds from 1 April 2018. */

/** What both kinds of plan ask; they differ in the letters, and in what is asked of a young carer only. */
function shared(section: string, letters: Readonly<Record<'able' | 'emergency' | 'future' | 'outcomes' | 'needs' | 'area' | 'home' | 'eligible' | 'other' | 'break' | 'review', string>>): Record<string, Clause> {
  const id = (letter: string) => `${section}(1)(${letter})`
  return {
    care: { id: `${section}(1)(a)(i)`, asks: 'The nature and extent of the care that is given or will be', heading: 'Caring, as it is now', told: 'caring-now' },
    able: { id: id(letters.able), asks: 'How far they are able, and how far they are willing, to give that care: two separate answers', heading: 'Able and willing', told: 'able-and-willing' },
    emergency: { id: id(letters.emergency), asks: 'Whether there are arrangements for an emergency', heading: 'In an emergency', told: 'if-ill', none: true },
    future: { id: id(letters.future), asks: 'Whether there are arrangements for future care', heading: 'Care in the future', told: 'future', none: true },
    outcomes: { id: id(letters.outcomes), asks: 'Which personal outcomes there are, and how they were found: in a talk', heading: 'What matters', told: 'outcomes', none: true },
    needs: { id: id(letters.needs), asks: 'Which needs for support there are and how they were found, or that there are none', heading: 'What is needed for it', told: 'needs', none: true },
    area: { id: id(letters.area), asks: 'What support there is in the responsible authority’s area, for carers and for those they care for', heading: 'Support in the area', told: 'answer' },
    home: { id: id(letters.home), asks: 'If the carer lives elsewhere: what support there is where they live', heading: 'Support where they live', told: 'answer', notApply: true },
    eligible: { id: id(letters.eligible), asks: 'If needs meet the local criteria: the support the authority gives, or means to give, to meet them', heading: 'Support that must be given', told: 'eligible', notApply: true },
    other: { id: id(letters.other), asks: 'If needs do not meet them: the support the authority gives, or means to give, all the same', heading: 'Other support', told: 'other-support', none: true, notApply: true },
    break: { id: id(letters.break), asks: 'Whether support should be a break from caring', heading: 'A break from caring', told: 'break', none: true },
    review: { id: id(letters.review), asks: 'When, and on what occasion, the plan is looked at again', heading: 'When we look again', told: 'look-again' },
    before: { id: `${section}(2)`, asks: 'How far the support in the last plan helped towards each outcome', heading: 'What the last plan did', told: 'last-plan', later: true, notApply: true },
  }
}

const adult = shared('s.9', { able: 'b', emergency: 'c', future: 'd', outcomes: 'e', needs: 'f', area: 'g', home: 'h', eligible: 'i', other: 'j', break: 'k', review: 'l' }) as Record<string, Clause>
const young = shared('s.15', { able: 'b', emergency: 'd', future: 'e', outcomes: 'f', needs: 'g', area: 'h', home: 'i', eligible: 'j', other: 'k', break: 'l', review: 'm' }) as Record<string, Clause>

const impact: Clause = { id: 's.9(1)(a)(ii)', asks: 'What caring does to their wellbeing and their days', heading: 'What caring does to my days', told: 'answer' }
const characteristics: Clause = { id: 's.8(2)', asks: 'Whether a protected characteristic matters for the outcomes and needs', heading: 'Who I am, and what follows for this', told: 'answer', none: true, noneSaid: 'Nothing that changes this.' }

const rest = ['emergency', 'future', 'outcomes', 'needs', 'area', 'home', 'eligible', 'other', 'break', 'review', 'before'] as const

/** Care Reform (Scotland) Act 2025 (asp 9), ss.8 to 10: enacted; no day on which these begin was known when we read it in April 2026. */
function changes(breaks: string, before: string, times: string): Change[] {
  return [
    {
      id: 'right-to-breaks', clause: breaks, from: null, repeals: [before],
      what: `Being able to take sufficient breaks is an outcome of every plan; if it is not met, the need is met without a test of eligibility. ${before} is repealed`,
      adds: [{ id: breaks, asks: 'Whether they are able to take sufficient breaks from caring; if they are not, which support that needs, without a test of eligibility', heading: 'Enough breaks from caring', told: 'answer' }],
    },
    { id: 'plan-times', clause: times, from: null, what: 'A time, told in regulations, within which every plan is to be ready. The times for carers of somebody who is terminally ill are repealed with it' },
  ]
}

/** Adult carer support plan. */
export const scotlandAdult: Pack = {
  id: 'scotland-adult', name: 'Adult carer support plan, Scotland', law: 'Carers (Scotland) Act 2016, sections 8 and 9', version: '2018-04-01',
  clauses: [adult.care!, impact, adult.able!, ...rest.map((key) => adult[key]!), characteristics],
  changes: changes('s.9(1)(ha)', 's.9(1)(k)', 's.6(5A)'), applied: [],
}

/**
 * What caring does to wellbeing is told by the eight indicators of the Children and Young People (Scotland) Act 2014, s.96(2) (s.15(3)), each by
 * itself: by how it is now, under something that matters there, or in words.
 */
const wellbeing: readonly Clause[] = lens.parts.map(({ id, name }) => ({
  id: `s.15(3), ${id}`, asks: `What caring does to their wellbeing: ${name.toLowerCase()}`, heading: `How caring is for me: ${name.toLowerCase()}`, told: 'area-now', area: id, since: 2,
  none: true, noneSaid: 'Caring changes nothing there.', notApply: true,
}))

/** Young carer statement. It stays in force past 18 until an adult plan is given (s.18). */
export const scotlandYoung: Pack = {
  id: 'scotland-young', name: 'Young carer statement, Scotland', law: 'Carers (Scotland) Act 2016, sections 12, 14 and 15', version: '2018-04-01', edition: 2, lens: lens.id, young: true,
  clauses: [
    young.care!,
    { id: 's.15(1)(a)(ii)', asks: 'What caring does to their days. What it does to their wellbeing is told by the eight indicators below', heading: 'How caring is for me', told: 'answer' },
    ...wellbeing,
    young.able!,
    { id: 's.15(1)(c)', asks: 'The authority’s view on whether this care is right for this young person, in nature and extent', heading: 'Is this the right amount of caring', told: 'answer' },
    ...rest.map((key) => young[key]!),
    { ...characteristics, id: 's.14(2)', unverified: true },
    { id: 's.12(6)', asks: 'Where two authorities are responsible: that the other has approved it before the young carer gets it', heading: 'Who has approved this', told: 'approved', notApply: true },
  ],
  changes: changes('s.15(1)(ia)', 's.15(1)(l)', 's.12(7A)'), applied: [],
}
