import { beforeAll, describe, expect, it } from 'vitest'
import { asJo, dayFields, hidden, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { addCirclePerson, recordLeaving } from '../circles/index.ts'
import { registerCarer } from '../carers/index.ts'
import { recordOutcome, setOutcomeState } from '../outcomes/index.ts'
import { startConversation } from '../conversations/index.ts'
import { findBreaks, findNeeds, findNoneFound, recordNeed } from './index.ts'
import { steps } from './schema.ts'

const world = useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeAll(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})
const all = (on?: string) => asJo((tx) => findNeeds(tx, sample.carer, on))
const one = async (id: string, on?: string) => (await all(on)).find((need) => need.id === id)!

async function makeNeed(words = 'somebody to hear him at night', outcomes = [sample.nights], from = sample.today): Promise<string> {
  const id = newId()
  await asJo((tx) => recordNeed(tx, sample.carer, { id, versionId: newId(), words, outcomes, from }))
  return id
}

describe('a need', () => {
  it('is written down in order to meet an outcome, once, however often the form is sent', async () => {
    const page = await worker.get(`/carers/${sample.carer}/needs/new?outcome=${sample.nights}`)
    const fields = { id: hidden(page.html, 'id'), versionId: hidden(page.html, 'versionId'), words: 'the mat by his bed', outcomes: [sample.nights, sample.drives], ...dayFields('from', sample.today) }
    for (let twice = 0; twice < 2; twice++) expect((await worker.post(`/carers/${sample.carer}/needs`, fields)).location).toBe(`/needs/${fields.id}`)
    expect((await all()).filter(({ words }) => words === 'the mat by his bed')).toMatchObject([{ outcomes: [{ statement: 'to sleep through' }, { statement: 'the Sunday drives' }], steps: [], decision: null }])
    for (const other of [{ words: 'a lamp' }, { outcomes: [sample.nights] }]) expect((await worker.post(`/carers/${sample.carer}/needs`, { ...fields, ...other })).status).toBe(409)
    for (const address of [`/carers/${sample.carer}/needs`, `/carers/${sample.carer}`]) expect((await worker.get(address)).html).toContain('the mat by his bed')
  })

  it('is never there without one: the form comes back with every word, and nothing is kept', async () => {
    const before = (await all()).length
    const send = (fields: Record<string, string | string[]>) => worker.post(`/carers/${sample.carer}/needs`, { id: newId(), versionId: newId(), words: 'عائلة <b>x</b>', ...dayFields('from', sample.today), ...fields })
    const none = await send({})
    expect([none.status, none.html.includes('A need is always in order to meet something that matters.'), none.html.includes('عائلة &lt;b>x&lt;/b>')]).toEqual([422, true, true])
    const stranger = newId()
    await asJo(async (tx) => { await registerCarer(tx, { id: stranger, callName: 'Other' }); await recordOutcome(tx, stranger, { id: newId(), statement: 'x', direction: 'keep' }) })
    const another = newId()
    await asJo((tx) => recordOutcome(tx, stranger, { id: another, statement: 'not hers', direction: 'keep' }))
    for (const outcomes of [[another], [sample.nights, another], [newId()]]) expect((await send({ outcomes })).html).toContain('Choose from what matters in this record.')
    expect((await send({ outcomes: [sample.nights], words: '' })).html).toContain('Say what is needed.')
    expect((await send({ outcomes: [sample.nights], ...dayFields('from', addDays(sample.today, 1)) })).status).toBe(422)
    expect((await send({ outcomes: [sample.nights], conversation: newId() })).html).toContain('Choose a talk from the list.')
    expect((await all()).length).toBe(before)
  })

  it('is said in other words from a day on; on the days before it is what it was', async () => {
    const id = await makeNeed('a sitter', [sample.nights], addDays(sample.today, -30))
    const form = { id: newId(), words: 'somebody to hear him', outcomes: [sample.drives], ...dayFields('from', addDays(sample.today, -3)) }
    for (let twice = 0; twice < 2; twice++) expect((await worker.post(`/needs/${id}/versions`, form)).location).toBe(`/needs/${id}`)
    expect(await one(id)).toMatchObject({ words: 'somebody to hear him', outcomes: [{ id: sample.drives }], earlier: [{ words: 'a sitter' }] })
    expect(await one(id, addDays(sample.today, -4))).toMatchObject({ words: 'a sitter', outcomes: [{ id: sample.nights }] })
    expect(await one(id, addDays(sample.today, -31))).toBeUndefined()
    expect((await worker.get(`/needs/${id}`)).html).toContain('a sitter')
  })

  it('says so when what it was for does not stand any more, and goes on until somebody ends it', async () => {
    const outcome = newId()
    await asJo((tx) => recordOutcome(tx, sample.carer, { id: outcome, statement: 'the choir', direction: 'get-better' }))
    const id = await makeNeed('a lift on Tuesdays', [outcome])
    await asJo((tx) => setOutcomeState(tx, outcome, { id: newId(), state: 'let-go', words: 'not now', onDay: sample.today }))
    expect((await worker.get(`/needs/${id}`)).html).toContain('Is this still needed?')
    const end = (how: string, words = '') => worker.post(`/needs/${id}/endings`, { id: newId(), how, words, ...dayFields('on', sample.today) })
    expect((await end('not-needed')).html).toContain('Say why.')
    expect((await end('not-needed', 'She let the choir go.')).status).toBe(303)
    expect((await one(id)).ended).toMatchObject({ how: 'not-needed', words: 'She let the choir go.' })
    expect((await worker.get(`/needs/${id}/ending`)).html).toContain('It is needed after all')
    await end('goes-on')
    expect((await one(id)).ended).toBeNull()
  })

  it('can be said not to be there, by somebody, with how they know; never beside one that is', async () => {
    const carer = newId()
    await asJo((tx) => registerCarer(tx, { id: carer, callName: 'Wilma' }))
    const say = (fields: Record<string, string>) => worker.post(`/carers/${carer}/need-statements`, { id: newId(), standing: 'none-found', ...dayFields('on', sample.today), ...fields })
    expect(await asJo((tx) => findNoneFound(tx, carer))).toBeNull()
    expect((await worker.get(`/carers/${carer}/needs`)).html).toContain('Nobody has written down a need yet.')
    expect((await say({ words: '' })).html).toContain('Say how we know')
    expect((await say({ words: 'She was asked twice, and wants nothing.' })).status).toBe(303)
    expect(await asJo((tx) => findNoneFound(tx, carer))).toMatchObject({ words: 'She was asked twice, and wants nothing.', by: 'Jo Reid', onDay: sample.today })
    expect((await worker.get(`/carers/${carer}/needs`)).html).toContain('No need was found. Jo Reid wrote this on')
    const outcome = newId()
    await asJo((tx) => recordOutcome(tx, carer, { id: outcome, statement: 'x', direction: 'keep' }))
    await asJo((tx) => recordNeed(tx, carer, { id: newId(), versionId: newId(), words: 'a lift', outcomes: [outcome], from: sample.today }))
    expect(await asJo((tx) => findNoneFound(tx, carer))).toBeNull()
    expect((await say({ words: 'None.' })).html).toContain('A need is written down in this record.')
    expect((await say({ standing: 'taken-back' })).status).toBe(303)
  })
})

