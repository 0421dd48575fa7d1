import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { nationIds, nations } from '../../frameworks/nations.ts'
import { transition } from '../../frameworks/timescales.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { isWorkingDay, lastWorkingDay } from '../../kernel/working-days.ts'
import { idOf } from '../../seed/ids.ts'
import { asJo, dayFields, jo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { getToday } from '../access/index.ts'
import { getCarer, registerCarer } from '../carers/index.ts'
import { endCaring } from '../circles/index.ts'
import { offerPlan } from '../contacts/index.ts'
import { settle } from '../organisations/index.ts'
import { findNotices, findStepsWaiting } from './queries.ts'
import { dayAtAge, type Happened, isNear, notifiedOn, planTimeOf, stepsOf } from './steps.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
let place: string
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  place = `/carers/${sample.carer}/timescales`
})

const note = (more: Record<string, string> = {}) => ({ id: newId(), relationship: sample.relationship, how: 'He said it himself', ...dayFields('identifiedOn', addDays(sample.today, -30)), ...more })
const waiting = async () => (await asJo(async (tx) => findStepsWaiting(tx, jo.id, await getToday(tx)))).filter(({ carer }) => carer === sample.carer).map(({ code }) => code)
const notices = () => asJo((tx) => findNotices(tx, sample.carer))

describe('times for the carer of somebody who is dying', () => {
  it('are read from the record: what was offered, said and agreed is not written twice', async () => {
    expect((await worker.get(place)).html).toContain('Nobody Nan cares for is written down as terminally ill.')
    const sent = note()
    expect((await worker.post(place, sent)).location).toBe(place)
    expect((await worker.post(place, sent)).status).toBe(303)
    expect(await notices()).toHaveLength(1)
    expect(await waiting()).toEqual(['offer'])
    const page = (await worker.get(place)).html
    expect(page).toContain('The time begins on the day Nan says yes to a plan, or asks for one.')
    expect(page).toContain('We have not read this rule at its source.')
    expect((await worker.get('/today')).html).toContain('Nan Gillies: offer a plan')
    await asJo((tx) => offerPlan(tx, sample.carer, { id: newId(), offeredOn: addDays(sample.today, -29), answer: 'accepted' }))
    expect(await waiting()).toEqual(['talk', 'plan'])
    await makePlan(sample)
    expect(await waiting()).toEqual(['talk'])
    expect((await notices())[0]!.steps.map(({ doneOn, late }) => [doneOn, late])).toEqual([[addDays(sample.today, -29), false], [null, true], [sample.today, true]])
  })

  it('a reason for what was late rests it on Today and stays beside it; the day she asked for is the day', async () => {
    await worker.post(place, note())
    await asJo((tx) => offerPlan(tx, sample.carer, { id: newId(), offeredOn: addDays(sample.today, -29), answer: 'asked-for-it' }))
    const notice = (await notices())[0]!.id
    const why = { id: newId(), notice, code: 'plan', words: 'She was at his bedside', ...dayFields('otherDay', '') }
    expect((await worker.post(`${place}/reasons`, why)).status).toBe(303)
    expect(await waiting()).toEqual(['talk'])
    expect((await worker.get(place)).html).toContain('She was at his bedside')
    const other = addDays(sample.today, 9)
    await worker.post(`${place}/reasons`, { ...why, id: newId(), code: 'talk', words: 'After the visitors', ...dayFields('otherDay', other) })
    expect((await notices())[0]!.steps[1]).toMatchObject({ by: other, asked: true, late: false })
    expect(await waiting()).toEqual(['talk'])
  })

  it('gives a sentence, and every typed word, for what is not right', async () => {
    const future = await worker.post(place, note(dayFields('identifiedOn', addDays(sample.today, 2))))
    expect(future.status).toBe(422)
    expect(future.html).toContain('He said it himself')
    expect((await worker.post(place, note({ relationship: newId() }))).html).toContain('Choose somebody they care for.')
    expect((await worker.post(place, note({ how: '' }))).html).toContain('Say how it is known.')
    await worker.post(place, note())
    expect((await worker.post(place, note())).html).toContain('This is written down already for that person.')
    const notice = (await notices())[0]!.id
    const reason = { id: newId(), notice, code: 'plan', words: 'Later', ...dayFields('otherDay', sample.today) }
    const refused = await worker.post(`${place}/reasons`, reason)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Only the talk can be on another day')
    expect((await worker.post(`${place}/reasons`, { ...reason, notice: newId() })).status).toBe(422)
    expect((await worker.post(`${place}/reasons`, { ...reason, words: '' })).html).toContain('Say why.')
  })

  it('two workers who hear of it at once write it down once', async () => {
    const answers = await Promise.all([worker.post(place, note()), worker.post(place, note())])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
  })

  it('hold no longer after a mistake, which can be written down anew, or when the caring has ended', async () => {
    await worker.post(place, note())
    const [first] = await notices()
    expect((await worker.post(`${place}/withdrawals`, { notice: first!.id, why: '' })).status).toBe(422)
    expect((await worker.post(`${place}/withdrawals`, { notice: first!.id, why: 'It was his brother' })).status).toBe(303)
    expect(await waiting()).toEqual([])
    expect((await worker.get(place)).html).toContain('It was his brother')
    expect((await worker.post(`${place}/withdrawals`, { notice: first!.id, why: 'Again' })).status).toBe(422)
    expect((await worker.post(place, note())).status).toBe(303)
    expect(await waiting()).toEqual(['offer'])
    await asJo((tx) => endCaring(tx, sample.carer, sample.relationship, { id: newId(), how: 'died', on: sample.today, words: 'at home' }))
    expect(await waiting()).toEqual([])
    const page = (await worker.get(place)).html
    expect(page).toContain('The caring has ended')
    expect(page).not.toContain('Not done yet.')
  })

  it('is for the carer’s own workers to write, and not a page of the carer’s', async () => {
    const asha = idOf('lochside', 'carer', 'asha-menon')
    const carer = await signedIn('asha-menon', 'lochside', 'account')
    expect((await carer.get(`/carers/${asha}/timescales`)).status).toBeGreaterThanOrEqual(401)
    const supervisor = await signedIn('morag-sinclair')
    expect((await supervisor.post(place, note())).status).toBeGreaterThanOrEqual(403)
    expect(await notices()).toEqual([])
  })

  it('a young carer’s page says when she is 17 and a half', async () => {
    const young = await asJo(async (tx) => (await tx.db.selectFrom('carers').select(['id', 'date_of_birth']).where('id', '=', sample.carer).executeTakeFirstOrThrow()))
    expect(young.date_of_birth).toBeNull()
    expect((await worker.get(place)).html).not.toContain('Growing up')
    await asJo((tx) => tx.db.updateTable('carers').set({ date_of_birth: addDays(sample.today, -15 * 366) }).where('id', '=', sample.carer).execute())
    expect((await worker.get(place)).html).toContain('17 and a half')
  })
})

