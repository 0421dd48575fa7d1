import { beforeEach, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { systemActor } from '../../kernel/actor.ts'
import { idOf } from '../../seed/ids.ts'
import { findContactSummary, findSpell } from './queries.ts'

const world = useTestDatabase('world')
const day = (name: string, text: string) => { const [year = '', month = '', date = ''] = text.split('-'); return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year } }
const today = new Date().toISOString().slice(0, 10)

let jo: Visitor, sam: Visitor
beforeEach(async () => { [jo, sam] = [await signedIn('jo-reid'), await signedIn('sam-ure')] })

async function registered(): Promise<string> {
  const id = newId()
  await jo.post('/carers', { id, callName: 'Nan', asked: 'new' })
  return id
}
const summary = (carer: string) => inTenant(systemActor(idOf('lochside')), (tx) => findContactSummary(tx, carer))

describe('how somebody came', () => {
  it('stands in the demo world', async () => {
    const { html } = await jo.get(`/carers/${idOf('lochside', 'carer', 'asha-menon')}/contacts`)
    for (const words of ['She rang the centre after the surgery gave her the leaflet.', 'taken by Jo Reid', 'Privacy notice given', 'Yes, please', 'Support goes on, since']) expect(html).toContain(words)
    const ended = (await world.owner.query(`select carer_id from spell_events where kind = 'closed' limit 1`)).rows[0]
    expect((await inTenant(systemActor(idOf('lochside')), (tx) => findSpell(tx, ended.carer_id))).state).toBe('closed')
  })

  it('is written down once, opens the spell of support, and may have no notice yet', async () => {
    const id = await registered()
    const fields = { id: newId(), ...day('onDay', '2026-01-15'), how: 'She rang 🌊', cameBy: 'مستشفى', words: '<script>alert(1)</script>', noticeGiven: 'no' }
    for (const _twice of [1, 2]) expect((await jo.post(`/carers/${id}/contacts`, fields)).status).toBe(303)
    const { html } = await jo.get(`/carers/${id}/contacts`)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('Privacy notice not given yet')
    expect((await jo.post(`/carers/${id}/contacts`, { ...fields, how: 'Other words' })).status).toBe(409)
    expect(await summary(id)).toMatchObject({ first: { how: 'She rang 🌊' }, noticeGiven: false, offer: undefined, spell: { state: 'open', since: '2026-01-15' } })
    await jo.post(`/carers/${id}/contacts`, { id: newId(), ...day('onDay', today), how: 'Rang back', noticeGiven: 'yes', noticeHow: 'Read out' })
    expect(await summary(id)).toMatchObject({ first: { how: 'She rang 🌊' }, noticeGiven: true })
  })

  it('says what is not right, and keeps every word', async () => {
    const id = await registered()
    const empty = await jo.post(`/carers/${id}/contacts`, { id: newId(), words: 'Kept words' })
    expect(empty.status).toBe(422)
    for (const words of ['Say which day it was', 'Say how they came', 'Say whether they have the privacy notice', 'Kept words']) expect(empty.html).toContain(words)
    expect((await jo.post(`/carers/${id}/contacts`, { id: newId(), ...day('onDay', '2199-01-01'), how: 'x', noticeGiven: 'no' })).html).toContain('still to come')
    const long = await jo.post(`/carers/${id}/contacts`, { id: newId(), ...day('onDay', today), how: 'x', noticeGiven: 'no', words: 'w'.repeat(10_001) })
    expect([long.status, long.html.includes('The limit is 10,000 characters'), long.html.includes('w'.repeat(10_001))]).toEqual([422, true, true])
    expect((await jo.post(`/carers/${id}/contacts`, { id: newId(), ...day('onDay', today), how: 'x', noticeGiven: 'no', words: 'w'.repeat(10_000) })).status).toBe(303)
    expect((await jo.post(`/carers/${id}/contacts`, { id: newId(), ...day('onDay', today), how: new File(['x'], 'x.doc') as never, noticeGiven: 'no' })).status).toBe(422)
  })

  it('is written by own workers, and elsewhere is not there', async () => {
    const id = await registered()
    const fields = { id: newId(), ...day('onDay', today), how: 'Typed by Sam', noticeGiven: 'no' }
    const refused = await sam.post(`/carers/${id}/contacts`, fields)
    expect([refused.status, refused.html.includes('Typed by Sam')]).toEqual([403, true])
    const ellie = idOf('skerry', 'carer', 'ellie-macneill')
    for (const path of ['contacts', 'plan-offers', 'spell-events']) expect((await jo.post(`/carers/${ellie}/${path}`, fields)).status).toBe(404)
    const { rows } = await world.owner.query('select id from plan_offers where carer_id = $1', [ellie])
    for (const offer of [rows[0]?.id ?? newId(), newId()]) expect((await jo.post(`/plan-offers/${offer}/answer`, { answer: 'declined', ...day('answeredOn', today) })).status).toBe(404)
    expect((await (await signedIn('morag-sinclair')).get(`/carers/${id}/contacts`)).html).not.toContain('name="how"')
  })
})