describe('how a need is met', () => {
  const met = (need: string, fields: Record<string, string>) => worker.post(`/needs/${need}/steps`, { ...Object.fromEntries(steps.map((step) => [`id-${step}`, newId()])), ...dayFields('on', sample.today), ...fields })

  it('is told in the order of the law, with what is not met and why, though it was written the other way round', async () => {
    const id = await makeNeed()
    await met(id, { 'amount-unmet': 'some', why: 'waiting', 'words-unmet': 'Five weeks for the mat.' })
    await met(id, { 'amount-carer-support': 'some', 'words-carer-support': 'A sitter, two nights.' })
    expect((await worker.get(`/needs/${id}`)).html).toContain('nobody has written down whether services for the person cared for or services for everybody could meet it')
    await met(id, { 'amount-general-services': 'none' })
    await met(id, { 'amount-people': 'some', 'words-people': 'Meera on Mondays.', 'amount-person-services': 'none', 'words-person-services': 'He has none.' })
    expect((await one(id)).steps.map(({ step }) => step)).toEqual(['people', 'person-services', 'general-services', 'carer-support', 'unmet'])
    expect((await worker.get(`/needs/${id}`)).html).not.toContain('nobody has written down whether')
    const page = (await worker.get(`/carers/${sample.carer}/needs`)).html
    for (const said of ['Meera on Mondays.', 'Some of it is missing. Waiting for it', 'Five weeks for the mat.']) expect(page).toContain(said)
    expect((await worker.get(`/carers/${sample.carer}`)).html).toContain('In part not met: waiting for it')
    // The same page again writes nothing that stands already.
    const { rows: [before] } = await world.owner.query('select count(*)::int as count from need_steps where need_id = $1', [id])
    await met(id, { 'amount-people': 'some', 'words-people': 'Meera on Mondays.', 'amount-unmet': 'some', why: 'waiting', 'words-unmet': 'Five weeks for the mat.' })
    expect((await world.owner.query('select count(*)::int as count from need_steps where need_id = $1', [id])).rows[0]).toEqual(before)
  })

  it('asks why something is not met, and does not take what contradicts itself', async () => {
    const id = await makeNeed()
    const why = await met(id, { 'amount-unmet': 'all', 'words-unmet': 'Nothing on this side of the loch.' })
    expect([why.status, why.html.includes('Choose why it is not met.'), why.html.includes('Nothing on this side of the loch.')]).toEqual([422, true, true])
    const both = await met(id, { 'amount-people': 'all', 'amount-unmet': 'some', why: 'cost' })
    expect([both.status, both.html.includes('This does not go with what is said above')]).toEqual([422, true])
    expect((await met(id, { 'words-people': 'Meera' })).html).toContain('Say how much of it people around meet.')
    expect((await one(id)).steps).toEqual([])
  })

  it('ties promises to it that stand already or are written there; waived charges and replacement care are said', async () => {
    const id = await makeNeed()
    const send = (fields: Record<string, string>) => worker.post(`/needs/${id}/supports`, { id: newId(), newId: newId(), forWhom: 'carer', way: 'people', ...fields })
    expect((await send({ action: sample.meera })).location).toBe(`/needs/${id}`)
    expect((await send({ action: sample.meera })).html).toContain('tied to this need already')
    expect((await send({})).html).toContain('Choose a promise, or write down what they will do.')
    expect((await send({ what: 'a sitter' })).html).toContain('Choose who does it.')
    expect((await send({ action: newId() })).status).toBe(422)
    const sitter = { id: newId(), newId: newId(), way: 'carer-support', forWhom: 'person', charge: 'charged', what: 'two nights', owner: 'service', who: 'Crossroads' }
    expect((await worker.post(`/needs/${id}/supports`, sitter)).html).toContain('Say who decided that there is a charge, and why.')
    for (let twice = 0; twice < 2; twice++) expect((await worker.post(`/needs/${id}/supports`, { ...sitter, charge: 'waived' })).status).toBe(303)
    expect((await one(id)).supports).toMatchObject([{ way: 'people', action: { who: 'Meera' } }, { way: 'carer-support', forWhom: 'person', charge: 'waived', action: { who: 'Crossroads', outcome: sample.nights } }])
    expect((await worker.get(`/needs/${id}`)).html).toContain('(replacement care; the charge is waived)')
    expect((await worker.get(`/carers/${sample.carer}/actions`)).html).toContain('two nights')
    const [support] = (await one(id)).supports
    expect((await worker.post(`/need-supports/${support!.id}/removal`, {})).location).toBe(`/needs/${id}`)
    expect((await worker.post(`/need-supports/${support!.id}/removal`, {})).status).toBe(409)
    expect((await one(id)).supports).toHaveLength(1)
  })

  it('keeps a promise readable when whoever made it is not around any more, and asks who does it now', async () => {
    const id = await makeNeed()
    const col = newId()
    await asJo((tx) => addCirclePerson(tx, sample.carer, { id: col, name: 'Col', who: 'friend' }))
    await worker.post(`/needs/${id}/supports`, { id: newId(), newId: newId(), forWhom: 'carer', way: 'people', what: 'drives her', owner: 'friend', person: col })
    expect((await one(id)).supports[0]).toMatchObject({ action: { who: 'Col', personId: col, personLeft: false } })
    await asJo((tx) => recordLeaving(tx, sample.carer, col, { on: sample.today }))
    for (const address of [`/needs/${id}`, `/carers/${sample.carer}/actions`, `/carers/${sample.carer}`]) {
      const { html } = await worker.get(address)
      for (const words of ['drives her', 'Col is not around any more.', 'Who does it now?']) expect(html).toContain(words)
    }
  })
})

