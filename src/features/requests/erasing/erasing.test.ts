import { beforeAll, describe, expect, test } from 'vitest'
import { signedIn, type Answer, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { findTables } from '../../../../test/walls/rows.ts'
import { findFaults } from '../../../database/audit/find-faults.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { sealHistory } from '../../../kernel/seals.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { idOf } from '../../../seed/ids.ts'
import { findErasable } from './queries.ts'

const database = useTestDatabase('world')
const lochside = idOf('lochside')
const asha = idOf('lochside', 'carer', 'asha-menon')
const farida = idOf('lochside', 'carer', 'farida-aziz')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const day = (name: string) => { const date = new Date(); return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) } }
let [morag, jo, fiona]: Visitor[] = []
beforeAll(async () => { [morag, jo, fiona] = [await signedIn('morag-sinclair'), await signedIn('jo-reid'), await signedIn('fiona-macdougall')] })

async function ask(carer: string, kind = 'forget'): Promise<string> {
  const id = newId()
  expect((await morag!.post(`/carers/${carer}/requests`, { id, kind, how: 'letter', words: 'My phone number, please.', ...day('receivedOn') })).status).toBe(303)
  return id
}
async function everything(): Promise<string> {
  const parts: string[] = []
  for (const { name } of await findTables(database.owner)) parts.push((await database.owner.query(`select string_agg(to_jsonb(t)::text, E'\\n') as all from ${name} t`)).rows[0].all ?? '')
  return parts.join('\n')
}
const seal = () => sealHistory(systemActor(lochside), new Date(Date.now() + 60_000))
const faults = async () => (await findFaults(database.place)).faults.map(({ said }) => said)
const itemsOf = (carer: string) => inTenant(systemActor(lochside), (tx) => findErasable(tx, carer, newId()))

