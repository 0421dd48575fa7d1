import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { atOnce as allAtOnce } from '../../../test/at-once.ts'
import { asJo, dayFields, hidden, makePlan, makeSample, type Sample, twoWorkersOf } from '../../../test/sample-plan.ts'
import type { Answer, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { findGiven } from './giving/queries.ts'
import { findPlans } from './queries.ts'

/** Two workers do something with the same plan at the same moment: one does it, and the other is told in a sentence, with every word. */
const database = useTestDatabase('world')
let sample: Sample
let jo: Visitor
let sam: Visitor
beforeEach(async () => {
  sample = await makeSample()
  ;[jo, sam] = await twoWorkersOf(sample)
})

/** Both at once, about the carer of the sample. */
const atOnce = (...sends: (() => Promise<Answer>)[]) => allAtOnce(database, sample.carer, ...sends)

/** Of two answers: one went through, and the other came back with this status, this sentence and these words. */
function oneWins(answers: readonly Answer[], status: number, sentence: string, words: readonly string[]): void {
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, status])
  const late = answers.find((answer) => answer.status === status)!
  for (const one of [sentence, ...words]) expect([one, late.html.includes(one)]).toEqual([one, true])
}
const day = (name: string, days = 0) => dayFields(name, addDays(sample.today, days))
const agreement = (html: string, more: Record<string, string> = {}) => ({ id: newId(), seen: hidden(html, 'seen'), agreedBy: 'Nan', how: 'signed it', extent: 'all', comment: 'not the bit about Meera', ...day('on'), ...more })
const ending = (words: string) => ({ id: newId(), words, ...day('on') })

describe('two workers at the same moment', () => {
  it('ending: the plan is ended once, and the other keeps her words', async () => {
    const plan = await makePlan(sample)
    const answers = await atOnce(() => jo.post(`/plans/${plan}/ending`, ending('She has moved.')), () => sam.post(`/plans/${plan}/ending`, ending('She has moved.')))
    oneWins(answers, 422, 'Somebody has ended this plan already.', ['She has moved.'])
    const { rows } = await database.owner.query(`select count(*)::int as count from endings where about_id = $1 and kind = 'ends'`, [plan])
    expect(rows[0].count).toBe(1)
  })

  it('ending it, and agreeing the one that takes its place: whichever came first, nobody is left with two plans that hold', async () => {
    const [plan, next] = [await makePlan(sample), await makePlan(sample, false)]
    const { html } = await jo.get(`/plans/${next}`)
    const [ended, agreed] = await atOnce(() => jo.post(`/plans/${plan}/ending`, ending('She has moved.')), () => sam.post(`/plans/${next}/agreement`, agreement(html)))
    expect(agreed!.status).toBe(303)
    if (ended!.status !== 303) expect([ended!.status, ended!.html.includes('does not hold any more'), ended!.html.includes('She has moved.')]).toEqual([422, true, true])
    expect((await asJo((tx) => findPlans(tx, sample.carer))).map(({ current, superseded }) => [current, superseded])).toEqual([[true, false], [false, true]])
  })

  it('taking up again what was ended: twice is once', async () => {
    const plan = await makePlan(sample)
    await jo.post(`/plans/${plan}/ending`, ending('She has moved.'))
    const answers = await atOnce(() => jo.post(`/plans/${plan}/ending/undoing`), () => sam.post(`/plans/${plan}/ending/undoing`))
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await jo.get(`/plans/${plan}`)).html).not.toContain('This plan ended')
  })

  it('agreeing: one agreement stands', async () => {
    const plan = await makePlan(sample, false)
    const { html } = await jo.get(`/plans/${plan}`)
    oneWins(await atOnce(() => jo.post(`/plans/${plan}/agreement`, agreement(html)), () => sam.post(`/plans/${plan}/agreement`, agreement(html))), 409, 'This plan is agreed already', ['not the bit about Meera'])
  })

  it('agreeing two versions: the later stands, and whoever agreed the earlier one too late keeps her words', async () => {
    const [first, second] = [await makePlan(sample, false), await makePlan(sample, false)]
    const [older, newer] = [await jo.get(`/plans/${first}`), await jo.get(`/plans/${second}`)]
    const [early, late] = await atOnce(() => jo.post(`/plans/${first}/agreement`, agreement(older.html)), () => sam.post(`/plans/${second}/agreement`, agreement(newer.html)))
    // What the first agrees to has gone on, so that the second is read once more before it is agreed.
    oneWins([early!, late!], 409, early!.status === 303 ? 'The plan changed since you read it' : 'A later plan was agreed while you wrote', ['not the bit about Meera'])
    if (late!.status === 409) expect((await sam.post(`/plans/${second}/agreement`, agreement(late!.html))).status).toBe(303)
    expect((await asJo((tx) => findPlans(tx, sample.carer))).map(({ id, current }) => [id, current])).toEqual([[second, true], [first, false]])
    const again = await jo.post(`/plans/${first}/agreement`, agreement(older.html, { how: 'nodded, twice' }))
    for (const words of ['not the bit about Meera', 'nodded, twice', early!.status === 303 ? 'This plan is agreed already' : 'A later plan was agreed while you wrote']) expect([words, again.status, again.html.includes(words)]).toEqual([words, 409, true])
  })

  it('giving it to the same person: it is written down once, and another copy can say how it differs', async () => {
    const plan = await makePlan(sample)
    const copy = (more: Record<string, string> = {}) => ({ id: newId(), to: 'Nan', form: 'print', how: 'by hand', why: 'it is hers', ...day('issued'), ...more })
    oneWins(await atOnce(() => jo.post(`/plans/${plan}/issues`, copy()), () => sam.post(`/plans/${plan}/issues`, copy())), 422, 'It is written down already that they got this copy on that day.', ['it is hers'])
    expect((await sam.post(`/plans/${plan}/issues`, copy({ what: 'a second one, for the car' }))).status).toBe(303)
    expect(await asJo((tx) => findGiven(tx, sample.carer))).toHaveLength(2)
  })

  it('writing down the approval of one authority: it stands once', async () => {
    const plan = await makePlan(sample)
    const approval = (authority: string) => ({ id: newId(), authority, approvedBy: 'Eilidh Ross', approvalWords: 'by letter', ...day('approved') })
    oneWins(await atOnce(() => jo.post(`/plans/${plan}/approvals`, approval('Highland Council')), () => sam.post(`/plans/${plan}/approvals`, approval('Highland council'))), 422, 'It is written down already that they approved this plan.', ['by letter'])
    expect((await jo.post(`/plans/${plan}/approvals`, approval('Moray Council'))).status).toBe(303)
  })
})
