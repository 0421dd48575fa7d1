import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { address, signedIn, theApp, type Answer, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { declared } from '../../declared.ts'
import { bankHolidays } from '../../frameworks/bank-holidays.ts'
import { systemActor } from '../../kernel/actor.ts'
import { addDays, daysBetween, monthsLater } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { isWorkingDay } from '../../kernel/working-days.ts'
import { idOf } from '../../seed/ids.ts'
import { readClock, type Ticked } from './clock.ts'
import { findParts } from './copy/queries.ts'
import english from './words.en.json'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const talk = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const day = (name: string, ahead = 0) => {
  const date = new Date(Date.now() + ahead * 86_400_000)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}
let [morag, jo, carer]: Visitor[] = []

beforeAll(async () => {
  [morag, jo, carer] = [await signedIn('morag-sinclair'), await signedIn('jo-reid'), await signedIn('asha-menon', 'lochside', 'account')]
  // Things that a copy must get right: words of a child she did not hear, of her cared-for person, for one conversation only, and her own.
  const passage = (id: string, conversation: string, voice: string, name: string, words: string, reach: string) => database.owner.query(
    `insert into passages (organisation_id, id, carer_id, conversation_id, position, voice, name, words, reach, recorded_at) values ($1, $2, $3, $4, 900, $5, $6, $7, $8, now())`, [idOf('lochside'), id, asha, conversation, voice, name, words, reach])
  await passage(newId(), talk, 'carer', 'Asha', 'Marmalade on Sundays is mine.', 'heard')
  await passage(child, talk, 'young-person', 'Tara', 'Zebra stripes frighten me at home.', 'heard')
  await passage(family, talk, 'family', 'Meera', 'Ravi owes my brother Quentin money.', 'record')
  await passage(here, talk, 'carer', 'Asha', 'Only between us: walnut.', 'here')
})
const [child, family, here] = [newId(), newId(), newId()]

const ask = async (who = morag!, fields: Record<string, string> = {}): Promise<string> => {
  const id = newId()
  expect((await who.post(`/carers/${asha}/requests`, { id, kind: 'copy', how: 'letter', words: 'Everything, please.', ...day('receivedOn'), ...fields })).status).toBe(303)
  return id
}
const decide = (id: string, part: string, decision: string, more: Record<string, string> = {}) => morag!.post(`/requests/${id}/decisions`, { part, ...fieldsOf(part, { decision, why: 'We thought about it.', ...more }) })
/** The fields of one entry, as the form names them. */
const fieldsOf = (part: string, fields: Record<string, string>) => Object.fromEntries(Object.entries({ id: newId(), ...fields }).map(([name, value]) => [`${name}-${part}`, value]))
const partsOn = (answer: Answer) => [...answer.html.matchAll(/name="part" value="([^"]+)"/g)].map(([, part = '']) => part)
/** Everything there is to decide, group by group and page by page, as somebody walks through it. */
async function toDecide(id: string): Promise<string[]> {
  const begin = await morag!.get(`/requests/${id}/words`)
  const groups = [...begin.html.matchAll(/words\?of=([a-z_]+)#here/g)].map(([, of = '']) => of)
  const found = new Set(partsOn(begin))
  for (const of of groups) {
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await morag!.get(`/requests/${id}/words?of=${of}&page=${page}`)
      pages = Number(/Page \d+ of (\d+)/.exec(text(answer))?.[1] ?? 1)
      for (const part of partsOn(answer)) found.add(part)
    }
  }
  return [...found]
}
async function take(who: Visitor, path: string): Promise<Record<string, Uint8Array>> {
  const answer = await theApp().fetch(new Request(address + path, { headers: { cookie: who.cookie } }))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}

describe('the clock', () => {
  const holidays = bankHolidays.scotland
  const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2018-01-01', days))
  const kinds = fc.constantFrom<Ticked['kind']>('identity-asked', 'identity-shown', 'more-asked', 'more-told', 'longer')
  const steps = (from: string) => fc.array(fc.tuple(kinds, fc.nat(60)), { maxLength: 6 }).map((list) => list.reduce<Ticked[]>((before, [kind, later]) => [...before, { kind, onDay: addDays(before.at(-1)?.onDay ?? from, later) }], []))

  test('whenever it came, the last day is the same date of the next month or its last day, or the first working day after', () => {
    fc.assert(fc.property(aDay, (received) => {
      const { due } = readClock(received, [], holidays)
      const plain = monthsLater(received, 1)
      expect(isWorkingDay(holidays, due!)).toBe(true)
      expect(due! >= plain && daysBetween(plain, due!) <= 6).toBe(true)
      for (let between = plain; between < due!; between = addDays(between, 1)) expect(isWorkingDay(holidays, between)).toBe(false)
      expect(plain.slice(8) === received.slice(8) || addDays(plain, 1).endsWith('-01')).toBe(true)
    }), { numRuns: 2000 })
  })

  test('known days: the end of a month, a leap year, Christmas, a Saturday', () => {
    expect([['2026-01-31'], ['2027-01-31'], ['2024-01-30'], ['2026-11-25'], ['2026-03-04'], ['2026-04-09']].map(([received]) => readClock(received!, [], holidays).due)).toEqual(['2026-03-02', '2027-03-01', '2024-02-29', '2026-12-29', '2026-04-06', '2026-05-11'])
    expect(readClock('2026-01-15', [{ kind: 'longer', onDay: '2026-02-01' }], holidays).due).toBe('2026-04-15')
  })

  test('whatever happens, it stands still while something is waited for, and never gives less than a month', () => {
    fc.assert(fc.property(aDay.chain((from) => fc.tuple(fc.constant(from), steps(from))), ([received, happened]) => {
      const clock = readClock(received, happened, holidays)
      const plain = readClock(received, [], holidays).due!
      expect(clock.due === null).toBe(clock.waiting !== null || clock.began === null)
      if (clock.due === null) return
      expect(clock.due >= plain).toBe(true)
      expect(isWorkingDay(holidays, clock.due)).toBe(true)
      expect(clock.longer).toBe(happened.some(({ kind }) => kind === 'longer'))
      if (clock.longer) expect(clock.due >= monthsLater(received, 3)).toBe(true)
      // Each day on which it stood still is a day more, and no more than that.
      const without = readClock(clock.began!, happened.filter(({ kind }) => kind === 'longer'), holidays).due!
      expect(daysBetween(without, clock.due)).toBeGreaterThanOrEqual(clock.still - 6)
      expect(daysBetween(without, clock.due)).toBeLessThanOrEqual(clock.still + 6)
    }), { numRuns: 2000 })
  })
})

test('a request from the letter to the file: others’ words are decided one by one, and only then is it given', async () => {
  const id = await ask()
  expect(text(await morag!.get(`/requests/${id}`))).toMatch(/A copy of what is kept about the carer.*by letter.*Answer by/)
  const words = text(await morag!.get(`/requests/${id}/words?of=passages`))
  for (const said of ['Zebra stripes frighten me', 'A child said this', 'owes my brother Quentin money', 'Said for one conversation only', 'walnut']) expect(words).toContain(said)
  expect(words).not.toContain('Marmalade')
  // Nothing of others as long as nobody has decided; and it cannot be given.
  const before = text(await morag!.get(`/requests/${id}/copy`))
  expect([before.includes('Marmalade on Sundays'), before.includes('Zebra'), before.includes('Quentin'), before.includes('walnut')]).toEqual([true, false, false, false])
  const early = await morag!.post(`/requests/${id}/giving`, { id: newId(), how: 'own-page', looked: 'yes', ...day('givenOn') })
  expect([early.status, text(early).includes('Somebody has to decide')]).toEqual([422, true])
  expect((await decide(id, `passages.${child}`, 'leave-out')).status).toBe(303)
  expect((await decide(id, `passages.${here}`, 'include')).status).toBe(303)
  expect((await decide(id, `passages.${family}`, 'cover', { pieces: 'Quentin\nMeera' })).status).toBe(303)
  for (const part of await toDecide(id)) if (!part.startsWith('passages.') || ![child, family, here].includes(part.slice(9))) expect((await decide(id, part, 'leave-out')).status).toBe(303)
  const sent = { id: newId(), how: 'own-page', looked: 'yes', ...day('givenOn') }
  for (let turn = 0; turn < 2; turn++) expect((await morag!.post(`/requests/${id}/giving`, sent)).status).toBe(303)
  const own = await carer!.get('/my-requests')
  expect(text(own)).toMatch(/The copy was given, in Lilypad.*Take your copy/)
  const files = await take(carer!, `/my-requests/${id}/copy.zip`)
  const [page, json] = [strFromU8(files['copy.html']!), strFromU8(files['copy.json']!)]
  for (const [where, inside] of [['page', page], ['json', json]] as const) {
    expect([where, inside.includes('Marmalade on Sundays is mine.'), inside.includes('walnut'), inside.includes('█████ owes') || inside.includes('Ravi owes my brother █████ money.')]).toEqual([where, true, true, true])
    for (const hidden of ['Zebra', 'Quentin', 'We thought about it']) expect([where, hidden, inside.includes(hidden)]).toEqual([where, hidden, false])
  }
  expect(page).toMatch(/Who has looked.*Morag Sinclair/s)
  expect(page).toContain('parts that are about other people')
  const kept = await database.owner.query("select encode(file_hash, 'hex') as hash from request_steps where request_id = $1 and kind = 'given'", [id])
  expect(kept.rows[0].hash).toMatch(/^[0-9a-f]{64}$/)
  expect((await decide(id, `passages.${child}`, 'include')).status).toBe(404)
})

test('the last day goes by the holidays of the nation whose law the organisation goes by', async () => {
  const id = await ask(morag, { 'receivedOn-day': '2', 'receivedOn-month': '12', 'receivedOn-year': '2023' })
  expect(text(await morag!.get(`/requests/${id}`))).toContain('The last day to answer was 3 January 2024')
  await database.owner.query("insert into organisation_settings (organisation_id, id, name, words, effective_on, recorded_at) values ($1, $2, 'nation', 'england', current_date - 1, now())", [idOf('lochside'), newId()])
  expect(text(await morag!.get(`/requests/${id}`))).toContain('The last day to answer was 2 January 2024')
  await database.owner.query("delete from organisation_settings where name = 'nation' and words = 'england'")
})

test('“that’s not what I said” and a request to put something right lead to each other, and the answer is seen in the request', async () => {
  const { rows: [plan] } = await database.owner.query<{ id: string }>('select p.id from plans p join plan_agreements g on g.plan_id = p.id where p.carer_id = $1 order by p.recorded_at desc limit 1', [asha])
  const remark = newId()
  expect((await carer!.post(`/plans/${plan!.id}/remarks`, { id: remark, words: 'I never said bungalow.' })).status).toBe(303)
  const id = await ask(morag, { kind: 'put-right' })
  const open = await morag!.get(`/requests/${id}`)
  expect([text(open).includes('I never said bungalow.'), text(open).includes('Not answered yet'), open.html.includes(`href="/plans/${plan!.id}#remarks"`), open.html.includes(`href="/carers/${asha}/details"`)]).toEqual([true, true, true, true])
  expect((await jo!.post(`/plan-remarks/${remark}/answers`, { id: newId(), words: 'It says house now.' })).status).toBe(303)
  expect(text(await morag!.get(`/requests/${id}`))).toContain('It says house now.')
  expect((await jo!.get(`/plans/${plan!.id}`)).html).toContain(`href="/carers/${asha}/requests"`)
  expect((await carer!.get('/my-plan')).html).toContain('href="/my-requests"')
  expect((await carer!.get('/my-requests')).html).toContain('href="/my-plan#remarks"')
})

test('steps stop the clock and set it going; what cannot be is said, and every word is kept', async () => {
  const id = await ask(morag, { ...day('receivedOn', -3) })
  const step = (fields: Record<string, string>) => morag!.post(`/requests/${id}/steps`, { id: newId(), words: 'Kept.', ...fields })
  for (const [wrong, words] of [[{ kind: 'identity-shown', ...day('onDay') }, 'cannot be as things stand'], [{ kind: 'more-asked', ...day('onDay', 2) }, 'still to come'], [{ kind: 'more-asked', ...day('onDay', -9) }, 'before what came earlier'], [{ kind: '', ...day('onDay') }, 'Choose'], [{ kind: 'given', ...day('onDay') }, 'Choose']] as const) {
    const answer = await step(wrong)
    expect([words, answer.status, text(answer).toLowerCase().includes(words.toLowerCase()), answer.html.includes('Kept.')]).toEqual([words, 422, true, true])
  }
  expect((await step({ kind: 'longer', words: '', ...day('onDay') })).status).toBe(422)
  await step({ kind: 'more-asked', ...day('onDay', -2) })
  expect(text(await morag!.get(`/requests/${id}`))).toContain('The time stands still since')
  expect(text(await carer!.get('/my-requests'))).toContain('We have asked you what you would like')
  await step({ kind: 'more-told', ...day('onDay') })
  expect(text(await morag!.get(`/requests/${id}`))).toContain('2 days on which it stood still do not count')
  await step({ kind: 'longer', words: 'There are many talks.', ...day('onDay') })
  await step({ kind: 'refused', words: 'She asked last week.', ...day('onDay') })
  expect((await step({ kind: 'taken-back', ...day('onDay') })).status).toBe(422)
  expect(text(await carer!.get('/my-requests'))).toContain('She asked last week.')
})

test('bad input is met with a sentence, every word kept; the same form twice is one, another under its number a conflict', async () => {
  const form = { id: newId(), kind: 'copy', how: 'letter', words: 'Kept <b>words</b>', ...day('receivedOn') }
  for (const [wrong, words] of [[{ kind: '' }, 'Choose'], [{ how: 'pigeon' }, 'Choose'], [day('receivedOn', 5), 'still to come'], [{ askedBy: 'Ms Law', authority: '' }, 'what shows that they may']] as const) {
    const answer = await morag!.post(`/carers/${asha}/requests`, { ...form, ...wrong })
    expect([words, answer.status, answer.html.includes('Kept &lt;b>words'), text(answer).includes(words)]).toEqual([words, 422, true, true])
  }
  for (let turn = 0; turn < 2; turn++) expect((await morag!.post(`/carers/${asha}/requests`, form)).status).toBe(303)
  expect((await morag!.post(`/carers/${asha}/requests`, { ...form, words: 'Other' })).status).toBe(409)
  const id = form.id
  for (const [fields, words] of [[{ decision: 'cover', pieces: '' }, 'which words to cover'], [{ decision: 'cover', pieces: 'Not there at all' }, 'do not stand there'], [{ decision: 'leave-out', why: '' }, 'Write why'], [{ decision: '' }, 'Choose']] as const) {
    const answer = await decide(id, `passages.${family}`, fields.decision, fields)
    expect([words, answer.status, text(answer).includes(words)]).toEqual([words, 422, true])
  }
  // Her own words are not for anybody to leave out, and nobody else's row is there at all.
  const own = await database.owner.query("select id from passages where carer_id = $1 and voice = 'carer' and reach <> 'here' limit 1", [asha])
  const other = await database.owner.query("select id from passages where carer_id <> $1 and voice = 'family' limit 1", [asha])
  for (const row of [own.rows[0].id, other.rows[0]?.id ?? newId(), newId()]) expect((await decide(id, `passages.${row}`, 'leave-out')).status).toBe(404)
})

test('whoever something is kept from prepares no copy; others find nothing there', async () => {
  const id = await ask()
  await database.owner.query("insert into listening_answers (organisation_id, id, carer_id, conversation_id, answer, words, ring, recorded_at) values ($1, $2, $3, $4, 'no', 'Not by him.', 'no', now())", [idOf('lochside'), newId(), asha, talk])
  expect(text(await jo!.get(`/requests/${id}`))).toContain('Somebody else has to prepare the copy')
  for (const path of ['words', 'copy', 'copy.zip']) expect([path, (await jo!.get(`/requests/${id}/${path}`)).status]).toEqual([path, 404])
  expect((await jo!.post(`/requests/${id}/giving`, { id: newId(), how: 'paper', looked: 'yes', ...day('givenOn') })).status).toBe(404)
  const others = [await signedIn('fiona-macdougall'), await signedIn('ruaridh-bell'), await signedIn('una-macphail', 'skerry'), carer!]
  for (const who of others) for (const path of [`/requests/${id}`, `/requests/${id}/words`, `/requests/${id}/copy`, `/requests/${id}/copy.zip`, `/carers/${asha}/requests`]) expect([path, [403, 404].includes((await who.get(path)).status)]).toEqual([path, true])
  // A colleague with a reason reads the record, and prepares nothing.
  const sam = await signedIn('sam-ure')
  await sam.post(`/carers/${asha}/reasons`, { id: newId(), why: 'Jo is away' })
  expect((await sam.get(`/requests/${id}`)).status).toBe(404)
  expect((await carer!.get(`/my-requests/${id}/copy.zip`)).status).toBe(404)
  expect((await morag!.get(`/my-requests`)).status).toBe(404)
})

test('whoever the carer, a copy holds rows of hers alone, and every row of hers that is declared', async () => {
  const { rows } = await database.owner.query<{ id: string; organisation_id: string }>('select id, organisation_id from carers c where not exists (select 1 from carer_merges m where m.carer_id = c.id)')
  await fc.assert(fc.asyncProperty(fc.constantFrom(...rows), async (one) => {
    const parts = await inTenant(systemActor(one.organisation_id), (tx) => findParts(tx, one.id, newId()))
    const records = (await database.owner.query<{ id: string }>('select $1::uuid as id union select carer_id from carer_merges where into_carer_id = $1', [one.id])).rows.map(({ id }) => id)
    for (const table of new Set(parts.map((part) => part.table))) {
      const ids = parts.filter((part) => part.table === table).map(({ row }) => row)
      const whose = 'carer_id' in declared[table]!.columns ? 'carer_id' : table === 'carers' ? 'id' : null
      if (whose === null) continue
      const theirs = await database.owner.query(`select count(*)::int as count from ${table} where organisation_id = $1 and id = any($2) and ${whose} = any($3)`, [one.organisation_id, ids, records])
      const all = await database.owner.query(`select count(*)::int as count from ${table} where organisation_id = $1 and ${whose} = any($2)`, [one.organisation_id, records])
      expect([table, theirs.rows[0].count, ids.length]).toEqual([table, ids.length, all.rows[0].count])
    }
    // What belongs by way of another row: the people she cares for, and nobody else's.
    const persons = parts.filter((part) => part.table === 'cared_for_people').map(({ row }) => row).toSorted()
    const cared = await database.owner.query<{ id: string }>('select distinct cared_for_person_id as id from caring_relationships where organisation_id = $1 and carer_id = any($2) order by 1', [one.organisation_id, records])
    expect(persons).toEqual(cared.rows.map(({ id }) => id))
    // Nothing that is not hers goes unasked, and no worry about safety is ever in it.
    expect(parts.filter((part) => part.goes && part.fields.some(({ whose }) => whose === 'person' || whose === 'third-party')).filter((part) => part.table !== 'highlights')).toEqual([])
    expect(parts.some((part) => part.table.startsWith('concern'))).toBe(false)
  }), { numRuns: rows.length, examples: rows.map((one) => [one]) })
})

test('everything that is given has a heading and a name', () => {
  const nameless: string[] = []
  for (const [table, { columns }] of Object.entries(declared)) {
    const given = Object.entries(columns).filter(([column, { given: say }]) => say === 'yes' && !['recorded_at', 'recorded_by'].includes(column)).map(([column]) => column)
    if (table === 'document_chunks') continue
    if (given.length > 0 && !(`table.${table}` in english)) nameless.push(`table.${table}`)
    nameless.push(...given.filter((column) => !(`field.${column}` in english)).map((column) => `field.${column} (${table})`))
  }
  expect(nameless.map((one) => `say in src/features/requests/words.en.json what the carer reads for ${one}`)).toEqual([])
})

test('two hundred words of others: kind by kind with how many are left, some kept at a time, what is left comes first, nothing typed is lost', async () => {
  const iain = idOf('lochside', 'carer', 'iain-gow')
  const { rows: [talk] } = await database.owner.query<{ id: string }>('select id from conversations where carer_id = $1 and held_at is not null limit 1', [iain])
  await database.owner.query(`insert into passages (organisation_id, id, carer_id, conversation_id, position, voice, name, words, reach, recorded_at)
    select $1, gen_random_uuid(), $2, $3, 1000 + n, 'family', 'Shona', 'Said by Shona, number ' || n || '.', 'record', now() + n * interval '1 second' from generate_series(1, 200) n`, [idOf('lochside'), iain, talk!.id])
  const id = newId()
  await morag!.post(`/carers/${iain}/requests`, { id, kind: 'copy', how: 'letter', words: '', ...day('receivedOn') })
  const page = (query: string) => morag!.get(`/requests/${id}/words${query}`)
  const left = (answer: Answer) => Number(/(\d+) left to decide/.exec(text(answer))?.[1])
  const first = await page('?of=passages')
  const [before, group] = [left(first), Number(/What was said (\d+) left/.exec(text(first))?.[1])]
  expect([partsOn(first).length, group >= 200, before >= group, text(first).includes(`Page 1 of ${Math.ceil(group / 20)}`)]).toEqual([20, true, true, true])
  // Every entry is met once, whichever way somebody goes through it.
  const all = await toDecide(id)
  expect([new Set(all).size, all.filter((part) => part.startsWith('passages.')).length]).toEqual([before, group])

  const shown = partsOn(await page('?of=passages&page=3'))
  const form = (fields: Record<string, string>) => ({ part: shown, of: 'passages', page: '3', ...fields })
  const answers = { ...fieldsOf(shown[0]!, { decision: 'include', why: '' }), ...fieldsOf(shown[4]!, { decision: 'leave-out', why: '' }), ...fieldsOf(shown[7]!, { decision: 'cover', why: 'Typed & kept', pieces: 'Nowhere to be found' }) }
  // One is not right: none is kept, each sentence says which, and every typed word is there.
  const wrong = await morag!.post(`/requests/${id}/decisions`, form(answers))
  expect([wrong.status, /45: Write why/.test(text(wrong)), wrong.html.includes('Typed &amp; kept'), partsOn(wrong)]).toEqual([422, true, true, shown])
  const pieces = await morag!.post(`/requests/${id}/decisions`, form({ ...answers, why: 'Asked Shona on the telephone.' }))
  expect([pieces.status, /48: These words do not stand there/.test(text(pieces)), pieces.html.includes('Nowhere to be found'), pieces.html.includes('Asked Shona on the telephone.'), left(pieces)]).toEqual([422, true, true, true, before])
  const nothing = await morag!.post(`/requests/${id}/decisions`, form({}))
  expect([nothing.status, text(nothing).includes('Nothing is chosen yet')]).toEqual([422, true])

  const right = form({ ...answers, [`pieces-${shown[7]!}`]: 'Shona', why: 'Asked Shona on the telephone.' })
  for (let turn = 0; turn < 2; turn++) expect((await morag!.post(`/requests/${id}/decisions`, right)).location).toBe(`/requests/${id}/words?after=passages&page=3#here`)
  const { rows } = await database.owner.query('select decision, why from request_decisions where request_id = $1 order by decision', [id])
  expect(rows).toEqual([{ decision: 'cover', why: 'Typed & kept' }, { decision: 'include', why: null }, { decision: 'leave-out', why: 'Asked Shona on the telephone.' }])
  const after = await page('?after=passages&page=3')
  expect([left(after), text(after).includes('3 are decided'), partsOn(after).some((part) => [0, 4, 7].some((at) => part === shown[at])), text(await page(`?of=passages&page=999`)).includes('Asked Shona on the telephone.')]).toEqual([before - 3, true, false, true])

  // The group is finished: it goes on with the next in which something is left.
  for (let turn = 0; turn < 30; turn++) {
    const parts = partsOn(await page('?of=passages')).filter((part) => part.startsWith('passages.'))
    const sent = await morag!.post(`/requests/${id}/decisions`, { part: parts, of: 'passages', page: '1', why: 'One reason for all.', ...Object.assign({}, ...parts.map((part) => fieldsOf(part, { decision: 'leave-out' }))) })
    expect(sent.status).toBe(303)
    if (!/What was said \d+ left/.test(text(await page('?of=passages')))) break
  }
  expect([text(await page('?of=passages')).includes('nothing left'), partsOn(await page('?after=passages&page=1')).some((part) => part.startsWith('passages.'))]).toEqual([true, before === group])
})
