import { beforeEach, expect, test } from 'vitest'
import { systemActor } from '../../kernel/actor.ts'
import type { Mail } from '../../kernel/mail.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { dayFields } from '../../../test/sample-plan.ts'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { sendReminders } from './index.ts'

const database = useTestDatabase('world')
const carer = (key: string) => idOf('lochside', 'carer', key)
const asha = carer('asha-menon')
let mails: Mail[] = []
const goRound = () => sendReminders(systemActor(idOf('lochside')), { post: async (mail) => { mails.push(mail) }, address: 'http://localhost:3000' })
const addressOf = async (kind: string, key: string): Promise<string> => (await database.owner.query('select email from accounts where id = $1', [idOf('lochside', kind, key)])).rows[0].email

/** The day to look again of the plan that holds now is today, and nobody has looked since. */
async function makeDue(key: string): Promise<void> {
  await database.owner.query("update plans set review_on = current_date where carer_id = $1 and review_on is not null", [carer(key)])
  await database.owner.query("update reviews set on_day = current_date - 60 where carer_id = $1 and on_day > current_date - 60", [carer(key)])
  await database.owner.query("delete from conversation_people where conversation_id in (select id from conversations where carer_id = $1 and held_at is null)", [carer(key)])
  await database.owner.query("update conversations set kind = 'check-in' where carer_id = $1 and held_at is null", [carer(key)])
}

beforeEach(() => { mails = [] })

test('a worker is told once that it is time to look again, without a name, and it stands on her day', async () => {
  await makeDue('asha-menon')
  await goRound()
  const jo = await addressOf('worker', 'jo-reid')
  const hers = mails.filter((mail) => mail.to === jo)
  expect(hers).toHaveLength(1)
  const { rows: names } = await database.owner.query('select call_name as name from carers union select full_name from carers where full_name is not null union select name from cared_for_people')
  for (const mail of mails) for (const { name } of names) expect(`${mail.subject} ${mail.text}`).not.toMatch(new RegExp(`\\b${name.replace(/\W/g, '.')}\\b`))
  expect((await (await signedIn('jo-reid')).get('/today')).html).toContain('Reminders by mail')
  mails = []
  await Promise.all([goRound(), goRound()])
  expect(mails).toEqual([])
})

test('no carer is written to who did not ask; one who did is told once, and can stop it', async () => {
  const to = await addressOf('account', 'asha-menon')
  await makeDue('asha-menon')
  await goRound()
  expect(mails.filter((mail) => mail.to === to)).toEqual([])
  const page = await signedIn('asha-menon', 'lochside', 'account')
  expect((await page.get('/reminders')).html).not.toMatch(/name="wanted"[^>]* checked/)
  expect((await page.post('/reminders', { id: newId(), wanted: 'yes' })).status).toBe(303)
  expect((await page.get('/reminders?kept=1')).html).toMatch(/A mail will come when it is time[\s\S]*name="wanted"[^>]* checked/)
  for (let turn = 0; turn < 2; turn++) await goRound()
  expect(mails.filter((mail) => mail.to === to)).toHaveLength(1)
  await database.owner.query('delete from reminders_sent where account_id = $1', [idOf('lochside', 'account', 'asha-menon')])
  await page.post('/reminders', { id: newId() })
  mails = []
  await goRound()
  expect(mails.filter((mail) => mail.to === to)).toEqual([])
})

test('a carer who asked to wait is not written to before the day that was given; nor one who looked back two weeks before', async () => {
  const page = await signedIn('asha-menon', 'lochside', 'account')
  await page.post('/reminders', { id: newId(), wanted: 'yes' })
  const jo = await signedIn('jo-reid')
  const to = await addressOf('account', 'asha-menon')
  const today = (await database.owner.query('select current_date::text as day')).rows[0].day
  const told = async () => {
    await database.owner.query('delete from reminders_sent where account_id = $1', [idOf('lochside', 'account', 'asha-menon')])
    mails = []
    await goRound()
    return mails.filter((mail) => mail.to === to).length
  }
  const later = async (lateWords: string, instead: string) => expect((await jo.post(`/carers/${asha}/timescales/later`, { id: newId(), time: 'review', lateWords, ...dayFields('dueOn', today), ...dayFields('instead', instead) })).status).toBe(303)
  await makeDue('asha-menon')
  // It is late from the day after; the reason may be written on the day itself.
  await later('Her dad is in hospital and she asked us to wait', '')
  expect(await told()).toBe(0)
  await later('Now, she says', today)
  expect(await told()).toBe(1)
  await makeDue('asha-menon')
  await database.owner.query('update reviews set on_day = current_date - 14 where id = (select id from reviews where carer_id = $1 limit 1)', [asha])
  expect(await told()).toBe(0)
  await makeDue('asha-menon')
  await page.post('/reminders', { id: newId() })
})

