import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, signedIn, type Visitor } from '../../../test/visitor.ts'
import { findTables } from '../../../test/walls/rows.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { findFaults } from '../../database/audit/find-faults.ts'
import { declared } from '../../declared.ts'
import { recordKinds, triggers } from '../../frameworks/retention.ts'
import { systemActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { sealHistory } from '../../kernel/seals.ts'
import { idOf } from '../../seed/ids.ts'
import { isDue, keptUntil, kindsOf, type RecordFacts, rulesInForce, type RuleVersion } from './due.ts'
import { disposalOrder } from './order.ts'

const database = useTestDatabase('world')
const lochside = idOf('lochside')
const asha = idOf('lochside', 'carer', 'asha-menon')
const talk = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const day = (name: string, ahead = 0) => {
  const date = new Date(Date.now() + ahead * 86_400_000)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}
let [morag, fiona, jo]: Visitor[] = []
beforeAll(async () => { [morag, fiona, jo] = [await signedIn('morag-sinclair'), await signedIn('fiona-macdougall'), await signedIn('jo-reid')] })

describe('rules and triggers', () => {
  const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1980-01-01', days))
  const facts: fc.Arbitrary<RecordFacts> = fc.record({
    dateOfBirth: fc.option(aDay), stillAtSchool: fc.constantFrom('yes' as const, 'no' as const, 'not-known' as const), kindOverride: fc.constantFrom(null, 'adult' as const, 'young' as const), diedOn: fc.option(aDay),
    lastContact: aDay, endedOn: fc.option(aDay), supported: fc.boolean(), concern: fc.boolean(),
  })
  const version: fc.Arbitrary<RuleVersion> = fc.record({ kind: fc.constantFrom(...recordKinds), trigger: fc.constantFrom(...triggers), years: fc.integer({ min: 0, max: 100 }), inUse: fc.boolean(), effectiveOn: aDay, why: fc.constant(null) })
  const versions = fc.array(version, { maxLength: 12 }).map((list) => list.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1)))

  test('a record is due on the latest day of all its rules, and on no day as long as one has not come about', () => {
    fc.assert(fc.property(facts, versions, aDay, (record, list, today) => {
      const rules = rulesInForce(list, today)
      const kept = keptUntil(record, rules)
      expect(kept.kinds).toEqual(kindsOf(record))
      for (const rule of kept.rules) if (rule.day === null || (kept.dueOn !== null && rule.day > kept.dueOn)) expect(kept.dueOn).toBeNull()
      if (kept.dueOn !== null) expect(kept.rules.map((rule) => rule.day)).toContain(kept.dueOn)
      if (kept.rules.some(({ trigger }) => trigger === 'never')) expect(kept.dueOn).toBeNull()
      // No rule at all for a kind never means: away with it.
      if (record.concern && !rules.some(({ kind }) => kind === 'concern')) expect(kept.dueOn).toBeNull()
      expect(kept.settled).toBe(kept.rules.every((rule) => list.some((one) => one.kind === rule.kind && one.trigger === rule.trigger && one.effectiveOn <= today)))
    }), { numRuns: 3000 })
  })

  test('a hold always wins, and so does somebody who said to keep it longer', () => {
    fc.assert(fc.property(fc.option(aDay), fc.boolean(), fc.option(aDay), aDay, (dueOn, held, delayedUntil, today) => {
      const due = isDue({ dueOn }, { held, delayedUntil }, today)
      if (held || dueOn === null || dueOn > today || (delayedUntil !== null && delayedUntil > today)) expect(due).toBe(false)
      else expect(due).toBe(true)
    }), { numRuns: 2000 })
  })

  test('known records: six years after the last contact, a young carer at 25, one who died, one who only rang', () => {
    const rules = rulesInForce([], '2026-11-28')
    const base: RecordFacts = { dateOfBirth: '1970-05-05', stillAtSchool: 'no', kindOverride: null, diedOn: null, lastContact: '2018-02-28', endedOn: '2018-03-01', supported: true, concern: false }
    const until = (more: Partial<RecordFacts>) => keptUntil({ ...base, ...more }, rules).dueOn
    expect([until({}), until({ endedOn: null }), until({ supported: false, endedOn: null }), until({ dateOfBirth: '2004-02-29' }), until({ dateOfBirth: '2004-02-29', lastContact: '2012-01-01' }), until({ diedOn: '2019-07-01' }), until({ concern: true })])
      .toEqual(['2024-03-01', null, '2019-02-28', '2029-02-28', '2029-02-28', '2025-07-01', null])
  })

  test('what is tied to another row goes before it, for every table that is declared', () => {
    const order = disposalOrder(declared)
    for (const name of order) for (const { tie } of Object.values(declared[name]!.columns)) if (tie && tie !== name && order.includes(tie)) expect([name, tie, order.indexOf(name) < order.indexOf(tie)]).toEqual([name, tie, true])
    expect(order.length).toBeGreaterThan(70)
  })
})

