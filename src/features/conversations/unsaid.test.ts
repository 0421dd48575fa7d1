import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { giveReason } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { addCirclePerson } from '../circles/index.ts'

const world = useTestDatabase('world')
const worker = (key: string, name: string): WorkerActor => ({ kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', key), name, roles: ['support worker'], teams: [] })
const jo = worker('jo-reid', 'Jo Reid')
const sam = worker('sam-ure', 'Sam Ure')
const today = dayIn('Europe/London')

describe('words that nobody has claimed yet', () => {
  let visitor: Visitor
  let carer: string
  let page: string
  interface Row { id: string; voice: string; name: string; words: string; reach: string; corrects_id: string | null }
  const stored = async () => (await world.owner.query('select * from passages where conversation_id = $1 order by position, recorded_at, id', [page.split('/')[2]])).rows as Row[]
  const write = (words: string, over: Record<string, string> = {}) => visitor.post(`${page}/passages`, { id: newId(), words, ...over })
  const margin = (passage: Row | undefined, fields: Record<string, string>) => visitor.post(`/passages/${passage?.id}/margin`, { reach: 'heard', ...fields })
  const people = async () => (await world.owner.query('select name, voice, who from conversation_people where conversation_id = $1 order by recorded_at, name', [page.split('/')[2]])).rows as { name: string; voice: string; who: string | null }[]

  beforeAll(async () => { visitor = await signedIn('jo-reid') })

  beforeEach(async () => {
    carer = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Nan', pronouns: 'she/her' })
      await addCirclePerson(tx, carer, { id: newId(), name: 'Effie Rae', who: 'her sister' })
    })
    page = (await visitor.post(`/carers/${carer}/conversations`, { id: newId() })).location ?? ''
  })

  it('has nobody chosen to begin with, keeps the words at once, and asks beside them', async () => {
    expect((await visitor.get(page)).html).toMatch(/value="unsaid" checked\/>Say it afterwards/)
    await write('We sat in the kitchen. Nan made tea though her hands shake.')
    expect(await stored()).toMatchObject([{ voice: 'unsaid', name: '' }])
    const { html } = await visitor.get(page)
    expect(html).toContain('class="passage unsaid"')
    expect(html).toContain('not said yet whose words these are')
    expect(html).toContain('Keep this answer')
    // Nowhere in quotation marks, as nobody's.
    const record = (await visitor.get(`/carers/${carer}`)).html
    expect(record).toContain('Not said yet whose words: <span dir="auto">We sat in the kitchen.')
    expect(record).not.toContain('<q dir="auto">We sat in the kitchen')
    expect((await visitor.get(`${page}/read-back`)).html).toContain('not said yet whose words these are')
    const [passage] = await stored()
    expect((await margin(passage, { whose: 'me' })).location).toBe(`${page}#passage-${passage?.id}`)
    expect(await stored()).toMatchObject([{ voice: 'worker', name: 'Jo' }])
    // Once said it cannot be unsaid by leaving the answer out.
    expect((await margin(passage, {})).html).toContain('Choose whose words they are.')
    expect((await visitor.get(`/carers/${carer}`)).html).toContain('Jo: <q dir="auto">We sat in the kitchen.')
  })

  it('asks who Bert is, and then he was there', async () => {
    await write('Tired.\nBert: She needs to get out.\n\nEvery week.\nMe: He means it.', { whose: 'carer' })
    expect((await stored()).map((one) => [one.voice, one.name, one.words])).toEqual([
      ['carer', 'Nan', 'Tired.'], ['unsaid', 'Bert', 'She needs to get out.'], ['unsaid', 'Bert', 'Every week.'], ['worker', 'Jo', 'He means it.'],
    ])
    const { html } = await visitor.get(page)
    expect(html).toContain('Who is Bert?')
    expect(html).toMatch(/name="elseName"[^>]*value="Bert"/)
    const bert = (await stored())[1]
    expect((await margin(bert, { whose: 'else', elseName: 'Bert' })).html).toContain('Choose whose voice it is.')
    const answer = { whose: 'else', elseName: 'Bert', elseVoice: 'family', elseWho: 'her brother-in-law', was: 'unsaid|Bert||heard|' }
    for (let time = 0; time < 2; time += 1) expect((await margin(bert, answer)).status).toBe(303)
    // Said once for all that stands under the name.
    expect((await stored()).filter((one) => one.name === 'Bert').map((one) => one.voice)).toEqual(['family', 'family'])
    expect(await people()).toContainEqual({ name: 'Bert', voice: 'family', who: 'her brother-in-law' })
    expect((await people()).filter((one) => one.name === 'Bert')).toHaveLength(1)
    expect((await visitor.get(page)).html).toContain('<b>Bert</b>, her brother-in-law')
    await write('bert: I mind the bairns.')
    expect((await stored()).at(-1)).toMatchObject({ voice: 'family', name: 'Bert' })
  })

  it('offers somebody around her who goes by that name, and takes a heading back into the words', async () => {
    await write('Effie: I could come on Thursdays.\nBig Picture: they are short.')
    const { html } = await visitor.get(page)
    const effie = /value="(circle:[^"]+)" checked\/>Effie Rae, her sister/.exec(html)?.[1] ?? ''
    const [first, second] = await stored()
    expect((await margin(first, { whose: effie })).status).toBe(303)
    expect((await margin(first, { whose: `circle:${newId()}` })).status).toBe(422)
    expect(await people()).toContainEqual({ name: 'Effie Rae', voice: 'family', who: 'her sister' })
    for (let time = 0; time < 2; time += 1) expect((await margin(second, { whose: 'carer', heading: 'yes' })).status).toBe(303)
    expect((await stored()).slice(1).map((one) => [one.voice, one.words])).toEqual([['carer', 'they are short.'], ['carer', 'Big Picture: they are short.']])
  })

  it('is never anybody’s quote or exact words until it is said whose', async () => {
    await write('I want my Tuesdays back.')
    const [passage] = await stored()
    const lift = (kind: string, id = newId()) => visitor.post(`/passages/${passage?.id}/highlights`, { id, kind, words: 'I want my Tuesdays back' })
    expect((await lift('quote')).html).toContain('they cannot be a quote')
    const highlight = newId()
    const going = await lift('outcome', highlight)
    const form = (await visitor.get(going.location ?? '')).html
    expect(form).not.toContain('value="verbatim"')
    expect(form).toContain('Nobody has said yet whose words these are')
    const outcome = { id: newId(), carer, highlight, statement: 'I want my Tuesdays back', direction: 'get-better' }
    expect((await visitor.post('/outcomes', { ...outcome, whoseWords: 'verbatim' })).html).toContain('so they cannot be called exact')
    expect((await visitor.post('/outcomes', { ...outcome, whoseWords: 'agreed' })).status).toBe(303)
    expect((await visitor.get(`/outcomes/${outcome.id}`)).html).not.toContain('<q dir="auto">I want my Tuesdays')
    await margin(passage, { whose: 'carer' })
    expect((await visitor.get(`/outcomes/${outcome.id}`)).html).toContain('<q dir="auto">I want my Tuesdays')
    // Another’s words are not called hers.
    await margin(passage, { whose: 'else', elseName: 'Bert', elseVoice: 'family' })
    await visitor.post(`/outcomes/${outcome.id}/wording`, { version: '1', statement: outcome.statement, whoseWords: 'verbatim', direction: 'keep' })
    expect((await visitor.get(`/outcomes/${outcome.id}`)).html).toContain('Bert’s exact words')
  })

  it('is not kept twice when another open page had taken the same words over', async () => {
    const other = newId()
    await visitor.post(`${page}/draft`, { id: other, words: 'Delta.\n\nEcho.' })
    const { html } = await visitor.get(page)
    const hidden = (name: string) => [...html.slice(html.indexOf('id="go-on"')).matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map((match) => match[1] ?? '')
    expect(hidden('taken')).toHaveLength(1)
    await visitor.post(`${page}/passages`, { id: other, words: 'Delta.\n\nEcho.' })
    const form = { id: hidden('id')[0] ?? '', taken: hidden('taken')[0] ?? '' }
    for (let time = 0; time < 2; time += 1) expect((await write('Delta.\n\nEcho.\n\nFoxtrot.', form)).status).toBe(303)
    expect((await stored()).map((one) => one.words)).toEqual(['Delta.', 'Echo.', 'Foxtrot.'])
  })

  it('parts a passage that was several people’s, each then with its own margin', async () => {
    await write('I am tired. She needs to get out.', { whose: 'carer' })
    const [whole] = await stored()
    await visitor.post(`/passages/${whole?.id}/highlights`, { id: newId(), kind: 'worry', words: 'I am tired.' })
    const form = { id: newId(), words: 'I am tired.\n\nVery.\nBert: She needs to get out.' }
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`/passages/${whole?.id}/corrections`, form)).status).toBe(303)
    expect((await stored()).map((one) => [one.voice, one.name, one.words, one.corrects_id])).toEqual([
      ['unsaid', '', 'I am tired. She needs to get out.', null], ['carer', 'Nan', 'I am tired.\n\nVery.', whole?.id], ['unsaid', 'Bert', 'She needs to get out.', whole?.id],
    ])
    const his = (await stored())[2]
    expect((await visitor.get(`/passages/${his?.id}`)).html).not.toContain('I am tired.\n\nVery.')
    await margin(his, { whose: 'else', elseName: 'Bert', elseVoice: 'family', reach: 'here' })
    const rows = await stored()
    expect(rows.map((one) => [one.voice, one.reach])).toEqual([['unsaid', 'here'], ['carer', 'heard'], ['family', 'here']])
    const back = (await visitor.get(`${page}/read-back`)).html
    expect(back).toContain('Very.')
    expect(back).not.toContain('She needs to get out')
    const { html } = await visitor.get(page)
    expect(html.indexOf('Very.')).toBeLessThan(html.indexOf('She needs to get out.'))
    expect(html).toContain('as it was first written')
    // Taking one away takes what was first written with it, and leaves the other.
    await visitor.post(`/passages/${his?.id}/withdrawal`, { id: newId(), why: 'Not mine to keep.' })
    const after = (await visitor.get(page)).html
    expect(after).not.toContain('She needs to get out')
    expect(after).toContain('Very.')
  })

  it('knows the first talk, lets its day be put right, and gives each window a name of its own', async () => {
    const kinds = async () => (await world.owner.query('select kind from conversations where carer_id = $1 order by recorded_at', [carer])).rows.map((row: { kind: string }) => row.kind)
    await visitor.post(`/carers/${carer}/conversations`, { id: newId() })
    expect(await kinds()).toEqual(['first', 'follow-up'])
    const form = (await visitor.get(`${page}/circumstances`)).html
    expect(form).toMatch(/name="clock"[^>]*value="\d\d:\d\d"/)
    const on = (day: string) => ({ 'day-day': day.slice(8), 'day-month': day.slice(5, 7), 'day-year': day.slice(0, 4) })
    const circumstances = { version: '1', how: 'phone', kind: 'first' }
    const later = await visitor.post(`${page}/circumstances`, { ...circumstances, place: 'in the car', ...on(addDays(today, 1)), clock: '10:00' })
    expect(later.status).toBe(422)
    for (const words of ['This is still to come', 'in the car']) expect(later.html).toContain(words)
    const yesterday = addDays(today, -1)
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`${page}/circumstances`, { ...circumstances, ...on(yesterday), clock: '18:30' })).status).toBe(303)
    const { rows: [row] } = await world.owner.query(`select to_char(held_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as held from conversations where id = $1`, [page.split('/')[2]])
    expect(row).toEqual({ held: `${yesterday} 18:30` })
    expect((await visitor.get(page)).html).toMatch(/<title>A talk by phone with Nan, \d+ \w+( \d{4})? – Lilypad<\/title>/)
    expect((await visitor.get(`${page}/read-back`)).html).toContain('<title>Read it back together: A talk by phone with Nan')
    const { rows: looks } = await world.owner.query('select purpose from looks where carer_id = $1', [carer])
    expect(looks.map((look: { purpose: string }) => look.purpose)).toContain('read-back')
    expect(looks.map((look: { purpose: string }) => look.purpose)).not.toContain('print')
  })

  it('tells a reader what was made of words that are closed, and not to choose any', async () => {
    await write('I want to sing. I am not doing the washing any more. Money is tight.', { whose: 'carer' })
    const [passage] = await stored()
    const highlight = newId()
    await visitor.post(`/passages/${passage?.id}/highlights`, { id: highlight, kind: 'outcome', words: 'I want to sing' })
    await visitor.post('/outcomes', { id: newId(), carer, highlight, statement: 'To sing on Thursdays', direction: 'get-better', concepts: 'O1' })
    const reader = await signedIn('sam-ure')
    await inTenant(sam, (tx) => giveReason(tx, carer, { id: newId(), why: 'Jo is ill.' }))
    const { html } = await reader.get(page)
    expect(html).toContain('To sing on Thursdays')
    expect(html).toContain('from words open only to those who heard them')
    expect(html).not.toContain('Choose some words')
    expect(html).not.toContain('I want to sing')
    // What has come up in the words is not listed as not come up, whether or not anything was lifted.
    const own = (await visitor.get(page)).html
    const left = own.slice(own.indexOf('Not come up yet'), own.indexOf('That may be right'))
    expect(left).toContain('How services treat Nan')
    for (const topic of ['Money', 'will and will not do']) expect(left).not.toContain(topic)
  })
})
