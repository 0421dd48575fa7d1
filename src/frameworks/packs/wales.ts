import type { Clause, Pack } from './pack.ts'

/*
 * Wales: Social Services and Well-being (Wales) Act 2014, ss.24 and 54, in our own words; it holds from 6 April 2016. The letters of s.24(4), and the
 * five elements (the assessment regulations of 2015 and the code of practice on Part 3), we have read at second hand only.
 */

const ableAndWilling: readonly Clause[] = [
  { id: 's.24(4)(a)', asks: 'How far they are able to care, and will go on being able', heading: 'Able', told: 'able', unverified: true },
  { id: 's.24(4)(b)', asks: 'How far they are willing to care, and will go on being willing', heading: 'Willing', told: 'willing', unverified: true },
]

const help: readonly Clause[] = [
  { id: 's.24(4)(e)', asks: 'Whether support, prevention, information or advice could help towards those outcomes, and how far', heading: 'What would help', told: 'what-helps', unverified: true },
  { id: 's.24(4)(f)', asks: 'Whether anything else could help, and how far', heading: 'What else could help', told: 'answer', none: true, unverified: true },
]

/** An assessment has regard to all five together; each stands in the plan by itself. */
const elements: readonly Clause[] = [
  { id: 'element 1', asks: 'Their circumstances', heading: 'Caring, as it is now', told: 'caring-now', unverified: true },
  { id: 'element 2', asks: 'Their personal outcomes, found in a talk', heading: 'What matters', told: 'outcomes', none: true, unverified: true },
  { id: 'element 3', asks: 'What is in the way of those outcomes', heading: 'What is in the way', told: 'in-the-way', none: true, unverified: true },
  { id: 'element 4', asks: 'What may happen if they are not achieved', heading: 'If nothing changes', told: 'answer', none: true, unverified: true },
  { id: 'element 5', asks: 'Their strengths and what they can do, with the people around them', heading: 'What goes well', told: 'keeps-doing', unverified: true },
]

const plan: readonly Clause[] = [
  { id: 's.32', asks: 'What was decided: whether needs meet the eligibility criteria, and what could be done to meet them', heading: 'What was decided, and why', told: 'answer', unverified: true },
  { id: 's.54(1)', asks: 'The support plan: which needs are met, how, and by whom; or that none is to be made', heading: 'What is arranged', told: 'answer', notApply: true, unverified: true },
  { id: 's.54(3)', asks: 'When the plan is looked at again, and on what occasion', heading: 'When we look again', told: 'look-again', unverified: true },
]

const welsh = { law: 'Social Services and Well-being (Wales) Act 2014, sections 24, 32 and 54, and the five elements of an assessment', version: '2016-04-06', changes: [], applied: [] } as const

/** Carer's assessment and support plan for an adult. */
export const walesAdult: Pack = {
  id: 'wales-adult', name: 'Carer’s assessment and support plan, Wales', ...welsh,
  clauses: [
    ...ableAndWilling, ...help,
    { id: 's.24(5)', asks: 'Whether they work, learn, train or have leisure, or would like to', heading: 'Work, learning and time of my own', told: 'answer', none: true },
    ...elements, ...plan,
  ],
}

/** The same for a child who cares. */
export const walesYoung: Pack = {
  id: 'wales-young', name: 'Young carer’s assessment and support plan, Wales', ...welsh, young: true,
  clauses: [
    ...ableAndWilling,
    { id: 's.24(4)(d)', asks: 'What those with parental responsibility wish for the child, as far as is right for the child’s age and understanding', heading: 'What my family wishes', told: 'answer', notApply: true, unverified: true },
    ...help,
    { id: 's.24(5)', asks: 'Whether they learn, train, work or have leisure, or would like to', heading: 'School, work and time of my own', told: 'answer', none: true },
    { id: 's.24(5), growing up', asks: 'What a child of this age needs to grow up well', heading: 'Growing up', told: 'answer' },
    { id: 's.24(5), right care', asks: 'Whether it is right, in view of that, for the child to give this care', heading: 'Is this the right amount of caring', told: 'answer' },
    ...elements, ...plan,
  ],
}
