import type { Clause, Pack } from './pack.ts'

/*
 * England, young carers: Children Act 1989, ss.17ZA to 17ZC (put there by the Children and Families Act 2014, s.96), and the Young Carers (Needs
 * Assessments) Regulations 2015 (SI 2015/527), regs 2 and 4, in our own words. They hold from 1 April 2015. All of it we have read at second hand
 * only, so every clause says so.
 */

const clauses: readonly Clause[] = [
  { id: 's.17ZA(1)', asks: 'Which needs for support there are, or that there are none', heading: 'What is needed', told: 'needs', none: true },
  { id: 's.17ZA(7)', asks: 'Whether it is right for them to give this care, or to go on giving it, in view of what they need and wish', heading: 'Is this the right amount of caring', told: 'answer' },
  { id: 's.17ZA(8)(a)', asks: 'Whether they learn, train or have time to play, or would like to', heading: 'School and time of my own', told: 'answer', none: true },
  { id: 's.17ZA(8)(b)', asks: 'Whether they work, or would like to', heading: 'Work', told: 'answer', none: true, noneSaid: 'No work, and none wished for.', notApply: true },
  { id: 's.17ZA(9)', asks: 'Who took part: the young carer, their parents, and whoever they asked for', heading: 'Who took part', told: 'answer' },
  { id: 'reg.2(2)(c)', asks: 'Where the young carer, their parents and the person cared for see the caring differently', heading: 'Where we see it differently', told: 'answer', none: true, noneSaid: 'Nobody sees it differently.' },
  { id: 'reg.2(2)(d)', asks: 'Which outcomes the young carer wants', heading: 'What matters', told: 'outcomes', none: true },
  { id: 'reg.4(2)(a)', asks: 'How much care they give, or mean to, and of what kind', heading: 'Caring, as it is now', told: 'caring-now' },
  { id: 'reg.4(2)(b)', asks: 'How far the family leans on this care to keep the person cared for well', heading: 'Who leans on this', told: 'answer' },
  { id: 'reg.4(2)(c)', asks: 'What caring does to how they are, what they learn and how they grow up', heading: 'What caring does to my days', told: 'answer' },
  { id: 'reg.4(2)(d)', asks: 'Whether any of it is too much, or not right for them, with all that is known of them', heading: 'Too much, or not for me', told: 'answer', none: true },
  { id: 'reg.4(2)(e)', asks: 'Whether help for the person cared for, or for somebody else in the family, would do away with a need of theirs', heading: 'What help for my family would change', told: 'answer', none: true },
  { id: 'reg.4(2)(f)', asks: 'What they would still need if somebody else did some of it, or all', heading: 'If somebody else did it', told: 'answer', none: true },
  { id: 'reg.4(2)(g)', asks: 'Which other assessments there have been, of them or of the person cared for', heading: 'Other assessments', told: 'answer', none: true },
  { id: 'reg.4(2)(h)', asks: 'Whether they are a child in need (Children Act 1989, section 17)', heading: 'What the council calls it', told: 'answer' },
  { id: 'reg.4(2)(i)', asks: 'What is done because of this: who does what', heading: 'What would help', told: 'what-helps' },
  { id: 'reg.4(2)(j)', asks: 'When it is looked at again, and on what occasion', heading: 'When we look again', told: 'look-again' },
  { id: 's.17ZC', asks: 'What was decided: whether there are needs for support in caring, whether services for children and families (section 17) could meet them, and whether they are given', heading: 'What was decided, and why', told: 'answer' },
]

/** Young carer's needs assessment. */
export const englandYoung: Pack = {
  id: 'england-young', name: 'Young carer’s needs assessment, England', law: 'Children Act 1989, sections 17ZA to 17ZC, and the Young Carers (Needs Assessments) Regulations 2015', version: '2015-04-01', young: true,
  clauses: clauses.map((clause): Clause => ({ ...clause, unverified: true })),
  changes: [], applied: [],
}
