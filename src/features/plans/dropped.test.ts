import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { asJo, dayFields, hidden, makePlan, makeSample } from '../../../test/sample-plan.ts'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { readContent } from './content.ts'
import { findGiven } from './giving/queries.ts'
import { findPlans, getPlan } from './queries.ts'

useTestDatabase('world')

test('an outcome that fell out between the draft and the agreement: nothing is agreed or given, and what stands now is shown', async () => {
  const [sample, worker] = [await makeSample(), await signedIn('jo-reid')]
  const words = { caringNow: 'I do his dinners.', actions: [sample.meera], ...dayFields('madeOn', sample.today), go: 'plan' }
  const agreement = (page: string) => ({ id: newId(), seen: hidden(page, 'seen'), agreedBy: 'Nan', how: 'signed it', extent: 'all', ...dayFields('on', sample.today) })
  const plan = await makePlan(sample, false)
  const { html } = await worker.get(`/plans/${plan}`)
  expect(html).toContain('the Sunday drives')
  const writing = await worker.get(`/plans/${plan}/writing`)
  expect((await worker.post(`/plans/${plan}/writing`, { ...words, version: hidden(writing.html, 'version'), outcomes: [sample.nights] })).status).toBe(303)
  const dropped = await worker.post(`/plans/${plan}/agreement`, agreement(html))
  expect(dropped.status).toBe(409)
  expect(dropped.html).toContain('changed since you read it')
  expect(dropped.html).not.toContain('the Sunday drives')
  expect((await asJo((tx) => findPlans(tx, sample.carer)))[0]!.agreement).toBeNull()
  expect((await worker.post(`/plans/${plan}/issues`, { id: newId(), to: 'Nan', form: 'print', ...dayFields('issued', sample.today) })).status).toBe(422)
  expect(await asJo((tx) => findGiven(tx, sample.carer))).toEqual([])
  expect((await worker.post(`/plans/${plan}/agreement`, agreement(dropped.html))).status).toBe(303)
  expect((await asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).content)).outcomes.map(({ outcome }) => outcome)).toEqual([sample.nights])
})

test('an outcome that she let go between the draft and the agreement falls out of the draft: what was typed stays, and it can be put back on purpose', async () => {
  const [sample, worker] = [await makeSample(), await signedIn('jo-reid')]
  const plan = await makePlan(sample, false)
  const { html } = await worker.get(`/plans/${plan}`)
  const agreement = (page: string) => ({ id: newId(), seen: hidden(page, 'seen'), agreedBy: 'Nan', how: 'signed it in the porch', extent: 'all', comment: 'That will do me.', ...dayFields('on', sample.today) })
  expect(html).toContain('the Sunday drives')
  expect((await worker.post(`/outcomes/${sample.drives}/states`, { id: newId(), state: 'let-go', words: 'He is past it.' })).status).toBe(303)
  const refused = await worker.post(`/plans/${plan}/agreement`, agreement(html))
  expect(refused.status).toBe(409)
  for (const words of ['changed since you read it', 'signed it in the porch', 'That will do me.']) expect(refused.html).toContain(words)
  expect(refused.html).not.toContain('the Sunday drives')
  const ticked = (page: string) => [...page.matchAll(/<input[^>]*name="outcomes"[^>]*>/g)].filter(([tag]) => / checked/.test(tag)).map(([tag]) => /value="([^"]+)"/.exec(tag)![1])
  const writing = (await worker.get(`/plans/${plan}/writing`)).html
  expect(ticked(writing)).toEqual([sample.nights])
  expect(writing).toContain('the Sunday drives')
  const words = { caringNow: 'I do his dinners.', actions: [sample.meera], ...dayFields('madeOn', sample.today), go: 'plan' }
  expect((await worker.post(`/plans/${plan}/writing`, { ...words, version: hidden(writing, 'version'), outcomes: [sample.nights, sample.drives], resting: [sample.drives] })).status).toBe(303)
  const again = (await worker.get(`/plans/${plan}`)).html
  expect(again).toContain('the Sunday drives')
  expect((await worker.post(`/plans/${plan}/agreement`, agreement(again))).status).toBe(303)
})

test('a form that stood open while something ticked in it was let go of puts nothing back without a word: it comes back with every other word, and ticked again it is kept', async () => {
  const [sample, worker] = [await makeSample(), await signedIn('jo-reid')]
  const plan = await makePlan(sample, false)
  const ids = (page: string, name: string, only = /./) => [...page.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g'))].filter(([tag]) => only.test(tag)).map(([tag]) => /value="([^"]+)"/.exec(tag)![1]!)
  const form = (page: string, outcomes: string[]) => ({ caringNow: 'I do his dinners, and the bins.', actions: [sample.meera], ...dayFields('madeOn', sample.today), go: 'plan', version: hidden(page, 'version'), outcomes, resting: ids(page, 'resting'), [`copy.${sample.drives}`]: 'the drives' })
  const opened = (await worker.get(`/plans/${plan}/writing`)).html
  const begun = hidden((await worker.get(`/carers/${sample.carer}/plans/new`)).html, 'id')
  await worker.post(`/outcomes/${sample.drives}/states`, { id: newId(), state: 'let-go', words: 'He is past it.' })
  const back = await worker.post(`/plans/${plan}/writing`, form(opened, [sample.nights, sample.drives]))
  expect(back.status).toBe(422)
  for (const words of ['was let go of while you wrote', 'I do his dinners, and the bins.', 'value="the drives"', 'Ticked, it stands in this plan all the same']) expect(back.html).toContain(words)
  expect([ids(back.html, 'outcomes', / checked/), ids(back.html, 'resting')]).toEqual([[sample.nights], [sample.drives]])
  expect((await worker.get(`/plans/${plan}`)).html).not.toContain('I do his dinners, and the bins.')
  expect((await worker.post(`/plans/${plan}/writing`, form(back.html, ids(back.html, 'outcomes', / checked/)))).status).toBe(303)
  expect((await asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).content)).outcomes.map(({ outcome }) => outcome)).toEqual([sample.nights])
  const fresh = await worker.post(`/carers/${sample.carer}/plans`, { ...form(opened, [sample.nights, sample.drives]), id: begun })
  expect(fresh.status).toBe(422)
  for (const words of ['was let go of while you wrote', 'I do his dinners, and the bins.', 'the drives']) expect(fresh.html).toContain(words)
})
