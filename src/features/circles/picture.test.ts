import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { jo } from '../../../test/sample-plan.ts'
import { dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { addCirclePerson, endCaring, findCircle, recordCaring, recordLeaving, sayStatement } from './index.ts'

const world = useTestDatabase('world')
const today = dayIn('Europe/London')
const on = (name: string, day: string) => ({ [`${name}-day`]: day.slice(8), [`${name}-month`]: day.slice(5, 7), [`${name}-year`]: day.slice(0, 4) })

describe('what she says about caring', () => {
  let visitor: Visitor
  let carer: string
  let relationship: string
  let home: string
  const send = (fields: Record<string, string>) => visitor.post(`${home}/relationships/${relationship}/statements`, { id: newId(), ...on('saidOn', today), ...fields })
  const read = async () => (await inTenant(jo, (tx) => findCircle(tx, carer))).relationships[0]!

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    relationship = newId()
    home = `/carers/${carer}/circle`
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Elsie' })
      await recordCaring(tx, carer, { id: relationship, personId: newId(), personName: 'Bert', relation: 'my man' })
    })
  })

  it('keeps able, willing, where it stops and what he gives apart, each with its day, on her side and not on his', async () => {
    for (const [kind, words] of [['able', 'The mornings.'], ['willing', 'The mornings, and no nights.'], ['limit', 'Not the stairs.'], ['given', 'He makes me laugh.']] as const) {
      const form = await visitor.get(`${home}/relationships/${relationship}/statements/new?kind=${kind}`)
      expect(form.html).toContain(`name="kind" value="${kind}"`)
      expect((await send({ kind, words })).location).toBe(home)
    }
    expect(await read()).toMatchObject({ able: { words: 'The mornings.', saidOn: today }, willing: { words: 'The mornings, and no nights.' }, limit: { words: 'Not the stairs.' }, given: { words: 'He makes me laugh.' }, earlier: [] })
    const { html } = await visitor.get(home)
    for (const words of ['Able to', 'Willing to', 'Where it stops', 'What Bert gives Elsie', 'He makes me laugh.']) expect(html).toContain(words)
    const { rows } = await world.owner.query('select to_jsonb(p)::text as person from cared_for_people p join caring_relationships r on r.cared_for_person_id = p.id where r.id = $1', [relationship])
    expect(rows[0].person).not.toContain('laugh')
  })

  it.each(['able', 'willing', 'limit', 'given'])('lets her say that she would rather not say (%s), asks for no reason, and keeps what she said before', async (kind) => {
    const before = (await read())[kind as 'able']!.words
    const form = await visitor.get(`${home}/relationships/${relationship}/statements/new?kind=${kind}`)
    expect(form.html).toContain('Elsie would rather not say')
    expect(form.html).not.toMatch(/name="(why|reason)"/)
    const answer = { id: newId(), kind, answer: 'prefers-not', words: '' }
    expect([(await send(answer)).location, (await send(answer)).location]).toEqual([home, home])
    const now = await read()
    expect(now[kind as 'able']).toEqual({ words: null, saidOn: today })
    expect(now.earlier).toContainEqual({ kind, words: before, saidOn: today })
    const { html } = await visitor.get(home)
    expect(html).toContain('Elsie would rather not say.')
    expect(html).toContain(before)
    expect((await send({ ...answer, answer: 'words', words: 'Now I will.' })).status).toBe(409)
  })

  it('asks which, when there are words and a tick; an answer nobody knows is refused; every word is kept', async () => {
    const both = await send({ kind: 'able', answer: 'prefers-not', words: 'Half of it.' })
    expect([both.status, both.html.includes('Keep one of them'), both.html.includes('Half of it.</textarea>')]).toEqual([422, true, true])
    expect(both.html).toMatch(/value="prefers-not"[^>]*checked/)
    expect((await send({ kind: 'able', words: '' })).html).toContain('Write what was said.')
    const odd = await send({ kind: 'able', answer: 'maybe', words: 'Half of it.' })
    expect([odd.status, odd.html.includes('Half of it.</textarea>')]).toEqual([422, true])
  })
})

