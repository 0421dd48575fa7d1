import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { addDays } from '../../kernel/clock.ts'
import { asJo, dayFields, hidden, jo, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { recordAction } from './commands.ts'
import { findActions, findPromisesOf } from './queries.ts'
import { actionOwners, isOnlyServices } from './schema.ts'

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
    const nobody = await send({ what: 'somebody should ring the ward' })
    expect([nobody.status, nobody.html.includes('Choose who does it.'), nobody.html.includes('somebody should ring the ward')]).toEqual([422, true, true])
    expect((await send({ what: 'Mondays', owner: 'family', person: newId() })).html).toContain('Choose somebody who is around')
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

describe('what a carer promised herself', () => {
  it('stands on her own page, and she says how it went; what others promised is not hers to answer', async () => {
    const asha = idOf('lochside', 'carer', 'asha-menon')
    const [own, theirs] = [newId(), newId()]
    await asJo(async (tx) => {
      await recordAction(tx, asha, { id: own, what: 'rings her cousin in Leith', owner: 'carer' })
      await recordAction(tx, asha, { id: theirs, what: 'sends the form', owner: 'service', who: 'The council' })
    })
    const carer = await signedIn('asha-menon', 'lochside', 'account')
    const page = await carer.get('/my-plan')
    for (const said of ['What you said you would do', 'rings her cousin in Leith', `/my-promises/${own}`]) expect(page.html).toContain(said)
    expect(page.html).not.toContain(`/my-promises/${theirs}`)
    const answer = (action: string, fields: Record<string, string>) => carer.post(`/my-promises/${action}/answers`, { id: newId(), ...dayFields('on', sample.today), ...fields })
    const empty = await answer(own, { words: 'Twice.' })
    expect([empty.status, empty.html.includes('Choose how it went.'), empty.html.includes('Twice.')]).toEqual([422, true, true])
    expect((await answer(own, { answer: 'not-done', words: 'She was away.' })).location).toBe('/my-plan#promises')
    expect((await carer.get('/my-plan')).html).not.toContain('rings her cousin in Leith</span>')
    expect((await asJo((tx) => findActions(tx, asha))).find(({ id }) => id === own)?.answer).toMatchObject({ answer: 'not-done', words: 'She was away.', by: 'Asha' })
    expect((await answer(theirs, { answer: 'done' })).status).toBe(404)
    expect((await carer.get(`/my-promises/${theirs}`)).status).toBe(404)
    expect((await answer(sample.meera, { answer: 'done' })).status).toBe(404)
    expect((await worker.get(`/my-promises/${own}`)).status).toBe(404)
    expect((await worker.post(`/my-promises/${own}/answers`, { id: newId(), answer: 'done', ...dayFields('on', sample.today) })).status).toBe(404)
  })
})

describe('the gentle question', () => {
  it('is asked where all that is open is done by services or by us, and of nobody who may not write', async () => {
    const carer = newId()
    await asJo(async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Wilma' })
      await recordAction(tx, carer, { id: newId(), what: 'day care', owner: 'service', who: 'The Lorn centre' })
    })
    const address = `/carers/${carer}/actions`
    expect((await worker.get(address)).html).toContain('Is there anybody who is not a service?')
    await asJo((tx) => recordAction(tx, carer, { id: newId(), what: 'looks in on Fridays', owner: 'community', who: 'The man at the shop' }))
    expect((await worker.get(address)).html).not.toContain('Is there anybody who is not a service?')
  })

  it('follows from who promised, and from nothing else', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...actionOwners)), (owners) => {
      expect(isOnlyServices(owners)).toBe(owners.length > 0 && owners.every((owner) => owner === 'service' || owner === 'worker'))
    }))
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
