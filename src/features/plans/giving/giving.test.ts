import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { agree, asJo, dayFields, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { answerClause, choosePack } from '../law/commands.ts'
import { getPlan } from '../queries.ts'
import { findGiven } from './queries.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
let plan: string
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  plan = await makePlan(sample)
})
const read = () => asJo(async (tx) => (await getPlan(tx, plan)).plan)
const given = () => asJo((tx) => findGiven(tx, sample.carer))
const copy = (more: Record<string, string> = {}): Record<string, string> => ({ id: newId(), to: 'Meera', form: 'print', how: 'by post', ...dayFields('issued', sample.today), ...more })
const approval = (more: Record<string, string> = {}): Record<string, string> => ({ id: newId(), authority: 'Highland Council', approvedBy: 'Eilidh Ross', ...dayFields('approved', sample.today), ...more })

describe('sharing a plan', () => {
  it('writes down what somebody was given and why, and what was kept back and why', async () => {
    const sent = copy({ what: 'the nights page only', why: 'Nan asked, for the Mondays', withheld: 'what she said about money', withheldWhy: 'it is nobody else’s' })
    expect((await worker.post(`/plans/${plan}/issues`, sent)).status).toBe(303)
    expect((await worker.post(`/plans/${plan}/issues`, sent)).status).toBe(303)
    expect(await given()).toEqual([expect.objectContaining({ to: 'Meera', plan, copy: null, part: sent.what, why: sent.why, withheld: sent.withheld, withheldWhy: sent.withheldWhy })])
    const page = (await worker.get(`/plans/${plan}`)).html
    for (const words of ['What: the nights page only', 'Why: Nan asked, for the Mondays', 'Kept back: what she said about money, because: it is nobody else’s']) expect(page).toContain(words)
  })

  it('keeps nothing back without a reason, and no reason without what was kept back; every typed word comes back', async () => {
    const silent = await worker.post(`/plans/${plan}/issues`, copy({ withheld: 'the money page', why: 'her sister asked' }))
    expect([silent.status, silent.html.includes('Say why it was kept back.'), silent.html.includes('her sister asked')]).toEqual([422, true, true])
    const pointless = await worker.post(`/plans/${plan}/issues`, copy({ withheldWhy: 'so' }))
    expect([pointless.status, pointless.html.includes('Say what was kept back')]).toEqual([422, true])
    expect(await given()).toEqual([])
  })

  it('two workers who write down the same copy at once have written one; two different ones are two', async () => {
    const [one, other] = [copy(), copy({ to: 'Dod' })]
    const sam = await signedIn('jo-reid')
    const answers = await Promise.all([worker.post(`/plans/${plan}/issues`, one), sam.post(`/plans/${plan}/issues`, one), worker.post(`/plans/${plan}/issues`, other)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await given()).map(({ to }) => to).toSorted()).toEqual(['Dod', 'Meera'])
    expect((await worker.post(`/plans/${plan}/issues`, { ...one, to: 'Sheila' })).status).toBe(409)
  })
})

describe('approval by another authority', () => {
  it('is asked for where the law does, stands as a row with who and when, and is never in the way', async () => {
    expect((await worker.get(`/plans/${plan}`)).html).not.toContain('Approved by another authority')
    plan = await makePlan(sample, false)
    await asJo((tx) => choosePack(tx, plan, { id: newId(), pack: 'scotland-young' }))
    await asJo((tx) => agree(tx, plan, sample.today))
    const before = (await worker.get(`/plans/${plan}`)).html
    expect(before).toContain('Who has approved this')
    expect(before).toContain('Nothing is written down about that yet.')
    expect((await worker.post(`/plans/${plan}/issues`, copy())).status).toBe(303)
    const sent = approval()
    for (let again = 0; again < 2; again++) expect((await worker.post(`/plans/${plan}/approvals`, sent)).status).toBe(303)
    expect((await read()).approvals).toEqual([expect.objectContaining({ authority: 'Highland Council', by: 'Eilidh Ross', onDay: sample.today, recordedBy: 'Jo Reid' })])
    const after = (await worker.get(`/plans/${plan}`)).html
    expect(after).toContain('Highland Council, by Eilidh Ross')
    expect(after).not.toContain('Nothing is written down about that yet.')
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('that the other authority approved it')
  })

  it('is not asked for where somebody wrote down why not', async () => {
    plan = await makePlan(sample, false)
    await asJo((tx) => choosePack(tx, plan, { id: newId(), pack: 'scotland-young' }))
    await asJo((tx) => answerClause(tx, plan, { id: newId(), clause: 's.12(6)', kind: 'not-applicable', words: 'One council.' }))
    await asJo((tx) => agree(tx, plan, sample.today))
    expect((await worker.get(`/plans/${plan}`)).html).not.toContain('Nothing is written down about that yet.')
  })

  it('takes no day before the plan was agreed or still to come, no draft, and nobody who may not write', async () => {
    for (const day of [addDays(sample.today, -1), addDays(sample.today, 1)]) expect((await worker.post(`/plans/${plan}/approvals`, approval(dayFields('approved', day)))).status).toBe(422)
    expect((await worker.post(`/plans/${plan}/approvals`, approval({ authority: '' }))).html).toContain('Say which authority.')
    const sam = await signedIn('ruaridh-bell')
    expect((await sam.post(`/plans/${plan}/approvals`, approval())).status).toBe(404)
    plan = await makePlan(sample, false)
    expect((await worker.post(`/plans/${plan}/approvals`, approval())).html).toContain('Only a plan that is agreed can be approved.')
  })
})

describe('versions', () => {
  it('any two stand side by side, the earlier first, whichever is asked about; the carer’s other records are no choice', async () => {
    const first = plan
    const second = await makePlan(sample)
    plan = await makePlan(sample, false)
    const older = (await worker.get(`/plans/${first}`)).html
    expect(older).toContain('has taken its place')
    expect(older).toContain(`href="/plans/${second}"`)
    expect((await worker.get(`/plans/${plan}/comparison`)).html).toContain(`<option value="${second}" selected`)
    const page = await worker.get(`/plans/${plan}/comparison?with=${first}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain(`<option value="${first}" selected`)
    expect((await worker.get(`/plans/${first}/comparison?with=${plan}`)).status).toBe(200)
    const stranger = await makePlan(await makeSample())
    for (const other of [stranger, plan, newId(), 'x']) expect((await worker.get(`/plans/${plan}/comparison?with=${other}`)).status).toBe(404)
  })
})
