import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { allocate } from '../access/index.ts'
import { addCirclePerson, recordLeaving } from '../circles/index.ts'
import { keepPassages, liftWords, startConversation } from '../conversations/index.ts'
import { recordOutcome } from '../outcomes/index.ts'
import { answerClause, choosePack } from './law/commands.ts'
import { asJo, dayFields, hidden, jo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { type Answer, signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { findGiven } from './giving/queries.ts'
import { findPlans } from './queries.ts'

/** What people send that cannot be: each comes back with a sentence and every typed word, and nothing of it is kept. */
const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})

const tables = ['plans', 'plan_outcomes', 'plan_actions', 'plan_triggers', 'plan_agreements', 'plan_issues', 'plan_approvals', 'plan_happenings', 'plan_answers', 'plan_packs', 'endings', 'actions', 'outcomes']
/** How many rows of each kind there are about this carer, and the words of her plans. */
async function rows(): Promise<unknown> {
  const { rows: found } = await database.owner.query(`select ${tables.map((table) => `(select json_agg(t order by t.id) from ${table} t where t.carer_id = $1) as ${table}`).join(', ')}`, [sample.carer])
  return found[0]
}
/** Refused: with this sentence, with every word, and with nothing kept of it. */
async function refused(send: () => Promise<Answer>, sentence: string, words: readonly string[], status = 422): Promise<void> {
  const before = await rows()
  const { html, ...answer } = await send()
  expect([answer.status, sentence, html.includes(sentence)]).toEqual([status, sentence, true])
  for (const one of words) expect([sentence, one, html.includes(one)]).toEqual([sentence, one, true])
  expect(await rows()).toEqual(before)
}
const textOf = ({ html }: Answer) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').replaceAll(' ,', ',')
const day = (name: string, days: number) => dayFields(name, addDays(sample.today, days))
const draftOf = (more: Record<string, string | string[]> = {}) => ({ id: newId(), caringNow: 'I do his dinners, and his feet.', outcomes: [sample.nights, sample.drives], actions: [sample.meera], ...day('madeOn', 0), go: 'plan', ...more })
const promise = (key: string, more: Record<string, string>) => Object.fromEntries(Object.entries({ action: newId(), what: 'rings the pharmacy', owner: 'carer', ...more }).map(([name, value]) => [`${name}.${key}`, value]))
const agreement = (html: string, more: Record<string, string> = {}) => ({ id: newId(), seen: hidden(html, 'seen'), agreedBy: 'Nan', how: 'signed it', extent: 'all', ...day('on', 0), ...more })
const copy = (more: Record<string, string> = {}) => ({ id: newId(), to: 'Rhona', form: 'print', how: 'under her door', ...day('issued', 0), ...more })