describe('the rules, over years', () => {
  const days = fc.integer({ min: 0, max: 365 * 20 }).map((after) => addDays('2022-01-01', after))
  const offer = fc.record({ offeredOn: days, answer: fc.constantFrom(null, 'accepted', 'declined', 'not-now', 'asked-for-it') }).chain((one) => fc.integer({ min: 0, max: 90 }).map((later) => ({ ...one, answeredOn: one.answer && addDays(one.offeredOn, later) })))
  const life: fc.Arbitrary<Happened> = fc.record({ identifiedOn: days, offers: fc.array(offer, { maxLength: 4 }), talks: fc.array(days, { maxLength: 5 }), plans: fc.array(days, { maxLength: 3 }), reasons: fc.constant([]) })

  it('begin with a yes, never before the illness was known, and count talks and plans only from then', () => {
    fc.assert(fc.property(life, days, (happened, today) => {
      const notified = notifiedOn(happened)
      const yes = happened.offers.some(({ answer }) => answer === 'accepted' || answer === 'asked-for-it')
      expect(notified !== null).toBe(yes)
      if (notified) expect(notified >= happened.identifiedOn).toBe(true)
      const [offered, talk, plan] = stepsOf(happened, today)
      expect(offered!.by! >= happened.identifiedOn).toBe(true)
      for (const step of [talk!, plan!]) {
        expect(step.by !== null).toBe(yes)
        if (step.doneOn) expect(step.doneOn >= notified!).toBe(true)
        expect(step.late).toBe(step.by !== null && (step.doneOn ?? today) > step.by)
      }
      if (yes) expect(plan!.by! > talk!.by!).toBe(true)
    }))
  })

  it('17 and a half is half a year before 18, whatever the birthday', () => {
    expect([dayAtAge('2008-08-31', { years: 17, months: 6 }), dayAtAge('2008-02-29', { years: 17, months: 6 }), dayAtAge('2010-07-15', { years: 17, months: 6 })]).toEqual(['2026-02-28', '2025-08-29', '2028-01-15'])
    fc.assert(fc.property(days, (born) => {
      const [half, grown] = [dayAtAge(born, { years: 17, months: 6 }), dayAtAge(born, { years: 18, months: 0 })]
      expect(half < grown && half > dayAtAge(born, { years: 17, months: 0 })).toBe(true)
    }))
  })
})