describe('single things are forgotten', () => {
  test('the value goes from its row, from what stood there before and from what was searched; the seals hold, a stone stays', async () => {
    const details = async (fields: Record<string, string>) => {
      const { rows: [row] } = await database.owner.query('select version, call_name from carers where id = $1', [asha])
      expect((await jo!.post(`/carers/${asha}/details`, { version: String(row.version), callName: row.call_name, pronouns: 'she/her', ...fields })).status).toBe(303)
    }
    await details({ phone: '07700 900771', address: '1 Quince Row' })
    await details({ phone: '07700 900772', address: '2 Medlar Row' })
    await jo!.post(`/carers/${asha}/equality`, { religion: 'yes', 'religion-words': 'Tangerine church', 'religion-was': '' })
    await jo!.get('/carers?find=900772')
    const [circle] = (await itemsOf(asha)).filter(({ table }) => table === 'circle_people')
    // Never digits alone: among all the hashes six of them are found by chance.
    const planted = ['07700 900771', '07700 900772', '07700900772', '"words": "900772"', 'Tangerine church']
    const before = await everything()
    for (const one of planted) expect([one, before.includes(one)]).toEqual([one, true])
    await seal()
    expect(await faults()).toEqual([])

    const id = await ask(asha)
    const page = text(await morag!.get(`/requests/${id}/erasing`))
    for (const said of ['Phone: 07700 900772', 'Tangerine church', 'My phone number, please.', 'This cannot be undone']) expect(page).toContain(said)
    const keys = (await itemsOf(asha)).filter(({ key, fields }) => key.endsWith('.phone') || JSON.stringify(fields).includes('Tangerine')).map(({ key }) => key)
    expect(keys.length).toBe(2)
    const sent = { id: newId(), picks: [...keys, circle!.key], why: 'Asked for by letter', seen: 'yes' }
    for (const [wrong, words] of [[{ picks: '' }, 'Tick what is to be forgotten'], [{ why: '' }, 'Write why'], [{ seen: '' }, 'Look at'], [{ picks: `carers.${newId()}.phone` }, 'not there any more']] as const) {
      const answer = await morag!.post(`/requests/${id}/erasures`, { ...sent, ...wrong })
      expect([words, answer.status, text(answer).includes(words)]).toEqual([words, 422, true])
    }
    for (let turn = 0; turn < 2; turn++) expect((await morag!.post(`/requests/${id}/erasures`, sent)).location).toBe(`/requests/${id}`)
    const after = await everything()
    for (const one of planted) expect([one, after.includes(one)]).toEqual([one, false])
    // Nothing else of what stood there before has gone.
    for (const one of ['1 Quince Row', '2 Medlar Row']) expect([one, after.includes(one)]).toEqual([one, true])
    expect(await faults()).toEqual([])
    await seal()
    expect(await faults()).toEqual([])
    expect((await database.owner.query('select count(*)::int as count from erasures where id = $1', [sent.id])).rows[0].count).toBe(1)
    const stone = text(await morag!.get(`/requests/${id}`))
    expect(stone).toMatch(/Erased.*Morag Sinclair.*Asked for by letter.*About you: Phone/)
    expect(text(await (await signedIn('asha-menon', 'lochside', 'account')).get('/my-requests'))).toMatch(/Erased.*About you: Phone/)
    // What is left of an earlier row is bound: nothing else of it can be altered.
    await database.owner.query("update change_contents set content = content || '{\"address\": \"Elsewhere\"}' where content->>'address' = '1 Quince Row'")
    expect((await faults()).join('\n')).toMatch(/how carers .* was before a change, was altered/)
    await database.owner.query("update change_contents set content = content || '{\"address\": \"1 Quince Row\"}' where content->>'address' = 'Elsewhere'")
    expect(await faults()).toEqual([])
  })

  test('all that is optional in a record goes at once, and then nothing of it is left to pick', async () => {
    const items = await itemsOf(farida)
    expect(items.length).toBeGreaterThan(8)
    const id = await ask(farida)
    expect((await morag!.post(`/requests/${id}/erasures`, { id: newId(), picks: items.map(({ key }) => key), why: 'All of it', seen: 'yes' })).status).toBe(303)
    expect((await itemsOf(farida)).map(({ key }) => key)).toEqual([])
    expect(await faults()).toEqual([])
    for (const path of ['', '/details', '/circle', '/outcomes', '/documents']) expect([path, (await jo!.get(`/carers/${farida}${path}`)).status]).not.toEqual([path, 500])
    expect((await jo!.get(`/carers/${farida}`)).status).toBe(200)
  })

  test('nobody else, nothing that is held, nothing that was not asked or is answered', async () => {
    const id = await ask(asha)
    const [one] = await itemsOf(asha)
    const send = (who: Visitor, request = id) => who.post(`/requests/${request}/erasures`, { id: newId(), picks: one!.key, why: 'Why', seen: 'yes' })
    for (const who of [fiona!, await signedIn('ruaridh-bell'), await signedIn('una-macphail', 'skerry'), await signedIn('asha-menon', 'lochside', 'account')]) expect([(await who.get(`/requests/${id}/erasing`)).status, (await send(who)).status]).toEqual([404, 404])
    expect((await send(morag!, await ask(asha, 'put-right'))).status).toBe(404)
    const hold = newId()
    await jo!.post(`/carers/${asha}/holds`, { id: hold, reason: 'legal', words: 'A claim.' })
    const held = await send(morag!)
    expect([held.status, text(held).includes('Something holds this record')]).toEqual([422, true])
    await jo!.post(`/holds/${hold}/lifting`, { liftedWhy: 'Settled.' })
    // Nor at the database itself: a stone for something that is not optional, of another record, or for somebody else.
    const stone = (fields: Record<string, unknown>) => database.owner.query('begin').then(async () => {
      await database.owner.query("select set_config('app.organisation', $1, true), set_config('app.actor', $2, true)", [lochside, `worker:${idOf('lochside', 'worker', 'morag-sinclair')}`])
      const erasure = newId()
      await database.owner.query('insert into erasures (organisation_id, id, carer_id, request_id, why, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, now())', [lochside, erasure, asha, id, 'x', idOf('lochside', 'worker', 'morag-sinclair')])
      const row = { organisation_id: lochside, id: newId(), carer_id: asha, erasure_id: erasure, table_name: 'carers', row_id: asha, column_name: 'phone', recorded_by: idOf('lochside', 'worker', 'morag-sinclair'), ...fields }
      return database.owner.query(`insert into erasure_items (${Object.keys(row).join(', ')}, recorded_at) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(', ')}, now())`, Object.values(row))
    }).then(() => 'done', (error: Error) => error.message).finally(() => database.owner.query('rollback'))
    for (const [fields, said] of [[{ column_name: 'died_on' }, 'not forgotten one by one'], [{ column_name: null }, 'not forgotten one by one'], [{ table_name: 'passages', row_id: newId(), column_name: null }, 'not forgotten one by one'], [{ row_id: farida }, 'no such row'], [{ carer_id: farida }, 'asked for this'], [{ recorded_by: newId() }, 'for somebody else']] as const) expect([fields, await stone(fields)]).toEqual([fields, expect.stringContaining(said)])
    await morag!.post(`/requests/${id}/steps`, { id: newId(), kind: 'done', ...day('onDay') })
    expect([(await morag!.get(`/requests/${id}/erasing`)).status, (await send(morag!)).status]).toEqual([404, 404])
  })
})
