import { expect, test } from 'vitest'
import { asJo, dayFields, hidden, makePlan, makeSample } from '../../../../test/sample-plan.ts'
import { signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { newId } from '../../../kernel/ids.ts'
import { readContent } from '../content.ts'
import { getPlan } from '../queries.ts'
import { makePlanDocument } from './pdf.ts'

useTestDatabase('world')

test('who agreed to some of it has her own words about it on her plan: on the page, in print and on paper', async () => {
  const [sample, worker] = [await makeSample(), await signedIn('jo-reid')]
  const plan = await makePlan(sample, false)
  const seen = hidden((await worker.get(`/plans/${plan}`)).html, 'seen')
  const agreement = { id: newId(), seen, agreedBy: 'Nan', how: 'signed it', extent: 'some', comment: 'Not the bit about Meera.', ...dayFields('on', sample.today) }
  expect((await worker.post(`/plans/${plan}/agreement`, agreement)).status).toBe(303)
  for (const end of ['', '/print', '/print?size=large']) {
    const { html } = await worker.get(`/plans/${plan}${end}`)
    expect([end, html.match(/Not the bit about Meera\./g)?.length]).toEqual([end, 1])
  }
  const paper = await asJo(async (tx) => { const { plan: found } = await getPlan(tx, plan); return makePlanDocument({ ...await readContent(tx, found), agreement: found.agreement }) })
  expect(JSON.stringify(paper)).toContain('Not the bit about Meera.')
})
