import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { conceptIds, concepts } from '../../frameworks/concepts.ts'
import { lenses } from '../../frameworks/lenses/index.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { seeThrough, suggestConcepts } from './index.ts'

const world = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const outcome = fc.record({ id: fc.uuid(), concepts: fc.uniqueArray(fc.constantFrom<string>(...conceptIds), { maxLength: 3 }) })

describe('a lens', () => {
  it('has a place for every outcome, or says that it has none: none is lost and none is changed', () => {
    fc.assert(fc.property(fc.constantFrom(...lenses), fc.uniqueArray(outcome, { selector: (one) => one.id, maxLength: 40 }), (lens, outcomes) => {
      const before = structuredClone(outcomes)
      const view = seeThrough(lens, outcomes)
      const placed = new Set(view.parts.flatMap((part) => part.outcomes.map((one) => one.outcome.id)))
      for (const one of outcomes) expect([placed.has(one.id), view.unseen.includes(one), view.unplaced.includes(one)].filter(Boolean)).toHaveLength(1)
      // Directly or in part, exactly as the crosswalk says.
      for (const { part, outcomes: here } of view.parts) for (const { outcome: seen, strength } of here) expect(seen.concepts.map((id) => part.concepts[id as 'O1'])).toContain(strength)
      expect(view.hides).toEqual(conceptIds.filter((id) => lens.hides.includes(id)))
      expect(outcomes).toEqual(before)
    }), { numRuns: 300 })
  })

  it('is looked through on the carer’s page and on the list, and says what it cannot see', async () => {
    const jo = await signedIn('jo-reid')
    for (const page of [`/carers/${asha}`, `/carers/${asha}/outcomes`]) {
      expect((await jo.get(page)).html).toContain('See them through a lens')
      for (const lens of lenses) {
        const { status, html } = await jo.get(`${page}?lens=${lens.id}`)
        expect([lens.id, status, html.includes(`Through the lens: ${lens.name.replaceAll('&', '&amp;')}`)]).toEqual([lens.id, 200, true])
        expect(html).toContain('A lens shows where an outcome sits')
      }
      expect((await jo.get(`${page}?lens=carers-star`)).html).toMatch(/This lens has no place for one of Asha’s outcomes/)
      expect((await jo.get(`${page}?lens=nonsense`)).status).toBe(200)
    }
  })

  it('changes nothing that is stored, whichever it is', async () => {
    const stored = async () => (await world.owner.query('select md5(string_agg(t::text, \'|\' order by t::text)) as said from (select o::text as t from outcomes o union all select c::text from outcome_concepts c union all select s::text from outcome_states s) t')).rows[0].said
    const before = await stored()
    const jo = await signedIn('jo-reid')
    for (const lens of lenses) for (const path of ['', '/export.csv', '/export.json']) await jo.get(`/carers/${asha}/outcomes${path}?lens=${lens.id}`)
    expect(await stored()).toBe(before)
  })

  it('goes with the outcomes that are taken away, as a look of its own, with no formula in a table', async () => {
    const jo = await signedIn('jo-reid')
    await jo.post('/outcomes', { id: newId(), carer: asha, statement: '=HYPERLINK("x") to sleep', direction: 'keep', concepts: 'O1' })
    const csv = (await jo.get(`/carers/${asha}/outcomes/export.csv?lens=scottish-eligibility`)).html
    expect(csv.split('\r\n')[0]).toBe('id,statement,direction,state,concepts,lens,directly,in part,no place')
    expect(csv).toContain(`"'=HYPERLINK(""x"") to sleep"`)
    expect(csv).toContain('Health and wellbeing')
    const json = JSON.parse((await jo.get(`/carers/${asha}/outcomes/export.json`)).html)
    expect(json[0]).toMatchObject({ lens: '', directly: '' })
    const { rows } = await world.owner.query("select 1 from looks where carer_id = $1 and purpose = 'export'", [asha])
    expect(rows.length).toBeGreaterThan(0)
    expect((await jo.get(`/carers/${asha}/outcomes/export.csv?lens=nonsense`)).status).toBe(404)
    for (const who of ['ruaridh-bell', 'fiona-macdougall']) expect((await (await signedIn(who)).get(`/carers/${asha}/outcomes/export.csv`)).status).toBe(404)
  })
})

