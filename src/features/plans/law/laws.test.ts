import { beforeEach, describe, expect, it } from 'vitest'
import { type PackId, packIds, packOn } from '../../../frameworks/packs/index.ts'
import type { WorkerActor } from '../../../kernel/actor.ts'
import { addDays, at } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { idOf } from '../../../seed/ids.ts'
import { agree, asJo, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { settle, type SettingName } from '../../organisations/index.ts'
import { recordOutcome } from '../../outcomes/index.ts'
import { draftPlan } from '../commands.ts'
import { readContent } from '../content.ts'
import { areasToRead } from '../document/areas.ts'
import { getPlan } from '../queries.ts'
import { checkPlan, packOf } from './check.ts'
import { answerClause, choosePack } from './commands.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
let plan: string
beforeEach(async () => {
  await database.owner.query(`delete from organisation_settings where name in ('nation', 'right-to-breaks', 'plan-times')`)
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  plan = await makePlan(sample, false)
})

const fiona: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'fiona-macdougall'), name: 'Fiona MacDougall', roles: ['administrator'], teams: [] }
const settled = (name: SettingName, words: string, effectiveOn: string) => inTenant(fiona, (tx) => settle(tx, { id: newId(), name, words, effectiveOn }))
const checked = (id = plan) => asJo(async (tx) => {
  const found = (await getPlan(tx, id)).plan
  const { content } = await readContent(tx, found)
  const pack = packOf(content)!
  return { pack, missing: checkPlan(pack, content, found.sequence).filter(({ standing }) => standing === 'missing').map(({ clause }) => clause.id) }
})
/** A draft that was begun some days ago. */
async function begunEarlier(days: number): Promise<void> {
  plan = newId()
  await asJo((tx) => draftPlan(tx, sample.carer, { id: plan, madeOn: addDays(sample.today, -days), caringNow: 'I do his dinners.', outcomes: [], actions: [] }))
}

describe('every pack, at the record', () => {
  it.each(packIds)('%s: answered clause by clause until nothing is missing; taking any one back shows exactly that one', async (id) => {
    const { clauses } = packOn(id, sample.today)
    await asJo((tx) => choosePack(tx, plan, { id: newId(), pack: id }))
    const answer = (clause: string, kind: 'words' | 'taken-back' = 'words') => asJo((tx) => answerClause(tx, plan, { id: newId(), clause, kind, words: 'We talked about it.' }))
    for (const clause of clauses) await answer(clause.id)
    expect((await checked()).missing).toEqual([])
    for (const { id: clause, later } of clauses) {
      await answer(clause, 'taken-back')
      const { missing } = await checked()
      // What the plan tells by itself needs no answer; what no first plan is asked is not missing.
      const told = await asJo(async (tx) => checkPlan(packOn(id, sample.today), (await readContent(tx, (await getPlan(tx, plan)).plan)).content, 1).find((one) => one.clause.id === clause)!.standing)
      expect([clause, missing]).toEqual([clause, told === 'missing' && !later ? [clause] : []])
      await answer(clause)
    }
    const page = (await worker.get(`/plans/${plan}/law`)).html
    expect(page).toContain('Ready to issue')
    expect(page.includes('We have not read this at its source')).toBe(clauses.some(({ unverified }) => unverified))
  }, 120_000)

  it('where no law asks, no name of ours for a part is read; the one day that tells several areas stands under each', async () => {
    await asJo((tx) => choosePack(tx, plan, { id: newId(), pack: 'simple' }))
    const simple = (await worker.get(`/plans/${plan}/law`)).html
    expect(simple).toContain('>How caring is now.<')
    expect(simple).not.toContain('now: How caring is now')
    const [form, life] = [newId(), newId()]
    plan = newId()
    await asJo(async (tx) => {
      await recordOutcome(tx, sample.carer, { id: form, statement: 'to know the three things', direction: 'get-better', concepts: ['O6'] })
      await recordOutcome(tx, sample.carer, { id: life, statement: 'a whole night', direction: 'get-better', concepts: ['O1'] })
      await draftPlan(tx, sample.carer, { id: plan, madeOn: sample.today, review: addDays(sample.today, 60), outcomes: [form, life].map((outcome) => ({ outcome, onThisCopy: null, inTheWay: null })), actions: [] })
      await choosePack(tx, plan, { id: newId(), pack: 'coat' })
    })
    const page = (await worker.get(`/plans/${plan}/law`)).html
    expect(page).not.toMatch(/(helping|life|relative|support), (agreed|who|when|helped)[:<]/)
    const { content } = await asJo(async (tx) => readContent(tx, (await getPlan(tx, plan)).plan))
    const told = areasToRead(content).flatMap(({ lines }) => lines.filter(({ label }) => label === 'When we check'))
    expect(told).toHaveLength(2)
    expect(page.match(/<b dir="auto">When we check<\/b><br\/>/g)).toHaveLength(told.length)
    for (const { words } of told) expect(page).toContain(`<span dir="auto">${words}</span>`)
  })

  it('an answer that only another law asks for is not taken', async () => {
    await expect(asJo((tx) => answerClause(tx, plan, { id: newId(), clause: 's.25(1)(e)', kind: 'words', words: 'so' }))).rejects.toThrow('choose')
  })
})

