import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { recordAction } from '../actions/index.ts'
import { keepPassages, liftWords, startConversation } from '../conversations/index.ts'
import { recordOutcome } from '../outcomes/index.ts'
import { agree, asJo, hidden, dayFields, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { draftPlan } from './commands.ts'

const database = useTestDatabase('world')
let sample: Sample
beforeEach(async () => { sample = await makeSample() })

/** An outcome lifted out of what somebody said, with or without the carer in the room. */
async function lifted(voice: 'carer' | 'family' | 'young-person', carerThere: boolean): Promise<{ outcome: string; passage: string }> {
  const [outcome, passage, talk, highlight] = [newId(), newId(), newId(), newId()]
  await asJo(async (tx) => {
    const people = [...(carerThere ? [{ id: newId(), voice: 'carer' as const, name: 'Nan' }] : []), { id: newId(), voice: 'worker' as const, name: 'Jo', workerId: tx.actor.id }]
    await startConversation(tx, sample.carer, { id: talk, people })
    await keepPassages(tx, talk, [{ id: passage, voice, name: 'Somebody', words: 'words that were said here' }])
    await liftWords(tx, passage, { id: highlight, kind: 'outcome', words: 'words that were said here', starts: null, ends: null, sentence: [] })
    await recordOutcome(tx, sample.carer, { id: outcome, statement: 'words that were said here', whoseWords: 'verbatim', direction: 'keep', highlight })
  })
  return { outcome, passage }
}

const planOf = (outcome: string) => asJo(async (tx) => {
  const id = newId()
  await draftPlan(tx, sample.carer, { id, madeOn: sample.today, outcomes: [{ outcome, onThisCopy: null, inTheWay: null }], actions: [] })
  return id
})

describe('what never enters a plan', () => {
  it('what the carer said, or heard, does enter', async () => {
    await planOf((await lifted('carer', true)).outcome)
    await planOf((await lifted('young-person', true)).outcome)
  })

  it('a young person’s words, or family’s, said without her there, do not, and the form does not offer them', async () => {
    const child = await lifted('young-person', false)
    const sister = await lifted('family', false)
    await expect(planOf(child.outcome)).rejects.toThrow('notAllowed')
    await expect(planOf(sister.outcome)).rejects.toThrow('notAllowed')
    const jo = await signedIn('jo-reid')
    const { html } = await jo.get(`/carers/${sample.carer}/plans/new`)
    expect(html).not.toContain('words that were said here')
    const sent = { id: hidden(html, 'id'), outcomes: [child.outcome], ...dayFields('madeOn', sample.today) }
    expect((await jo.post(`/carers/${sample.carer}/plans`, sent)).status).toBe(422)
    await database.owner.query(`update passages set reach = 'record' where id = any($1)`, [[child.passage, sister.passage]])
    await expect(planOf(child.outcome)).rejects.toThrow('notAllowed')
    await planOf(sister.outcome)
  })

  it('the words that do stand beside the page it is composed on, by whom they were said; the others do not', async () => {
    const heard = await lifted('carer', true)
    await lifted('young-person', false)
    await lifted('family', false)
    const jo = await signedIn('jo-reid')
    const aside = async () => /<aside[\s\S]*<\/aside>/.exec((await jo.get(`/carers/${sample.carer}/plans/new`)).html)?.[0] ?? ''
    expect((await aside()).match(/words that were said here/g)).toHaveLength(1)
    expect(await aside()).toMatch(/<details[^>]* open[\s\S]*<b>Somebody:<\/b>/)
    await database.owner.query(`update passages set reach = 'here' where id = $1`, [heard.passage])
    expect(await aside()).not.toContain('words that were said here')
  })

  it('words that are for one conversation only by the time it is agreed do not', async () => {
    const { outcome, passage } = await lifted('carer', true)
    const plan = await planOf(outcome)
    const jo = await signedIn('jo-reid')
    expect((await jo.get(`/plans/${plan}`)).html).toContain('words that were said here')
    await database.owner.query(`update passages set reach = 'here' where id = $1`, [passage])
    for (const end of ['', '/print', '/writing']) expect((await jo.get(`/plans/${plan}${end}`)).html).not.toContain('words that were said here')
    await asJo((tx) => agree(tx, plan, sample.today))
    const { rows } = await database.owner.query('select content::text from plan_agreements where plan_id = $1', [plan])
    expect(rows[0].content).not.toContain('words that were said here')
  })

  it('what was promised for a young person’s outcome that she did not hear does not, also where nobody ticks it away', async () => {
    const child = await lifted('young-person', false)
    const promise = newId()
    await asJo((tx) => recordAction(tx, sample.carer, { id: promise, what: 'ask the school about the bus', owner: 'worker', worker: tx.actor.id, outcome: child.outcome }))
    const jo = await signedIn('jo-reid')
    expect((await jo.get(`/carers/${sample.carer}/plans/new`)).html).not.toContain('the bus')
    await expect(asJo((tx) => draftPlan(tx, sample.carer, { id: newId(), madeOn: sample.today, outcomes: [], actions: [promise] }))).rejects.toThrow('notAllowed')
  })

  it('words that were withdrawn do not, though they had become an outcome', async () => {
    const { outcome, passage } = await lifted('carer', true)
    const plan = await planOf(outcome)
    const jo = await signedIn('jo-reid')
    expect((await jo.post(`/passages/${passage}/withdrawal`, { id: newId(), why: 'Said by somebody else' })).status).toBe(303)
    for (const path of [`/plans/${plan}`, `/plans/${plan}/print`, `/carers/${sample.carer}/plans/new`]) expect((await jo.get(path)).html).not.toContain('words that were said here')
    await expect(planOf(outcome)).rejects.toThrow('notAllowed')
  })
})
