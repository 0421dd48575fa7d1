import { beforeEach, describe, expect, it } from 'vitest'
import { triggerKinds } from '../../../frameworks/triggers.ts'
import { addDays } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { agree, asJo, dayFields, hidden, jo, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { planConversation } from '../../conversations/index.ts'
import { findLookAgain } from '../../reminders/index.ts'
import { draftPlan } from '../commands.ts'
import { readContent } from '../content.ts'
import { findPlans, getPlan } from '../queries.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})

const contentOf = (plan: string) => asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).content)
const happened = (more: Record<string, string> = {}): Record<string, string> => ({ id: newId(), whatHappened: 'hospital', happened: 'Ewan came home with a bed', ...dayFields('happenedOn', sample.today), ...more })
const look = async () => (await asJo((tx) => findLookAgain(tx, jo.id, sample.today, addDays(sample.today, 14)))).filter(({ carer }) => carer === sample.carer).map(({ reviewOn, reviewSooner }) => [reviewOn, reviewSooner])

/** An agreed plan, to be looked at again a hundred days from now. */
async function agreedPlan(): Promise<string> {
  const id = newId()
  await asJo(async (tx) => {
    await draftPlan(tx, sample.carer, { id, madeOn: sample.today, caringNow: 'I do his dinners.', review: addDays(sample.today, 100), reviewSooner: 'if he falls', triggers: ['hospital', 'asks'], outcomes: [{ outcome: sample.nights, onThisCopy: null, inTheWay: null }], actions: [] })
    await agree(tx, id, sample.today)
  })
  return id
}