describe('the offer of a plan', () => {
  it('is made, answered later, and answered otherwise', async () => {
    const id = await registered()
    const offer = newId()
    expect((await jo.post(`/carers/${id}/plan-offers`, { id: offer, ...day('offeredOn', '2026-02-03') })).status).toBe(303)
    expect(await summary(id)).toMatchObject({ offer: { offeredOn: '2026-02-03', answer: null } })
    expect((await jo.post(`/plan-offers/${offer}/answer`, { ...day('answeredOn', '2026-02-01'), answer: 'accepted', words: 'Kept' })).html).toContain('cannot come before the offer')
    expect((await jo.post(`/plan-offers/${offer}/answer`, { ...day('answeredOn', '2026-02-04') })).html).toContain('Choose what they said')
    expect((await jo.post(`/plan-offers/${offer}/answer`, { ...day('answeredOn', '2026-02-04'), answer: 'not-now', words: 'After Easter' })).status).toBe(303)
    expect((await jo.post(`/plan-offers/${offer}/answer`, { ...day('answeredOn', '2026-04-04'), answer: 'accepted' })).status).toBe(303)
    expect(await summary(id)).toMatchObject({ offer: { answer: 'accepted', answeredOn: '2026-04-04' } })
    expect((await jo.post(`/carers/${id}/plan-offers`, { id: newId(), ...day('offeredOn', today), answer: 'perhaps' })).status).toBe(422)
  })
})

describe('a spell of support', () => {
  it('rests, begins again, ends with a reason, in order and no other way', async () => {
    const id = await registered()
    const turn = (kind: string, on: string, more: Record<string, string> = {}) => jo.post(`/carers/${id}/spell-events`, { id: newId(), kind, ...day('onDay', on), ...more })
    const state = async () => (await summary(id)).spell
    expect(await state()).toMatchObject({ state: 'open', since: null })
    expect((await turn('paused', '2026-03-01', { words: 'Back in May' })).status).toBe(303)
    expect(await state()).toMatchObject({ state: 'paused', since: '2026-03-01', words: 'Back in May' })
    expect((await turn('paused', '2026-03-02')).html).toContain('this no longer fits')
    expect((await turn('reopened', '2026-02-01')).html).toContain('Something later was written down already')
    expect((await turn('reopened', '2026-05-01')).status).toBe(303)
    expect((await turn('closed', '2026-05-02')).html).toContain('Choose why it comes to an end')
    const closing = { id: newId(), kind: 'closed', ...day('onDay', '2026-05-02'), why: 'bereaved', words: 'He died at home.' }
    for (const _twice of [1, 2]) expect((await jo.post(`/carers/${id}/spell-events`, closing)).status).toBe(303)
    expect(await state()).toMatchObject({ state: 'closed', why: 'bereaved' })
    expect((await jo.get(`/carers/${id}/contacts`)).html).toContain('the person they cared for died')
    expect((await turn('reopened', today)).status).toBe(303)
    expect(await state()).toMatchObject({ state: 'open', since: today })
    expect((await turn('nonsense', today)).status).toBe(422)
  })

  it('answered by two people at once: the second sees what the first wrote, and chooses', async () => {
    const id = await registered()
    const offer = newId()
    await jo.post(`/carers/${id}/plan-offers`, { id: offer, ...day('offeredOn', today) })
    const was = /name="was" value="([^"]*)"/.exec((await jo.get(`/carers/${id}/contacts`)).html)?.[1] ?? ''
    const first = { was, answer: 'accepted', ...day('answeredOn', today), words: 'She said yes.' }
    for (const _twice of [1, 2]) expect((await jo.post(`/plan-offers/${offer}/answer`, first)).status).toBe(303)
    const second = await jo.post(`/plan-offers/${offer}/answer`, { ...first, answer: 'declined', words: 'She said no.' })
    expect([second.status, second.html.includes('She said yes.'), second.html.includes('She said no.'), second.html.includes('Somebody else wrote down an answer')]).toEqual([422, true, true, true])
    const now = /name="was" value="([^"]*)"/.exec(second.html)?.[1] ?? ''
    expect((await jo.post(`/plan-offers/${offer}/answer`, { ...first, was: now, answer: 'declined', words: 'She said no.' })).status).toBe(303)
  })
})
