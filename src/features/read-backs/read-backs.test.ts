import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { idOf } from '../../seed/ids.ts'
import { countTalks } from './index.ts'
import { inHerOrder } from './items.ts'
import { mayReadOut } from './policy.ts'
import { toldNumber } from './standing/counts.tsx'

const world = useTestDatabase('world')
const asha = (...names: string[]) => idOf('lochside', 'asha-menon', ...names)
const talk = `/conversations/${asha('conversation', 'kitchen-table')}`
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }

/** The key of the sentence with these words on the page that goes through it. */
function keyOf(html: string, words: string): string {
  const at = html.indexOf(words, html.indexOf('class="read-row"'))
  return /name="said-([0-9a-f-]{36})"/.exec(html.slice(at))?.[1] ?? ''
}

async function answer(visitor: Visitor, said: Record<string, [string, string?]>) {
  const { html } = await visitor.get(`${talk}/read-back/together`)
  const fields = Object.entries(said).flatMap(([words, [code, hers = '']]) => [[`said-${keyOf(html, words)}`, code], [`words-${keyOf(html, words)}`, hers]])
  return visitor.post(`${talk}/read-back-answers`, { id: newId(), ...Object.fromEntries(fields) })
}

describe('a talk is read back', () => {
  it('with what matters, what was said, what differs and what is next; nothing that stays on its page', async () => {
    const { status, html } = await (await signedIn('jo-reid')).get(`${talk}/read-back`)
    expect(status).toBe(200)
    for (const words of ['large-print', 'What matters', 'I just want to sleep through', 'What was said', 'I have not slept through', 'What was agreed', 'What we see differently', 'Help at night', 'What happens next']) expect(html).toContain(words)
    expect(html.indexOf('What matters')).toBeLessThan(html.indexOf('What was said'))
    expect(html).not.toContain('She will not tell you')
    expect((await (await signedIn('jo-reid')).get(`${talk}/read-back/together`)).html).not.toContain('She will not tell you')
  })

  it('sentence by sentence: yes, or not quite with what would be right; the newest answer stands and none is lost', async () => {
    const visitor = await signedIn('jo-reid')
    expect((await answer(visitor, { 'I have not slept through since he came home.': ['yes'], 'The Sunday drives are the best of it.': ['not-quite', 'Saturdays as well.'] })).location).toBe(`${talk}/read-back`)
    const { html } = await visitor.get(`${talk}/read-back`)
    expect(html).toContain('Saturdays as well.')
    expect(html).toContain('Put these words right')
    expect(html).toContain('Asha has gone through part of it')
    // Said the same again: nothing is added. Said otherwise: the first answer stays underneath.
    const count = async () => (await world.owner.query('select count(*)::int as count from read_back_answers where conversation_id = $1', [asha('conversation', 'kitchen-table')])).rows[0].count
    const before = await count()
    await answer(visitor, { 'The Sunday drives are the best of it.': ['not-quite', 'Saturdays as well.'] })
    expect(await count()).toBe(before)
    await answer(visitor, { 'The Sunday drives are the best of it.': ['yes'] })
    expect(await count()).toBe(before + 1)
    expect((await visitor.get(`${talk}/read-back`)).html).not.toContain('Saturdays as well.')
  })

  it('says on the whole what she said, when all of it was asked', async () => {
    const whole = `/conversations/${asha('conversation', 'reading-it-over')}/read-back`
    const { html } = await (await signedIn('jo-reid')).get(whole)
    expect(html).toContain('Asha went through all of it')
    expect(html).toContain('Mondays from four, not the whole day.')
  })

  it('takes words without an answer for “not quite”, and keeps every word when something is too long', async () => {
    const visitor = await signedIn('jo-reid')
    const { html } = await visitor.get(`${talk}/read-back/together`)
    const [one, two] = [keyOf(html, 'Mum used to do the nights'), keyOf(html, 'They get the worst of me')]
    const long = await visitor.post(`${talk}/read-back-answers`, { id: newId(), [`words-${one}`]: 'x'.repeat(10_001), [`words-${two}`]: 'Only at night.' })
    expect([long.status, long.html.includes('too long'), long.html.includes('Only at night.')]).toEqual([422, true, true])
    await visitor.post(`${talk}/read-back-answers`, { id: newId(), [`words-${two}`]: 'Only at night.' })
    expect((await visitor.get(`${talk}/read-back`)).html).toContain('Only at night.')
  })

  it('in her order, which can change; the same form twice is one', async () => {
    const visitor = await signedIn('jo-reid')
    const page = async () => (await visitor.get(`${talk}/read-back`)).html
    const places = [...(await page()).matchAll(/name="place-([0-9a-f-]{36})"/g)].map(([, id]) => id!)
    expect(places.length).toBeGreaterThan(1)
    const id = newId()
    const form = { id, ...Object.fromEntries(places.map((place, at) => [`place-${place}`, String(places.length - at)])) }
    for (let twice = 0; twice < 2; twice++) expect((await visitor.post(`${talk}/read-back-orders`, form)).status).toBe(303)
    expect([...(await page()).matchAll(/name="place-([0-9a-f-]{36})"/g)].map(([, one]) => one)).toEqual(places.toReversed())
    const twice = await visitor.post(`${talk}/read-back-orders`, { id: newId(), ...Object.fromEntries(places.map((place) => [`place-${place}`, '1'])) })
    expect([twice.status, twice.html.includes('Two have the same place.')]).toEqual([422, true])
    expect((await visitor.post(`${talk}/read-back-orders`, { id: newId() })).status).toBe(422)
    expect((await visitor.post(`${talk}/read-back-orders`, { id: newId(), [`place-${newId()}`]: '1' })).status).toBe(422)
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 12 }), fc.uniqueArray(fc.uuid(), { maxLength: 12 }), (outcomes, order) => {
      const mixed = [...order, ...outcomes.slice(0, 4)]
      const put = inHerOrder(outcomes.map((one) => ({ id: one })), mixed).map((one) => one.id)
      expect(put.toSorted()).toEqual(outcomes.toSorted())
      expect(put.slice(0, Math.min(4, outcomes.length))).toEqual(outcomes.slice(0, 4))
    }))
  })

  it('with a copy, how and to whom; a day before the talk or still to come is not taken', async () => {
    const visitor = await signedIn('jo-reid')
    const day = (date: string) => { const [y = '', m = '', d = ''] = date.split('-'); return { 'on-day': d, 'on-month': m, 'on-year': y } }
    const form = { id: newId(), how: 'large-print', forWhom: 'Asha', words: 'In Malayalam too', ...day('2020-01-01') }
    const early = await visitor.post(`${talk}/copies`, form)
    expect([early.status, early.html.includes('before the talk'), early.html.includes('In Malayalam too')]).toEqual([422, true, true])
    expect((await visitor.post(`${talk}/copies`, { ...form, ...day('2199-01-01') })).html).toContain('still to come')
    const today = new Date().toISOString().slice(0, 10)
    expect((await visitor.post(`${talk}/copies`, { ...form, ...day(today) })).status).toBe(303)
    expect((await visitor.get(`${talk}/read-back`)).html).toMatch(/On paper, in large print, for Asha/)
  })

  it('is for own workers to answer; a colleague in cover may read it, nobody else knows of it', async () => {
    const calum = await signedIn('calum-kennedy', 'skerry')
    for (const page of ['read-back', 'read-back/together']) expect((await calum.get(`${talk}/${page}`)).status).toBe(404)
    for (const page of ['read-back-answers', 'read-back-orders', 'copies', 'standings']) expect((await calum.post(`${talk}/${page}`, { id: newId(), how: 'paper', forWhom: 'me', standing: 'none', 'on-day': '1', 'on-month': '1', 'on-year': '2026' })).status).toBe(404)
    const morag = await signedIn('morag-sinclair')
    expect((await morag.get(`${talk}/read-back`)).html).not.toContain('Go through it, sentence by sentence')
    expect((await morag.get(`${talk}/read-back/together`)).status).toBe(404)
  })
})

