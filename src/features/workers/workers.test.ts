import { beforeAll, describe, expect, test } from 'vitest'
import { sentMail, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { makeSignInLink, openAccount } from '../accounts/index.ts'
import { foundOrganisation } from '../organisations/index.ts'

const world = useTestDatabase('world')
const ruaridh = idOf('lochside', 'worker', 'ruaridh-bell')
const fionasId = idOf('lochside', 'worker', 'fiona-macdougall')
let fiona: Visitor

beforeAll(async () => { fiona = await signedIn('fiona-macdougall') })

const newWorker = (change: Record<string, string | string[]> = {}) =>
  ({ id: newId(), name: 'Ailsa Craig', email: `${newId()}@example.org`, jobTitle: 'Volunteer', team: 'Oban and Lorn', roles: ['support worker', 'supervisor'], ...change })

const rolesOf = async (worker: string) =>
  (await world.owner.query('select role from worker_roles where worker_id = $1 and taken_at is null order by role', [worker])).rows.map((row) => row.role)

describe('adding somebody', () => {
  test('mails them a link in neutral words, and they are in the list with their roles and team', async () => {
    const sent = newWorker()
    expect((await fiona.post('/workers', sent)).location).toBe('/workers')
    expect(sentMail.at(-1)).toMatchObject({ to: sent.email, subject: 'You can now sign in' })
    const page = await fiona.get('/workers')
    expect(page.html).toContain(`Volunteer · ${sent.email} · Oban and Lorn`)
    expect(await rolesOf(sent.id)).toEqual(['supervisor', 'support worker'])
    const token = /sign-in-links\/(\S+)/.exec(sentMail.at(-1)?.text ?? '')?.[1] ?? ''
    const visitor = stranger()
    await visitor.post('/sessions', { token })
    expect((await visitor.get('/account')).html).toContain('Ailsa Craig')
  })

  test('twice with the same form is one person, also at the very same moment', async () => {
    for (const sent of [newWorker(), newWorker({ team: '' })]) {
      const answers = await Promise.all([fiona.post('/workers', sent), fiona.post('/workers', sent), fiona.post('/workers', sent)])
      expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
      expect((await fiona.post('/workers', sent)).status).toBe(303)
      expect((await world.owner.query('select count(*)::int as count from workers where id = $1', [sent.id])).rows).toEqual([{ count: 1 }])
      expect(await rolesOf(sent.id)).toHaveLength(2)
    }
  })

  test('another person under the same number is a conflict: nobody is lost in silence', async () => {
    const sent = newWorker()
    await fiona.post('/workers', sent)
    const answer = await fiona.post('/workers', { ...sent, name: 'Somebody Else' })
    expect(answer.status).toBe(409)
    for (const name of ['Ailsa Craig', 'Somebody Else']) expect(answer.html).toContain(name)
  })

  test('with an address that is taken says so, whichever of two forms is first', async () => {
    const [one, other] = [newWorker(), newWorker()]
    const answers = await Promise.all([fiona.post('/workers', one), fiona.post('/workers', { ...other, email: one.email.toUpperCase() })])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    expect(answers.map((answer) => answer.html).join()).toContain('Somebody here already signs in with that address.')
  })

  test.each([
    [{ name: '', email: '', roles: [] }, ['Give their name.', 'Give their e-mail address.', 'Choose at least one role.']],
    [{ email: 'ailsa' }, ['This does not look like an e-mail address.']],
    [{ name: 'x'.repeat(121) }, ['The limit is 120 characters.']],
    [{ roles: ['manager'] }, ['Choose one of the answers.']],
  ])('wrongly (%j) keeps what was typed and says what is wrong', async (change, sentences) => {
    const answer = await fiona.post('/workers', newWorker({ jobTitle: 'Kept all the same', ...change }))
    expect([answer.status, answer.html.includes('Kept all the same'), answer.html.includes('Error:')]).toEqual([422, true, true])
    for (const sentence of sentences) expect(answer.html).toContain(sentence)
  })
})

describe('roles', () => {
  test('are given and taken; what was held stays in the rows with who took it', async () => {
    expect((await fiona.post(`/workers/${ruaridh}/roles`, { roles: ['evaluator', 'supervisor'] })).status).toBe(303)
    expect(await rolesOf(ruaridh)).toEqual(['evaluator', 'supervisor'])
    await fiona.post(`/workers/${ruaridh}/roles`, { roles: ['evaluator'] })
    expect(await rolesOf(ruaridh)).toEqual(['evaluator'])
    const { rows } = await world.owner.query('select taken_by from worker_roles where worker_id = $1 and taken_at is not null', [ruaridh])
    expect(rows).toEqual([{ taken_by: fionasId }])
  })

  test('that are taken count at once, for those who are signed in', async () => {
    const una = await signedIn('una-macphail', 'skerry')
    expect((await una.get('/workers')).status).toBe(200)
    await world.owner.query("update worker_roles set taken_at = now() where role = 'administrator' and worker_id = $1", [idOf('skerry', 'worker', 'una-macphail')])
    expect((await una.get('/workers')).status).toBe(403)
  })

  test('of the last administrator stay', async () => {
    const answer = await fiona.post(`/workers/${fionasId}/roles`, { roles: ['supervisor'] })
    expect([answer.status, answer.html.includes('This is the last administrator.')]).toEqual([422, true])
    expect(await rolesOf(fionasId)).toEqual(['administrator'])
  })

  test('of nobody, or of another organisation’s people, are not to be found', async () => {
    for (const worker of [newId(), idOf('skerry', 'worker', 'una-macphail'), 'x']) {
      expect((await fiona.post(`/workers/${worker}/roles`, { roles: ['supervisor'] })).status).toBe(404)
    }
  })

  test('and people are the administrator’s alone', async () => {
    const before = (await world.owner.query('select count(*)::int as count from changes')).rows
    for (const key of ['jo-reid', 'morag-sinclair', 'ruaridh-bell']) {
      const visitor = await signedIn(key)
      expect((await visitor.get('/workers')).status).toBe(403)
      expect((await visitor.get('/workers/new')).status).toBe(403)
      expect((await visitor.post('/workers', newWorker())).status).toBe(403)
      expect((await visitor.post(`/workers/${idOf('lochside', 'worker', key)}/roles`, { roles: ['administrator'] })).status).toBe(403)
    }
    expect((await world.owner.query('select count(*)::int as count from changes')).rows).toEqual(before)
  })
})

describe('the first page of a new Lilypad', () => {
  async function setUpLink(): Promise<string> {
    const organisation = newId()
    await foundOrganisation({ id: organisation, name: '' })
    return inTenant(systemActor(organisation), async (tx) => {
      const account = newId()
      await openAccount(tx, { id: account, name: 'First administrator' })
      return makeSignInLink(tx, account, 'setup')
    })
  }
  const form = { organisation: 'Mull Carers', name: 'Mairi MacLean', email: 'mairi@example.org', password: 'a password of her own' }

  test('names the organisation and makes its first administrator, who is signed in at once', async () => {
    const token = await setUpLink()
    const mairi = stranger()
    expect((await mairi.get(`/sign-in-links/${token}`)).location).toBe(`/organisation/beginning/${token}`)
    expect((await mairi.get(`/organisation/beginning/${token}`)).html).toContain('Set up Lilypad')
    expect((await mairi.post(`/organisation/beginning/${token}`, form)).status).toBe(303)
    expect((await mairi.get('/organisation')).html).toContain('Mull Carers')
    expect((await stranger().post('/sessions', form)).status).toBe(303)
  })

  test('works once; sent again it shows nobody’s password', async () => {
    const token = await setUpLink()
    const sent = { ...form, email: 'again@example.org' }
    await stranger().post(`/organisation/beginning/${token}`, sent)
    const again = await stranger().post(`/organisation/beginning/${token}`, sent)
    expect([again.status, again.html.includes(sent.password), again.html.includes('Mull Carers')]).toEqual([404, false, true])
    expect((await stranger().get(`/organisation/beginning/${token}`)).status).toBe(404)
  })

  test('says what is missing and keeps what was typed, but never the password', async () => {
    const token = await setUpLink()
    const answer = await stranger().post(`/organisation/beginning/${token}`, { ...form, email: '', password: 'short one' })
    expect(answer.status).toBe(422)
    for (const words of ['Give your e-mail address.', 'Make the password at least 12 characters long.', 'Mull Carers', 'Mairi MacLean']) expect(answer.html).toContain(words)
    expect(answer.html).not.toContain('short one')
  })
})

test('an administrator changes a name, an address and a team, and writes down that somebody left', async () => {
  const fiona = await signedIn('fiona-macdougall')
  const catriona = idOf('lochside', 'worker', 'catriona-macphee')
  const page = await fiona.get(`/workers/${catriona}`)
  expect(page.html).toContain('Oban and Lorn')
  const stands = { name: 'Catriona MacPhee-Ross', email: 'catriona@lochside.example.org', jobTitle: 'Support worker', team: 'Mull', 'leftOn-day': '', 'leftOn-month': '', 'leftOn-year': '' }
  expect((await fiona.post(`/workers/${catriona}/details`, stands)).status).toBe(303)
  const list = await fiona.get('/workers')
  expect(list.html).toContain('Catriona MacPhee-Ross')
  expect(list.html).toContain('Mull')
  const taken = await fiona.post(`/workers/${catriona}/details`, { ...stands, email: 'jo-reid@lochside.example.org' })
  expect(taken.status).toBe(422)
  expect(taken.html).toContain('already signs in with that address')
  const future = await fiona.post(`/workers/${catriona}/details`, { ...stands, 'leftOn-day': '1', 'leftOn-month': '1', 'leftOn-year': '2199' })
  expect(future.html).toContain('This day is still to come')
  const visitor = await signedIn('catriona-macphee')
  expect((await visitor.get('/today')).status).toBe(200)
  expect((await fiona.post(`/workers/${catriona}/details`, { ...stands, 'leftOn-day': '1', 'leftOn-month': '1', 'leftOn-year': '2026' })).status).toBe(303)
  expect((await visitor.get('/today')).location).toBe('/sign-in')
  const morag = await signedIn('morag-sinclair')
  expect((await morag.post(`/workers/${catriona}/details`, stands)).status).toBe(403)
  expect((await fiona.post(`/workers/${idOf('skerry', 'worker', 'una-macphail')}/details`, stands)).status).toBe(404)
})

test('the last administrator cannot leave', async () => {
  const fiona = await signedIn('fiona-macdougall')
  const id = idOf('lochside', 'worker', 'fiona-macdougall')
  const answer = await fiona.post(`/workers/${id}/details`, { name: 'Fiona MacDougall', email: 'fiona-macdougall@lochside.example.org', jobTitle: '', team: 'Office', 'leftOn-day': '1', 'leftOn-month': '1', 'leftOn-year': '2026' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('last administrator')
})
