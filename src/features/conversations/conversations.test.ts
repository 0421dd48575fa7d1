import { beforeAll, describe, expect, it } from 'vitest'
import { address, signedIn, theApp, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { getAccess, giveReason } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { addCirclePerson } from '../circles/index.ts'
import { findConversations, findPlannedTalks, findReadablePassages, startConversation, withdrawConversation } from './index.ts'

const world = useTestDatabase('world')
const worker = (key: string, name: string): WorkerActor => ({ kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', key), name, roles: ['support worker'], teams: [] })
const jo = worker('jo-reid', 'Jo Reid')
const sam = worker('sam-ure', 'Sam Ure')
const asha = (...names: string[]) => idOf('lochside', 'asha-menon', ...names)
const today = dayIn('Europe/London')
const day = (when: string) => ({ 'day-day': when.slice(8), 'day-month': when.slice(5, 7), 'day-year': when.slice(0, 4) })

describe('a talk', () => {
  let visitor: Visitor
  let other: Visitor
  let carer: string
  const begin = async (fields: Record<string, string | string[]> = {}) => {
    const id = newId()
    const answer = await visitor.post(`/carers/${carer}/conversations`, { id, ...fields })
    return { id, answer, page: `/conversations/${id}` }
  }
  const write = (page: string, words: string, over: Record<string, string> = {}) => visitor.post(`${page}/passages`, { id: newId(), words, whose: 'carer', ...over })
  const stored = async (conversation: string) => (await world.owner.query('select * from passages where conversation_id = $1 order by position, recorded_at', [conversation])).rows as { id: string; voice: string; name: string; words: string; how_known: string | null; reach: string }[]

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    other = await signedIn('sam-ure')
    carer = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Wilma', fullName: 'Wilma Rae', pronouns: 'she/her' })
      await addCirclePerson(tx, carer, { id: newId(), name: 'Effie', who: 'her sister' })
    })
  })

  it('begins with one press, once', async () => {
    const { id, answer, page } = await begin()
    expect(answer).toMatchObject({ status: 303, location: page })
    expect((await visitor.post(`/carers/${carer}/conversations`, { id })).location).toBe(page)
    const { html } = await visitor.get(page)
    for (const words of ['A talk', 'Wilma; Jo', 'Begin here', 'autofocus', 'Whose words?', 'If you want a prompt']) expect(html).toContain(words)
    expect((await world.owner.query('select * from conversation_people where conversation_id = $1', [id])).rows).toHaveLength(2)
  })

  it('asks only who and when, both filled in, and keeps everything else that is given', async () => {
    const form = (await visitor.get(`/carers/${carer}/conversations/new`)).html
    expect(form).toMatch(/name="there"[^>]*checked/)
    expect(form).toContain('Effie, her sister')
    const circle = /name="circle"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? ''
    const { page } = await begin({
      full: 'yes', ...day(today), clock: '00:05', there: 'carer', circle, title: 'On the bench', place: 'by the pier', how: 'in-person', interpreter: 'Mo Chen', colleagues: sam.id,
      otherName: ['Ravi', ''], otherVoice: ['person', 'family'], otherPart: ['her dad, for the last ten minutes', ''],
    })
    const { html } = await visitor.get(page)
    expect(html).toContain('On the bench')
    expect(html).toContain('by the pier · Wilma; Effie, her sister; Ravi, her dad, for the last ten minutes; ')
    expect(html).toContain('with Mo Chen interpreting')
    expect(html).toContain('Sam')
  })

  it('is an appointment while its time is still to come, and then begins', async () => {
    const { id, page } = await begin({ full: 'yes', ...day(addDays(today, 3)), clock: '10:30', there: 'carer' })
    const { html } = await visitor.get(page)
    expect(html).toMatch(/Planned for \w+day \d+ \w+ at 10:30/)
    const planned = await inTenant(jo, (tx) => findPlannedTalks(tx, jo.id, today, addDays(today, 7)))
    expect(planned.map((one) => one.id)).toContain(id)
    expect(await inTenant(sam, (tx) => findPlannedTalks(tx, sam.id, today, addDays(today, 7)))).not.toContainEqual(expect.objectContaining({ id }))
    expect((await visitor.post(`${page}/beginning`)).location).toBe(`${page}#words`)
    expect((await visitor.get(page)).html).not.toContain('Planned for')
    expect(await inTenant(jo, (tx) => findPlannedTalks(tx, jo.id, today, addDays(today, 7)))).not.toContainEqual(expect.objectContaining({ id }))
  })

  it('says what is wrong with a day, a time, a name, and keeps every word', async () => {
    const { answer } = await begin({ full: 'yes', 'day-day': '31', 'day-month': '2', 'day-year': '2026', clock: 'noon', there: 'carer', title: 'My <script> title', otherName: '', otherVoice: 'family', otherPart: 'her aunt' })
    expect(answer.status).toBe(422)
    for (const words of ['his is not a day we know', 'Give a time like 14:30', 'My &lt;script> title', 'her aunt', 'value="noon"']) expect(answer.html).toContain(words)
    const { answer: nameless } = await begin({ full: 'yes', there: 'carer', otherName: '', otherVoice: 'family', otherPart: 'her aunt' })
    expect(nameless.html).toContain('Give this person a name')
    const { answer: long } = await begin({ full: 'yes', there: 'carer', title: 'x'.repeat(121) })
    expect(long.html).toContain('The limit is 120 characters')
  })

  it('takes a paste of several voices: named lines, empty lines, and names nobody there has', async () => {
    const { id, page } = await begin({ full: 'yes', there: 'carer', otherName: 'Ravi', otherVoice: 'person', otherPart: 'her dad' })
    const paste = 'I am tired.\r\nVery.\r\n\r\nStill me.\r\nRAVI: She fusses.\r\nAnd hums.\r\n\r\nNot every night.\r\nme: She looked well.\r\nMorag: is not here.\r\nJo Reid: and went home.'
    expect((await write(page, paste, { howKnown: 'own-words' })).status).toBe(303)
    expect((await stored(id)).map(({ voice, name, words, how_known }) => [voice, name, words, how_known])).toEqual([
      ['carer', 'Wilma', 'I am tired.\nVery.', null], ['carer', 'Wilma', 'Still me.', null],
      ['person', 'Ravi', 'She fusses.\nAnd hums.', 'own-words'], ['person', 'Ravi', 'Not every night.', 'own-words'],
      ['worker', 'Jo', 'She looked well.', null], ['unsaid', 'Morag', 'is not here.', null], ['worker', 'Jo', 'and went home.', null],
    ])
    const { html } = await visitor.get(page)
    expect(html).toContain('<b>Ravi</b>, her dad · how do we know? their own words')
    expect(html).toContain('<b>Wilma</b>, her words')
  })

  it('keeps the same form once, and shows both when other words come under its number', async () => {
    const { id, page } = await begin()
    const form = { id: newId(), words: 'First.\n\nSecond.', whose: 'carer' }
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`${page}/passages`, form)).status).toBe(303)
    expect(await stored(id)).toHaveLength(2)
    const twice = await visitor.post(`${page}/passages`, { ...form, words: 'First.\n\nAnother.' })
    expect(twice.status).toBe(409)
    expect(twice.html).toContain('What was kept')
    expect(twice.html).toMatch(/<textarea[^>]*>First\.\n\nAnother\.<\/textarea>/)
    const fresh = /name="id" value="([^"]+)"/.exec(twice.html.slice(twice.html.indexOf('id="go-on"')))?.[1]
    expect(fresh).not.toBe(form.id)
    expect((await visitor.post(`${page}/passages`, { ...form, id: fresh ?? '', words: 'First.\n\nAnother.' })).status).toBe(303)
    expect((await stored(id)).map((one) => one.words)).toEqual(['First.', 'Second.', 'First.', 'Another.'])
  })

  it('takes what people write: emoji, right to left, tags, 10,000 and 200,000 characters', async () => {
    const { id, page } = await begin()
    const odd = '👩‍👩‍👧 שלום <script>alert(1)</script> e\u0301'
    await write(page, odd)
    const { html } = await visitor.get(page)
    expect(html).toContain('👩‍👩‍👧 שלום &lt;script>alert(1)&lt;/script> é')
    expect(html).not.toContain('<script>alert')
    expect((await write(page, 'long '.repeat(2000).trim())).status).toBe(303)
    const began = Date.now()
    const paragraphs = Array.from({ length: 2000 }, (_, index) => `${index % 7 === 0 ? 'Me: ' : ''}${'word '.repeat(19)}${index % 10}`).join('\n\n').slice(0, 200_000)
    expect((await write(page, paragraphs)).status).toBe(303)
    expect(Date.now() - began).toBeLessThan(5000)
    expect((await stored(id)).map((one) => one.words).join(' ').length).toBeGreaterThan(195_000)
    expect((await visitor.get(page)).status).toBe(200)
    const tooMuch = await write(page, 'x'.repeat(200_001))
    expect(tooMuch.status).toBe(422)
    expect(tooMuch.html).toContain('The limit is 200,000 characters')
    expect(tooMuch.html).toContain('x'.repeat(200_001))
  })

  it('asks who someone else is, and says so when nothing is written or a file is sent', async () => {
    const { id, page } = await begin()
    const nameless = await write(page, 'He said so.', { whose: 'else' })
    expect(nameless.status).toBe(422)
    for (const words of ['Say who someone else is', 'Choose whose voice it is', 'He said so.']) expect(nameless.html).toContain(words)
    expect((await write(page, 'He said so.', { whose: 'else', elseName: 'Meera', elseVoice: 'family' })).status).toBe(303)
    expect(await stored(id)).toMatchObject([{ voice: 'family', name: 'Meera' }])
    expect((await visitor.get(page)).html).toMatch(/value="person:[^"]+"[^>]*\/>Meera/)
    expect((await write(page, '  \n ')).html).toContain('Write something first.')
    const file = await visitor.post(`${page}/passages`, { id: newId(), words: new Blob(['words'], { type: 'text/plain' }), whose: 'carer' })
    expect(file.status).toBe(422)
    expect((await visitor.post(`${page}/passages`, { id: 'no', words: 'Kept.', whose: 'carer' })).html).toContain('Kept.')
    expect((await visitor.post(`${page}/passages`, { id: newId(), words: 'Kept.', whose: 'person:nobody' })).status).toBe(422)
  })

  it('keeps drafts at the office, one for each open page, and lets them go when the words are kept', async () => {
    const { page } = await begin()
    const [here, there] = [newId(), newId()]
    const draft = (id: string, words: string, taken: string[] = []) => visitor.post(`${page}/draft`, { id, words, taken }, { accept: 'application/json' })
    const answer = await draft(here, 'I was going')
    expect(JSON.parse(answer.html)).toMatchObject({ time: expect.stringMatching(/^\d\d:\d\d$/) })
    await draft(here, 'I was going to say')
    await draft(there, 'From the phone')
    const { html } = await visitor.get(page)
    expect(html).toContain('>I was going to say\n\nFrom the phone</textarea>')
    const taken = [...html.matchAll(/name="taken" value="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(taken).toHaveLength(2)
    // Somebody writes on in the first page meanwhile: that draft is not let go with the others.
    await draft(here, 'I was going to say something')
    expect((await write(page, 'I was going to say\n\nFrom the phone', { taken: taken[1] ?? '' })).status).toBe(303)
    expect((await visitor.post(`${page}/passages`, { id: newId(), words: 'Kept.', whose: 'carer', taken })).status).toBe(303)
    expect((await visitor.get(page)).html).toContain('>I was going to say something</textarea>')
    expect((await visitor.post(`${page}/passages`, { id: here, words: 'I was going to say something', whose: 'carer' })).status).toBe(303)
    await draft(here, 'I was going to say something')
    expect((await visitor.get(page)).html).toMatch(/<textarea[^>]*><\/textarea>/)
    // What no page of ours sends is no 500 either.
    for (const body of ['null', '"x"', '[1]', '{"words":{"a":1}}']) {
      const { status } = await theApp().fetch(new Request(`${address}${page}/draft`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: visitor.cookie } }))
      expect([body, status]).toEqual([body, 422])
    }
    expect((await other.post(`${page}/draft`, { id: newId(), words: 'Not mine.' }, { accept: 'application/json' })).status).toBe(403)
    expect((await (await signedIn('una-macphail', 'skerry')).post(`${page}/draft`, { id: newId(), words: 'Elsewhere.' }, { accept: 'application/json' })).status).toBe(404)
  })

  it('answers a draft of somebody signed out with 401, never a redirect', async () => {
    const { page } = await begin()
    const { stranger } = await import('../../../test/visitor.ts')
    expect((await stranger().post(`${page}/draft`, { id: newId(), words: 'Later.' }, { accept: 'application/json' })).status).toBe(401)
  })

  it('puts right who was there, where and how; a stale form shows both', async () => {
    const { id, page } = await begin({ full: 'yes', there: 'carer', otherName: 'Ravvi', otherVoice: 'person' })
    const { html } = await visitor.get(`${page}/circumstances`)
    const removed = /name="removed"[^>]*value="([^"]+)"[\s\S]{0,200}Ravvi/.exec(html.slice(html.indexOf('Ravvi') - 600))?.[1] ?? ''
    const change = { version: '1', title: 'In the car', place: 'outside the surgery', how: 'phone', kind: 'crisis', removed, otherName: 'Ravi', otherVoice: 'person', otherPart: 'her dad' }
    expect((await visitor.post(`${page}/circumstances`, change)).location).toBe(page)
    const after = (await visitor.get(page)).html
    expect(after).toContain('In the car')
    expect(after).toContain('Ravi, her dad')
    expect(after).not.toContain('Ravvi')
    const stale = await visitor.post(`${page}/circumstances`, { ...change, title: 'On the bus', removed: [], otherName: '' , otherPart: '' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('In the car')
    expect(stale.html).toContain('value="On the bus"')
    expect(stale.html).toContain('name="version" value="2"')
    expect((await inTenant(jo, (tx) => findConversations(tx, carer))).find((one) => one.id === id)?.title).toBe('In the car')
  })

  it('reads back what was heard, large, without what is for this conversation only', async () => {
    const { html } = await visitor.get(`/conversations/${asha('conversation', 'kitchen-table')}/read-back`)
    expect(html).toContain('I have not slept through')
    expect(html).toContain('large-print')
    expect(html).not.toContain('She will not tell you')
    expect(html).not.toContain('Meera</b>')
  })

  it('shows earlier words and prompts beside the talk, others on demand', async () => {
    const page = `/conversations/${asha('conversation', 'reading-it-over')}`
    const { html } = await visitor.get(page)
    expect(html).toContain('<q dir="auto">I have not slept through since he came home.</q>')
    expect(html).toContain('That may be right.')
    const prompts = (text: string) => text.slice(text.indexOf('If you want a prompt'), text.indexOf('Show me others'))
    expect(prompts((await visitor.get(`${page}?prompts=1`)).html)).not.toBe(prompts(html))
    expect((await visitor.get(`${page}?prompts=-7`)).status).toBe(200)
  })

  it('goes from everywhere but the audit when it was written on the wrong person', async () => {
    const { id, page } = await begin()
    await write(page, 'Not about Wilma at all.')
    expect((await visitor.post(`${page}/withdrawal`, { id: newId(), why: ' ' })).html).toContain('Say why, in a few words.')
    const form = { id: newId(), why: 'The wrong Wilma.' }
    expect((await visitor.post(`${page}/withdrawal`, form)).location).toBe(`/carers/${carer}`)
    expect((await visitor.post(`${page}/withdrawal`, form)).status).toBe(303)
    expect((await visitor.get(page)).status).toBe(404)
    await inTenant(jo, async (tx) => {
      expect((await findConversations(tx, carer)).map((one) => one.id)).not.toContain(id)
      expect((await findReadablePassages(tx, await getAccess(tx, carer), {})).map((one) => one.conversation)).not.toContain(id)
    })
    expect((await world.owner.query("select count(*)::int as n from changes where table_name = 'passages' and carer_id = $1", [carer])).rows[0].n).toBeGreaterThan(0)
  })

  it('is not there for another organisation, nor for a colleague who may not write', async () => {
    const { page, id } = await begin()
    await write(page, 'Only for us.')
    const una = await signedIn('una-macphail', 'skerry')
    const [passage] = await stored(id)
    for (const path of [page, `${page}/read-back`, `${page}/circumstances`, `${page}/withdrawal`, `/passages/${passage?.id}`, `/carers/${carer}/conversations/new`, '/conversations/none']) {
      expect((await una.get(path)).status, path).toBe(404)
    }
    for (const path of [`${page}/passages`, `${page}/beginning`, `${page}/withdrawal`, `/passages/${passage?.id}/highlights`, `/passages/${passage?.id}/margin`, `/passages/${passage?.id}/corrections`, `/passages/${passage?.id}/withdrawal`, `/carers/${carer}/conversations`]) {
      expect((await una.post(path, { id: newId(), words: 'x', why: 'x', kind: 'worry', reach: 'record', whose: 'carer' })).status, path).toBe(404)
      expect((await other.post(path, { id: newId(), words: 'x', why: 'x', kind: 'worry', reach: 'record', whose: 'carer' })).status, path).toBe(403)
    }
    expect(await stored(id)).toHaveLength(1)
  })

  it('says how many passages are open only to those who heard them, and never their words', async () => {
    const covered = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: covered, callName: 'Nan' })
      await startConversation(tx, covered, { id: asha('test', 'covered'), people: [{ voice: 'carer', name: 'Nan' }] })
    })
    const page = `/conversations/${asha('test', 'covered')}`
    await write(page, 'A thing I said to Jo.\n\nAnd another.')
    await write(page, 'For all to know.')
    const passages = await stored(asha('test', 'covered'))
    expect((await visitor.post(`/passages/${passages[2]?.id}/margin`, { whose: 'carer', reach: 'record' })).status).toBe(303)
    await inTenant(sam, (tx) => giveReason(tx, covered, { id: newId(), why: 'Jo is ill.' }))
    const { html } = await other.get(page)
    expect(html).toContain('2 passages here are open only to those who heard them.')
    expect(html).toContain('For all to know.')
    expect(html).not.toContain('A thing I said')
    expect(html).not.toContain('Keep this')
    await inTenant(jo, (tx) => withdrawConversation(tx, asha('test', 'covered'), { id: newId(), why: 'A test.' }))
    expect((await other.get(page)).status).toBe(404)
  })
})