describe('dates out of order', () => {
  it('while a plan is written: made tomorrow, looked at before it was made, promised for a day gone by', async () => {
    const send = (more: Record<string, string | string[]>) => () => worker.post(`/carers/${sample.carer}/plans`, draftOf(more))
    const words = ['I do his dinners, and his feet.', 'rings the pharmacy']
    await refused(send({ ...day('madeOn', 1), ...promise(sample.nights, {}) }), 'This day is still to come.', words)
    await refused(send({ ...day('review', -1), reviewSooner: 'if he falls twice', ...promise(sample.nights, {}) }), 'before the plan was made', [...words, 'if he falls twice'])
    // The first promise is whole; the second is not; neither is kept.
    await refused(send({ ...promise(sample.nights, {}), ...promise(sample.drives, { what: 'books the car', ...day(`by.${sample.drives}`, -3) }), ...day(`by.${sample.drives}`, -3) }), 'This day has gone by', [...words, 'books the car'])
  })

  it('once it is written: agreed before it was made, given or approved before it was agreed, happened tomorrow, ended before it was agreed', async () => {
    const draft = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${draft}`)
    for (const [days, sentence] of [[-1, 'before the plan was made'], [1, 'This day is still to come.']] as const) {
      await refused(() => worker.post(`/plans/${draft}/agreement`, agreement(html, { how: 'nodded, twice', comment: 'not the bit about Meera', ...day('on', days) })), sentence, ['nodded, twice', 'not the bit about Meera'])
    }
    const plan = await makePlan(sample)
    for (const [days, sentence] of [[-1, 'before the plan was agreed'], [1, 'This day is still to come.']] as const) {
      await refused(() => worker.post(`/plans/${plan}/issues`, copy({ why: 'she does Thursdays', ...day('issued', days) })), sentence, ['Rhona', 'under her door', 'she does Thursdays'])
      await refused(() => worker.post(`/plans/${plan}/approvals`, { id: newId(), authority: 'Highland Council', approvedBy: 'Eilidh Ross', approvalWords: 'by letter', ...day('approved', days) }), sentence, ['Highland Council', 'Eilidh Ross', 'by letter'])
      await refused(() => worker.post(`/plans/${plan}/ending`, { id: newId(), words: 'she moved to her son', ...day('on', days) }), days < 0 ? 'agreed' : 'still to come', ['she moved to her son'])
    }
    await refused(() => worker.post(`/plans/${plan}/happenings`, { id: newId(), whatHappened: 'hospital', happened: 'he goes in on Monday', ...day('happenedOn', 1) }), 'This day is still to come.', ['he goes in on Monday'])
  })
})

describe('an outcome dropped between draft and issue', () => {
  it('withdrawn while the form stood open: what was typed beside it comes back, and is kept nowhere', async () => {
    const [gone, passage, talk, highlight] = [newId(), newId(), newId(), newId()]
    const plan = await makePlan(sample, false)
    await asJo(async (tx) => {
      await startConversation(tx, sample.carer, { id: talk, people: [{ id: newId(), voice: 'carer', name: 'Nan' }, { id: newId(), voice: 'worker', name: 'Jo', workerId: tx.actor.id }] })
      await keepPassages(tx, talk, [{ id: passage, voice: 'carer', name: 'Nan', words: 'the choir on Wednesdays' }])
      await liftWords(tx, passage, { id: highlight, kind: 'outcome', words: 'the choir on Wednesdays', starts: null, ends: null, sentence: [] })
      await recordOutcome(tx, sample.carer, { id: gone, statement: 'the choir on Wednesdays', whoseWords: 'verbatim', direction: 'keep', highlight })
    })
    const { html } = await worker.get(`/plans/${plan}/writing`)
    expect(html).toContain('the choir on Wednesdays')
    const sent = draftOf({ version: hidden(html, 'version'), outcomes: [sample.nights, gone], [`copy.${gone}`]: 'Midweek singing', [`way.${gone}`]: 'no bus back', ...promise(gone, { what: 'asks Dod for a lift' }) })
    expect((await worker.post(`/passages/${passage}/withdrawal`, { id: newId(), why: 'Said by somebody else' })).status).toBe(303)
    await refused(() => worker.post(`/plans/${plan}/writing`, sent), 'One of these cannot stand in a plan', ['Midweek singing', 'no bus back', 'asks Dod for a lift'])
  })
})

describe('two workers at once', () => {
  const sam = idOf('lochside', 'worker', 'sam-ure')
  it('issuing: each copy is one row whoever sent it, and none is lost', async () => {
    await asJo((tx) => allocate(tx, sample.carer, { id: newId(), worker: sam, kind: 'own', from: sample.today }))
    const [plan, second] = [await makePlan(sample), await signedIn('sam-ure')]
    const [same, mine, yours] = [copy(), copy({ to: 'Dod' }), copy({ to: 'the surgery' })]
    const answers = await Promise.all([worker.post(`/plans/${plan}/issues`, same), second.post(`/plans/${plan}/issues`, same), worker.post(`/plans/${plan}/issues`, mine), second.post(`/plans/${plan}/issues`, yours)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect((await asJo((tx) => findGiven(tx, sample.carer))).map(({ to }) => to).toSorted()).toEqual(['Dod', 'Rhona', 'the surgery'])
    // The same number with other words is told, and both stand on the page.
    const other = await second.post(`/plans/${plan}/issues`, { ...same, to: 'Sheila', how: 'by post' })
    expect([other.status, other.html.includes('Sheila')]).toEqual([409, true])
  })

  it('agreeing: one agreement stands, and the other worker is told with every word', async () => {
    await asJo((tx) => allocate(tx, sample.carer, { id: newId(), worker: sam, kind: 'own', from: sample.today }))
    const [plan, second] = [await makePlan(sample, false), await signedIn('sam-ure')]
    const { html } = await worker.get(`/plans/${plan}`)
    const answers = await Promise.all([worker.post(`/plans/${plan}/agreement`, agreement(html, { how: 'at her table' })), second.post(`/plans/${plan}/agreement`, agreement(html, { how: 'on the phone' }))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const [late] = answers.filter(({ status }) => status === 409)
    expect(late!.html).toContain('agreed already')
    expect((await asJo((tx) => findPlans(tx, sample.carer)))[0]!.agreement!.how).toBe(answers[0]!.status === 303 ? 'at her table' : 'on the phone')
    expect(late!.html).toContain(answers[0]!.status === 409 ? 'at her table' : 'on the phone')
  })

  it('one gives it out while the other agrees the next: both stand, and the older says that another took its place', async () => {
    const [plan, next] = [await makePlan(sample), await makePlan(sample, false)]
    const { html } = await worker.get(`/plans/${next}`)
    const answers = await Promise.all([worker.post(`/plans/${plan}/issues`, copy()), worker.post(`/plans/${next}/agreement`, agreement(html))])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const page = await worker.get(`/plans/${plan}`)
    for (const words of ['has taken its place', 'on paper, under her door', 'A newer plan was agreed since']) expect(textOf(page)).toContain(words)
  })
})

describe('an action without an owner', () => {
  it('is sent back wherever a promise is written, with every word', async () => {
    const typed = promise(sample.nights, { owner: '', who: 'the one from the chemist' })
    await refused(() => worker.post(`/carers/${sample.carer}/plans`, draftOf(typed)), 'Choose who does it.', ['rings the pharmacy', 'the one from the chemist', 'I do his dinners, and his feet.'])
    await refused(() => worker.post(`/carers/${sample.carer}/plans`, draftOf(promise('none', { owner: '' }))), 'Choose who does it.', ['rings the pharmacy'])
    await refused(() => worker.post(`/carers/${sample.carer}/plans`, draftOf(promise(sample.nights, { owner: 'nobody' }))), 'Choose', ['rings the pharmacy'])
    const plan = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${plan}/writing`)
    await refused(() => worker.post(`/plans/${plan}/writing`, draftOf({ ...typed, version: hidden(html, 'version'), keepsDoing: 'the crossword' })), 'Choose who does it.', ['rings the pharmacy', 'the crossword'])
    await refused(() => worker.post(`/carers/${sample.carer}/actions`, { id: newId(), what: 'rings the pharmacy', owner: '', who: 'the one from the chemist', outcome: sample.nights }), 'Choose who', ['rings the pharmacy', 'the one from the chemist'])
    await refused(() => worker.post(`/carers/${sample.carer}/actions`, { id: newId(), what: 'rings the pharmacy', owner: 'family', who: '', outcome: sample.nights }), 'Say what they are called.', ['rings the pharmacy'])
  })
})