describe('two views', () => {
  it('are read out only where everybody’s was said at the talk, or they were opened and none is a child’s', () => {
    const person = fc.record({ voice: fc.constantFrom('carer', 'person', 'family', 'young-person', 'worker'), name: fc.constantFrom('A', 'B', 'C') })
    fc.assert(fc.property(fc.constantFrom('own' as const, 'record' as const), fc.array(person, { minLength: 2, maxLength: 4 }), fc.array(person, { maxLength: 4 }), (reach, views, there) => {
      const elsewhere = views.filter((view) => !there.some((one) => one.voice === view.voice && one.name === view.name))
      if (!mayReadOut({ reach, views }, there)) return
      if (elsewhere.length > 0 || !there.some((one) => one.voice === 'carer')) expect([reach, views.some((view) => view.voice === 'young-person')]).toEqual(['record', false])
    }), { numRuns: 500 })
  })
})

describe('what a talk was in law', () => {
  it('can be said and said otherwise, and is counted whether or not a plan followed, without restricted records', async () => {
    const visitor = await signedIn('jo-reid')
    const since = '2020-01-01'
    const sum = async (standing: string | null) => (await inTenant(jo, (tx) => countTalks(tx, since))).filter((one) => one.standing === standing).reduce((all, one) => all + one.planned + one.unplanned, 0)
    const [unsaid, said] = [await sum(null), await sum('adult-carer-support-plan')]
    expect((await visitor.get(`${talk}/read-back`)).html).toContain('Nobody has said yet what this talk was in law.')
    for (const standing of ['none', 'adult-carer-support-plan']) expect((await visitor.post(`${talk}/standings`, { id: newId(), standing })).status).toBe(303)
    expect((await visitor.get(`${talk}/read-back`)).html).toContain('Part of an adult carer support plan.')
    expect((await visitor.post(`${talk}/standings`, { id: newId(), standing: 'nonsense' })).status).toBe(422)
    expect([await sum(null), await sum('none'), await sum('adult-carer-support-plan')]).toEqual([unsaid - 1, 0, said + 1])
    const held = async (condition: string) => (await world.owner.query(`select count(*)::int as count from conversations c where c.organisation_id = $1 and held_at is not null and not exists (select 1 from withdrawals w where w.conversation_id = c.id and w.passage_id is null) and ${condition}`, [idOf('lochside')])).rows[0].count
    const restricted = 'exists (select 1 from restrictions r where r.carer_id = c.carer_id and r.lifted_at is null)'
    expect(await held(restricted)).toBeGreaterThan(0)
    expect(await sum(null) + await sum('adult-carer-support-plan')).toBe(await held(`not ${restricted}`))
  })

  it('is told to an evaluator without a number under five', async () => {
    const { html } = await (await signedIn('ruaridh-bell')).get('/learning')
    expect(html).toContain('Talks, by what they were in law')
    expect(html).toContain('fewer than five')
    for (const [, cell = ''] of html.matchAll(/<td class="govuk-table__cell[^"]*">([^<]*)</g)) expect(cell === 'fewer than five' || Number(cell) >= 5).toBe(true)
    expect([0, 1, 4, 5, 12].map(toldNumber)).toEqual(['fewer than five', 'fewer than five', 'fewer than five', '5', '12'])
  })
})
