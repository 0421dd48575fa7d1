import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sentMail, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { at } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { setPassword } from './index.ts'

const world = useTestDatabase('world')
const password = 'three plain words'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
const emailOf = (key: string) => `${key}@lochside.example.org`
const workerOf = (key: string) => idOf('lochside', 'worker', key)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

beforeEach(() => world.owner.query('delete from sign_in_attempts'))
beforeAll(() => inTenant(systemActor(idOf('lochside')), async (tx) => {
  for (const key of ['jo-reid', 'fiona-macdougall', 'sam-ure']) await setPassword(tx, workerOf(key), password)
}))

async function enter(key: string, agent = firefox, visitor = stranger()): Promise<Visitor> {
  expect((await visitor.post('/sessions', { email: emailOf(key), password }, { 'user-agent': agent })).status).toBe(303)
  return visitor
}
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200
/** The page in words, and where its buttons to sign out elsewhere go. */
async function whereSignedIn(visitor: Visitor): Promise<{ words: string; elsewhere: string[] }> {
  const { html } = await visitor.get('/account')
  return { words: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), elsewhere: [...html.matchAll(/action="(\/account\/sessions\/[0-9a-f-]+\/ending)"/g)].map(([, path = '']) => path) }
}

describe('where one is signed in', () => {
  test('stands on one’s own page: on what, since when, last used to the day', async () => {
    const here = await enter('jo-reid')
    const elsewhere = await enter('jo-reid', phone)
    const { words } = await whereSignedIn(here)
    for (const said of ['Firefox, Linux (this one)', 'Safari, iPhone', 'Last used today.']) expect(words).toContain(said)
    expect(words).not.toContain('Safari, iPhone (this one)')
    expect(words).toMatch(/Signed in today at \d\d:\d\d\./)
    // The day before, as its own owner sees it after midnight.
    await world.owner.query("update sessions set began_at = began_at - interval '1 day' where device = 'Safari, iPhone'")
    expect((await whereSignedIn(elsewhere)).words).toMatch(/Safari, iPhone \(this one\) Signed in \d+ [A-Z]\w+( \d+)? at/)
  })

  test('one of them can be ended, and the others go on', async () => {
    const [here, elsewhere, third] = [await enter('sam-ure'), await enter('sam-ure', phone), await enter('sam-ure')]
    const { rows } = await world.owner.query("select id from sessions where device = 'Safari, iPhone' and account_id = $1", [workerOf('sam-ure')])
    expect((await here.post(`/account/sessions/${rows[0].id}/ending`)).location).toBe('/account?kept=signed-out')
    expect((await here.get('/account?kept=signed-out')).html).toContain('Signed out there.')
    expect([await isIn(here), await isIn(elsewhere), await isIn(third)]).toEqual([true, false, true])
  })

  test('those of somebody else are not there to be ended', async () => {
    const [jo, sam] = [await enter('jo-reid'), await enter('sam-ure')]
    const { rows } = await world.owner.query('select id from sessions where account_id = $1 and ended_at is null', [workerOf('sam-ure')])
    for (const { id } of rows) expect((await jo.post(`/account/sessions/${id}/ending`)).status).toBe(404)
    expect(await isIn(sam)).toBe(true)
  })

  test('all of them can be ended at once, this one too, and every device is a stranger again', async () => {
    const all = [await enter('jo-reid'), await enter('jo-reid', phone), await enter('jo-reid')]
    const other = await enter('sam-ure')
    const answer = await all[0]!.post('/account/sessions/ending')
    expect([answer.location, answer.headers.get('clear-site-data')]).toEqual(['/sign-in', '"storage"'])
    expect(await Promise.all(all.map(isIn))).toEqual([false, false, false])
    expect(await isIn(other)).toBe(true)
    const { rows } = await world.owner.query('select count(*)::int as known from known_devices where account_id = $1 and forgotten_at is null', [workerOf('jo-reid')])
    expect(rows).toEqual([{ known: 0 }])
  })

  test('only those that are still open are there', async () => {
    const here = await enter('sam-ure')
    await here.post('/account/sessions/ending')
    await at(later(-200), () => enter('sam-ure', phone))
    expect((await whereSignedIn(await enter('sam-ure'))).elsewhere).toEqual([])
  })
})

