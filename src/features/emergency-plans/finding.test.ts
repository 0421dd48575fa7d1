import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { atOwnPage, sayAgreed, text, writeVersion } from '../../../test/sample-emergency-plan.ts'
import { asJo, dayFields, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { type EmergencyPlanAsked, findEmergencyPlans, findStanding, writeEmergencyPlan } from './index.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})
const write = (more: Partial<EmergencyPlanAsked> = {}) => writeVersion(sample, more)
const agreed = (plan: string, fields: Record<string, string> = {}) => sayAgreed(worker, sample, plan, fields)

const asha = idOf('lochside', 'carer', 'asha-menon')
const iain = idOf('lochside', 'carer', 'iain-gow')
const dev = idOf('lochside', 'carer', 'dev-kerr')
const kevin = idOf('lochside', 'carer', 'kevin-strachan')

describe('finding it', () => {
  it('alone: from the list, the search and the card; a colleague with a reason reads it without the rest, and the carer sees that look', async () => {
    const link = `/carers/${asha}/emergency-plan`
    for (const path of ['/carers', '/carers?find=Asha', `/carers/${asha}`]) expect([path, (await worker.get(path)).html.includes(link)]).toEqual([path, true])
    const sam = await signedIn('sam-ure')
    expect((await sam.get('/carers?find=Asha')).html).toContain(link)
    const asked = await sam.get(link)
    expect([asked.status, asked.html.includes(`value="${link}"`), asked.html.includes('Ring Meera')]).toEqual([403, true, false])
    expect((await sam.post(`/carers/${asha}/reasons`, { id: newId(), why: 'Asha was taken in', to: link })).location).toBe(link)
    expect(text(await sam.get(link))).toMatch(/12 weeks ago.*The first hour.*Who steps in.*Meera/)
    const looks = (await database.owner.query('select purpose from looks where carer_id = $1 and account_id = $2', [asha, idOf('lochside', 'worker', 'sam-ure')])).rows.map(({ purpose }) => purpose)
    expect(looks).toContain('emergency-plan')
    const own = await signedIn('asha-menon', 'lochside', 'account')
    expect(text(await own.get('/my-plan'))).toMatch(/Sam Ure , today: [^.]*read your emergency plan/)
    // The team's supervisor reads it as she reads the record; a reader writes nothing.
    expect((await (await signedIn('morag-sinclair')).get(link)).status).toBe(200)
    const plan = await asJo((tx) => findStanding(tx, asha, 'emergency'))
    for (const post of ['agreements', 'copies', 'readers', 'remarks', 'withdrawal']) expect([post, (await sam.post(`/emergency-plans/${plan!.id}/${post}`, { id: newId() })).status]).toEqual([post, 404])
    expect((await sam.get(`/emergency-plans/${plan!.id}/withdrawal`)).status).toBe(404)
    expect((await sam.post(`/carers/${asha}/emergency-plans`, { id: newId() })).status).toBe(404)
  })

  it('is nothing that anybody learns of who may not know of the carer', async () => {
    await database.owner.query(`insert into emergency_plans (organisation_id, id, carer_id, kind, standing, written_on, recorded_at) values ($1, $2, $3, 'emergency', 'there-is', current_date, now())`, [idOf('lochside'), newId(), kevin])
    const plan = (await database.owner.query('select id from emergency_plans where carer_id = $1', [kevin])).rows[0].id
    for (const key of ['sam-ure', 'morag-sinclair', 'ruaridh-bell', 'fiona-macdougall']) {
      const visitor = await signedIn(key)
      for (const path of [`/carers/${kevin}/emergency-plan`, `/emergency-plans/${plan}`, `/emergency-plans/${plan}/plan.pdf`, `/emergency-plans/${plan}/card`]) expect([key, path, (await visitor.get(path)).status]).toEqual([key, path, 404])
      expect((await visitor.get('/carers')).html).not.toContain(kevin)
    }
    // In a list that somebody may look at over a shoulder it is not told of a restricted record; who is named finds it in the record.
    const jo = await worker.get('/carers')
    expect(jo.html).not.toContain(`/carers/${kevin}/emergency-plan`)
    expect((await worker.get(`/emergency-plans/${plan}`)).status).toBe(200)
    const una = await signedIn('una-macphail', 'skerry')
    expect((await una.get(`/carers/${asha}/emergency-plan`)).status).toBe(404)
    expect((await una.get(`/emergency-plans/${newId()}`)).status).toBe(404)
    await database.owner.query('delete from emergency_plans where id = $1', [plan])
  })

  it('stands on the carer’s own page once she has agreed, and she can say that it is not right any more', async () => {
    const first = await write({ writtenOn: addDays(sample.today, -9) })
    const nan = await atOwnPage(sample)
    expect((await nan.get('/my-plan')).html).not.toContain('Ring Meera.')
    expect((await nan.get(`/emergency-plans/${first}`)).status).toBe(404)
    await agreed(first)
    await write({ parts: [{ part: 'firstHour', words: 'A draft she has not read.' }] })
    const page = await nan.get('/my-plan')
    expect(text(page)).toMatch(/Your emergency plan.*9 days ago.*Ring Meera\./)
    expect(page.html).not.toContain('A draft she has not read.')
    for (const path of ['print', 'card', 'plan.pdf', 'plan-large-print.pdf']) expect([path, (await nan.get(`/emergency-plans/${first}/${path}`)).status]).toEqual([path, 200])
    expect((await nan.get(`/carers/${sample.carer}/emergency-plan`)).status).toBe(200)
    expect(text(await nan.get(`/carers/${sample.carer}/future-plan`))).toContain('There is no plan for later yet.')
    const remark = newId()
    expect((await nan.post(`/emergency-plans/${first}/remarks`, { id: remark, words: 'Meera moved to Crieff.' })).location).toBe('/my-plan#emergency-plan')
    expect((await nan.post(`/emergency-plans/${first}/remarks`, { id: newId(), words: '' })).status).toBe(422)
    expect((await nan.post(`/emergency-plans/${first}/agreements`, { id: newId() })).status).toBe(404)
    expect(text(await worker.get('/today'))).toContain('Meera moved to Crieff.')
    expect((await worker.post(`/emergency-plan-remarks/${remark}/answers`, { id: newId(), words: '' })).status).toBe(422)
    expect((await worker.post(`/emergency-plan-remarks/${remark}/answers`, { id: newId(), words: 'Then Col is first; I come on Monday.' })).status).toBe(303)
    expect(text(await worker.get('/today'))).not.toContain('Meera moved to Crieff.')
    expect(text(await nan.get('/my-plan'))).toContain('Then Col is first; I come on Monday.')
    const stranger = await signedIn('asha-menon', 'lochside', 'account')
    expect((await stranger.get(`/emergency-plans/${first}`)).status).toBe(404)
  })
})

describe('when something was wrong', () => {
  it('written on the wrong person: the words go to the right one, not agreed, and stand here no more', async () => {
    const id = await write({ parts: [{ part: 'firstHour', words: 'Ring the ferry office.' }], people: [{ name: 'Skipper' }] })
    await agreed(id)
    expect((await worker.get(`/emergency-plans/${id}/withdrawal`)).html).toContain('Iain Gow')
    expect((await worker.post(`/emergency-plans/${id}/withdrawal`, { id: newId(), newPlan: newId(), reason: '' })).html).toContain('Say why.')
    expect((await worker.post(`/emergency-plans/${id}/withdrawal`, { id: newId(), newPlan: newId(), reason: 'wrong-person', to: sample.carer })).html).toContain('This is the same record.')
    expect((await worker.post(`/emergency-plans/${id}/withdrawal`, { id: newId(), newPlan: newId(), reason: 'wrong-person', to: dev })).status).toBe(403)
    const sent = { id: newId(), newPlan: newId(), reason: 'wrong-person', to: iain }
    for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/emergency-plans/${id}/withdrawal`, sent)).location).toBe(`/carers/${sample.carer}/emergency-plan`)
    expect((await worker.get(`/emergency-plans/${id}`)).status).toBe(404)
    expect(text(await worker.get(`/carers/${sample.carer}/emergency-plan`))).toContain('There is no emergency plan for Nan yet.')
    const there = await asJo((tx) => findStanding(tx, iain, 'emergency'))
    expect(there).toMatchObject({ id: sent.newPlan, agreements: [], copies: [], people: [{ name: 'Skipper', circle: null }] })
    expect(text(await worker.get(`/emergency-plans/${sent.newPlan}`))).toContain('Ring the ferry office.')
  })

  it('the same person twice: both chains become one, with copies, readers and remarks', async () => {
    const twin = await makeSample()
    const [one, two] = [newId(), await write()]
    await asJo((tx) => writeEmergencyPlan(tx, twin.carer, { id: one, kind: 'emergency', supersedes: null, writtenOn: addDays(sample.today, -40), parts: [{ part: 'firstHour', words: 'From the twin.' }] }))
    await worker.post(`/emergency-plans/${one}/copies`, { id: newId(), holder: 'The fridge', form: 'print', ...dayFields('copiedOn', sample.today) })
    await worker.post(`/emergency-plans/${one}/readers`, { id: newId(), reader: 'Col', howTold: 'by text', ...dayFields('from', sample.today) })
    await worker.post(`/emergency-plans/${one}/remarks`, { id: newId(), words: 'Not any more.' })
    expect((await worker.post(`/carers/${sample.carer}/merges`, { id: newId(), other: twin.carer, why: 'she said so' })).status).toBe(303)
    expect((await asJo((tx) => findEmergencyPlans(tx, sample.carer, 'emergency'))).map(({ id }) => id)).toEqual([two, one])
    expect(text(await worker.get(`/carers/${sample.carer}/emergency-plan`))).toMatch(/The fridge: on paper.*Out of date.*Col, from .*Not any more\./)
  })
})
