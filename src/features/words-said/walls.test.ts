import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { type Role, roles, systemActor, type WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { findAccess, mayReadCarer } from '../access/index.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { mayLeavePage, mayReadPassage, type Reach } from '../conversations/index.ts'
import { foundOrganisation } from '../organisations/index.ts'

const world = useTestDatabase('empty')
const howMany = { workers: 4, carers: 4, talks: 6 }
const which = (count: number) => fc.integer({ min: 0, max: count - 1 })
const seldom = fc.nat(4).map((one) => one === 4)
const link = fc.record({ carer: which(howMany.carers), worker: which(howMany.workers) })
const vocabulary = ['boiler', 'Bòiler', 'sleep', 'sleeping', 'can’t', 'sister-in-law', 'bróðir', 'the', 'سو', 'rest.Then']
const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))

/** An organisation as life may leave it: who works with whom, what was said in which talk, who heard it, and what became of it. */
const organisation = fc.record({
  workers: fc.array(fc.record({ roles: fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Role[]>(['support worker'], ['supervisor']) }, { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom<Role>(...roles), { minLength: 1, maxLength: 2 }) }), team: fc.boolean() }), { minLength: howMany.workers, maxLength: howMany.workers }),
  allocations: fc.array(fc.record({ link, ended: seldom }), { minLength: 4, maxLength: 9 }),
  refusals: fc.array(link, { maxLength: 2 }),
  restrictions: fc.array(which(howMany.carers), { maxLength: 2 }),
  namings: fc.array(fc.record({ link, ended: seldom }), { maxLength: 4 }),
  reasons: fc.array(link, { maxLength: 3 }),
  emergencies: fc.array(link, { maxLength: 2 }),
  merged: fc.option(which(howMany.carers), { freq: 4 }),
  talks: fc.array(fc.record({ carer: which(howMany.carers), there: fc.uniqueArray(which(howMany.workers), { maxLength: 2 }), left: seldom, withdrawn: seldom }), { minLength: howMany.talks, maxLength: howMany.talks }),
  passages: fc.array(fc.record({ talk: which(howMany.talks), words, reach: fc.constantFrom<Reach>('heard', 'record', 'here'), few: seldom, withdrawn: seldom, corrected: fc.option(fc.record({ words, withdrawn: seldom }), { freq: 3 }) }), { minLength: 6, maxLength: 12 }),
})
type Told = typeof organisation extends fc.Arbitrary<infer T> ? T : never
interface Said { id: string; carer: string; words: string; reach: Reach; heard: string[]; stands: boolean }

