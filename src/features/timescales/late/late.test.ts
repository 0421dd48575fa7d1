import fc from 'fast-check'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { addDays } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { agree, asJo, dayFields, jo, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { getToday } from '../../access/index.ts'
import { registerCarer } from '../../carers/index.ts'
import { draftPlan } from '../../plans/index.ts'
import { findLookAgain } from '../../reminders/index.ts'
import { findStepsWaiting } from '../queries.ts'
import { findTimes } from './queries.ts'
import { looksOf, type PlanDays } from './times.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
let place: string
let due: string
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  place = `/carers/${sample.carer}/timescales`
  due = addDays(sample.today, -20)
  const plan = newId()
  await asJo(async (tx) => {
    await draftPlan(tx, sample.carer, { id: plan, madeOn: addDays(sample.today, -60), review: due, outcomes: [], actions: [] })
    await agree(tx, plan, addDays(sample.today, -59))
  })
})

const late = (more: Record<string, string> = {}): Record<string, string> => ({ id: newId(), time: 'review', lateWords: 'Her mother was in hospital', ...dayFields('dueOn', due), ...dayFields('instead', ''), ...more })
const look = async () => (await asJo((tx) => findLookAgain(tx, jo.id, sample.today, addDays(sample.today, 14)))).filter(({ carer }) => carer === sample.carer).map(({ reviewOn }) => reviewOn)
const times = (carer = sample.carer) => asJo((tx) => findTimes(tx, carer))

describe('a look back that was missed', () => {
  it('says so quietly, and a reason in words rests it on Today and stays beside it', async () => {
    expect(await look()).toEqual([due])
    expect((await worker.get(place)).html).toMatch(/as the plan says\.[\s\S]*Not done yet\. That day has gone by\./)
    const sent = late()
    for (let turn = 0; turn < 2; turn++) expect((await worker.post(`${place}/later`, sent)).location).toBe(place)
    expect(await look()).toEqual([])
    expect((await worker.get(place)).html).toContain('Her mother was in hospital')
    expect((await times())[0]).toMatchObject({ code: 'review', late: true, reasons: [{ words: 'Her mother was in hospital', by: 'Jo Reid', otherDay: null }] })
    expect((await worker.post(`${place}/later`, { ...sent, lateWords: 'Other words' })).status).toBe(409)
  })

  it('comes back on the day that was given instead; a later reason stands beside the earlier one', async () => {
    await worker.post(`${place}/later`, late(dayFields('instead', addDays(sample.today, 5))))
    expect(await look()).toEqual([addDays(sample.today, 5)])
    await worker.post(`${place}/later`, late({ lateWords: 'After the summer', ...dayFields('instead', addDays(sample.today, 90)) }))
    expect(await look()).toEqual([])
    expect((await times())[0]!.reasons.map(({ words }) => words)).toEqual(['After the summer', 'Her mother was in hospital'])
  })

  it('that was done after its day still takes its reason', async () => {
    await worker.post(`/carers/${sample.carer}/reviews`, { id: newId(), ...dayFields('onDay', addDays(sample.today, -2)), why: 'planned', conversation: '', place: '' })
    expect((await worker.get(place)).html).toContain('That was after the day.')
    expect((await worker.post(`${place}/later`, late())).status).toBe(303)
    expect((await times())[0]).toMatchObject({ how: 'looked', doneOn: addDays(sample.today, -2), late: true, reasons: [{}] })
  })

  it('gives a sentence, and every typed word, for what is not right', async () => {
    const empty = await worker.post(`${place}/later`, late({ lateWords: '', ...dayFields('instead', addDays(sample.today, 5)) }))
    expect([empty.status, empty.html.includes('Say why.')]).toEqual([422, true])
    const early = await worker.post(`${place}/later`, late(dayFields('instead', addDays(due, -1))))
    expect(early.html).toContain('This is before the day it had.')
    expect(early.html).toContain('Her mother was in hospital')
    for (const wrong of [{ time: 'plan' }, { time: 'tea' }, dayFields('dueOn', sample.today)]) expect((await worker.post(`${place}/later`, late(wrong))).status).toBe(422)
    expect(await look()).toEqual([due])
    for (const who of ['morag-sinclair', 'fiona-macdougall', 'sam-ure']) expect((await (await signedIn(who)).post(`${place}/later`, late())).status).toBeGreaterThanOrEqual(403)
    expect((await times())[0]!.reasons).toEqual([])
  })
})

test('the talk about growing up rests on Today once somebody wrote down why it is later', async () => {
  const young = newId()
  const [year, month, date] = addDays(sample.today, -40).split('-').map(Number) as [number, number, number]
  const born = new Date(Date.UTC(year - 17, month - 1 - 6, Math.min(date, 28))).toISOString().slice(0, 10)
  await asJo((tx) => registerCarer(tx, { id: young, callName: 'Wren', fullName: 'Wren Ure', dateOfBirth: born }))
  const waiting = async () => (await asJo(async (tx) => findStepsWaiting(tx, jo.id, await getToday(tx)))).filter(({ carer }) => carer === young).map(({ code }) => code)
  expect(await waiting()).toEqual(['growing'])
  const [growing] = await times(young)
  expect(growing).toMatchObject({ code: 'growing', late: true })
  expect((await worker.post(`/carers/${young}/timescales/later`, late({ time: 'growing', lateWords: 'She wants to wait for her results', ...dayFields('dueOn', growing!.dueOn) }))).status).toBe(303)
  expect(await waiting()).toEqual([])
  expect((await worker.get(`/carers/${young}/timescales`)).html).toContain('She wants to wait for her results')
})

test('a look is late exactly when its day has gone by and nobody had looked by then, no newer plan was agreed and it had not ended', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((after) => addDays('2026-01-01', after))
  fc.assert(fc.property(fc.record({ reviewOn: day, newerOn: fc.option(day), endedOn: fc.option(day) }), fc.array(day, { maxLength: 4 }), day, ({ reviewOn, newerOn, endedOn }, looks, today) => {
    const plan: PlanDays = { reviewOn, agreedOn: '2025-12-31', happenings: [], newerOn, endedOn }
    const past = looks.filter((one) => one <= today)
    const settled = { ...plan, newerOn: newerOn !== null && newerOn <= today ? newerOn : null, endedOn: endedOn !== null && endedOn <= today ? endedOn : null }
    const [time] = looksOf(settled, past.map((onDay) => ({ onDay, how: null, recordedAt: new Date(`${onDay}T09:00Z`) })), today)
    const inTime = past.some((one) => one >= addDays(reviewOn, -14) && one <= reviewOn) || (settled.newerOn !== null && settled.newerOn <= reviewOn) || (settled.endedOn !== null && settled.endedOn <= reviewOn)
    if (inTime || today <= reviewOn) expect(time!.late).toBe(false)
    if (!inTime && today > reviewOn && settled.endedOn === null) expect(time!.late).toBe(true)
  }))
})
