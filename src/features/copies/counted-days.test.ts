import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { asJo, makePlan, makeSample } from '../../../test/sample-plan.ts'
import { type Answer, signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { endCaring, findCountedDays } from '../circles/index.ts'
import { findLeftInPeace } from '../reminders/queries.ts'
import { recordReview } from '../reviews/index.ts'
import { noteTerminalIllness } from '../timescales/index.ts'

useTestDatabase('world')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('days and not months: one page is offered, nothing is measured, nobody is reminded; and after the death it is still so', async () => {
  const sample = await makeSample()
  const { carer, relationship, today, nights } = sample
  await makePlan(sample)
  const worker = await signedIn('jo-reid')
  const review = newId()
  await asJo((tx) => recordReview(tx, carer, { id: review, why: 'circumstances', onDay: today }))
  const writing = async () => text(await worker.get(`/reviews/${review}/writing?outcome=${nights}`))
  const inPeace = () => asJo(async (tx) => (await findLeftInPeace(tx, [carer])).has(carer))
  expect(text(await worker.get(`/carers/${carer}/copies`))).not.toContain('One page for these days')
  expect(await inPeace()).toBe(false)
  await asJo((tx) => noteTerminalIllness(tx, carer, { id: newId(), relationship, identifiedOn: today, how: 'the ward sister told her' }))
  expect(text(await worker.get(`/carers/${carer}/copies`))).toContain('One page for these days')
  expect(await inPeace()).toBe(true)
  expect(await writing()).toMatch(/These are days and not months\. Nothing is asked here but what was said\./)
  const form = await worker.get(`/carers/${carer}/copies/new?kind=these-days`)
  expect(text(form)).toMatch(/Who to ring, day and night.*What matters now.*What must not be left unsaid/)
  await asJo((tx) => endCaring(tx, carer, relationship, { id: newId(), how: 'died', on: today }))
  expect(await asJo(async (tx) => (await findCountedDays(tx, [carer])).has(carer))).toBe(false)
  // A gentle hold: what goes by itself still does not go.
  expect(await inPeace()).toBe(true)
  expect(text(await worker.get(`/carers/${carer}/copies`))).not.toContain('One page for these days')
})