async function tell(told: Told) {
  const id = newId()
  await foundOrganisation({ id, name: 'Anywhere' })
  const put = (table: string, row: Record<string, unknown>) => {
    const full: Record<string, unknown> = { organisation_id: id, id: newId(), ...row }
    const names = Object.keys(full)
    return world.owner.query(`insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(full))
  }
  const now = new Date()
  const team = newId()
  await put('teams', { id: team, name: 'Team', recorded_at: now })
  const workers: WorkerActor[] = []
  for (const [index, one] of told.workers.entries()) {
    const worker = newId()
    workers.push({ kind: 'worker', organisation: id, id: worker, name: `Worker ${index}`, roles: one.roles, teams: one.team ? [team] : [] })
    await put('accounts', { id: worker, name: `Worker ${index}`, recorded_at: now })
    await put('workers', { id: worker, name: `Worker ${index}`, recorded_at: now })
    for (const role of one.roles) await put('worker_roles', { worker_id: worker, role, given_at: now })
    if (one.team) await put('team_members', { team_id: team, worker_id: worker, joined_at: now })
  }
  const carers = Array.from({ length: howMany.carers }, () => newId())
  for (const [index, carer] of carers.entries()) await put('carers', { id: carer, call_name: `Person ${index}`, recorded_at: now })
  const pair = (one: { carer: number; worker: number }) => ({ carer_id: carers[one.carer], worker_id: workers[one.worker]!.id })
  for (const one of told.allocations) await put('allocations', { ...pair(one.link), kind: 'own', from_day: '2020-01-01', ended_at: one.ended ? now : null, recorded_at: now })
  for (const one of told.refusals) await put('worker_refusals', { ...pair(one), said_on: '2020-01-01', recorded_at: now })
  for (const one of told.restrictions) await put('restrictions', { carer_id: carers[one], initials: 'X', recorded_at: now })
  for (const one of told.namings) await put('restriction_namings', { ...pair(one.link), named_at: now, ended_at: one.ended ? now : null })
  for (const one of told.reasons) await put('cover_reasons', { ...pair(one), on_day: now.toISOString().slice(0, 10), why: 'x', recorded_at: now })
  for (const one of told.emergencies) await put('openings', { ...pair(one), why: 'x', opened_at: now, until_at: new Date(now.getTime() + 3_600_000), recorded_at: now })
  if (told.merged !== null) await put('carer_merges', { carer_id: carers[told.merged], into_carer_id: carers[(told.merged + 1) % howMany.carers], why: 'x', recorded_at: now })
  const talks: { id: string; carer: string; withdrawn: boolean; people: { id: string; worker: string; left: boolean }[] }[] = []
  for (const one of told.talks) {
    const talk = { id: newId(), carer: carers[one.carer]!, withdrawn: one.withdrawn, people: one.there.map((at, n) => ({ id: newId(), worker: workers[at]!.id, left: one.left && n === 0 })) }
    talks.push(talk)
    await put('conversations', { id: talk.id, carer_id: talk.carer, held_at: now, recorded_at: now })
    for (const person of talk.people) await put('conversation_people', { id: person.id, carer_id: talk.carer, conversation_id: talk.id, voice: 'worker', name: 'W', worker_id: person.worker, removed_at: person.left ? now : null, recorded_at: now })
    if (one.withdrawn) await put('withdrawals', { carer_id: talk.carer, conversation_id: talk.id, why: 'x', recorded_at: now })
  }
  const said: Said[] = []
  const say = async (row: { talk: typeof talks[number]; words: string; reach: Reach; few: boolean; withdrawn: boolean; corrects?: string }): Promise<Said> => {
    const passage = newId()
    const among = row.talk.people.filter((_, n) => !row.few || n === 0)
    await put('passages', { id: passage, carer_id: row.talk.carer, conversation_id: row.talk.id, position: said.length, voice: 'carer', name: 'P', words: row.words, reach: row.reach, heard_by: row.few ? among.map((person) => person.id) : null, corrects_id: row.corrects ?? null, recorded_at: now })
    if (row.withdrawn) await put('withdrawals', { carer_id: row.talk.carer, conversation_id: row.talk.id, passage_id: passage, why: 'x', recorded_at: now })
    const one = { id: passage, carer: row.talk.carer, words: row.words, reach: row.reach, heard: among.filter((person) => !person.left).map((person) => person.worker), stands: !row.withdrawn && !row.talk.withdrawn }
    said.push(one)
    return one
  }
  for (const { talk, corrected, ...one } of told.passages) {
    const first = await say({ ...one, talk: talks[talk]! })
    if (!corrected) continue
    await say({ ...one, ...corrected, talk: talks[talk]!, corrects: first.id })
    first.stands &&= corrected.withdrawn
  }
  return { id, workers, carers, said }
}

/** What is asked, and whether these words answer it: told by hand, without the database. */
const questions: readonly [string, RegExp][] = [
  ['boiler', /(^| )b[oò]iler/i], ['BÒIL', /(^| )b[oò]iler/i], ['sleep', /(^| )sleep/], ['"sleep"', /(^| )sleep( |$)/], ['can\'t', /(^| )can’t( |$)/], ['"sister in law"', /(^| )sister-in-law( |$)/],
  ['law', /-law( |$)/], ['brodir', /(^| )bróðir/], ['the', /(^| )(the|rest\.Then)( |$)/], ['"boiler the"', /(^| )b[oò]iler the( |$)/i], ['سو', /سو/], ['sleep "the"', /^(?=.*(^| )sleep( |$))(?=.*(^| )the( |$))/], ['sleeping the boi', /^(?=.*sleeping)(?=.*(^| )the( |$))(?=.*b[oò]iler)/i], ['kettle', /kettle/],
]
const shown = (html: string) => [...html.matchAll(/#passage-([0-9a-f-]{36})/g)].map(([, id]) => id!).toSorted()

test('whoever looks, exactly what policy allows one by one is found, a look is there for each record of it and for no other, and the words are kept nowhere', { timeout: 300_000 }, async () => {
  let found = 0
  let hidden = 0
  await fc.assert(fc.asyncProperty(organisation, async (told) => {
    const { id, workers, carers, said } = await tell(told)
    for (const actor of workers) {
      const visitor = new Visitor()
      await visitor.get(`/sign-in-links/${await inTenant(systemActor(id), (tx) => makeSignInLink(tx, actor.id, 'demo'))}`)
      const access = await inTenant(actor, (tx) => findAccess(tx, carers))
      const mayEnter = actor.roles.includes('support worker') || actor.roles.includes('supervisor')
      const allowed = said.filter((one) => {
        const record = access.get(one.carer)
        return one.stands && record && mayReadCarer(actor, record) && mayLeavePage(one) && mayReadPassage(actor, record, one, one.heard)
      })
      const looked = new Set<string>()
      for (const [question, answers] of questions) {
        const page = await visitor.get(`/carers/words?q=${encodeURIComponent(question)}`)
        expect([question, page.status]).toEqual([question, mayEnter ? 200 : 403])
        const expected = allowed.filter((one) => answers.test(one.words))
        expect([question, shown(page.html)]).toEqual([question, expected.map((one) => one.id).toSorted()])
        for (const one of expected) looked.add(one.carer)
        if (expected.length > 0) expect(page.html).toContain('<mark>')
        found += expected.length
        hidden += said.filter((one) => answers.test(one.words)).length - expected.length
      }
      const { rows } = await world.owner.query<{ carer_id: string }>("select carer_id from looks where organisation_id = $1 and account_id = $2 and purpose = 'search'", [id, actor.id])
      expect(rows.map((row) => row.carer_id).toSorted()).toEqual([...looked].toSorted())
    }
    expect((await world.owner.query('select words from searches where organisation_id = $1', [id])).rows).toEqual([])
  }), { numRuns: 8 })
  expect([found > 30, hidden > 30]).toEqual([true, true])
})
