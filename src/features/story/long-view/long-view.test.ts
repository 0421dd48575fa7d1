import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { type Answer, signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { choose, type Happening } from './happenings.ts'

useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const nights = idOf('lochside', 'asha-menon', 'outcome', 'nights')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('everything that happened is one story, oldest first, each part with its day', async () => {
  const jo = await signedIn('jo-reid')
  const page = await jo.get(`/carers/${asha}/long-view`)
  expect(page.status).toBe(200)
  const told = text(page)
  const parts = ['I just want to sleep through so I am not snapping at the kids', 'Mondays are mine now.', 'her dad fell', 'Back on the landing, listening.', 'Two bad nights all month. I read to the boys again.']
  const at = parts.map((words) => told.lastIndexOf(words))
  expect(at.every((one) => one > 0)).toBe(true)
  expect(at.slice(1)).toEqual(at.slice(1).toSorted((a, b) => a - b))
  expect(told).toContain('A plan was agreed: Asha')
})

test('it can be read in one voice, or about one outcome', async () => {
  const jo = await signedIn('jo-reid')
  const about = text(await jo.get(`/carers/${asha}/long-view?outcome=${nights}`))
  expect(about).toContain('Back on the landing, listening.')
  expect(about).not.toContain('Every one but Easter.')
  const hers = text(await jo.get(`/carers/${asha}/long-view?voice=carer`))
  expect(hers).toContain('Every one but Easter.')
  expect(hers).not.toContain('A plan was agreed')
  expect(text(await jo.get(`/carers/${asha}/long-view?voice=nobody`))).toContain('There is nothing to read with this choice.')
  expect((await jo.get(`/carers/${asha}/long-view?outcome=${newId()}`)).status).toBe(404)
})

test('a colleague with a reason reads only what was widened to them, here as anywhere', async () => {
  const sam = await signedIn('sam-ure')
  expect((await sam.get(`/carers/${asha}/long-view`)).status).toBe(403)
  await sam.post(`/carers/${asha}/reasons`, { id: newId(), why: 'Asha rang and Jo is off' })
  const told = text(await sam.get(`/carers/${asha}/long-view`))
  expect(told).not.toContain('They get the worst of me')
  expect(told).not.toContain('She will not tell you, so I will.')
  expect((await (await signedIn('fiona-macdougall')).get(`/carers/${asha}/long-view`)).status).toBe(404)
})

test('choosing leaves nothing out that was asked for, and adds nothing', () => {
  const happening: fc.Arbitrary<Happening> = fc.record({
    onDay: fc.constantFrom('2026-01-01', '2026-02-01'), kind: fc.constantFrom('said' as const, 'hoped' as const), voice: fc.constantFrom('carer', 'worker', null), who: fc.constant(null),
    words: fc.string(), href: fc.constant(null), outcomes: fc.subarray(['a', 'b', 'c']), quoted: fc.boolean(),
  })
  fc.assert(fc.property(fc.array(happening), fc.constantFrom(undefined, 'carer', 'worker'), fc.constantFrom(undefined, 'a', 'b'), (all, voice, outcome) => {
    const chosen = choose(all, { voice, outcome })
    for (const one of all) expect(chosen.includes(one)).toBe((!voice || one.voice === voice) && (!outcome || one.outcomes.includes(outcome)))
    expect(choose(all, {})).toEqual(all)
  }))
})