describe('the picture of the circle', () => {
  let visitor: Visitor
  let carer: string
  let home: string
  const [ravi, meera, choir, gone] = [newId(), newId(), newId(), newId()]

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    home = `/carers/${carer}/circle`
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Nell' })
      await recordCaring(tx, carer, { id: ravi, personId: newId(), personName: 'Ravi', relation: 'my dad', line: 'strong' })
      await sayStatement(tx, carer, ravi, { id: newId(), kind: 'nature', words: 'nights, meals', saidOn: today })
      await sayStatement(tx, carer, ravi, { id: newId(), kind: 'given', words: 'makes me laugh', saidOn: today })
      await addCirclePerson(tx, carer, { id: gone, name: 'Old Pat', who: 'neighbour', gives: 'soup', line: 'strong' })
      await recordLeaving(tx, carer, gone, { on: today })
    })
  })
  /** Tags out, so that only what is read is left. */
  const readOf = (html: string) => html.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<q[^>]*>(.*?)<\/q>/gs, '“$1”').replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
  const drawn = (html: string) => /<svg class="ecomap-wide"[\s\S]*?<\/svg>/.exec(html)?.[0] ?? ''

  it('follows what is written in the list: who, what kind, how the line is, what flows each way; and says all of it in words', async () => {
    const fields = { id: meera, name: 'Meera', who: 'sister', kind: 'person', line: 'strained', gives: 'Mondays', gets: '', contact: '07700 900999' }
    expect((await visitor.post(`${home}/people`, fields)).location).toBe(home)
    expect((await visitor.post(`${home}/people`, { id: choir, name: 'the choir', who: 'Tuesdays', kind: 'group', line: '', gives: '', gets: '' })).location).toBe(home)
    const { html } = await visitor.get(home)
    const picture = drawn(html)
    for (const part of ['role="img"', 'aria-label="Around Nell: a picture', '>Nell</text>', '>Ravi</text>', '>Meera</text>', '>the choir</text>', 'ecomap-strong', 'ecomap-strained', 'ecomap-unsaid', 'ecomap-group', 'ecomap-cared-for']) expect(picture).toContain(part)
    expect(picture.match(/ecomap-arrow/g)).toHaveLength(3)
    const read = readOf(html)
    expect(read).toContain('From Ravi: “makes me laugh”. To Ravi: “nights, meals”. The line is strong.')
    expect(read).toContain('From Meera: Mondays. The line is strained.')
    expect(read).toContain('What goes each way is not written down. How the line is has not been talked about.')
    const change = await visitor.get(`${home}/people/${meera}`)
    expect(change.html).toMatch(/value="strained" checked/)
    expect((await visitor.post(`${home}/people/${meera}`, { ...fields, version: '1', line: 'broken-off', kind: 'service', gives: '', gets: 'a card' })).location).toBe(home)
    const after = await visitor.get(home)
    expect(drawn(after.html)).toContain('ecomap-broken-off')
    expect(readOf(after.html)).toContain('To Meera: a card. The line is broken off.')
    expect((await visitor.post(`${home}/relationships/${ravi}`, { version: '1', relation: 'my dad', livesWith: 'yes', line: 'thin' })).location).toBe(home)
    expect(readOf((await visitor.get(home)).html)).toContain('To Ravi: “nights, meals”. The line is thin.')
  })

  it('lists who has left and does not draw them', async () => {
    const { html } = await visitor.get(home)
    expect(drawn(html)).not.toContain('Old Pat')
    expect(html).toContain('Old Pat')
  })

  it('draws nobody twice, and nobody who died', async () => {
    await inTenant(jo, async (tx) => {
      await addCirclePerson(tx, carer, { id: newId(), name: ' ravi', who: 'her dad', gives: 'the crossword', gets: 'his tablets' })
      await addCirclePerson(tx, carer, { id: newId(), name: 'Ravi next door', who: 'neighbour' })
    })
    const both = await visitor.get(home)
    expect(drawn(both.html).match(/>ravi/gi)).toHaveLength(2)
    expect(readOf(both.html)).toContain('From Ravi: “makes me laugh”. the crossword. To Ravi: his tablets.')
    await inTenant(jo, (tx) => endCaring(tx, carer, ravi, { id: newId(), how: 'died', on: today }))
    const after = await visitor.get(home)
    expect(drawn(after.html)).toContain('>Ravi next door</text>')
    expect(drawn(after.html)).not.toMatch(/>ravi</i)
    expect(after.html).toContain('the crossword')
  })

  it('says what is wrong with a kind or a line nobody knows, and keeps every typed word', async () => {
    for (const [field, value] of [['kind', 'ghost'], ['line', '7']] as const) {
      const found = await visitor.post(`${home}/people`, { id: newId(), name: 'Zed & Sons', who: 'joiners', gives: 'a shelf, <b>', gets: 'tea', [field]: value })
      expect(found.status).toBe(422)
      for (const words of ['value="Zed &amp; Sons"', 'value="joiners"', 'a shelf, &lt;b>', 'tea</textarea>']) expect(found.html).toContain(words)
    }
    expect((await visitor.post(`${home}/relationships/${ravi}`, { version: '2', relation: 'my dad', since: 'always', line: 'so-so' })).html).toContain('value="always"')
  })

  it('with nobody there says so kindly and draws nothing', async () => {
    const alone = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: alone, callName: 'Solo' }))
    const { html } = await visitor.get(`/carers/${alone}/circle`)
    expect(html).not.toContain('ecomap-wide')
    expect(html).toContain('We have not written down who Solo cares for.')
  })
})

