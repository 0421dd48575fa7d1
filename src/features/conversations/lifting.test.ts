import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { getAccess, giveReason } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { findLiftedOfCarer, findReadablePassages, keepPassages, moveConversation, startConversation } from './index.ts'

const world = useTestDatabase('world')
const worker = (key: string, name: string): WorkerActor => ({ kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', key), name, roles: ['support worker'], teams: [] })
const jo = worker('jo-reid', 'Jo Reid')
const sam = worker('sam-ure', 'Sam Ure')

describe('lifting words out', () => {
  let visitor: Visitor
  let other: Visitor
  let carer: string
  let conversation: string
  let passage: string
  const words = 'I have not slept. 👩‍👩‍👧 I just want to sleep through. I have not slept. Mum did the nights.'
  const page = () => `/conversations/${conversation}`
  const lift = (fields: Record<string, string | string[]>, on = passage) => visitor.post(`/passages/${on}/highlights`, { id: newId(), ...fields })
  const highlights = async () => (await world.owner.query('select * from highlights where carer_id = $1 and undone_at is null order by starts, ends', [carer])).rows as { id: string; starts: number; ends: number; words: string; kind: string }[]

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    other = await signedIn('sam-ure')
  })

  beforeEach(async () => {
    carer = newId()
    conversation = newId()
    passage = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Wilma' })
      await startConversation(tx, carer, { id: conversation, people: [{ voice: 'carer', name: 'Wilma' }, { voice: 'worker', name: 'Jo', workerId: jo.id }] })
      await keepPassages(tx, conversation, [{ id: passage, voice: 'carer', name: 'Wilma', words }])
    })
  })

  it('confirms in place what was lifted, with a way back, and leaves overlaps each with its own place', async () => {
    const first = await lift({ words: 'I just want to sleep through.', kind: 'helps' })
    const { html } = await visitor.get(first.location!.split('#')[0]!)
    expect(html).toMatch(/role="status">Lifted out. What helps: <b dir="auto">I just want to sleep through.<\/b>/)
    const [one] = await highlights()
    expect(html).toContain(`action="/highlights/${one!.id}/undoing"`)
    await lift({ words: 'sleep through. I have not slept.', kind: 'worry' })
    const both = (await visitor.get(page())).html
    for (const { id } of await highlights()) expect(both.split(`id="mark-${id}"`)).toHaveLength(2)
    await visitor.post(`/highlights/${one!.id}/undoing`)
    expect((await visitor.get(first.location!.split('#')[0]!)).html).not.toContain('Lifted out. What helps')
  })

  it('offers the sentences of a passage, and lifts one, or several that stand together', async () => {
    const { html } = await visitor.get(page())
    const places = [...html.matchAll(/name="sentence"[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(places).toHaveLength(4)
    expect((await lift({ sentence: places[1] ?? '', kind: 'worry' })).location).toMatch(new RegExp(`^${page()}\\?lifted=[0-9a-f-]{36}#passage-${passage}$`))
    expect((await lift({ sentence: [places[2] ?? '', places[3] ?? ''], kind: 'in-the-way' })).status).toBe(303)
    expect((await highlights()).map((one) => [one.words, one.kind])).toEqual([['👩‍👩‍👧 I just want to sleep through.', 'worry'], ['I have not slept. Mum did the nights.', 'in-the-way']])
    const apart = await lift({ sentence: [places[0] ?? '', places[3] ?? ''], kind: 'worry' })
    expect(apart.status).toBe(422)
    expect(apart.html).toContain('Choose sentences that stand next to each other')
    expect((await lift({ kind: 'worry' })).html).toContain('Choose the words to lift out.')
    const after = (await visitor.get(page())).html
    const [worry, way] = await highlights()
    expect(after).toMatch(new RegExp(`<mark id="mark-${worry!.id}" class="other"><span [^>]*>A worry: </span>👩`))
    // Links both ways: from the list to the words, and from under the passage to the list.
    for (const { id } of [worry!, way!]) for (const part of [`href="#mark-${id}"`, `id="mark-${id}"`, `href="#lifted-${id}"`, `id="lifted-${id}"`]) expect(after).toContain(part)
  })

  it('lifts an exact place out, in code points, and refuses words that do not stand there', async () => {
    const starts = [...'I have not slept. '].length
    const said = '👩‍👩‍👧 I just want to sleep'
    expect((await lift({ words: said, starts: String(starts), ends: String(starts + [...said].length), kind: 'quote' })).status).toBe(303)
    expect(await highlights()).toMatchObject([{ starts, words: said }])
    for (const wrong of [{ words: said, starts: '0', ends: '9' }, { words: 'I just wanted', starts: '', ends: '' }, { words: said, starts: '5', ends: '2' }]) {
      const { status, html } = await lift({ ...wrong, kind: 'worry' })
      expect(status).toBe(422)
      expect(html).toContain('These words do not stand in the passage just like that')
      expect(html).toContain(wrong.words)
    }
    expect((await lift({ words: 'I have not slept.', kind: 'worry' })).html).toContain('These words stand here more than once')
    expect((await lift({ words: 'Mum did the nights', kind: 'strength' })).status).toBe(303)
    expect((await lift({ words: 'Mum did the nights', kind: 'prize' })).html).toContain('Choose what these words are.')
    expect((await lift({ sentence: '0-9999999', kind: 'worry' })).status).toBe(422)
  })

  it('lets picks overlap, marks each stretch, and puts one back', async () => {
    await lift({ words: 'sleep through. I have', kind: 'limit' })
    await lift({ words: 'through. I have not', kind: 'worry' })
    const { html } = await visitor.get(page())
    expect(html).toContain('A limit, going on; A worry: ')
    const [first] = await highlights()
    expect((await visitor.post(`/highlights/${first?.id}/undoing`)).location).toBe(`${page()}#passage-${passage}`)
    expect((await visitor.post(`/highlights/${first?.id}/undoing`)).status).toBe(303)
    expect((await highlights()).map((one) => one.kind)).toEqual(['worry'])
  })

  it('is once for the same form, and a conflict for another under its number', async () => {
    const id = newId()
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`/passages/${passage}/highlights`, { id, words: 'Mum did the nights', kind: 'worry' })).status).toBe(303)
    expect(await highlights()).toHaveLength(1)
    expect((await visitor.post(`/passages/${passage}/highlights`, { id, words: 'Mum did', kind: 'worry' })).status).toBe(409)
  })

  it('makes an outcome of the exact words, and comes back to the talk', async () => {
    const id = newId()
    const going = await visitor.post(`/passages/${passage}/highlights`, { id, words: 'I just want to sleep through', kind: 'outcome' })
    expect(going.location).toBe(`/outcomes/new?highlight=${id}`)
    expect((await visitor.get(page())).html).toContain('Outcome, not written down yet')
    const form = (await visitor.get(going.location ?? '')).html
    expect(form).toMatch(/<textarea[^>]*name="statement"[^>]*>I just want to sleep through<\/textarea>/)
    const outcome = newId()
    const kept = await visitor.post('/outcomes', { id: outcome, carer, highlight: id, statement: 'I just want to sleep through', whoseWords: 'verbatim', direction: 'keep' })
    expect(kept.location).toBe(`${page()}?kept=${outcome}#passage-${passage}`)
    expect((await visitor.get(kept.location ?? '')).html).toContain('<p role="status">Kept: <b dir="auto">I just want to sleep through</b></p>')
    const after = (await visitor.get(page())).html
    expect(after).not.toContain('Kept: <b')
    expect(after).toContain(`<a href="/outcomes/${outcome}" dir="auto">I just want to sleep through</a>`)
    expect(after).toContain('Outcome, to keep: ')
    expect((await visitor.get(`/outcomes/${outcome}`)).html).toContain(`href="/conversations/${conversation}#passage-${passage}"`)
    const undone = await visitor.post(`/highlights/${id}/undoing`)
    expect(undone.status).toBe(422)
    expect(undone.html).toContain('An outcome is made of these words.')
  })

  it('keeps highlights on the words they were made from when words are put right', async () => {
    await lift({ words: 'Mum did the nights', kind: 'strength' })
    const form = { id: newId(), words: 'Gran did the nights.' }
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`/passages/${passage}/corrections`, form)).status).toBe(303)
    expect((await visitor.post(`/passages/${passage}/corrections`, { id: newId(), words: '' })).html).toContain('Write something first.')
    const { html } = await visitor.get(page())
    expect(html.indexOf('Gran did the nights.')).toBeLessThan(html.indexOf('as it was first written'))
    expect(html).toContain('put right on')
    expect(html).toContain('</span>Mum did the nights</mark>')
    expect((await visitor.get(`${page()}/read-back`)).html).not.toContain('Mum did the nights')
    // Taking one away takes its other wordings with it.
    await visitor.post(`/passages/${form.id}/withdrawal`, { id: newId(), why: 'Wrong person.' })
    expect((await visitor.get(page())).html).not.toContain('Mum did')
    expect((await visitor.get(page())).html).not.toContain('Gran did')
  })

  it('keeps words for this conversation only on its page', async () => {
    await visitor.post(`/passages/${passage}/margin`, { whose: 'carer', reach: 'here' })
    const { html } = await visitor.get(page())
    expect(html).toContain('for this conversation only')
    // What has a page of its own is not made of words that never leave theirs.
    for (const kind of ['outcome', 'quote', 'risk']) {
      const refused = await lift({ words: 'Mum did the nights', kind })
      expect([kind, refused.status, refused.html.includes('cannot go into a plan')]).toEqual([kind, 422, true])
    }
    expect((await lift({ words: 'Mum did the nights', kind: 'worry' })).status).toBe(303)
    expect((await visitor.get(`${page()}/read-back`)).html).not.toContain('Mum did the nights')
    await inTenant(jo, async (tx) => {
      const access = await getAccess(tx, carer)
      expect(await findReadablePassages(tx, access, {})).toEqual([])
      expect(await findLiftedOfCarer(tx, access, ['worry'])).toEqual([])
    })
    await visitor.post(`/passages/${passage}/margin`, { whose: 'carer', reach: 'heard' })
    await lift({ words: 'I just want to sleep through', kind: 'outcome' })
    expect((await visitor.post(`/passages/${passage}/margin`, { whose: 'carer', reach: 'here' })).html).toContain('already an outcome, a quote or a risk')
  })

  it('sets a margin later, and shows both when somebody else did meanwhile', async () => {
    const was = 'carer|Wilma||heard|'
    expect((await visitor.post(`/passages/${passage}/margin`, { whose: 'else', elseName: 'Ravi', elseVoice: 'person', howKnown: 'observed', reach: 'heard', was })).status).toBe(303)
    expect((await visitor.get(page())).html).toContain('<b>Ravi</b>, how do we know? what we saw')
    expect((await visitor.post(`/passages/${passage}/margin`, { whose: 'me', reach: 'heard', was })).status).toBe(409)
    expect((await visitor.post(`/passages/${passage}/margin`, { whose: 'else', reach: 'heard' })).html).toContain('Say who someone else is.')
  })

  it('says who heard the words, when that is not everybody there', async () => {
    const people = (await world.owner.query('select id, name from conversation_people where conversation_id = $1', [conversation])).rows as { id: string; name: string }[]
    const of = (name: string) => people.find((one) => one.name === name)?.id ?? ''
    const margin = { whose: 'me', reach: 'record', heardAsked: 'yes' }
    expect((await visitor.post(`/passages/${passage}/margin`, { ...margin, heard: of('Jo') })).status).toBe(303)
    expect((await visitor.get(page())).html).toContain('heard only by Jo')
    expect((await visitor.get(page())).html).toMatch(new RegExp(`name="heard"[^>]*value="${of('Jo')}" checked`))
    await inTenant(jo, async (tx) => expect((await findReadablePassages(tx, await getAccess(tx, carer), {}))[0]).toMatchObject({ carerWasThere: false, heard: [jo.id] }))
    await visitor.post(`/passages/${passage}/margin`, { ...margin, heard: [of('Jo'), of('Wilma')] })
    expect((await visitor.get(page())).html).not.toContain('heard only by')
  })

  it('leaves an outcome without its source when the talk is withdrawn or moved, and shows no words to those who may not read them', async () => {
    const id = newId()
    const outcome = newId()
    await visitor.post(`/passages/${passage}/highlights`, { id, words: 'I just want to sleep through', kind: 'outcome' })
    await visitor.post('/outcomes', { id: outcome, carer, highlight: id, statement: 'To rest at night', whoseWords: 'agreed', direction: 'get-better' })
    await inTenant(sam, (tx) => giveReason(tx, carer, { id: newId(), why: 'Jo is ill.' }))
    const { html } = await other.get(`/outcomes/${outcome}`)
    expect(html).toContain('To rest at night')
    expect(html).toContain('open only to those who heard them')
    expect(html).not.toContain('I just want to sleep through')
    expect(html).not.toContain('/wording')
    const elsewhere = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: elsewhere, callName: 'The other Wilma' }))
    await inTenant(jo, (tx) => moveConversation(tx, conversation, elsewhere, []))
    expect((await inTenant(jo, (tx) => findOutcomes(tx, carer)))[0]).toMatchObject({ statement: 'To rest at night', source: null })
    expect((await visitor.get(page())).html).toContain('The other Wilma')
    expect((await world.owner.query('select distinct carer_id from (select carer_id from passages where conversation_id = $1 union select carer_id from conversation_people where conversation_id = $1 union select carer_id from highlights where passage_id = $2) t', [conversation, passage])).rows).toEqual([{ carer_id: elsewhere }])
  })

  it('takes words for this conversation only to no other page, and not to paper', async () => {
    const here = newId()
    const highlight = newId()
    await inTenant(jo, (tx) => keepPassages(tx, conversation, [{ id: here, voice: 'carer', name: 'Wilma', words: 'Nobody else is to know.', reach: 'here' }]))
    expect((await visitor.post(`/passages/${here}/highlights`, { id: highlight, words: 'Nobody else is to know', kind: 'worry' })).status).toBe(303)
    const away = await visitor.get(`/outcomes/new?highlight=${highlight}`)
    expect([away.status, away.html.includes('Nobody else')]).toEqual([404, false])
    const sent = await visitor.post('/outcomes', { id: newId(), highlight, statement: 'To be left alone', direction: 'keep' })
    expect([sent.status, sent.html.includes('Nobody else'), sent.html.includes('To be left alone')]).toEqual([404, false, true])
    expect((await visitor.get(page())).html).toMatch(new RegExp(`id="passage-${here}" class="[^"]*stays-here`))
  })
})