describe('whose law, and which times', () => {
  const day = fc.integer({ min: 0, max: 365 * 25 }).map((after) => addDays('2012-01-01', after))
  const happened: Happened = { identifiedOn: '2026-01-05', offers: [{ offeredOn: '2026-01-06', answer: 'accepted', answeredOn: '2026-01-07' }], talks: [], plans: [], reasons: [] }

  it('the times for carers of somebody dying are Scotland’s, and stand until the times for everybody repeal them', () => {
    expect(stepsOf(happened, '2026-02-01', { nation: 'scotland', repealed: false })).toHaveLength(3)
    expect(stepsOf(happened, '2026-02-01', { nation: 'scotland', repealed: true })).toEqual([])
    for (const nation of ['england', 'wales', 'elsewhere'] as const) expect(stepsOf(happened, '2026-02-01', { nation, repealed: false })).toEqual([])
  })

  it('a time for every plan counts from the newest yes since it holds, in working days, over twenty-five years', () => {
    fc.assert(fc.property(day, day, fc.integer({ min: 1, max: 250 }), fc.option(day, { nil: null }), day, (since, yes, workingDays, agreed, today) => {
      const time = planTimeOf({ offers: [{ offeredOn: yes, answer: 'accepted', answeredOn: null }, { offeredOn: yes, answer: 'declined', answeredOn: null }], plans: agreed === null ? [] : [agreed] }, today, { workingDays, since, nation: 'scotland' })
      if (yes < since) {
        expect(time).toBeNull()
        return
      }
      let counted = 0
      for (let one = addDays(yes, 1); one <= time!.by; one = addDays(one, 1)) if (isWorkingDay(nations.scotland.holidays, one)) counted++
      expect(counted).toBe(workingDays)
      expect(isWorkingDay(nations.scotland.holidays, time!.by)).toBe(true)
      expect(time!.doneOn).toBe(agreed !== null && agreed >= yes ? agreed : null)
      expect(time!.late).toBe((time!.doneOn ?? today) > time!.by)
    }))
  })

  it('elsewhere only weekends are free; over the years no nation’s time is shorter than that', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), fc.constantFrom(...nationIds), (begins, count, nation) => {
      expect(lastWorkingDay(nations[nation].holidays, begins, count, false) >= lastWorkingDay(nations.elsewhere.holidays, begins, count, false)).toBe(true)
    }))
  })

  it('17 and a half is told from a month before until two months after, whoever was born when', () => {
    fc.assert(fc.property(day, (born) => {
      const turning = dayAtAge(born, transition)
      expect([isNear(turning, addDays(turning, -31)), isNear(turning, addDays(turning, -32)), isNear(turning, addDays(turning, 61)), isNear(turning, addDays(turning, 62))]).toEqual([true, false, true, false])
    }))
  })

  it('stands on Today and on the carer’s page once an organisation has settled it, and not before', async () => {
    await asJo((tx) => offerPlan(tx, sample.carer, { id: newId(), offeredOn: addDays(sample.today, -1), answer: 'accepted' }))
    const waiting = () => asJo(async (tx) => (await findStepsWaiting(tx, jo.id, await getToday(tx))).filter(({ carer }) => carer === sample.carer))
    expect(await waiting()).toEqual([])
    expect((await worker.get(place)).html).not.toContain('When the plan must be ready')
    const fiona: WorkerActor = { kind: 'worker', organisation: jo.organisation, id: idOf('lochside', 'worker', 'fiona-macdougall'), name: 'Fiona MacDougall', roles: ['administrator'], teams: [] }
    await inTenant(fiona, (tx) => settle(tx, { id: newId(), name: 'plan-times', words: '30 working days', effectiveOn: addDays(sample.today, -2) }))
    expect(await waiting()).toEqual([expect.objectContaining({ code: 'plan' })])
    expect((await worker.get(place)).html).toContain('When the plan must be ready')
    expect((await worker.get('/today')).html).toContain('Nan Gillies: have the plan ready')
    await makePlan(sample)
    expect(await waiting()).toEqual([])
    await inTenant(fiona, (tx) => settle(tx, { id: newId(), name: 'plan-times', words: 'not begun', effectiveOn: addDays(sample.today, -2) }))
    expect((await worker.get(place)).html).not.toContain('When the plan must be ready')
  })

  it('that a young carer is near 17 and a half stands on Today', async () => {
    const carer = newId()
    const born = `${Number(sample.today.slice(0, 4)) - 18}${addDays(sample.today, 185).slice(4)}`.replace('02-29', '02-28')
    await asJo((tx) => registerCarer(tx, { id: carer, callName: 'Skye', dateOfBirth: addDays(sample.today, 185).slice(0, 4) === sample.today.slice(0, 4) ? born : `${Number(sample.today.slice(0, 4)) - 17}${born.slice(4)}` }))
    const near = isNear(dayAtAge((await asJo((tx) => getCarer(tx, carer))).dateOfBirth!, transition), sample.today)
    expect(near).toBe(true)
    expect(await asJo(async (tx) => (await findStepsWaiting(tx, jo.id, await getToday(tx))).filter((one) => one.carer === carer))).toEqual([expect.objectContaining({ code: 'growing' })])
    expect((await worker.get('/today')).html).toContain('Skye: begin to talk about a plan for an adult')
  })
})
