import { beforeAll, expect, test } from 'vitest'
import { asJo } from '../../../../test/sample-plan.ts'
import { signedIn, stranger, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { concepts } from '../../../frameworks/concepts.ts'
import { lenses } from '../../../frameworks/lenses/index.ts'
import { dayIn } from '../../../kernel/clock.ts'
import { readRows } from '../../../kernel/csv.ts'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { idOf } from '../../../seed/ids.ts'
import { lochside } from '../../../seed/lochside.ts'
import { restrictRecord } from '../../access/index.ts'
import { registerCarer } from '../../carers/index.ts'
import { recordOutcome, setOutcomeState } from '../../outcomes/index.ts'
import { type MarkAsked, recordMark, recordReview } from '../../reviews/index.ts'
import { monthsToChoose, yearEnding } from './period.ts'
import { countYear } from './queries.ts'
import type { Heading } from './schema.ts'

const world = useTestDatabase('world')
const organisation = idOf('lochside')
const long = yearEnding('2019-12')
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/&[a-z#0-9]+;/g, '’').replace(/\s+/g, ' ')
let ruaridh: Visitor
beforeAll(async () => { ruaridh = await signedIn('ruaridh-bell') })

/** A carer of Jo's with an outcome of these concepts, named on a day. */
async function carerWith(concepts: string[], beganOn: string, carer = newId()): Promise<{ carer: string; outcome: string }> {
  const outcome = newId()
  await asJo(async (tx) => {
    await registerCarer(tx, { id: carer, callName: 'Una', fullName: `Una Counted ${carer}` })
    await recordOutcome(tx, carer, { id: outcome, statement: 'to sleep through', direction: 'keep', beganOn, concepts: concepts as never })
  })
  return { carer, outcome }
}

async function lookedBack({ carer, outcome }: { carer: string; outcome: string }, onDay: string, mark: Partial<MarkAsked>): Promise<void> {
  const review = newId()
  await asJo(async (tx) => {
    await recordReview(tx, carer, { id: review, onDay, why: 'planned' })
    await recordMark(tx, review, { id: newId(), workerId: newId(), outcome, ...mark })
  })
}

const evaluatorOf = (id: string, of = organisation) => ({ kind: 'worker' as const, organisation: of, id, name: 'E', roles: ['evaluator' as const], teams: [] })
const counted = async (heading: Heading, actor = evaluatorOf(newId())) => (await inTenant(actor, (tx) => countYear(tx, long, 'Europe/London'))).under.get(heading)!
const some = (all: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0))

test('a year is twelve whole months, and ends with one of the last thirty-six that are over', () => {
  expect(yearEnding('2026-02')).toEqual({ month: '2026-02', from: '2025-03-01', to: '2026-02-28' })
  expect(yearEnding('2024-02').to).toBe('2024-02-29')
  expect([monthsToChoose('2026-01-31').length, ...monthsToChoose('2026-01-31').slice(0, 2)]).toEqual([36, '2025-12', '2025-11'])
})

test('it counts carers, each once under a concept, in the year and in no other', async () => {
  const one = await carerWith(['X6', 'O9'], '2019-03-01')
  await asJo((tx) => recordOutcome(tx, one.carer, { id: newId(), statement: 'a dry house', direction: 'keep', beganOn: '2019-04-01', concepts: ['X6'] }))
  await carerWith(['X6'], '2018-12-31')
  await carerWith(['X6'], '2020-01-01')
  await carerWith([], '2019-12-31')
  expect(await counted('X6')).toMatchObject({ looked: 0, notLooked: 1 })
  expect(await counted('O9')).toMatchObject({ looked: 0, notLooked: 1 })
  expect((await counted('untagged')).notLooked).toBe(1)
  // Letting go of it in the year is not naming it; saying again that it matters is.
  const older = await carerWith(['X6'], '2018-01-01')
  await asJo((tx) => setOutcomeState(tx, older.outcome, { id: newId(), state: 'let-go', words: 'It is done', onDay: '2019-05-01' }))
  expect((await counted('X6')).notLooked).toBe(1)
  await asJo((tx) => setOutcomeState(tx, older.outcome, { id: newId(), state: 'still-matters', words: null, onDay: '2019-06-01' }))
  expect((await counted('X6')).notLooked).toBe(2)
  // Another organisation's evaluator meets none of it.
  expect(await counted('X6', evaluatorOf(newId(), idOf('skerry')))).toMatchObject({ looked: 0, notLooked: 0 })
})

test('of a look back it counts the newest answer in the carer’s voice that has a story; a mark without one only says that there was a look back', async () => {
  const one = await carerWith(['X4'], '2018-02-01')
  await lookedBack(one, '2018-12-01', { now: 'further', story: 'Before the year.' })
  expect(await counted('X4')).toMatchObject({ looked: 0, notLooked: 0 })
  await lookedBack(one, '2019-02-01', { now: 'about-the-same', hoped: 'partly', story: 'Much as it was.' })
  await lookedBack(one, '2019-05-01', { now: 'closer', next: 'carry-on', story: 'Better nights.', workerNow: 'further', workerStory: 'I see it otherwise.' })
  await lookedBack(one, '2019-09-01', { now: 'keeping-steady' })
  const said = await counted('X4')
  expect([said.looked, said.notLooked, some(said.said.now), some(said.said.hoped), some(said.said.next)]).toEqual([1, 0, { closer: 1 }, { unsaid: 1 }, { 'carry-on': 1 }])
  // Another outcome under the same concept, with another answer: one carer still, with several.
  const other = { carer: one.carer, outcome: newId() }
  await asJo((tx) => recordOutcome(tx, one.carer, { id: other.outcome, statement: 'no falls', direction: 'keep', beganOn: '2019-01-01', concepts: ['X4'] }))
  await lookedBack(other, '2019-10-01', { now: 'further', next: 'carry-on', story: 'She fell.' })
  const both = await counted('X4')
  expect([both.looked, both.notLooked, some(both.said.now), some(both.said.next)]).toEqual([1, 0, { several: 1 }, { 'carry-on': 1 }])
})

test('restricted records and those that are kept and not used are not in it; nor an answer, for the one it is kept from', async () => {
  const [open, secret, still] = [await carerWith(['X3'], '2019-02-01'), await carerWith(['X3'], '2019-02-01'), await carerWith(['X3'], '2019-02-01')]
  const evaluator = idOf('lochside', 'worker', 'ruaridh-bell')
  await lookedBack(open, '2019-04-01', { now: 'closer', story: 'He came round.' })
  await world.owner.query('update marks set kept_from = $1 where outcome_id = $2', [evaluator, open.outcome])
  expect(await counted('X3')).toMatchObject({ looked: 1, notLooked: 2 })
  await asJo((tx) => restrictRecord(tx, secret.carer, { id: newId(), initials: 'Q.' }))
  expect(await counted('X3')).toMatchObject({ looked: 1, notLooked: 1 })
  await world.owner.query(`insert into record_stills (organisation_id, id, carer_id, ground, why, recorded_by, recorded_at) values ($1, $2, $3, 'accuracy', 'Looked into', $4, now())`, [organisation, newId(), still.carer, idOf('lochside', 'worker', 'jo-reid')])
  expect(await counted('X3')).toMatchObject({ looked: 1, notLooked: 0 })
  expect(await counted('X3', evaluatorOf(evaluator))).toMatchObject({ looked: 0, notLooked: 1 })
})

test('an evaluator reads it without names, and what is small is not told; nobody else comes in', async () => {
  const lately = `${monthsToChoose(dayIn('Europe/London'))[0]}-02`
  for (let n = 0; n < 7; n += 1) {
    const one = await carerWith(['X6'], lately)
    if (n < 6) await lookedBack(one, lately, { now: n < 5 ? 'keeping-steady' : 'further', story: 'As it was.' })
  }
  for (const path of ['/learning/year', '/learning/year?lens=ascot-carer', '/learning/year?lens=scottish-eligibility', '/learning/year.csv']) {
    const { status, html } = await ruaridh.get(path)
    expect([path, status]).toEqual([path, 200])
    for (const carer of lochside.carers) expect(html).not.toContain(carer.fullName ?? `>${carer.callName}<`)
    expect(html).not.toContain('Una')
    for (const who of ['jo-reid', 'morag-sinclair', 'fiona-macdougall']) expect([who, (await (await signedIn(who)).get(path)).status]).toEqual([who, 403])
    expect((await (await signedIn('asha-menon', 'lochside', 'account')).get(path)).status).toBeGreaterThanOrEqual(403)
    expect((await stranger().get(path)).location).toBe('/sign-in')
  }
  const page = text((await ruaridh.get('/learning/year')).html)
  // Seven, six of them looked back with: five of one answer, which stands alone with what is left out.
  expect(page).toMatch(/Home and living environment It mattered to 5 or more carers. With 5 to 9 of them there was a look back in this year. With how many there was none is not told. How it is now 5 to 9 said keeping it steady How many said anything else is not told./)
  expect(page).not.toMatch(/\b(?:6|7|1) (?:carers|said)/)
  expect(text((await ruaridh.get('/learning')).html)).toContain('A year by what mattered')
})

test('through a lens stand the very same numbers, and what it has no heading for', async () => {
  const plain = text((await ruaridh.get('/learning/year')).html)
  const said = (page: string) => [...page.matchAll(/It mattered to [^.]*carers?\./g)].map(([sentence]) => sentence)
  expect(said(plain).length).toBeGreaterThan(0)
  for (const lens of lenses) {
    const page = text((await ruaridh.get(`/learning/year?lens=${lens.id}`)).html)
    expect([lens.id, said(page).filter((sentence) => !said(plain).includes(sentence))]).toEqual([lens.id, []])
    for (const concept of concepts) expect([lens.id, concept.id, page.includes(concept.name.replaceAll('&', '’'))]).toEqual([lens.id, concept.id, true])
  }
})

test('a month or a lens that there is not is not found, and a year without anybody says so', async () => {
  for (const asked of ['ending=2199-01', 'ending=1990-01', 'ending=now', 'lens=none', 'ending=%00', 'lens=../x']) expect([asked, (await ruaridh.get(`/learning/year?${asked}`)).status, (await ruaridh.get(`/learning/year.csv?${asked}`)).status]).toEqual([asked, 404, 404])
  const empty = await (await signedIn('ruaridh-bell')).get(`/learning/year?ending=${monthsToChoose(dayIn('Europe/London')).at(-1)}`)
  expect(text(empty.html)).toContain('No number of this year is large enough to be told')
})

test('the file holds what the page tells and no more, and says what it cannot say', async () => {
  const answer = await ruaridh.get('/learning/year.csv?lens=spru')
  const lines: string[][] = []
  for await (const { cells } of readRows((async function* () { yield* answer.html.split('\r\n') })())) lines.push(cells!)
  const [head, ...rows] = lines
  expect(head).toEqual(['from', 'to', 'framework', 'heading', 'place', 'concept', 'what', 'answer', 'carers'])
  expect(rows.every((row) => row.length === head!.length)).toBe(true)
  expect(rows.filter((row) => row[8] !== '').every((row) => /^(?:not told|[\d,]+ (?:to [\d,]+|or more))$/.test(row[8]!))).toBe(true)
  expect(rows.filter((row) => row[5] === 'Home and living environment').map((row) => [row[6], row[7], row[8]]).slice(0, 5)).toEqual([
    ['it mattered to', '', '5 or more'], ['there was a look back with', '', '5 to 9'], ['there was no look back with', '', 'not told'], ['How it is now', 'closer', 'not told'], ['How it is now', 'about the same', 'not told'],
  ])
  expect(rows.at(-1)![7]).toContain('Fewer than five are never told')
})