test('rules are settled by an administrator, with a day; what is not right is said and every word kept', async () => {
  const rule = (fields: Record<string, string>) => fiona!.post('/retention/rules', { id: newId(), kind: 'adult', trigger: 'last-contact', years: '6', inUse: 'yes', why: 'Kept <i>words</i>', ...day('effectiveOn'), ...fields })
  expect(text(await fiona!.get('/retention'))).toContain('6 years after the last contact (only suggested)')
  for (const [wrong, words] of [[{ years: 'six' }, 'whole number of years'], [{ years: '' }, 'whole number of years'], [{ kind: 'cat' }, 'Choose'], [{ inUse: '' }, 'Choose']] as const) {
    const answer = await rule(wrong)
    expect([words, answer.status, text(answer).includes(words), answer.html.includes('Kept &lt;i>words')]).toEqual([words, 422, true, true])
  }
  expect((await rule({ ...day('effectiveOn', 40), years: '8' })).status).toBe(303)
  // A rule whose day has not come is not in force.
  expect(text(await fiona!.get('/retention'))).toContain('6 years after the last contact (only suggested)')
  for (const who of [morag!, jo!]) expect([(await who.get('/retention')).status, (await who.post('/retention/rules', {})).status]).toEqual([404, 404])
})

/** From now on every record here is due on the day of its last contact. */
async function settleShort() {
  for (const [kind, trigger, inUse] of [['adult', 'last-contact', 'yes'], ['adult', 'support-ended', 'no'], ['referral', 'last-contact', 'yes'], ['young', 'turned-25', 'no'], ['young', 'last-contact', 'yes'], ['concern', 'never', 'no'], ['concern', 'last-contact', 'yes']] as const) {
    expect((await fiona!.post('/retention/rules', { id: newId(), kind, trigger, years: '0', inUse, why: 'For the test', ...day('effectiveOn', -1) })).status).toBe(303)
  }
}
const propose = async (carer: string, who = morag!) => {
  const id = newId()
  return { id, answer: await who.post(`/carers/${carer}/disposals`, { id, looked: 'yes' }) }
}
const tablesOf = async () => (await findTables(database.owner)).map(({ name }) => name)
/** Everything the database holds, as text. */
async function everything(where = 'true'): Promise<string> {
  const parts: string[] = []
  for (const table of await tablesOf()) {
    const has = (await database.owner.query("select 1 from pg_attribute where attrelid = $1::regclass and attname = 'carer_id' and not attisdropped", [table])).rows.length > 0
    if (where !== 'true' && (!has || ['changes', 'looks'].includes(table))) continue
    const { rows } = await database.owner.query<{ all: string | null }>(`select string_agg(to_jsonb(t)::text, E'\\n') as all from ${table} t where ${where}`, where === 'true' ? [] : [asha])
    parts.push(rows[0]!.all ?? '')
  }
  return parts.join('\n')
}
const strings = (text: string) => [...new Set([...text.matchAll(/"(?:[^"\\]|\\.){12,}"/g)].map(([one]) => one.slice(1, -1)))].filter((one) => /[A-Za-z].* /.test(one) && !/^\\\\x/.test(one))

test('whoever only made contact is kept by that rule; an accepted offer or opening it again makes it a record of support', async () => {
  const [dougie, sam] = [idOf('lochside', 'carer', 'dougie-rae'), await signedIn('sam-ure')]
  const keeping = async () => text(await sam.get(`/carers/${dougie}/keeping`))
  expect(await keeping()).toContain('1 year after the last contact')
  expect(text(await sam.get('/disposals'))).toContain('Dougie (Dougal Rae)')
  // What came to nothing was no support.
  const closing = newId()
  expect((await sam.post(`/carers/${dougie}/spell-events`, { id: closing, kind: 'closed', why: 'no-contact', ...day('onDay') })).status).toBe(303)
  expect(await keeping()).toContain('1 year after the last contact')
  expect((await sam.post(`/carers/${dougie}/plan-offers`, { id: newId(), answer: 'declined', ...day('offeredOn') })).status).toBe(303)
  expect(await keeping()).toContain('1 year after the last contact')
  expect(text(await sam.get('/disposals'))).not.toContain('Dougie')
  expect((await sam.post(`/carers/${dougie}/plan-offers`, { id: newId(), answer: 'accepted', ...day('offeredOn') })).status).toBe(303)
  expect(await keeping()).toMatch(/6 years after the last contact.*6 years after support ended/)
  await database.owner.query("delete from plan_offers where carer_id = $1", [dougie])
  expect(await keeping()).toContain('1 year after the last contact')
  // Opened again, somebody works with him.
  expect((await sam.post(`/carers/${dougie}/spell-events`, { id: newId(), kind: 'reopened', ...day('onDay') })).status).toBe(303)
  expect(await keeping()).toContain('6 years after support ended')
})

test('what the court holds is kept, and says what holds it', async () => {
  const sam = await signedIn('sam-ure')
  expect(text(await sam.get(`/carers/${idOf('lochside', 'carer', 'rena-docherty')}/keeping`))).toContain('The sheriff has not decided where Callum lives.')
})

test('a record that is held is on no list and cannot be signed for; nor one that is not due, or goes by a rule nobody settled', async () => {
  const early = await propose(asha)
  expect([early.answer.status, text(early.answer).includes('This record is not due')]).toEqual([422, true])
  await settleShort()
  expect(text(await morag!.get('/disposals'))).toContain('Asha Menon')
  const hold = newId()
  expect((await jo!.post(`/carers/${asha}/holds`, { id: hold, reason: 'legal', words: 'Her claim against the council.' })).status).toBe(303)
  expect(text(await morag!.get('/disposals'))).not.toContain('Asha Menon')
  const held = await propose(asha)
  expect([held.answer.status, text(held.answer).includes('Something holds this record')]).toEqual([422, true])
  expect(text(await morag!.get(`/carers/${asha}/keeping`))).toContain('Her claim against the council.')
  for (let turn = 0; turn < 2; turn++) expect((await jo!.post(`/holds/${hold}/lifting`, { liftedWhy: 'The claim is settled.' })).status).toBe(303)
  // What she has asked and nobody has answered holds it as well.
  const request = newId()
  await morag!.post(`/carers/${asha}/requests`, { id: request, kind: 'copy', how: 'told', ...day('receivedOn') })
  expect((await propose(asha)).answer.status).toBe(422)
  await morag!.post(`/requests/${request}/steps`, { id: newId(), kind: 'taken-back', ...day('onDay') })
  expect((await jo!.post(`/carers/${asha}/delays`, { id: newId(), why: 'Her daughter may ask.', ...day('untilDay', 30) })).status).toBe(303)
  expect((await propose(asha)).answer.status).toBe(422)
  await database.owner.query('delete from retention_delays')
  // Held after the first signature: the second takes nothing away.
  const { id, answer } = await propose(asha)
  expect(answer.status).toBe(303)
  const all = newId()
  await fiona!.post('/retention/holds', { id: all, reason: 'inquiry', words: 'The inquiry has written.' })
  const refused = await fiona!.post(`/disposals/${id}/signatures`, { id: newId(), answer: 'yes' })
  expect([refused.status, text(refused).includes('Something holds this record')]).toEqual([403, true])
  expect((await database.owner.query('select 1 from carers where id = $1', [asha])).rows.length).toBe(1)
  await fiona!.post(`/holds/${all}/lifting`, { liftedWhy: 'It is over.' })
  expect((await fiona!.post(`/disposals/${id}/signatures`, { id: newId(), answer: 'no' })).location).toBe('/disposals')
})

test('a restricted record is on no list but of those it names, and nobody else signs for it', async () => {
  const kevin = idOf('lochside', 'carer', 'kevin-strachan')
  const list = async (who: Visitor) => text(await who.get('/disposals'))
  expect([(await list(jo!)).includes('K.'), (await list(morag!)).includes('K.'), (await list(morag!)).includes('Strachan')]).toEqual([true, false, false])
  const { rows } = await database.owner.query("select count(*)::int as count from carers c where c.organisation_id = $1 and not exists (select 1 from carer_merges m where m.carer_id = c.id)", [lochside])
  expect(Number(/(\d+) records are due that you see no names of/.exec(await list(fiona!))?.[1])).toBeLessThan(rows[0].count)
  const { id, answer } = await propose(kevin, jo)
  expect(answer.status).toBe(303)
  for (const who of [morag!, fiona!, jo!]) expect([(await who.get(`/disposals/${id}`)).status, (await who.post(`/disposals/${id}/signatures`, { id: newId(), answer: 'yes' })).status]).toEqual([404, 404])
  expect(await list(fiona!)).not.toContain(id.slice(-8).toUpperCase())
})

test('two sign, and all of it is gone: words, files, drafts, searches, reasons, what stood there before; the seals hold, and the certificate names nobody', async () => {
  // What a record leaves in odd places.
  const twin = newId()
  await jo!.post('/carers', { id: twin, callName: 'Ashalata Twinname', phone: '07700 900555' })
  await jo!.post(`/carers/${asha}/merges`, { id: newId(), other: twin, why: 'Same person, she laughed about it' })
  await jo!.post(`/conversations/${talk}/drafts`, { id: newId(), words: 'Half a thought about turnips' })
  await database.owner.query("insert into drafts (organisation_id, id, account_id, place, words, saved_at) values ($1, $2, $3, $4, '{\"words\": \"A draft nobody kept of kumquats\"}', now())", [lochside, newId(), idOf('lochside', 'worker', 'sam-ure'), `conversation:${talk}:x`])
  await jo!.get('/carers?find=Ashalata')
  const sam = await signedIn('sam-ure')
  await sam.post(`/carers/${asha}/reasons`, { id: newId(), why: 'She rang about her pomegranate tree' })
  await sam.get(`/carers/${asha}`)
  const before = await everything()
  for (const planted of ['kumquats', 'Ashalata', 'pomegranate']) expect([planted, before.includes(planted)]).toEqual([planted, true])
  const { rows: [others] } = await database.owner.query<{ all: string }>("select string_agg(to_jsonb(c)::text, E'\\n') as all from carers c where id <> $1", [asha])
  const notHers = await everything('carer_id is distinct from $1') + others!.all
  const hers = strings(await everything('carer_id = $1')).filter((one) => !notHers.includes(one))
  expect(hers.length).toBeGreaterThan(100)
  await sealHistory(systemActor(lochside), new Date(Date.now() + 60_000))
  expect((await findFaults(database.place)).faults).toEqual([])

  const { id, answer } = await propose(asha)
  expect(answer.status).toBe(303)
  // Not the same person twice, and nobody without a part in it.
  for (const who of [morag!, jo!, await signedIn('ruaridh-bell'), await signedIn('una-macphail', 'skerry')]) expect((await who.post(`/disposals/${id}/signatures`, { id: newId(), answer: 'yes' })).status).toBe(404)
  const page = text(await fiona!.get(`/disposals/${id}`))
  expect([page.includes('Morag Sinclair'), /Asha|Menon/.test(page)]).toEqual([true, false])

  // Broken in the middle: nothing is half done.
  const counts = async () => JSON.stringify(await Promise.all((await tablesOf()).map(async (table) => [table, (await database.owner.query(`select count(*)::int as count from ${table}`)).rows[0].count])))
  await database.owner.query("create function break_it() returns trigger language plpgsql as $$ begin raise exception 'The disk is full.'; end $$; create trigger break_it before delete on permissions for each statement execute function break_it()")
  const whole = await counts()
  expect((await fiona!.post(`/disposals/${id}/signatures`, { id: newId(), answer: 'yes' })).status).toBeGreaterThanOrEqual(500)
  expect(await counts()).toBe(whole)
  await database.owner.query('drop trigger break_it on permissions; drop function break_it()')

  const sent = { id: newId(), answer: 'yes' }
  const signed = await fiona!.post(`/disposals/${id}/signatures`, sent)
  expect([signed.status, signed.location]).toEqual([303, expect.stringMatching(/^\/certificates\//)])
  expect((await fiona!.post(`/disposals/${id}/signatures`, sent)).location).toBe(signed.location)
  const after = await everything()
  expect(hers.filter((one) => after.includes(one))).toEqual([])
  for (const gone of ['kumquats', 'turnips', 'Ashalata', 'Twinname', 'pomegranate', 'Asha Menon', '07700 900555', 'asha.menon@']) expect([gone, after.includes(gone)]).toEqual([gone, false])
  expect((await findFaults(database.place)).faults).toEqual([])
  await sealHistory(systemActor(lochside), new Date(Date.now() + 60_000))
  expect((await findFaults(database.place)).faults).toEqual([])
  // A look whose reason was emptied is still bound: who looked cannot be altered.
  await database.owner.query("update looks set account_id = $1 where erased_hash is not null", [newId()])
  expect((await findFaults(database.place)).faults.map(({ said }) => said).join('\n')).toMatch(/looks .* was altered after seal/)

  const certificate = text(await fiona!.get(signed.location!))
  for (const said of ['Certificate of disposal', 'Morag Sinclair', 'Fiona MacDougall', 'passages', 'documents' in declared ? 'carers' : '']) expect(certificate).toContain(said)
  expect(certificate).not.toMatch(/Asha|Menon/)
  expect((await jo!.get(`/carers/${asha}`)).status).toBe(404)
  expect(text(await morag!.get('/disposals'))).toContain('Disposed of on')
})
