import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedIn, stranger } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { Role, WorkerActor } from '../../kernel/actor.ts'
import { at, now } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import type { Access } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { moveTalk } from '../amends/commands.ts'
import { planConversation, startConversation } from '../conversations/index.ts'
import { mayReadListening } from './policy.ts'

const world = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }
const words = 'She looked at her watch three times.'

/** A talk that Jo holds with Asha today. */
async function aTalk(): Promise<string> {
  const id = newId()
  await inTenant(jo, (tx) => startConversation(tx, asha, { id, people: [{ voice: 'carer', name: 'Asha' }, { voice: 'worker', name: 'Jo', workerId: jo.id }] }))
  return id
}

async function aLink(talk: string): Promise<string> {
  const { html } = await (await signedIn('jo-reid')).post(`/conversations/${talk}/listening-links`, { id: newId() })
  return /\/listened\/[\w.-]+/.exec(html)?.[0] ?? ''
}

describe('were you listened to?', () => {
  it('is answered by a link without an account, once, with nobody’s name on the page', async () => {
    const link = await aLink(await aTalk())
    const { status, html, headers } = await stranger().get(link)
    expect([status, headers.get('cache-control'), html.includes('Were you listened to?')]).toEqual([200, 'no-store', true])
    for (const name of ['Asha', 'Jo', 'Menon', 'Lochside', 'Morag']) expect(html).not.toContain(name)
    const form = { id: newId(), answer: 'partly', words, ring: 'yes' }
    const empty = await stranger().post(`${link}/answer`, { ...form, answer: '' })
    expect([empty.status, empty.html.includes('is an answer too'), empty.html.includes(words)]).toEqual([422, true, true])
    // Sent twice it is one; another answer by the same link is none.
    for (let twice = 0; twice < 2; twice++) expect((await stranger().post(`${link}/answer`, form)).html).toContain('Thank you')
    expect((await stranger().post(`${link}/answer`, { ...form, id: newId() })).status).toBe(404)
    const after = await stranger().get(link)
    expect([after.status, after.html.includes('This page is closed'), after.html.includes('watch')]).toEqual([404, true, false])
    expect((await world.owner.query('select count(*)::int as count from listening_answers where words = $1', [words])).rows).toEqual([{ count: 1 }])
  })

  it('tells nothing by a link that is old, made up, or of another kind', async () => {
    const link = await aLink(await aTalk())
    const later = new Date(now().getTime() + 15 * 86_400_000)
    const pages = await Promise.all([at(later, () => stranger().get(link)), stranger().get('/listened/nonsense'), stranger().get(`/listened/${idOf('lochside')}.nothing`), stranger().get(`/listened/${newId()}.nothing`), stranger().get(`/listened/${'a'.repeat(5000)}`)])
    const shown = pages.map(({ status, html }) => [status, html])
    for (const one of shown) expect(one).toEqual([404, shown[0]![1]])
  })

  it('is never for the worker of the talk: not the answer, nor whether there is one', async () => {
    const talk = await aTalk()
    const visitor = await signedIn('jo-reid')
    const before = await visitor.get(`/conversations/${talk}/listening`)
    await stranger().post(`${await aLink(talk)}/answer`, { id: newId(), answer: 'no', words: 'Never looked up once.', ring: 'no' })
    const pages = ['/today', `/carers/${asha}`, `/carers/${asha}/story`, `/conversations/${talk}`, `/conversations/${talk}/read-back`, `/conversations/${talk}/listening`]
    for (const page of pages) expect((await visitor.get(page)).html).not.toContain('Never looked up')
    const plain = (html: string) => html.replace(/value="[0-9a-f-]{36}"/g, '')
    expect(plain((await visitor.get(`/conversations/${talk}/listening`)).html)).toBe(plain(before.html))
    expect((await visitor.get('/listening')).status).toBe(403)
    const { rows: [row] } = await world.owner.query('select id from listening_answers where words = $1', ['Never looked up once.'])
    expect([(await visitor.get(`/listening/${row.id}`)).status, (await visitor.post(`/listening/${row.id}/replies`, { id: newId(), words: 'x' })).status]).toEqual([404, 404])
  })

  it('is read by a supervisor who was not there, as a look that the carer sees, and answered', async () => {
    const talk = await aTalk()
    const herself = await signedIn('asha-menon', 'lochside', 'account')
    expect((await herself.get('/my-plan')).html).toContain(`/my-talks/${talk}/listening`)
    const own = await herself.get(`/my-talks/${talk}/listening`)
    for (const said of ['You talked with Jo', 'Only Morag Sinclair']) expect(own.html).toContain(said)
    expect((await herself.post(`/my-talks/${talk}/listening`, { id: newId(), answer: 'yes', words: 'She let me be cross.', ring: 'yes' })).html).toContain('Thank you')
    expect((await herself.get('/my-plan')).html).not.toContain(`/my-talks/${talk}/listening`)
    const morag = await signedIn('morag-sinclair')
    expect((await morag.get('/today')).html).toContain('href="/listening"')
    const { rows: [row] } = await world.owner.query('select id from listening_answers where words = $1', ['She let me be cross.'])
    expect((await morag.get('/listening')).html).not.toContain('She let me be cross.')
    const looks = async () => (await world.owner.query("select count(*)::int as count from looks where carer_id = $1 and purpose = 'listening'", [asha])).rows[0].count
    const before = await looks()
    expect((await morag.get(`/listening/${row.id}`)).html).toContain('She let me be cross.')
    expect(await looks()).toBe(before + 1)
    expect((await herself.get('/my-plan')).html).toContain('read what you said about a talk')
    expect((await morag.post(`/listening/${row.id}/replies`, { id: newId(), words: ' ' })).status).toBe(422)
    expect((await morag.post(`/listening/${row.id}/replies`, { id: newId(), words: 'Rang her on Tuesday.' })).status).toBe(303)
    expect((await morag.get(`/listening/${row.id}`)).html).toContain('Rang her on Tuesday.')
  })

  it('goes with a talk that was written on the wrong person', async () => {
    const talk = await aTalk()
    await stranger().post(`${await aLink(talk)}/answer`, { id: newId(), answer: 'yes', words: 'It was Nan who said this.', ring: 'no' })
    const nan = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: nan, callName: 'Nan Right' })
      await moveTalk(tx, talk, asha, nan)
    })
    const { rows: [row] } = await world.owner.query('select id, carer_id from listening_answers where words = $1', ['It was Nan who said this.'])
    expect(row.carer_id).toBe(nan)
    expect((await (await signedIn('morag-sinclair')).get(`/listening/${row.id}`)).html).toContain('What Nan Right said about a talk')
  })

  it('cannot be asked where nobody could read it, about a talk still to come, or of somebody else’s talk', async () => {
    const planned = newId()
    await inTenant(jo, (tx) => planConversation(tx, asha, { id: planned, plannedFor: new Date(now().getTime() + 86_400_000), people: [] }))
    expect((await (await signedIn('jo-reid')).get(`/conversations/${planned}/listening`)).status).toBe(404)
    const calum = await signedIn('calum-kennedy', 'skerry')
    const talk = await aTalk()
    for (const answer of [await calum.get(`/conversations/${talk}/listening`), await calum.post(`/conversations/${talk}/listening-links`, { id: newId() })]) expect(answer.status).toBe(404)
    // Morag was at the talk herself: there is no other supervisor.
    const both = newId()
    await inTenant(jo, (tx) => startConversation(tx, asha, { id: both, people: [{ voice: 'carer', name: 'Asha' }, { voice: 'worker', name: 'Jo', workerId: jo.id }, { voice: 'worker', name: 'Morag', workerId: idOf('lochside', 'worker', 'morag-sinclair') }] }))
    expect((await (await signedIn('jo-reid')).get(`/conversations/${both}/listening`)).html).toContain('nobody who could read the answer')
    const herself = await signedIn('asha-menon', 'lochside', 'account')
    expect((await herself.get(`/my-talks/${both}/listening`)).html).toContain('nobody here who could read this')
  })

  it('is for a supervisor only, whatever else they are, and never one who was there, is her own worker, is refused, or whom a restricted record does not name', () => {
    const id = fc.constantFrom('a', 'b', 'c')
    const facts = fc.record({
      carer: fc.constant('she'), ownWorkers: fc.array(id), ownTeams: fc.constant([]), refused: fc.array(id), restrictedTo: fc.option(fc.array(id)), reasonToday: fc.array(id), openedNow: fc.array(id), coverAllowed: fc.boolean(),
    })
    const roles = fc.uniqueArray(fc.constantFrom<Role>('support worker', 'supervisor', 'evaluator', 'administrator'))
    fc.assert(fc.property(id, roles, facts, fc.array(id), (me, held, access: Access, workers) => {
      const may = mayReadListening({ ...jo, id: me, roles: held }, access, { workers })
      expect(may).toBe(held.includes('supervisor') && !workers.includes(me) && !access.ownWorkers.includes(me) && !access.refused.includes(me) && (access.restrictedTo?.includes(me) ?? true))
    }), { numRuns: 500 })
  })
})