describe('a break', () => {
  it('is asked about, and every answer stays; no break needs a word why, and would rather not needs none', async () => {
    const send = (fields: Record<string, string | string[]>) => worker.post(`/carers/${sample.carer}/breaks`, { id: newId(), ...dayFields('on', sample.today), ...fields })
    expect((await worker.get(`/carers/${sample.carer}/needs`)).html).toContain('Nobody has asked yet whether a break would help.')
    expect((await send({})).html).toContain('Choose what came of it.')
    expect((await send({ answer: 'not-now' })).html).toContain('Say why.')
    expect((await send({ answer: 'rather-not' })).status).toBe(303)
    expect((await send({ answer: 'break', kinds: ['overnight', 'together'], words: 'Two nights at the sea.', enough: 'no', replacement: 'needed', replacementWords: 'Somebody he knows.' })).status).toBe(303)
    const { html } = await worker.get(`/carers/${sample.carer}/needs`)
    for (const said of ['A break would help. Two nights at the sea.', 'What kind: a night and together with the person cared for.', 'There are not enough breaks now.', 'Somebody has to be with the person cared for during a break. Somebody he knows.', 'would rather not say']) expect(html).toContain(said)
    expect(await asJo((tx) => findBreaks(tx, sample.carer))).toMatchObject([{ answer: 'break' }, { answer: 'rather-not' }])
  })
})