describe('a person removed from the circle', () => {
  const around = async (name: string) => {
    const id = newId()
    await asJo((tx) => addCirclePerson(tx, sample.carer, { id, name, who: 'from the choir', kind: 'person', line: null, gives: null, gets: null, contact: null }))
    return id
  }
  const leaves = (id: string) => asJo((tx) => recordLeaving(tx, sample.carer, id, { on: sample.today }))

  it('while the form stood open: the promise is sent back with a sentence, and neither plan nor promise is kept', async () => {
    const rhona = await around('Rhona')
    const sent = draftOf(promise(sample.nights, { owner: 'friend', person: rhona, what: 'sits in on Thursdays' }))
    await leaves(rhona)
    await refused(() => worker.post(`/carers/${sample.carer}/plans`, sent), 'Choose somebody who is around', ['sits in on Thursdays', 'I do his dinners, and his feet.'])
  })

  it('who promised something and was given a copy: the draft, the agreed plan and the copy still say so', async () => {
    const rhona = await around('Rhona')
    const sent = draftOf(promise(sample.nights, { owner: 'friend', person: rhona, what: 'sits in on Thursdays' }))
    expect((await worker.post(`/carers/${sample.carer}/plans`, sent)).status).toBe(303)
    await leaves(rhona)
    const draft = await worker.get(`/plans/${sent.id}`)
    expect(draft.html).toMatch(/Rhona:<\/b>\s*sits in on Thursdays|Rhona[\s\S]{0,40}sits in on Thursdays/)
    expect((await worker.get(`/plans/${sent.id}/writing`)).html).toContain('sits in on Thursdays')
    expect((await worker.post(`/plans/${sent.id}/agreement`, agreement(draft.html))).status).toBe(303)
    expect((await worker.post(`/plans/${sent.id}/issues`, copy({ why: 'she promised Thursdays' }))).status).toBe(303)
    for (const end of ['', '/print']) expect((await worker.get(`/plans/${sent.id}${end}`)).html).toContain('sits in on Thursdays')
    expect(textOf(await worker.get(`/plans/${sent.id}`))).toMatch(/Rhona ?, [^:]*: the whole plan of [^.]*, on paper, under her door/)
    // The next version offers her promise, and it can be said how it ended.
    expect((await worker.get(`/carers/${sample.carer}/plans/new?from=${sent.id}`)).html).toContain('sits in on Thursdays')
    expect((await worker.get(`/carers/${sample.carer}/actions`)).html).toContain('sits in on Thursdays')
  })
})

describe('a pack version that changed under a draft', () => {
  it('an answer to what the new one does not ask is sent back with every word', async () => {
    const plan = await makePlan(sample, false)
    expect((await worker.get(`/plans/${plan}/law`)).html).toContain('s.9(1)(g)')
    await asJo((tx) => choosePack(tx, plan, { id: newId(), pack: 'coat' }))
    await refused(() => worker.post(`/plans/${plan}/answers`, { id: newId(), clause: 's.9(1)(g)', kind: 'words', words: 'The Thursday group in the hall.' }), 'does not ask for this', ['The Thursday group in the hall.'])
  })

  it('stops the agreement to what was read under the old one, and what was answered stays', async () => {
    const plan = await makePlan(sample, false)
    await asJo((tx) => answerClause(tx, plan, { id: newId(), clause: 's.9(1)(g)', kind: 'words', words: 'The Thursday group in the hall.' }))
    const { html } = await worker.get(`/plans/${plan}`)
    await inTenant(jo, (tx) => choosePack(tx, plan, { id: newId(), pack: 'england-adult' }))
    await refused(() => worker.post(`/plans/${plan}/agreement`, agreement(html, { how: 'nodded, twice', comment: 'not the bit about Meera' })), 'changed since you read it', ['nodded, twice', 'not the bit about Meera'], 409)
    await asJo((tx) => choosePack(tx, plan, { id: newId(), pack: 'scotland-adult' }))
    expect((await worker.get(`/plans/${plan}`)).html).toContain('The Thursday group in the hall.')
  })
})