test('nobody is reminded of a carer who lost the person they cared for, or whose support rests; not even the carer who asked', async () => {
  const account = idOf('lochside', 'account', 'asha-menon')
  const page = await signedIn('asha-menon', 'lochside', 'account')
  await page.post('/reminders', { id: newId(), wanted: 'yes' })
  const jo = await signedIn('jo-reid')
  const { rows: [relation] } = await database.owner.query('select id from caring_relationships where carer_id = $1 limit 1', [asha])
  const endings: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['bereaved', () => database.owner.query("insert into caring_endings (organisation_id, id, carer_id, relationship_id, on_day, how, recorded_at) select organisation_id, $1, carer_id, id, current_date, 'died', now() from caring_relationships where id = $2", [newId(), relation.id]), () => database.owner.query('update caring_endings set withdrawn_at = now() where relationship_id = $1', [relation.id])],
    ['resting', () => jo.post(`/carers/${asha}/spell`, {}), async () => undefined],
  ]
  const today = (await database.owner.query('select current_date::text as day')).rows[0].day
  endings[1]![1] = () => database.owner.query("insert into spell_events (organisation_id, id, carer_id, kind, on_day, why, recorded_at) values ($1, $2, $3, 'closed', $4, 'asked-to', now())", [idOf('lochside'), newId(), asha, today])
  for (const [why, end, undo] of endings) {
    await database.owner.query('delete from reminders_sent')
    await makeDue('asha-menon')
    mails = []
    await end()
    await goRound()
    expect([why, (await database.owner.query('select account_id from reminders_sent where carer_id = $1', [asha])).rows]).toEqual([why, []])
    await undo()
  }
  expect((await database.owner.query('select 1 from reminders_sent where account_id = $1', [account])).rowCount).toBe(0)
})

test('a worker who wants none gets none; and nobody is told of a record they may not know', async () => {
  const jo = await signedIn('jo-reid')
  expect((await jo.get('/reminders')).html).toMatch(/name="wanted"[^>]* checked/)
  await jo.post('/reminders', { id: newId() })
  await database.owner.query('delete from reminders_sent')
  await makeDue('asha-menon')
  await goRound()
  const address = await addressOf('worker', 'jo-reid')
  expect(mails.filter((mail) => mail.to === address)).toEqual([])
  const told = (await database.owner.query('select account_id, carer_id from reminders_sent')).rows
  expect(told.filter((row) => row.account_id === idOf('lochside', 'worker', 'jo-reid'))).toEqual([])
  const { rows: restricted } = await database.owner.query('select carer_id, array(select worker_id from restriction_namings n where n.carer_id = r.carer_id and n.organisation_id = r.organisation_id) as named from restrictions r')
  for (const { carer_id, named } of restricted) expect(told.filter((row) => row.carer_id === carer_id && !named.includes(row.account_id))).toEqual([])
})

test('bad input is met with a sentence', async () => {
  const jo = await signedIn('jo-reid')
  expect((await jo.post('/reminders', { wanted: 'yes' })).status).toBe(422)
  expect((await jo.post('/reminders', { id: 'nonsense' })).status).toBe(422)
})

test('it is for those who work with carers, and for carers', async () => {
  for (const key of ['fiona-macdougall', 'ruaridh-bell']) {
    const visitor = await signedIn(key)
    expect((await visitor.get('/reminders')).status).toBeGreaterThanOrEqual(403)
    expect((await visitor.post('/reminders', { id: newId(), wanted: 'yes' })).status).toBeGreaterThanOrEqual(403)
  }
})
