import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { text, writeVersion } from '../../../test/sample-emergency-plan.ts'
import { agree, asJo, hidden, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { EmergencyPlanAsked } from '../emergency-plans/index.ts'
import { findMissing } from './law/check.ts'
import { getPlan, readContent } from './index.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})
const write = (more: Partial<EmergencyPlanAsked> = {}) => writeVersion(sample, more)

describe('one truth with the plan, and what the law asks', () => {
  const content = (plan: string) => asJo(async (tx) => { const found = (await getPlan(tx, plan)).plan; const read = await readContent(tx, found); return { ...read, missing: findMissing(read.content, found) } })

  it('the plan shows it and does not tell it twice; taking it away shows exactly that clause as missing', async () => {
    const plan = await makePlan(sample, false)
    expect((await content(plan)).content).toMatchObject({ ifIllTomorrow: 'Meera first.' })
    const hash = (await content(plan)).hash
    const id = await write({ people: [{ name: 'Dod', phone: '07700 900152', agreed: 'yes' }], parts: [{ part: 'firstHour', words: 'Ring Dod.' }, { part: 'keys', words: 'Under the third pot.' }] })
    const told = await content(plan)
    expect(told.content.ifIllTomorrow).toBeNull()
    expect(told.hash).not.toBe(hash)
    expect(told.missing).not.toContain('In an emergency')
    const page = text(await worker.get(`/plans/${plan}`))
    expect(page).toMatch(/If Nan were ill tomorrow The first hour: Ring Dod\. Who steps in, in this order: Dod \(has said yes\) Out of the emergency plan written/)
    // Keys, medicines and telephones stay on their own page: a plan is given to more people.
    for (const words of ['Under the third pot', '07700 900152']) expect([words, JSON.stringify(told.content).includes(words)]).toEqual([words, false])
    const writing = await worker.get(`/plans/${plan}/writing`)
    expect(writing.html).toContain('The emergency plan tells it, written')
    expect(hidden(writing.html, 'ifIllTomorrow')).toBe('Meera first.')
    expect(text(await worker.get(`/plans/${plan}/law`))).toContain('The emergency plan tells it')
    // Taken away: the words of the plan itself stand again; with neither, exactly this clause is missing.
    await worker.post(`/emergency-plans/${id}/withdrawal`, { id: newId(), newPlan: newId(), reason: 'mistake', to: '' })
    expect((await content(plan)).content.ifIllTomorrow).toBe('Meera first.')
    const bare = (await content(plan)).missing!
    await database.owner.query('update plans set if_ill_tomorrow = null where id = $1', [plan])
    expect((await content(plan)).missing!.filter((one) => !bare.includes(one))).toEqual(['In an emergency'])
    await write({ standing: 'none', why: 'Nan wants to ask Meera first', parts: [] })
    expect((await content(plan)).missing).toEqual(bare)
  })

  it('a future plan answers for care in the future; that there is none yet is an answer, that it does not apply is none', async () => {
    const plan = await makePlan(sample, false)
    const bare = (await content(plan)).missing!
    expect(bare).toContain('Care in the future')
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain(`/carers/${sample.carer}/emergency-plans/new?kind=future`)
    const id = await write({ kind: 'future', parts: [], standing: 'not-applicable', why: 'she laughed' })
    expect((await content(plan)).missing).toEqual(bare)
    for (const standing of ['none', 'rather-not'] as const) { await write({ kind: 'future', parts: [], standing }); expect((await content(plan)).missing).toEqual(bare.filter((one) => one !== 'Care in the future')) }
    await write({ kind: 'future', parts: [{ part: 'wishes', words: 'Near the water.' }], decisions: [{ what: 'The day centre', by: addDays(sample.today, 30) }] })
    expect(text(await worker.get(`/plans/${plan}`))).toMatch(/Later on If caring changes or ends: Near the water\. To be decided: The day centre/)
    expect(id).not.toBe('')
    // In words on the law's page, as before, where there is no future plan.
    const other = await makeSample()
    const second = await makePlan(other, false)
    expect((await worker.post(`/plans/${second}/answers`, { id: newId(), clause: 's.9(1)(d)', kind: 'none', words: 'Not before the summer.' })).status).toBe(303)
    expect((await content(second)).missing).not.toContain('Care in the future')
  })

  it('an agreed plan keeps what it said, and leads to what stands now', async () => {
    await write({ parts: [{ part: 'firstHour', words: 'Ring Dod.' }] })
    const plan = await makePlan(sample, false)
    await asJo((tx) => agree(tx, plan, sample.today))
    const newer = await write({ parts: [{ part: 'firstHour', words: 'Ring Col.' }] })
    const page = await worker.get(`/plans/${plan}`)
    expect(text(page)).toContain('Ring Dod.')
    expect(text(page)).toContain('The emergency plan as it stands now was written')
    expect(page.html).toContain(`/emergency-plans/${newer}`)
    expect(text(await worker.get(`/plans/${plan}/print`))).not.toContain('as it stands now')
    const pdf = await worker.get(`/plans/${plan}/plan.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
  })
})
