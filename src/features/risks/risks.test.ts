import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { keepPassages, liftWords, startConversation } from '../conversations/index.ts'

const world = useTestDatabase('world')
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }

describe('a risk worth taking', () => {
  let visitor: Visitor
  const [carer, conversation, passage] = [newId(), newId(), newId()]
  const words = 'He will go for his paper by himself. If he falls, he falls. He looks at the river on the way.'

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Wilma' })
      await startConversation(tx, carer, { id: conversation, people: [{ voice: 'carer', name: 'Wilma' }, { voice: 'worker', name: 'Jo', workerId: jo.id }] })
      await keepPassages(tx, conversation, [{ id: passage, voice: 'carer', name: 'Wilma', words }])
    })
  })

  it('is lifted out, asks who carries what, and stands on the talk, the reading and the carer’s page', async () => {
    const id = newId()
    const lifted = await visitor.post(`/passages/${passage}/highlights`, { id, kind: 'risk', words: 'He will go for his paper by himself.' })
    expect(lifted.location).toBe(`/highlights/${id}/risk`)
    const { html } = await visitor.get(`/highlights/${id}/risk`)
    for (const said of ['<q dir="auto">He will go for his paper by himself.</q>', 'Wilma carries', 'Our organisation carries']) expect(html).toContain(said)
    expect((await visitor.get(`/carers/${carer}`)).html).toContain('Nobody has said yet who carries what.')
    const empty = await visitor.post(`/highlights/${id}/risk`, { id: newId(), 'look-day': '31', 'look-month': '2', 'look-year': '2027' })
    expect([empty.status, empty.html.includes('Give a day that exists')]).toEqual([422, true])
    expect((await visitor.post(`/highlights/${id}/risk`, { id: newId() })).html).toContain('Say something of it')
    const gone = await visitor.post(`/highlights/${id}/risk`, { id: newId(), worth: 'He is himself again.', 'look-day': '1', 'look-month': '2', 'look-year': '2020' })
    expect([gone.status, gone.html.includes('has gone by'), gone.html.includes('He is himself again.')]).toEqual([422, true, true])
    const form = { id: newId(), worth: 'He is himself again.', wrong: 'He falls on the brae.', carer: 'Lets him go, and is not to be blamed.', workers: 'Jo writes it in the plan.' }
    for (let twice = 0; twice < 2; twice++) expect((await visitor.post(`/highlights/${id}/risk`, form)).location).toBe(`/conversations/${conversation}?lifted=${id}#mark-${id}`)
    await visitor.post(`/highlights/${id}/risk`, { ...form, id: newId(), wrong: 'He falls on the steps.' })
    for (const page of [`/carers/${carer}`, `/conversations/${conversation}/read-back`]) {
      const shown = (await visitor.get(page)).html
      for (const said of ['Risks worth taking', 'He is himself again.', 'He falls on the steps.', 'Wilma carries: Lets him go']) expect(shown).toContain(said)
      expect(shown).not.toContain('on the brae')
    }
    // What it said before is kept, and can be read.
    expect((await visitor.get(`/highlights/${id}/risk`)).html).toContain('He falls on the brae.')
    expect((await world.owner.query('select count(*)::int as count from risk_agreements where highlight_id = $1', [id])).rows).toEqual([{ count: 2 }])
  })

  it('is nobody’s who may not read the words, and no other lifted words are one', async () => {
    const [worry, risk] = [newId(), newId()]
    await inTenant(jo, async (tx) => {
      await liftWords(tx, passage, { id: worry, kind: 'worry', words: 'If he falls, he falls.', starts: null, ends: null, sentence: [] })
      await liftWords(tx, passage, { id: risk, kind: 'risk', words: 'He looks at the river on the way.', starts: null, ends: null, sentence: [] })
    })
    for (const answer of [await visitor.get(`/highlights/${worry}/risk`), await visitor.post(`/highlights/${worry}/risk`, { id: newId(), worth: 'x' })]) expect(answer.status).toBe(404)
    for (const key of [['calum-kennedy', 'skerry'], ['ruaridh-bell', 'lochside'], ['fiona-macdougall', 'lochside']] as const) {
      const other = await signedIn(key[0], key[1])
      for (const answer of [await other.get(`/highlights/${risk}/risk`), await other.post(`/highlights/${risk}/risk`, { id: newId(), worth: 'x' })]) expect([key[0], answer.status === 404 || answer.status === 403]).toEqual([key[0], true])
    }
  })
})