describe('a cookie that somebody copied is worth nothing once its owner', () => {
  /** Do something in a session; the copy of its cookie from before must be dead, and the session must go on. */
  async function outlives(visitor: Visitor, work: () => Promise<unknown>): Promise<[boolean, boolean]> {
    const copy = stranger()
    copy.cookie = visitor.cookie
    expect(await isIn(copy)).toBe(true)
    await work()
    return [await isIn(visitor), await isIn(copy)]
  }

  test('signs in anew in the same browser', async () => {
    const visitor = await enter('jo-reid')
    expect(await outlives(visitor, () => enter('jo-reid', firefox, visitor))).toEqual([true, false])
  })

  test('sets a new password, of which they are told by mail', async () => {
    const visitor = await enter('jo-reid')
    expect(await outlives(visitor, () => visitor.post('/account/password', { password }))).toEqual([true, false])
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('jo-reid'), subject: 'How you sign in has changed' })
    expect(sentMail.at(-1)?.text).not.toContain(password)
  })

  test('is given or loses a role', async () => {
    const fiona = await enter('fiona-macdougall')
    expect(await outlives(fiona, () => fiona.post(`/workers/${workerOf('fiona-macdougall')}/roles`, { roles: ['administrator', 'evaluator'] }))).toEqual([true, false])
    expect((await fiona.get('/learning')).status).toBe(200)
    const [sam, colleague] = [await enter('sam-ure'), await enter('jo-reid')]
    await fiona.post(`/workers/${workerOf('sam-ure')}/roles`, { roles: ['support worker', 'evaluator'] })
    expect([await isIn(sam), await isIn(colleague)]).toEqual([false, true])
    const again = await enter('sam-ure')
    await fiona.post(`/workers/${workerOf('sam-ure')}/roles`, { roles: ['evaluator', 'support worker'] })
    expect(await isIn(again), 'the same roles are no change').toBe(true)
  })
})

test('an administrator signs somebody out everywhere, and nobody else; nobody else may', async () => {
  const [fiona, jo, phoneOfJo, sam] = [await enter('fiona-macdougall'), await enter('jo-reid'), await enter('jo-reid', phone), await enter('sam-ure')]
  const ending = (whose: string) => `/workers/${workerOf(whose)}/sessions/ending`
  expect((await sam.post(ending('jo-reid'))).status).toBe(403)
  expect(await isIn(jo)).toBe(true)
  expect((await fiona.get(`/workers/${workerOf('jo-reid')}`)).html).toContain(ending('jo-reid'))
  expect((await fiona.post(ending('jo-reid'))).location).toBe('/workers')
  expect(await Promise.all([jo, phoneOfJo, sam, fiona].map(isIn))).toEqual([false, false, true, true])
  await fiona.post(ending('fiona-macdougall'))
  expect(await isIn(fiona), 'where they sit themselves').toBe(true)
  expect((await fiona.post(`/workers/${newId()}/sessions/ending`)).status).toBe(404)
})