describe('on the carer’s own page', () => {
  it('stands her own side of it: no way to reach anybody, no fact of the person cared for, and nothing of who left', async () => {
    const asha = await signedIn('asha-menon', 'lochside', 'account')
    const carer = idOf('lochside', 'carer', 'asha-menon')
    const circle = await inTenant(jo, (tx) => findCircle(tx, carer))
    const worker = await signedIn('jo-reid')
    const { personVersion, id } = circle.relationships[0]!
    await worker.post(`/carers/${carer}/circle/relationships/${id}/person`, { version: String(personVersion), personName: 'Ravi', birthYear: '1944' })
    const { html } = await asha.get('/my-plan')
    const own = /<section class="page-before"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
    for (const words of ['Around you', '>You</text>', '>Ravi</text>', 'The line is strained.', 'He does the crossword with the boys.']) expect(own).toContain(words)
    for (const words of ['1944', '07700 900143', '01631 555 0142', 'the lunch club', 'href=']) expect(own).not.toContain(words)
    expect((await asha.get(`/carers/${carer}/circle`)).status).toBe(403)
  })

  it('leaves an agreed plan as it was when somebody in it has left the circle', async () => {
    const worker = await signedIn('jo-reid')
    const carer = idOf('lochside', 'carer', 'asha-menon')
    const plan = idOf('lochside', 'asha-menon', 'plan', '2')
    const meera = idOf('lochside', 'asha-menon', 'circle-person', 'meera')
    const before = await worker.get(`/plans/${plan}`)
    expect(before.html).toContain('Meera')
    expect((await worker.post(`/carers/${carer}/circle/people/${meera}/leaving`, on('on', today))).status).toBe(303)
    const after = await worker.get(`/plans/${plan}`)
    expect([after.status, after.html.match(/Meera/g)?.length]).toEqual([200, before.html.match(/Meera/g)?.length])
    expect((await worker.get(`/carers/${carer}/plans/new`)).status).toBe(200)
    await worker.post(`/carers/${carer}/circle/people/${meera}/return`)
  })
})
