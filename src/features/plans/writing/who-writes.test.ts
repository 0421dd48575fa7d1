import { expect, test } from 'vitest'
import { dayFields, makePlan, makeSample } from '../../../../test/sample-plan.ts'
import { signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { newId } from '../../../kernel/ids.ts'

useTestDatabase('world')

test('who reads a record with a reason, and works with its carer no more than that, is shown no page to write its plan on, and writes nothing', async () => {
  const sample = await makeSample()
  const plan = await makePlan(sample, false)
  const sam = await signedIn('sam-ure')
  await sam.post(`/carers/${sample.carer}/reasons`, { id: newId(), why: 'She rang and Jo is off' })
  expect((await sam.get(`/plans/${plan}`)).status).toBe(200)
  for (const page of [`/carers/${sample.carer}/plans/new`, `/plans/${plan}/writing`]) expect([page, (await sam.get(page)).status]).toEqual([page, 404])
  const words = { caringNow: 'Sam’s words.', outcomes: [], actions: [], ...dayFields('madeOn', sample.today), go: 'plan' }
  expect((await sam.post(`/plans/${plan}/writing`, { ...words, version: '1' })).status).toBe(404)
  expect((await sam.post(`/carers/${sample.carer}/plans`, { ...words, id: newId() })).status).toBe(404)
  expect((await (await signedIn('jo-reid')).get(`/plans/${plan}`)).html).not.toContain('Sam’s words.')
})
