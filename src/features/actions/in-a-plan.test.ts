import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { asJo, dayFields, hidden, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { addCirclePerson, recordLeaving } from '../circles/index.ts'
import { findActions } from './index.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeAll(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})

test('a promise added while a plan is composed can be somebody’s of the circle, called by name; who has left cannot be chosen', async () => {
  const [rhona, gone] = [newId(), newId()]
  await asJo(async (tx) => {
    await addCirclePerson(tx, sample.carer, { id: rhona, name: 'Rhona', who: 'from the choir', kind: 'person', line: null, gives: null, gets: null, contact: null })
    await addCirclePerson(tx, sample.carer, { id: gone, name: 'Duncan', who: 'next door', kind: 'person', line: null, gives: null, gets: null, contact: null })
    await recordLeaving(tx, sample.carer, gone, { on: sample.today })
  })
  const page = await worker.get(`/carers/${sample.carer}/plans/new`)
  expect(page.html).toMatch(new RegExp(`<select[^>]*name="person\\.${sample.nights}"[\\s\\S]*?value="${rhona}"`))
  expect(page.html).not.toContain(`value="${gone}"`)
  const promise = { [`action.${sample.nights}`]: hidden(page.html, `action.${sample.nights}`), [`what.${sample.nights}`]: 'sits in on Thursdays', [`owner.${sample.nights}`]: 'friend' }
  const send = (person: string, more: Record<string, string> = {}) => worker.post(`/carers/${sample.carer}/plans`, {
    id: hidden(page.html, 'id'), caringNow: '', outcomes: [sample.nights], actions: [sample.meera], ...dayFields('madeOn', sample.today), go: 'plan', ...promise, [`person.${sample.nights}`]: person, ...more,
  })
  const wrong = await send(gone)
  expect([wrong.status, wrong.html.includes('Choose somebody who is around'), wrong.html.includes('sits in on Thursdays')]).toEqual([422, true, true])
  // Somebody chosen and nothing said is not lost without a word.
  expect((await send(rhona, { [`what.${sample.nights}`]: '' })).status).toBe(422)
  for (let turn = 0; turn < 2; turn++) expect((await send(rhona)).status).toBe(303)
  expect((await asJo((tx) => findActions(tx, sample.carer))).filter(({ what }) => what === 'sits in on Thursdays')).toMatchObject([{ who: 'Rhona', personId: rhona, outcome: sample.nights }])
})