describe('an organisation’s own lens', () => {
  const form = (over = {}) => ({ id: newId(), lens: newId(), name: 'Our funder’s aims', forWhom: 'The fund', parts: 'Living well\nBeing heard', inUse: 'yes', O1: '1=', O2: '1~', O9: '2=', ...over })

  it('is tried before it is kept, kept by version, and looked through like any other', async () => {
    const morag = await signedIn('morag-sinclair')
    const filled = form()
    const tried = await morag.post('/lenses', { ...filled, ask: 'preview' })
    expect(tried.status).toBe(200)
    for (const words of ['How it looks', 'Living well', 'To sleep through so I am not snapping at the kids', 'This lens has no place for']) expect(tried.html).toContain(words)
    expect((await morag.get('/lenses')).html).not.toContain('Our funder’s aims')
    for (let time = 0; time < 2; time += 1) expect((await morag.post('/lenses', filled)).location).toBe('/lenses')
    expect((await morag.post('/lenses', { ...filled, name: 'Another' })).status).toBe(409)
    const jo = await signedIn('jo-reid')
    expect((await jo.get(`/carers/${asha}/outcomes?lens=${filled.lens}`)).html).toContain('Through the lens: Our funder’s aims')
    expect((await morag.post('/lenses', { ...filled, id: newId(), name: 'Our funder’s three aims', inUse: 'no' })).status).toBe(303)
    expect((await morag.get(`/lenses/${filled.lens}`)).html).toContain('How it was before')
    expect((await jo.get(`/carers/${asha}/outcomes`)).html).not.toContain('three aims')
  })

  it.each([
    [{ name: '' }, 'Give it a name.'], [{ parts: '' }, 'Name at least one part.'], [{ parts: 'One\none' }, 'Two parts have the same name.'],
    [{ parts: Array.from({ length: 25 }, (_, at) => `Part ${at}`).join('\n') }, 'more parts than one can see'], [{ O1: '', O2: '', O9: '' }, 'No concept has a place in it yet'], [{ O1: '9=' }, 'Choose'], [{ O1: 'x' }, 'Choose'],
  ])('says what is wrong with %j and keeps what was typed', async (over, words) => {
    const answer = await (await signedIn('morag-sinclair')).post('/lenses', form({ forWhom: 'Kept <b>', ...over }))
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
    expect(answer.html).toContain('Kept &lt;b>')
  })

  it('is made by whoever answers to funders, and by no support worker', async () => {
    expect((await (await signedIn('jo-reid')).post('/lenses', form())).status).toBe(403)
    expect((await (await signedIn('jo-reid')).get('/lenses')).status).toBe(200)
    expect((await (await signedIn('asha-menon', 'lochside', 'account')).get('/lenses')).status).toBe(403)
  })
})

test('a concept is suggested with the words that made it come up, and never by itself', async () => {
  expect(suggestConcepts('To sleep through so I am not snapping at the kids')[0]).toMatchObject({ concept: 'O1', words: expect.arrayContaining(['sleep through', 'snapping']) })
  expect(suggestConcepts('🎣')).toEqual([])
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    for (const { words } of suggestConcepts(text)) for (const word of words) expect(text.normalize('NFC').toLocaleLowerCase('en').replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ')).toContain(word)
  }), { numRuns: 200 })
  const { html } = await (await signedIn('jo-reid')).post('/outcomes', { id: newId(), carer: asha, statement: 'To sleep through', direction: '', ask: 'coach' })
  expect(html).toContain('The words may point to: Health and wellbeing (sleep through')
  expect(html).not.toMatch(/name="concepts"[^>]*checked/)
})

test('docs/using/lenses.md lists every lens with what it cannot see, as it is now', () => {
  const file = new URL('../../../docs/using/lenses.md', import.meta.url)
  expect(existsSync(file)).toBe(true)
  const page = readFileSync(file, 'utf8')
  const nameOf = (id: string) => concepts.find((one) => one.id === id)!.name
  const rows = lenses.map((lens) => `| **${lens.name}**. ${lens.about} | ${lens.parts.map((part) => part.name + (part.unverified ? ' *(not confirmed)*' : '')).join('; ')} | ${lens.hides.map(nameOf).join('; ') || 'nothing of the 19'} | ${lens.source}. *${lens.licence}*${lens.reading === 'ours' ? ' How it meets the 19 is our own reading.' : ''} |`)
  const [begin, end] = ['<!-- lenses -->', '<!-- end of lenses -->']
  const made = `${page.slice(0, page.indexOf(begin) + begin.length)}\n\n| lens | parts | cannot see | source and licence |\n|---|---|---|---|\n${rows.join('\n')}\n\n${page.slice(page.indexOf(end))}`
  if (process.env.LILYPAD_WRITE_TABLES) writeFileSync(file, made)
  expect(readFileSync(file, 'utf8')).toBe(made)
})