describe('the walls', () => {
  it('stand: another organisation, an evaluator and an administrator find nothing; a colleague is asked why; a carer has her plan instead', async () => {
    const id = await makeNeed()
    const paths = [`/carers/${sample.carer}/needs`, `/needs/${id}`, `/needs/${id}/meeting`, `/carers/${sample.carer}/eligibility`, `/carers/${sample.carer}/break`]
    for (const visitor of [await signedIn('una-macphail', 'skerry'), await signedIn('ruaridh-bell'), await signedIn('fiona-macdougall'), await signedIn('asha-menon', 'lochside', 'account')]) {
      for (const path of paths) expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.post(`/needs/${id}/decisions`, { id: newId(), decision: 'meets', reasons: 'x', decidedBy: 'y', ...dayFields('on', sample.today) })).status).toBe(404)
    }
    const colleague = await signedIn('sam-ure')
    expect((await colleague.get(paths[1]!)).status).toBe(403)
    expect((await colleague.post(`/carers/${sample.carer}/needs`, { id: newId(), versionId: newId(), words: 'x', outcomes: [sample.nights], ...dayFields('from', sample.today) })).status).toBe(403)
    for (const path of [`/needs/${newId()}`, '/needs/not-an-id']) expect((await worker.get(path)).status).toBe(404)
  })

  it('go with a record that is brought together with another, and a need forgets a talk that was on the wrong person', async () => {
    const [to, talk, id] = [newId(), newId(), newId()]
    await asJo(async (tx) => {
      await registerCarer(tx, { id: to, callName: 'Nan again' })
      await startConversation(tx, sample.carer, { id: talk, title: 'At the door', people: [{ voice: 'carer', name: 'Nan' }] })
      await recordNeed(tx, sample.carer, { id, versionId: newId(), words: 'a key for Meera', outcomes: [sample.nights], conversation: talk, from: sample.today })
    })
    expect((await worker.get(`/needs/${id}`)).html).toContain('At the door')
    expect((await worker.post(`/conversations/${talk}/moves`, { to })).status).toBe(303)
    expect((await worker.get(`/needs/${id}`)).html).not.toContain('At the door')
    const before = (await all()).length
    expect((await worker.post(`/carers/${to}/merges`, { id: newId(), other: sample.carer, why: 'The same person.' })).status).toBe(303)
    expect((await asJo((tx) => findNeeds(tx, to))).length).toBe(before)
  })
})
