import { beforeEach, expect, test } from 'vitest'
import { addDays } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { agree, asJo, hidden, jo, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { recordOutcome } from '../../outcomes/index.ts'
import { recordMark, recordReview } from '../../reviews/index.ts'
import { draftPlan } from '../commands.ts'
import { readContent } from '../content.ts'
import { getPlan } from '../queries.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
let plan: string
let review: string
/** A plan agreed two months ago, a look back a month ago, and a second plan begun today. */
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  const first = newId()
  const nights = newId()
  const mine = { outcome: nights, onThisCopy: null, inTheWay: null }
  review = newId()
  plan = newId()
  await asJo(async (tx) => {
    await recordOutcome(tx, sample.carer, { id: nights, statement: 'to sleep through', direction: 'get-better', beganOn: addDays(sample.today, -70) })
    await draftPlan(tx, sample.carer, { id: first, madeOn: addDays(sample.today, -60), outcomes: [mine], actions: [] })
    await agree(tx, first, addDays(sample.today, -60))
    await recordReview(tx, sample.carer, { id: review, onDay: addDays(sample.today, -30), why: 'planned' })
    await recordMark(tx, review, { id: newId(), workerId: newId(), outcome: nights, workerStory: 'She looked worn out.', story: 'I slept till six on Tuesday.', now: 'closer', hoped: 'as-hoped', contributors: [{ kind: 'family', name: 'Meera', way: 'helped', share: 'a-lot' }] })
    await draftPlan(tx, sample.carer, { id: plan, madeOn: sample.today, outcomes: [mine], actions: [] })
  })
})
const lastPlan = () => asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).content.lastPlan)

test('what was said in a look back since stands in the second plan, by itself, with the way to it; a worker’s own view of how it goes does not', async () => {
  expect((await lastPlan())!.outcomes).toMatchObject([{ statement: 'to sleep through', said: [{ voice: 'carer', words: 'I slept till six on Tuesday.', review }, { voice: 'gathered', review }] }])
  const page = (await worker.get(`/plans/${plan}`)).html
  expect(page).toContain(`href="/reviews/${review}"`)
  expect(page).toContain('I slept till six on Tuesday.')
  expect(page).toContain('Meera')
  expect(page).not.toContain('She looked worn out.')
  // On paper it leads nowhere.
  expect((await worker.get(`/plans/${plan}/print`)).html).not.toContain(`href="/reviews/${review}"`)
  expect((await worker.get(`/plans/${plan}/law`)).html).toMatch(/What did it do for “to sleep through”\?[\s\S]*Meera/)
})

test('what the last plan did can be chosen for a copy, line by line, and is on none unless it is', async () => {
  await asJo((tx) => agree(tx, plan, sample.today))
  const choosing = (await worker.get(`/carers/${sample.carer}/copies/new?kind=plan`)).html
  expect(choosing).toMatch(/name="choose" type="checkbox" value="law\.last\.0"[\s\S]*to sleep through[\s\S]*value="law\.last\.0\.0"[\s\S]*I slept till six on Tuesday\./)
  const make = async (choose: string[]) => {
    const id = newId()
    expect((await worker.post(`/carers/${sample.carer}/copies`, { id, kind: 'plan', plan, seen: hidden(choosing, 'seen'), choose, title: 'For Meera', name: '', whom: 'Meera', form: 'print', language: 'en-GB', ours: '', reach: 'record' })).status).toBe(303)
    return (await worker.get(`/copies/${id}/copy.txt`)).html
  }
  expect(await make(['law.last.0', 'law.last.0.0'])).toMatch(/What the last plan did: to sleep through[\s\S]*“I slept till six on Tuesday\.”/)
  expect(await make(['matters.matters.' + (await lastPlan())!.outcomes[0]!.outcome])).not.toMatch(/last plan|I slept/)
})

test('what she keeps from a worker stands in no plan, whoever writes it', async () => {
  await database.owner.query(`update marks set kept_from = (select id from workers w where w.organisation_id = marks.organisation_id and w.id <> $2 limit 1) where review_id = $1`, [review, jo.id])
  expect((await lastPlan())!.outcomes[0]!.said).toEqual([])
  expect((await worker.get(`/plans/${plan}`)).html).not.toContain('I slept till six on Tuesday.')
})

test('what was said before the last plan was agreed is not told of it', async () => {
  await database.owner.query(`update reviews set on_day = $1 where id = $2`, [addDays(sample.today, -70), review])
  expect((await lastPlan())!.outcomes[0]!.said).toEqual([])
  expect((await worker.get(`/plans/${plan}/law`)).html).toContain('Nobody has looked back at this since.')
  expect((await worker.get(`/plans/${plan}`)).html).not.toContain('What the last plan did</h2>')
})

test('only her own workers put it otherwise', async () => {
  for (const who of ['morag-sinclair', 'fiona-macdougall', 'sam-ure']) expect((await (await signedIn(who)).post(`/plans/${plan}/last-plan`, { id: newId(), outcome: sample.nights, words: 'x' })).status).toBeGreaterThanOrEqual(403)
})