describe('what would make us look again sooner', () => {
  it('is chosen beside her own words, stands on page, paper and every copy, and is frozen with the plan', async () => {
    const page = await worker.get(`/carers/${sample.carer}/plans/new`)
    const id = hidden(page.html, 'id')
    const fields = { id, caringNow: 'I do his dinners.', reviewSooner: 'if he falls', triggers: ['health', 'hospital'], ...dayFields('madeOn', sample.today), go: 'plan' }
    for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/carers/${sample.carer}/plans`, fields)).status).toBe(303)
    const said = 'Also sooner if: somebody goes into hospital, or comes home; somebody’s health changes.'
    for (const end of ['', '/print']) expect((await worker.get(`/plans/${id}${end}`)).html).toContain(said)
    // Another choice under the same number is another draft.
    expect((await worker.post(`/carers/${sample.carer}/plans`, { ...fields, triggers: ['move'] })).status).toBe(409)
    const writing = (await worker.get(`/plans/${id}/writing`)).html
    expect(writing).toMatch(/value="hospital"[^>]*checked/)
    expect((await worker.post(`/plans/${id}/writing`, { ...fields, version: hidden(writing, 'version'), triggers: 'weather' })).html).toContain('One of these is not in the list.')
    expect((await worker.post(`/plans/${id}/writing`, { ...fields, version: hidden(writing, 'version'), triggers: ['asks'] })).status).toBe(303)
    expect((await contentOf(id)).triggers).toEqual(['asks'])
    await asJo((tx) => agree(tx, id, sample.today))
    expect((await worker.get(`/plans/${id}`)).html).toContain('Also sooner if: Nan asks.')
    // The next version begins with them.
    expect((await worker.get(`/carers/${sample.carer}/plans/new?from=${id}`)).html).toMatch(/value="asks"[^>]*checked/)
  })

  it('tells what the law asks about looking again, without a day and without words', async () => {
    const plan = newId()
    await asJo((tx) => draftPlan(tx, sample.carer, { id: plan, madeOn: sample.today, outcomes: [], actions: [], triggers: [...triggerKinds] }))
    expect((await worker.get(`/plans/${plan}`)).html).toContain('No day is set. We look again if: somebody goes into hospital')
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('The plan tells it under when we look again.')
  })
})

describe('when one of them is said to have happened', () => {
  it('stands beside the plan and on Today from then on, once, until somebody has looked back', async () => {
    const plan = await agreedPlan()
    expect(await look()).toEqual([])
    const sent = happened()
    for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/plans/${plan}/happenings`, sent)).location).toBe(`/plans/${plan}#happened`)
    expect(await look()).toEqual([[sample.today, 'Hospital: Ewan came home with a bed']])
    expect((await worker.get('/today')).html).toContain('Hospital: Ewan came home with a bed')
    expect((await worker.get(`/plans/${plan}`)).html).toContain('Nobody has looked back since.')
    expect((await worker.post(`/plans/${plan}/happenings`, { ...sent, happened: 'Something else' })).status).toBe(409)
    await worker.post(`/carers/${sample.carer}/reviews`, { id: newId(), ...dayFields('onDay', sample.today), why: 'planned', conversation: '', place: '' })
    expect(await look()).toEqual([])
    expect((await worker.get(`/plans/${plan}`)).html).toContain('Looked back since, on')
  })

  it('is not answered by a look back that was written down before it was said, nor by one that is only planned', async () => {
    const plan = await agreedPlan()
    // Somebody looked back today, and yesterday's fall was told only after that.
    await worker.post(`/carers/${sample.carer}/reviews`, { id: newId(), ...dayFields('onDay', sample.today), why: 'planned', conversation: '', place: '' })
    const yesterday = addDays(sample.today, -1)
    await worker.post(`/plans/${plan}/happenings`, happened(dayFields('happenedOn', yesterday)))
    expect(await look()).toEqual([[yesterday, 'Hospital: Ewan came home with a bed']])
    expect((await worker.get(`/plans/${plan}`)).html).toContain('Nobody has looked back since.')
    await asJo((tx) => planConversation(tx, sample.carer, { id: newId(), kind: 'review', people: [], plannedFor: new Date(Date.now() + 5 * 86_400_000) }))
    expect(await look()).toHaveLength(1)
    await worker.post(`/carers/${sample.carer}/reviews`, { id: newId(), ...dayFields('onDay', sample.today), why: 'planned', conversation: '', place: '' })
    expect(await look()).toEqual([])
  })

  it('comes before the plan’s own day, and leaves that standing once it is answered', async () => {
    const plan = await makePlan(sample)
    const before = addDays(sample.today, -1)
    expect((await worker.post(`/plans/${plan}/happenings`, happened({ ...dayFields('happenedOn', before) }))).status).toBe(303)
    expect(await look()).toEqual([[before, 'Hospital: Ewan came home with a bed']])
    await worker.post(`/carers/${sample.carer}/timescales/later`, { id: newId(), time: 'review', lateWords: 'She asked us not to', ...dayFields('dueOn', before), ...dayFields('instead', '') })
    expect(await look()).toEqual([[sample.today, 'if he falls']])
  })

  it('says what is not right with every typed word, and is taken only of a plan that holds', async () => {
    const plan = await agreedPlan()
    const wrong = await worker.post(`/plans/${plan}/happenings`, happened({ whatHappened: '', ...dayFields('happenedOn', addDays(sample.today, 1)) }))
    expect(wrong.status).toBe(422)
    for (const words of ['Choose what happened.', 'Ewan came home with a bed']) expect(wrong.html).toContain(words)
    expect((await worker.post(`/plans/${plan}/happenings`, happened(dayFields('happenedOn', addDays(sample.today, 1))))).html).toContain('This day is still to come.')
    expect((await worker.post(`/plans/${plan}/happenings`, happened({ happened: '' }))).html).toContain('Say in a few words what happened.')
    const draft = await makePlan(sample, false)
    expect((await worker.post(`/plans/${draft}/happenings`, happened())).html).toContain('Only a plan that is agreed and holds')
    await makePlan(sample)
    expect((await worker.post(`/plans/${plan}/happenings`, happened())).status).toBe(422)
    expect((await asJo((tx) => findPlans(tx, sample.carer))).flatMap(({ happenings }) => happenings)).toEqual([])
  })

  it('is written down by her own workers only', async () => {
    const plan = await agreedPlan()
    for (const who of ['morag-sinclair', 'fiona-macdougall', 'sam-ure']) expect((await (await signedIn(who)).post(`/plans/${plan}/happenings`, happened())).status).toBeGreaterThanOrEqual(403)
    expect(await look()).toEqual([])
  })

  it('is said by the carer on her own page; her workers see that she said so, and nobody else’s page takes it', async () => {
    const carer = idOf('lochside', 'carer', 'asha-menon')
    const asha = await signedIn('asha-menon', 'lochside', 'account')
    const [plan] = (await asJo((tx) => findPlans(tx, carer))).filter(({ current }) => current)
    const form = /<section id="happened"[\s\S]*?<\/section>/.exec((await asha.get('/my-plan')).html)![0]
    expect(form).toContain('I would like to look again')
    const sent = happened({ id: hidden(form, 'id'), happened: 'Dad came home without the mat' })
    for (let turn = 0; turn < 2; turn++) expect((await asha.post(`/plans/${plan!.id}/happenings`, sent)).location).toBe('/my-plan#happened')
    expect((await asha.get('/my-plan')).html).toMatch(/Dad came home without the mat[\s\S]*Your workers see this until you have looked/)
    // What she writes alone between talks is no look at the plan together.
    expect((await asha.post('/my-words', { id: newId(), markId: newId(), outcome: idOf('lochside', 'asha-menon', 'outcome', 'asked'), story: 'They rang the house again.' })).status).toBe(303)
    expect((await worker.get('/today')).html).toContain('Hospital: Dad came home without the mat')
    expect((await worker.get(`/plans/${plan!.id}`)).html).toContain('Asha said so, on their own page.')
    const wrong = await asha.post(`/plans/${plan!.id}/happenings`, happened({ whatHappened: '', happened: 'The night sitter stopped' }))
    expect(wrong.status).toBe(422)
    for (const words of ['Choose what happened.', 'The night sitter stopped', 'Tell my worker']) expect(wrong.html).toContain(words)
    // What a worker wrote down stands on the worker's page, not on hers.
    await worker.post(`/plans/${plan!.id}/happenings`, happened({ happened: 'The ward rang' }))
    expect((await asha.get('/my-plan')).html).not.toContain('The ward rang')
    expect((await asha.post(`/plans/${await agreedPlan()}/happenings`, happened())).status).toBe(404)
  })
})
