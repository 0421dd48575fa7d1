import type { Clause, Pack } from './pack.ts'

/*
 * England: Care Act 2014, ss.10, 13, 25 and 27, and the Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), reg. 3, in our own
 * words. They hold from 1 April 2015. The numbers within reg. 3(2)(b) we have read at second hand only.
 */

/** The eight things of which it is asked whether the carer is unable to do them, or can only with pain or harm. */
const eight: readonly [number: string, heading: string, asks: string, notApply?: true][] = [
  ['i', 'Looking after a child', 'Whether caring leaves them able to look after a child they are responsible for', true],
  ['ii', 'Looking after others', 'Whether caring leaves them able to look after somebody else they care for', true],
  ['iii', 'The home', 'Whether their home can be kept fit to live in'],
  ['iv', 'Eating', 'Whether they can get, and eat, food that does them good'],
  ['v', 'Family and friends', 'Whether they can make and keep the relationships that matter to them'],
  ['vi', 'Work and learning', 'Whether they can work, train, learn or volunteer'],
  ['vii', 'Getting to what is nearby', 'Whether they can use what they need in the community'],
  ['viii', 'Things to enjoy', 'Whether they can do things for the pleasure of them'],
]

const eligibility: readonly Clause[] = eight.map(([number, heading, asks, notApply]) => ({
  id: `reg.3(2)(b)(${number})`, asks, heading, told: 'answer', none: true, noneSaid: 'No trouble there.', unverified: true, ...(notApply ? { notApply } : {}),
}))

/** Carer's assessment and support plan. */
export const englandAdult: Pack = {
  id: 'england-adult', name: 'Carer’s assessment and support plan, England', law: 'Care Act 2014, sections 10, 13, 25 and 27, and SI 2015/313, regulation 3', version: '2015-04-01',
  clauses: [
    { id: 's.10(5)(a)', asks: 'Whether they are able to care, and are likely to go on being able', heading: 'Able', told: 'able' },
    { id: 's.10(5)(b)', asks: 'Whether they are willing to care, and are likely to go on being willing', heading: 'Willing', told: 'willing' },
    { id: 's.10(5)(c)', asks: 'What their needs for support do to their wellbeing, in the sense of section 1(2)', heading: 'What caring does to my days', told: 'answer' },
    { id: 's.10(5)(d)', asks: 'Which outcomes they want in their day-to-day life', heading: 'What matters', told: 'outcomes', none: true },
    { id: 's.10(5)(e)', asks: 'Whether support could help towards those outcomes, and how far', heading: 'What would help', told: 'what-helps' },
    { id: 's.10(6)', asks: 'Whether they work, learn, train or do things to enjoy, or would like to', heading: 'Work, learning and time of my own', told: 'answer', none: true },
    { id: 's.10(8)', asks: 'What else than support could help: their own strengths, people around them, the community, prevention, information', heading: 'What else could help', told: 'keeps-doing', none: true },
    { id: 'reg.3(2)(a)', asks: 'Whether their health is getting worse, or may, because of caring', heading: 'My health', told: 'answer', none: true, noneSaid: 'Not hurt by caring.', unverified: true },
    ...eligibility,
    { id: 's.13(2)', asks: 'What was decided about eligibility, with reasons: the need comes from care that is necessary, what it stops, and whether that weighs on their wellbeing', heading: 'What was decided, and why', told: 'answer' },
    { id: 's.25(1)(a)', asks: 'Which needs for support were found', heading: 'What is needed', told: 'answer', none: true },
    { id: 's.25(1)(b)', asks: 'Whether each need meets the eligibility criteria, and how far', heading: 'Which needs count in law', told: 'answer', notApply: true },
    { id: 's.25(1)(c)', asks: 'Which needs the authority is going to meet, and how', heading: 'What the council will do', told: 'answer', none: true },
    { id: 's.25(1)(d)', asks: 'To which of the matters in section 10(5) and (6) support could be relevant', heading: 'What this support is for', told: 'answer', notApply: true },
    { id: 's.25(1)(e)', asks: 'The personal budget', heading: 'The personal budget', told: 'answer', notApply: true },
    { id: 's.25(1)(f)', asks: 'Advice and information on what can be done to reduce, prevent or delay needs', heading: 'Good to know', told: 'answer' },
    { id: 's.25(2)', asks: 'If there are direct payments: for which needs, how much and how often', heading: 'Direct payments', told: 'answer', notApply: true },
    { id: 's.27(1)', asks: 'When the plan is looked at again, and on what occasion. Guidance has a first look after six to eight weeks, and then at least once a year', heading: 'When we look again', told: 'look-again' },
  ],
  changes: [], applied: [],
}
