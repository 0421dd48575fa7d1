import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { signedIn, type Answer, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { fillEveryTable, findTables } from '../../../../test/walls/rows.ts'
import { addressOf, allRoutes, idsOf, tablesIn } from '../../../../test/walls/walk.ts'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { idOf } from '../../../seed/ids.ts'
import { isStill, mayWriteCarer } from '../policy.ts'
import { countTalks } from '../../read-backs/standing/queries.ts'
import { systemActor } from '../../../kernel/actor.ts'

const database = useTestDatabase('world')
const lochside = idOf('lochside')
const asha = idOf('lochside', 'carer', 'asha-menon')
const joId = idOf('lochside', 'worker', 'jo-reid')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const day = (name: string, ahead = 0) => { const date = new Date(Date.now() + ahead * 86_400_000); return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) } }
let [morag, jo, carer]: Visitor[] = []
beforeAll(async () => { [morag, jo, carer] = [await signedIn('morag-sinclair'), await signedIn('jo-reid'), await signedIn('asha-menon', 'lochside', 'account')] })

/** What leaves as a paper or a file; but for the empty sheet to get ready on, which says nothing of anybody. */
const papers = /:id\/(?:print|easy-read|card|[\w-]+\.(?:pdf|txt|csv|zip))$/
const sentence = 'This record is kept and not used for now'
const details = async () => {
  const { rows: [row] } = await database.owner.query('select version, call_name from carers where id = $1', [asha])
  return jo!.post(`/carers/${asha}/details`, { version: String(row.version), callName: row.call_name, pronouns: 'she/her', inOneLine: `Typed ${newId()}` })
}

test('whoever writes, nobody does while it is kept and not used, but with a reason today; and never somebody who might not otherwise', () => {
  const actor = { kind: 'worker' as const, organisation: newId(), id: 'a', name: 'a', roles: ['support worker' as const], teams: [] }
  fc.assert(fc.property(fc.option(fc.subarray(['a', 'b'])), fc.subarray(['a', 'b']), fc.subarray(['a']), (still, ownWorkers, refused) => {
    const access = { carer: 'she', ownWorkers, ownTeams: [], refused, restrictedTo: null, reasonToday: [], openedNow: [], coverAllowed: true, still }
    expect(mayWriteCarer(actor, access)).toBe(ownWorkers.includes('a') && !refused.includes('a') && (still === null || still.includes('a')))
    expect(isStill({ kind: 'carer', organisation: actor.organisation, id: 'c', name: 'c', carer: 'she' }, access)).toBe(still !== null)
  }))
})

test('kept and not used, from the request to the day it is used again', async () => {
  const request = newId()
  await morag!.post(`/carers/${asha}/requests`, { id: request, kind: 'hold-still', how: 'told', words: 'My age is wrong.', ...day('receivedOn') })
  expect((await morag!.get(`/requests/${request}`)).html).toContain(`/carers/${asha}/still?request=${request}`)
  const form = { id: newId(), ground: 'accuracy', stillWhy: 'The age is being looked into', request }
  for (const [wrong, said] of [[{ ground: '' }, 'Choose'], [{ stillWhy: '' }, 'Write why']] as const) {
    const answer = await morag!.post(`/carers/${asha}/stills`, { ...form, ...wrong })
    expect([said, answer.status, text(answer).includes(said)]).toEqual([said, 422, true])
  }
  expect((await morag!.post(`/carers/${asha}/stills`, { ...form, request: newId() })).status).toBe(404)
  for (const who of [await signedIn('fiona-macdougall'), await signedIn('ruaridh-bell'), await signedIn('una-macphail', 'skerry')]) expect([(await who.get(`/carers/${asha}/still`)).status, (await who.post(`/carers/${asha}/stills`, form)).status]).toEqual([404, 404])
  const talksBefore = JSON.stringify(await inTenant(systemActor(lochside), (tx) => countTalks(tx, '2000-01-01')))
  for (let turn = 0; turn < 2; turn++) expect((await morag!.post(`/carers/${asha}/stills`, form)).location).toBe(`/requests/${request}`)
  expect((await jo!.post(`/carers/${asha}/stills`, { ...form, id: newId(), request: '' })).status).toBe(422)
  expect(text(await morag!.get(`/requests/${request}`))).toContain('The age is being looked into')

  // Nothing is written in it, the words come back, nothing goes out, and it is not counted.
  const refused = await details()
  expect([refused.status, text(refused).includes(sentence), refused.html.includes('Typed ')]).toEqual([403, true, true])
  const { rows: [plan] } = await database.owner.query('select p.id from plans p join plan_agreements g on g.plan_id = p.id where p.carer_id = $1 limit 1', [asha])
  for (const path of ['print', 'plan.pdf']) expect([path, (await jo!.get(`/plans/${plan.id}/${path}`)).status]).toEqual([path, 403])
  expect((await carer!.get(`/plans/${plan.id}/print`)).status).toBe(200)
  expect(JSON.stringify(await inTenant(systemActor(lochside), (tx) => countTalks(tx, '2000-01-01')))).not.toBe(talksBefore)
  expect(text(await morag!.get(`/carers/${asha}/keeping`))).toContain('or something holds it')
  // A worry about safety can be written down, and what she asks is answered.
  expect((await jo!.post(`/carers/${asha}/concerns`, { id: newId(), about: asha, words: 'A worry.', ...day('noticedOn'), named: [idOf('lochside', 'worker', 'morag-sinclair')] })).status).not.toBe(403)
  expect((await morag!.post(`/requests/${request}/steps`, { id: newId(), kind: 'more-asked', words: 'Which age?', ...day('onDay') })).status).toBe(303)
  expect(text(await carer!.get('/my-requests'))).toMatch(/Your record is kept, and not used.*The age is being looked into/)

  // Written in all the same, by who says why, today.
  const use = { id: newId(), useGround: 'agreed', useWhy: 'She asked us to change her phone' }
  expect((await morag!.post(`/carers/${asha}/still-uses`, use)).status).toBe(404)
  expect((await jo!.post(`/carers/${asha}/still-uses`, { ...use, useWhy: '' })).status).toBe(422)
  for (let turn = 0; turn < 2; turn++) expect((await jo!.post(`/carers/${asha}/still-uses`, use)).status).toBe(303)
  expect((await details()).status).toBe(303)
  expect(text(await carer!.get('/my-requests'))).toContain('She asked us to change her phone')

  // Used again, after she was told.
  const end = { id: newId(), endedWhy: 'The age is right now' }
  expect((await morag!.post(`/stills/${form.id}/ending`, { ...end, ...day('toldOn', 3) })).status).toBe(422)
  for (let turn = 0; turn < 2; turn++) expect((await morag!.post(`/stills/${form.id}/ending`, { ...end, ...day('toldOn') })).status).toBe(303)
  const after = await jo!.get(`/carers/${asha}`)
  expect([after.status, after.html.includes('id="kept-still"')]).toEqual([200, false])
  expect((await jo!.get(`/plans/${plan.id}/print`)).status).toBe(200)
})