describe('what matters most, a while after signing in', () => {
  const setting = (words: string) => ({ id: newId(), name: 'phone', words, 'effectiveOn-day': '1', 'effectiveOn-month': '1', 'effectiveOn-year': '2026' })
  const settingsWith = async (id: string) => (await world.owner.query('select words from organisation_settings where id = $1', [id])).rows
  const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  /** Every hidden field of the page's first form that goes on. */
  const onTheWay = (html: string) => {
    const form = html.slice(html.indexOf('action="/sessions/renewal"'))
    return Object.fromEntries([...form.slice(0, form.indexOf('</form>')).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]))
  }

  test('is done at once within a quarter of an hour, and asked for again after', async () => {
    const fiona = await enter('fiona-macdougall')
    expect((await at(later(14), () => fiona.post('/organisation/settings', setting('one')))).status).toBe(303)
    expect((await at(later(16), () => fiona.post('/organisation/settings', setting('two')))).status).toBe(401)
  })

  test('waits for the password on the same page, with every typed word, and goes on', async () => {
    const fiona = await enter('fiona-macdougall')
    const sent = setting('Ring <b>Morag</b> & “then” Jo\non 01631 555 0100')
    await at(later(20), async () => {
      const page = await fiona.post('/organisation/settings', sent)
      expect(page.html).toContain('Is it still you?')
      expect(onTheWay(page.html)).toEqual({ 'to': '/organisation/settings', ...Object.fromEntries(Object.entries(sent).map(([name, value]) => [`kept.${name}`, value])) })
      const wrong = await fiona.post('/sessions/renewal', { ...onTheWay(page.html), password: 'not this one' })
      expect([wrong.status, wrong.html.includes('That is not your password.'), wrong.html.includes('not this one'), await settingsWith(sent.id)]).toEqual([401, true, false, []])
      const copy = fiona.cookie
      const shown = await fiona.post('/sessions/renewal', { ...onTheWay(wrong.html), password, show: 'yes' })
      expect([shown.html.includes(`value="${password}"`), onTheWay(shown.html)]).toEqual([true, onTheWay(page.html)])
      expect((await fiona.post('/sessions/renewal', { ...onTheWay(wrong.html), password })).location).toBe('/organisation')
      expect(await settingsWith(sent.id)).toEqual([{ words: sent.words }])
      expect((await fiona.post('/organisation/settings', setting('and another'))).status).toBe(303)
      expect(fiona.cookie).not.toBe(copy)
    })
  })

  test('can be confirmed by a link opened in another tab', async () => {
    const fiona = await enter('fiona-macdougall')
    const sent = setting('by a link')
    await at(later(20), async () => {
      const page = await fiona.post('/organisation/settings', sent)
      expect((await fiona.post('/sessions/renewal', onTheWay(page.html))).status).toBe(401)
      await fiona.post('/sign-in-links', { email: emailOf('fiona-macdougall') })
      await fiona.post('/sessions', { token: /sign-in-links\/(\S+)/.exec(sentMail.at(-1)?.text ?? '')?.[1] ?? '' })
      expect((await fiona.post('/sessions/renewal', onTheWay(page.html))).location).toBe('/organisation')
    })
    expect(await settingsWith(sent.id)).toEqual([{ words: 'by a link' }])
  })

  test('somebody without a password is told of the link, and not asked for one', async () => {
    const asha = stranger()
    const account = idOf('lochside', 'account', 'asha-menon')
    const { rows } = await world.owner.query('select email from accounts where id = $1', [account])
    await asha.post('/sign-in-links', { email: rows[0].email })
    await asha.post('/sessions', { token: /sign-in-links\/(\S+)/.exec(sentMail.at(-1)?.text ?? '')?.[1] ?? '' })
    const page = await at(later(20), () => asha.post('/account/password', { password: 'my very own words' }))
    expect([page.status, page.html.includes('Sign in once more with a link.'), page.html.includes('name="password"')]).toEqual([401, true, false])
  })

  test('a password may be guessed here as seldom as at the door', async () => {
    const stolen = stranger()
    stolen.cookie = (await enter('fiona-macdougall')).cookie
    await at(later(20), async () => {
      const statuses: string[] = []
      for (let times = 0; times < 7; times += 1) statuses.push((await stolen.post('/sessions/renewal', { to: '/organisation/settings', password: `guess ${times}` })).html.includes('That was tried too often.') ? 'wait' : 'wrong')
      expect(statuses).toEqual([...Array<string>(5).fill('wrong'), 'wait', 'wait'])
    })
  })

  test.each([
    ['a password', '/account/password', () => ({ password: 'four plain words here' })],
    ['a name of the organisation', '/organisation/name', () => ({ organisation: 'Other' })],
    ['a new worker', '/workers', () => ({ id: newId(), name: 'Eve', email: 'eve@example.org', roles: 'administrator' })],
    ['roles', `/workers/${idOf('lochside', 'worker', 'jo-reid')}/roles`, () => ({ roles: 'administrator' })],
    ['somebody’s address', `/workers/${idOf('lochside', 'worker', 'jo-reid')}/details`, () => ({ name: 'Jo', email: 'eve@example.org' })],
    ['a naming on a restricted record', `/restricted-records/${newId()}/namings`, () => ({ worker: newId(), why: 'because' })],
  ])('%s is changed on no device that was left open', async (_what, path, form) => {
    const fiona = await enter('fiona-macdougall')
    const answer = await at(later(20), () => fiona.post(path, form()))
    expect([answer.status, answer.html.includes('Is it still you?')]).toEqual([401, true])
  })

  test('the printed links of the made-up world are asked for nothing', async () => {
    const fiona = await signedIn('fiona-macdougall')
    expect((await at(later(60), () => fiona.post('/organisation/settings', setting('demo')))).status).toBe(303)
  })
})
