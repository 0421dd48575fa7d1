import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { giveReason } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { findOutcomes, getOutcome, isLive, recordOutcome, setOutcomeState } from './index.ts'

const world = useTestDatabase('world')
const worker = (key: string, name: string): WorkerActor => ({ kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', key), name, roles: ['support worker'], teams: [] })
const jo = worker('jo-reid', 'Jo Reid')
const sam = worker('sam-ure', 'Sam Ure')
const today = dayIn('Europe/London')
const on = (name: string, day: string) => ({ [`${name}-day`]: day.slice(8), [`${name}-month`]: day.slice(5, 7), [`${name}-year`]: day.slice(0, 4) })

/** The six outcomes of the talk that the approach is taught with, as they must stand in the demo world. */
const six = [
  'To feel less anxious so I don’t wake up so often at night',
  'To be able to hang out with my pals at the weekend',
  'To meet and connect with other carers of adults with early onset dementia',
  'To have the energy and some headspace to start painting again',
  'To have support to have my husband stay at home with me as long as possible',
  'To feel confident that my father has carers he knows so he doesn’t get anxious and I get called home from work',
]
const plain = (words: string) => words.replaceAll('’', "'").replace(/\.$/, '')

describe('an outcome', () => {
  let visitor: Visitor
  let carer: string
  const form = (over: Record<string, string | string[]> = {}) => ({ id: newId(), carer, statement: 'To sleep', direction: 'get-better', ...over })

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: carer, callName: 'Wilma', pronouns: 'she/her' }))
  })

  it('needs only its words and a direction', async () => {
    const asked = (await visitor.get(`/outcomes/new?carer=${carer}`)).html
    expect(asked).toContain('What Wilma hopes for')
    expect(asked).not.toContain('as they were lifted out')
    expect(asked).toContain('are lifted out of a talk: write down what Wilma said there')
    // Nine places, said as places: no number stands on the page.
    expect(asked).toContain('<span class="govuk-visually-hidden">a little way from where things stand now</span>')
    expect(asked.slice(asked.indexOf('<fieldset class="stones"')).replace(/<[^>]*>/g, '')).not.toMatch(/[Ss]tone \d|\bnine\b/)
    const filled = form()
    for (let time = 0; time < 2; time += 1) expect((await visitor.post('/outcomes', filled)).location).toBe(`/outcomes/${filled.id}`)
    const { html } = await visitor.get(`/outcomes/${filled.id}`)
    for (const words of ['To sleep', 'Hoping it gets better', 'words we agreed on together', 'It was not lifted out of words', 'Hoped for', `/outcomes/${filled.id}/river`]) expect(html).toContain(words)
    expect(html).not.toContain('<q dir="auto">To sleep')
    expect((await visitor.post('/outcomes', { ...filled, statement: 'To rest' })).status).toBe(409)
  })

  it('says what is missing and keeps every word', async () => {
    const { status, html } = await visitor.post('/outcomes', form({ statement: '', direction: '', whyItMatters: 'Because 👩‍👧 <script>', concepts: ['O1', 'O2', 'O3', 'O4'], 'beganOn-day': '31', 'beganOn-month': '2', 'beganOn-year': '2026', beganStone: '4' }))
    expect(status).toBe(422)
    for (const words of ['Write what is hoped for.', 'Choose which way it is hoped to go.', 'Choose no more than three.', 'his is not a day we know', 'Because 👩‍👧 &lt;script>']) expect(html).toContain(words)
    expect(html).toMatch(/name="beganStone"[^>]* value="4" checked/)
    const later = await visitor.post('/outcomes', form(on('beganOn', addDays(today, 2))))
    expect(later.html).toContain('This day is still to come')
    expect((await visitor.post('/outcomes', form({ whoseWords: 'verbatim' }))).html).toContain('were not lifted out of a talk')
    expect((await visitor.post('/outcomes', form({ concepts: 'O99' }))).status).toBe(422)
    expect((await visitor.post('/outcomes', form({ statement: 'x'.repeat(10_000) }))).status).toBe(303)
    expect((await visitor.post('/outcomes', form({ statement: 'x'.repeat(10_001) }))).html).toContain('The limit is 10,000 characters')
    expect((await visitor.post('/outcomes', { ...form(), statement: new Blob(['x']) })).status).toBe(422)
    expect((await visitor.post('/outcomes', form({ id: 'none' }))).status).toBe(422)
    expect((await visitor.post('/outcomes', form({ beganStone: '12' }))).status).toBe(422)
  })

  it('keeps its banks, where it began, and what it is about', async () => {
    const filled = form({ concepts: ['O1', 'X5'], whyItMatters: 'The kids.', looksLike: 'Reading\nat night.', nearBank: 'Up four times', farBank: 'Through till six', ...on('beganOn', addDays(today, -9)), beganStory: 'No sleep.', beganStone: '2', beganBad: '1', beganGood: '4' })
    await visitor.post('/outcomes', filled)
    expect(await inTenant(jo, (tx) => getOutcome(tx, filled.id as string))).toMatchObject({
      concepts: ['O1', 'X5'], nearBank: 'Up four times', farBank: 'Through till six', beganOn: addDays(today, -9), beganStone: 2, beganBad: 1, beganGood: 4, looksLike: 'Reading\nat night.', state: 'hoped-for', stateOn: addDays(today, -9), source: null,
    })
    const { html } = await visitor.get(`/outcomes/${filled.id}`)
    for (const words of ['Health and wellbeing', 'Planning ahead and emergencies', 'In the river: near Up four times.', 'On a bad day: at Up four times.', 'On a good day: about half way, a little nearer Up four times.', 'No sleep.']) expect(html).toContain(words)
  })

  it('is worded otherwise with what it said before still readable; a stale form shows both', async () => {
    const filled = form({ concepts: ['O1', 'O2'] })
    await visitor.post('/outcomes', filled)
    const page = `/outcomes/${filled.id}`
    const wording = (await visitor.get(`${page}/wording`)).html
    expect(wording).toContain('name="version" value="1"')
    const change = { version: '1', statement: 'To sleep six hours', whoseWords: 'agreed', direction: 'keep', concepts: ['O2', 'O3'] }
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`${page}/wording`, change)).location).toBe(page)
    const { html } = await visitor.get(page)
    for (const words of ['To sleep six hours', 'It said: To sleep', 'Changed', 'Hoping to keep it as it is', 'Health and wellbeing: from']) expect(html).toContain(words)
    expect((await inTenant(jo, (tx) => getOutcome(tx, filled.id as string))).concepts).toEqual(['O2', 'O3'])
    const stale = await visitor.post(`${page}/wording`, { ...change, statement: 'To sleep like a log' })
    expect(stale.status).toBe(409)
    for (const words of ['To sleep six hours', 'To sleep like a log', 'name="version" value="2"']) expect(stale.html).toContain(words)
    expect((await visitor.post(`${page}/wording`, { ...change, version: '2', statement: 'To sleep like a log' })).status).toBe(303)
    expect((await visitor.post(`${page}/wording`, { ...change, version: '3', statement: '' })).html).toContain('Write what is hoped for.')
    const { rows } = await world.owner.query('select concept, chosen_by, removed_by from outcome_concepts where outcome_id = $1 order by concept', [filled.id])
    expect(rows).toMatchObject([{ concept: 'O1', removed_by: jo.id }, { concept: 'O2', removed_by: null }, { concept: 'O3', chosen_by: jo.id }])
  })

  it('has a history of what became of it, and can be let go and taken up again', async () => {
    const filled = form()
    await visitor.post('/outcomes', filled)
    const page = `/outcomes/${filled.id}`
    expect((await visitor.post(`${page}/states`, { id: newId(), words: 'Because.' })).html).toContain('Choose what is true now.')
    const gone = { id: newId(), state: 'let-go', words: 'She has other things on.' }
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`${page}/states`, gone)).location).toBe(page)
    const read = () => inTenant(jo, (tx) => getOutcome(tx, filled.id as string))
    expect(isLive(await read())).toBe(false)
    expect((await visitor.get(page)).html).toContain('She has other things on.')
    expect((await visitor.get(`/carers/${carer}/outcomes`)).html).toContain('Let go, or could not be')
    await visitor.post(`${page}/states`, { id: newId(), state: 'kept' })
    expect(await read()).toMatchObject({ state: 'kept', stateOn: today })
    expect(isLive(await read())).toBe(true)
    expect((await visitor.post(`${page}/states`, { ...gone, words: 'Something else.' })).status).toBe(409)
    await inTenant(jo, (tx) => setOutcomeState(tx, filled.id as string, { id: newId(), state: 'agreed', onDay: addDays(today, -3) }))
    expect((await read()).state).toBe('kept')
  })

  it('shows forty of them, long words and none', async () => {
    const many = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: many, callName: 'Bo' })
    })
    expect((await visitor.get(`/carers/${many}/outcomes`)).html).toContain('No outcomes yet.')
    await inTenant(jo, async (tx) => {
      for (let number = 1; number <= 40; number += 1) await recordOutcome(tx, many, { id: newId(), statement: number === 7 ? 'Donau'.repeat(60) : `Hope number ${number}`, direction: 'be-treated' })
    })
    const { html, status } = await visitor.get(`/carers/${many}/outcomes`)
    expect(status).toBe(200)
    expect(html.match(/How they want to be treated/g)).toHaveLength(40)
  })

  it('is not there for another organisation; a colleague with a reason reads and does not write', async () => {
    const filled = form()
    await visitor.post('/outcomes', filled)
    const una = await signedIn('una-macphail', 'skerry')
    const other = await signedIn('sam-ure')
    for (const path of [`/outcomes/${filled.id}`, `/outcomes/${filled.id}/wording`, `/carers/${carer}/outcomes`, `/outcomes/new?carer=${carer}`, '/outcomes/new', '/outcomes/new?highlight=x', '/outcomes/none']) expect((await una.get(path)).status, path).toBe(404)
    expect((await una.post('/outcomes', form())).status).toBe(404)
    expect((await una.post(`/outcomes/${filled.id}/states`, { id: newId(), state: 'kept' })).status).toBe(404)
    expect((await other.get(`/outcomes/${filled.id}`)).status).toBe(403)
    expect((await other.post('/outcomes', form())).status).toBe(403)
    await inTenant(sam, (tx) => giveReason(tx, carer, { id: newId(), why: 'Jo is ill.' }))
    const { html, status } = await other.get(`/outcomes/${filled.id}`)
    expect(status).toBe(200)
    expect(html).not.toContain('Say what became of it')
    expect((await other.get(`/outcomes/${filled.id}/wording`)).status).toBe(404)
    expect((await other.post(`/outcomes/${filled.id}/states`, { id: newId(), state: 'kept' })).status).toBe(403)
  })

  it('stands in the demo world in the very words of the six', async () => {
    const { rows } = await world.owner.query('select statement from outcomes')
    const said = (rows as { statement: string }[]).map((row) => plain(row.statement))
    for (const one of six) expect(said).toContain(plain(one))
    const asha = await inTenant(jo, (tx) => findOutcomes(tx, idOf('lochside', 'carer', 'asha-menon')))
    expect(asha.map((one) => one.source?.words)).toContain('I just want to sleep through so I am not snapping at the kids')
    const html = (await visitor.get(`/outcomes/${idOf('lochside', 'asha-menon', 'outcome', 'nights')}`)).html
    expect(html).toContain('<q dir="auto">I just want to sleep through so I am not snapping at the kids</q>')
  })
})