describe('whose law holds', () => {
  it.each<[string, PackId]>([['england', 'england-adult'], ['wales', 'wales-adult'], ['elsewhere', 'simple'], ['scotland', 'scotland-adult']])('%s: a plan is checked as %s from the day that is settled; one can be checked otherwise', async (nation, usual) => {
    await settled('nation', nation, sample.today)
    expect((await checked()).pack.id).toBe(usual)
    expect((await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'coat' })).status).toBe(303)
    expect((await checked()).pack.id).toBe('coat')
    await begunEarlier(3)
    expect((await checked()).pack.id).toBe('scotland-adult')
  })

  it('is settled by an administrator, and by one of a few answers only', async () => {
    await expect(settled('nation', 'france', sample.today)).rejects.toThrow('nation')
    await expect(settled('right-to-breaks', 'yes', sample.today)).rejects.toThrow('begun')
    for (const words of ['soon', '0', '-3', '251', '12.5']) await expect(settled('plan-times', words, sample.today)).rejects.toThrow('workingDays')
    await expect(asJo((tx) => settle(tx, { id: newId(), name: 'nation', words: 'wales', effectiveOn: sample.today }))).rejects.toThrow()
    const fionas = await signedIn('fiona-macdougall')
    const page = (await fionas.get('/organisation')).html
    for (const words of ['Whose law holds where you work?', 'Has the right to breaks begun?', 'Within how many working days must every plan be ready?']) expect(page).toContain(words)
    expect((await worker.get('/organisation/law')).status).toBe(403)
  })
})

describe('a law that changes under a draft', () => {
  it('is told in the margin and on its page, and taken over with one press; what was written stays', async () => {
    await begunEarlier(5)
    await asJo((tx) => answerClause(tx, plan, { id: newId(), clause: 's.9(1)(k)', kind: 'words', words: 'Mondays are hers.' }))
    await asJo((tx) => answerClause(tx, plan, { id: newId(), clause: 's.9(1)(g)', kind: 'words', words: 'The Thursday group.' }))
    for (const path of ['', '/writing', '/law']) expect((await worker.get(`/plans/${plan}${path}`)).html).not.toContain('has changed')
    await settled('right-to-breaks', 'begun', addDays(sample.today, -2))
    for (const path of ['', '/writing']) expect((await worker.get(`/plans/${plan}${path}`)).html).toContain('What the law asks has changed since this draft was begun.')
    const page = (await worker.get(`/plans/${plan}/law`)).html
    expect(page).toContain('Asked now: Enough breaks from caring (s.9(1)(ha)).')
    expect(page).toContain('No longer asked: A break from caring (s.9(1)(k)).')
    expect((await checked()).missing).not.toContain('s.9(1)(ha)')
    const asOn = /name="asOn" value="([^"]+)"/.exec(page)![1]!
    expect((await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'scotland-adult', asOn })).status).toBe(303)
    expect((await checked()).missing).toContain('s.9(1)(ha)')
    expect((await checked()).pack.clauses.map(({ id }) => id)).not.toContain('s.9(1)(k)')
    const after = (await worker.get(`/plans/${plan}/law`)).html
    expect(after).not.toContain('has changed')
    expect(after).toContain('The Thursday group.')
  })

  it('cannot be taken over from a day still to come, and is not told before its day', async () => {
    await settled('right-to-breaks', 'begun', addDays(sample.today, 3))
    expect((await worker.get(`/plans/${plan}/law`)).html).not.toContain('has changed')
    const sent = await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'scotland-adult', asOn: addDays(sample.today, 1) })
    expect(sent.status).toBe(422)
    expect((await worker.post(`/plans/${plan}/packs`, { id: newId(), pack: 'scotland-adult', asOn: '31 June' })).status).toBe(422)
    await at(new Date(Date.now() + 4 * 86_400_000), async () => expect((await checked()).pack.applied).toEqual([]))
    const fionas = await signedIn('fiona-macdougall')
    expect((await fionas.get('/organisation/law')).html).toContain('Begins on')
  })

  it('asks a new plan from its day on; an agreed plan keeps what it was checked by, whatever is settled later', async () => {
    const fionas = await signedIn('fiona-macdougall')
    expect((await fionas.get('/organisation/law')).html).toContain('Not begun.')
    await asJo((tx) => agree(tx, plan, sample.today))
    await settled('right-to-breaks', 'begun', sample.today)
    expect((await checked()).pack.applied).toEqual([])
    expect((await worker.get(`/plans/${plan}/law`)).html).not.toContain('has changed')
    plan = await makePlan(sample, false)
    expect((await checked()).pack).toMatchObject({ version: sample.today, applied: ['right-to-breaks'] })
    await asJo((tx) => agree(tx, plan, sample.today))
    await settled('right-to-breaks', 'not begun', sample.today)
    expect((await checked()).pack.applied).toEqual(['right-to-breaks'])
  })

  it('between the page that was read and the agreement stops the agreement, once, with a sentence', async () => {
    const { hash } = await asJo(async (tx) => readContent(tx, (await getPlan(tx, plan)).plan))
    await settled('nation', 'wales', sample.today)
    const day = sample.today.split('-')
    const sent = await worker.post(`/plans/${plan}/agreement`, { id: newId(), seen: hash, agreedBy: 'Nan', how: 'signed it', extent: 'all', 'on-day': day[2]!, 'on-month': day[1]!, 'on-year': day[0]! })
    expect(sent.status).toBe(409)
    expect(sent.html).toContain('changed')
  })
})
