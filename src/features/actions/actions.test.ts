import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { addDays } from '../../kernel/clock.ts'
import { asJo, dayFields, hidden, jo, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { findActions, findPromisesOf } from './queries.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeAll(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})

const open = () => asJo((tx) => findActions(tx, sample.carer))

describe('a promise', () => {
  it('is written down once, however often the form is sent, and is on the list and on the worker’s Today', async () => {
    const page = await worker.get(`/carers/${sample.carer}/actions/new?outcome=${sample.nights}`)
    expect(page.status).toBe(200)
    const fields = { id: hidden(page.html, 'id'), what: 'ring the ward', owner: 'worker', worker: jo.id, outcome: sample.nights, ...dayFields('by', addDays(sample.today, 3)) }
    expect((await worker.post(`/carers/${sample.carer}/actions`, fields)).status).toBe(303)
    expect((await worker.post(`/carers/${sample.carer}/actions`, fields)).status).toBe(303)
    expect((await open()).filter(({ what }) => what === 'ring the ward')).toMatchObject([{ who: 'Jo Reid', workerId: jo.id, answer: null }])
    expect(await asJo((tx) => findPromisesOf(tx, jo.id))).toContainEqual(expect.objectContaining({ what: 'ring the ward', carer: sample.carer }))
    expect((await worker.get(`/carers/${sample.carer}/actions`)).html).toContain('ring the ward')
    expect((await worker.post(`/carers/${sample.carer}/actions`, { ...fields, what: 'something else' })).status).toBe(409)
  })

  it('is answered in words; a later answer stands beside the earlier one', async () => {
    const answer = (words: string, answer: string) => worker.post(`/actions/${sample.meera}/answers`, { id: newId(), answer, words, ...dayFields('on', sample.today) })
    expect((await answer('Her back went.', 'not-done')).status).toBe(303)
    expect((await answer('She came after all.', 'done')).status).toBe(303)
    const { html } = await worker.get(`/actions/${sample.meera}`)
    expect(html).toContain('Her back went.')
    expect(html).toContain('She came after all.')
    expect((await open()).find(({ id }) => id === sample.meera)?.answer?.answer).toBe('done')
  })

  it('can be put into better words; a stale form shows both and loses nothing', async () => {
    const change = (what: string) => worker.post(`/actions/${sample.meera}`, { version: '1', what, owner: 'family', who: 'Meera', outcome: sample.nights })
    expect((await change('Monday and Tuesday nights')).status).toBe(303)
    const stale = await change('every night, she says')
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Monday and Tuesday nights')
    expect(stale.html).toContain('every night, she says')
    expect(hidden(stale.html, 'version')).toBe('2')
  })

  it('keeps every word of a form that is not right, and says what is', async () => {
    const send = (fields: Record<string, string | Blob>) => worker.post(`/carers/${sample.carer}/actions`, { id: newId(), ...fields })
    const empty = await send({ who: 'عائلة 🌸 <script>x</script>' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Say what they will do.')
    expect(empty.html).toContain('عائلة 🌸 &lt;script>')
    expect((await send({ what: 'x'.repeat(301), owner: 'carer' })).html).toContain('300')
    expect((await send({ what: 'Mondays', owner: 'family' })).html).toContain('Say what they are called.')
    expect((await send({ what: 'Mondays', owner: 'worker' })).html).toContain('Choose which of us does it.')
    expect((await send({ what: 'Mondays', owner: 'worker', worker: newId() })).status).toBe(422)
    expect((await send({ what: 'Mondays', owner: 'carer', outcome: newId() })).status).toBe(422)
    expect((await send({ what: 'Mondays', owner: 'carer', ...dayFields('by', '2020-01-01') })).html).toContain('before the day it was promised')
    expect((await send({ what: 'Mondays', owner: 'carer', ...dayFields('by', '2026-02-31') })).status).toBe(422)
    expect((await send({ what: new Blob(['x']), owner: 'carer' })).status).toBe(422)
    expect((await worker.post(`/actions/${sample.meera}/answers`, { id: newId(), answer: 'done', ...dayFields('on', '2199-01-01') })).status).toBe(422)
  })
})

describe('the walls', () => {
  it('stand: another organisation, an evaluator and an administrator find nothing; a colleague is asked why', async () => {
    const paths = [`/carers/${sample.carer}/actions`, `/carers/${sample.carer}/actions/new`, `/actions/${sample.meera}`]
    for (const visitor of [await signedIn('una-macphail', 'skerry'), await signedIn('ruaridh-bell'), await signedIn('fiona-macdougall')]) {
      for (const path of paths) expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.post(`/carers/${sample.carer}/actions`, { id: newId(), what: 'x', owner: 'carer' })).status).toBe(404)
      expect((await visitor.post(`/actions/${sample.meera}/answers`, { id: newId(), answer: 'done', ...dayFields('on', sample.today) })).status).toBe(404)
    }
    const colleague = await signedIn('sam-ure')
    expect((await colleague.get(paths[0]!)).status).toBe(403)
    expect((await colleague.post(`/actions/${sample.meera}`, { version: '1', what: 'x', owner: 'carer' })).status).toBe(403)
    expect((await worker.get(`/actions/${newId()}`)).status).toBe(404)
    expect((await worker.get('/actions/not-an-id')).status).toBe(404)
  })
})
