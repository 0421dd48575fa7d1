import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { packOn } from '../../../frameworks/packs/index.ts'
import { agree, asJo, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { sayWhatHelped } from '../../reviews/index.ts'
import { readContent } from '../content.ts'
import { findPlans, getPlan } from '../queries.ts'
import { findMissing } from './check.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
let plan: string
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  plan = await makePlan(sample, false)
})

const answer = (clause: string, kind = 'words', words = 'We talked about it.') => ({ id: newId(), clause, kind, words })
const missing = () => asJo(async (tx) => { const found = (await getPlan(tx, plan)).plan; return findMissing((await readContent(tx, found)).content, found) })

describe('what the law asks of a plan', () => {
  it('stands in the margin, and is answered clause by clause until nothing is missing; deleting one shows exactly that one', async () => {
    expect((await worker.get(`/plans/${plan}`)).html).toContain('What the law asks')
    expect((await worker.get(`/plans/${plan}/writing`)).html).toContain('What the law asks')
    const pack = packOn('scotland-adult', sample.today)
    for (const { id } of pack.clauses) expect((await worker.post(`/plans/${plan}/answers`, answer(id))).status).toBe(303)
    expect(await missing()).toEqual([])
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('Ready to issue')
    for (const { id, heading, told, later } of pack.clauses.filter((one) => one.told === 'answer' && !one.later)) {
      await worker.post(`/plans/${plan}/answers`, answer(id, 'taken-back', ''))
      expect([told, later, await missing()]).toEqual(['answer', undefined, [heading]])
      await worker.post(`/plans/${plan}/answers`, answer(id))
    }
  }, 60_000)

  it('says of what hangs on something that is missing what will tell it: in the margin, on its page, not as missing and not as answered', async () => {
    for (const path of ['', '/writing']) expect((await worker.get(`/plans/${plan}${path}`)).html).toContain('2 more are told once that is there.')
    const page = (await worker.get(`/plans/${plan}/law`)).html
    const group = (title: string) => /^[^]*?(?=<h2|$)/.exec(page.slice(page.indexOf(`<h2>${title}</h2>`) + 4))![0]
    for (const heading of ['Support that must be given', 'Other support']) {
      expect([heading, ...['Missing yet', 'Told once that is there', 'Answered'].map((title) => group(title).includes(`<h3>${heading}</h3>`))]).toEqual([heading, false, true, false])
    }
    expect(group('Told once that is there')).toContain('This will be told once the needs are written, under each of them.')
    const held = await missing()
    expect(held).toContain('What is needed for it')
    expect(page).toContain(`${held!.length} things are missing`)
    // It can be answered all the same; and once the needs are, what is left of it is missing like any other.
    expect((await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(i)'))).status).toBe(303)
    expect((await worker.get(`/plans/${plan}`)).html).toContain('One more is told once that is there.')
    await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(f)'))
    expect(await missing()).toContain('Other support')
    expect((await worker.get(`/plans/${plan}`)).html).not.toContain('told once that is there')
  })

  it('is printed and goes into the PDF’s words when it was answered, and what does not apply is not', async () => {
    await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(d)', 'none', 'Not before the summer.'))
    await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(h)', 'not-applicable', 'She lives next door.'))
    const printed = (await worker.get(`/plans/${plan}/print`)).html
    expect(printed).toContain('None. Not before the summer.')
    expect(printed).not.toContain('She lives next door.')
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('She lives next door.')
  })

  it('never stops a plan from being agreed; then its answers stay, and the next version offers them again', async () => {
    await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(g)', 'words', 'The Thursday group.'))
    await asJo((tx) => agree(tx, plan, sample.today))
    expect((await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(g)'))).status).toBe(409)
    expect((await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'simple' })).status).toBe(409)
    const page = (await worker.get(`/plans/${plan}/law`)).html
    expect(page).toContain('The Thursday group.')
    expect(page).not.toContain('Keep this answer')
    plan = await makePlan(sample, false)
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('The last plan’s words stand here.')
    expect(await missing()).toContain('What the last plan did')
  })

  it('tells what the last plan did straight from the looks back since: linked, put otherwise beside its source, and never typed again', async () => {
    await asJo((tx) => agree(tx, plan, sample.today))
    const first = plan
    plan = await makePlan(sample, false)
    expect(await missing()).toContain('What the last plan did')
    // What was put into words for each of its outcomes is told; one that nobody spoke of is missing.
    await asJo((tx) => sayWhatHelped(tx, sample.carer, { id: newId(), outcome: sample.nights, words: 'Meera on Mondays did it.' }))
    expect(await missing()).toContain('What the last plan did')
    const put = { id: newId(), outcome: sample.drives, words: '' }
    const empty = await worker.post(`/plans/${plan}/last-plan`, put)
    expect([empty.status, empty.html.includes('Write the words first.')]).toEqual([422, true])
    expect((await worker.post(`/plans/${plan}/last-plan`, { ...put, words: 'The drives kept going, and Dod drove.' })).status).toBe(303)
    expect(await missing()).not.toContain('What the last plan did')
    for (const end of ['', '/print']) {
      const page = (await worker.get(`/plans/${plan}${end}`)).html
      for (const words of ['What the last plan did', 'Meera on Mondays did it.', 'The drives kept going, and Dod drove.']) expect(page).toContain(words)
    }
    expect((await worker.get(`/plans/${plan}/comparison`)).html).toContain('The drives kept going, and Dod drove.')
    // Once agreed it stands as it was, whatever is said later.
    await asJo((tx) => agree(tx, plan, sample.today))
    await asJo((tx) => sayWhatHelped(tx, sample.carer, { id: newId(), outcome: sample.drives, words: 'Other words.' }))
    expect((await worker.get(`/plans/${plan}`)).html).not.toContain('Other words.')
    expect((await worker.get(`/plans/${first}`)).html).not.toContain('What the last plan did')
  })

  it('changes nothing between the page that was read and the agreement', async () => {
    const hash = await asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).hash)
    await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(g)'))
    expect(await asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).hash)).not.toBe(hash)
  })

  it('gives a sentence for what is not right, with every typed word', async () => {
    const none = await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(g)', 'none', 'Nothing here.'))
    expect(none.status).toBe(422)
    expect(none.html).toContain('Choose what the answer is.')
    expect(none.html).toContain('Nothing here.')
    expect((await worker.post(`/plans/${plan}/answers`, answer('s.9(1)(g)', 'words', ''))).html).toContain('Write the words first.')
    expect((await worker.post(`/plans/${plan}/answers`, answer('s.99'))).status).toBe(422)
    expect((await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'england' })).html).toContain('Choose one.')
  })

  it('can be a simple plan, of which no law asks anything', async () => {
    expect((await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'simple' })).status).toBe(303)
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('No law asks for this.')
    expect(await missing()).toEqual(['What matters'])
  })

  it('is a worker’s page: the carer reads the answers in her plan, and not the check of it', async () => {
    const asha = idOf('lochside', 'carer', 'asha-menon')
    const held = (await asJo((tx) => findPlans(tx, asha))).find(({ current }) => current)!
    const carer = await signedIn('asha-menon', 'lochside', 'account')
    expect((await carer.get(`/plans/${held.id}`)).html).not.toContain('What the law asks')
    expect((await carer.get(`/plans/${held.id}/law`)).status).toBe(404)
    const page = (await worker.get(`/plans/${held.id}/law`)).html
    expect(page).toContain('Ready to issue')
  })
})