test('the database itself refuses a worker every write in such a record, table by table; its carer and Lilypad itself go on', async () => {
  const ids = await fillEveryTable(database.owner, lochside)
  const whose = ids.carers!
  const open = ['record_stills', 'record_still_endings', 'record_still_uses', 'subject_requests', 'request_steps', 'request_decisions', 'erasures', 'erasure_items', 'retention_holds', 'retention_delays', 'concerns', 'concern_notes', 'concern_namings',
    'allocations', 'works_here', 'worker_refusals', 'restrictions', 'restriction_namings', 'cover_reasons', 'openings', 'opening_answers', 'accounts']
  const tracked = new Set((await database.owner.query<{ name: string }>("select c.relname as name from pg_class c join pg_trigger g on g.tgrelid = c.oid and g.tgfoid = 'record_change'::regproc")).rows.map(({ name }) => name))
  const tables = (await findTables(database.owner)).filter(({ name, columns }) => tracked.has(name) && columns.some((one) => one.name === 'recorded_at') && (name === 'carers' || columns.some((one) => one.name === 'carer_id')))
  const still = newId()
  await database.owner.query("insert into record_stills (organisation_id, id, carer_id, ground, why, recorded_by, recorded_at) values ($1, $2, $3, 'claim', 'x', $4, now())", [lochside, still, whose, joId])
  const attempt = async (table: string, actor: string) => {
    await database.owner.query('begin')
    await database.owner.query("select set_config('app.actor', $1, true)", [actor])
    const done = await database.owner.query(`update ${table} set recorded_at = recorded_at + interval '1 second' where organisation_id = $1 and ${table === 'carers' ? 'id' : 'carer_id'} = $2`, [lochside, whose]).then(({ rowCount }) => rowCount, (error: { code?: string }) => error.code)
    await database.owner.query('rollback')
    return done
  }
  let tried = 0
  for (const { name } of tables) {
    const byWorker = await attempt(name, `worker:${newId()}`)
    if (byWorker === 0) continue
    tried++
    expect([name, byWorker]).toEqual([name, open.includes(name) ? expect.any(Number) : 'LP403'])
    for (const actor of [`carer:${newId()}`, 'system:']) expect([name, actor, await attempt(name, actor)]).toEqual([name, actor, expect.any(Number)])
  }
  expect(tried).toBeGreaterThan(40)
  // In words, for whoever asked.
  const actor = { kind: 'worker' as const, organisation: lochside, id: newId(), name: 'N', roles: ['support worker' as const], teams: [] }
  await expect(inTenant(actor, ({ db }) => sql`insert into life_events (organisation_id, id, carer_id, on_day, words, recorded_at) values (${lochside}, ${newId()}, ${whose}, '2026-01-01', 'x', now())`.execute(db))).rejects.toThrow(sentence)
})

test('every page about the carer says that the record is kept and not used, whatever its address names: of a plan, of a talk, of an outcome', async () => {
  await fillEveryTable(database.owner, lochside)
  const ids = await idsOf(database.owner, lochside, asha)
  await database.owner.query("insert into record_stills (organisation_id, id, carer_id, ground, why, recorded_by, recorded_at) values ($1, $2, $3, 'claim', 'x', $4, now())", [lochside, newId(), asha, joId])
  const silent: string[] = []
  let pages = 0
  for (const route of (await allRoutes()).filter(({ method, path }) => method === 'GET' && path.includes(':') && !path.endsWith('/still'))) {
    const answer = await jo!.get(addressOf(route, tablesIn(route, ids).map((table) => ids[table]!)))
    // A paper or a file that is taken away is none; nor is a worry about safety, which goes on, and is seen by whom it names.
    if (answer.status !== 200 || !answer.html.includes('Asha') || papers.test(route.path) || route.path === '/concerns/:id') continue
    pages++
    if (!answer.html.includes('id="kept-still"')) silent.push(route.path)
  }
  expect([silent, pages > 60]).toEqual([[], true])

  // Nobody may use it today: then no paper of it goes out either.
  await database.owner.query('delete from record_still_uses where carer_id = $1', [asha])
  const out: string[] = []
  for (const route of (await allRoutes()).filter(({ method, path }) => method === 'GET' && papers.test(path) && path !== '/preparations/:id/print')) {
    const { status } = await jo!.get(addressOf(route, tablesIn(route, ids).map((table) => ids[table]!)))
    if (status === 200) out.push(route.path)
  }
  expect(out).toEqual([])
})
