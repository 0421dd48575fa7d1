import { hash } from '@node-rs/argon2'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sentMail, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { at } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { makeSignInLink, setPassword } from './index.ts'

const world = useTestDatabase('world')
const lochside = systemActor(idOf('lochside'))
const jo = { email: 'jo-reid@lochside.example.org', password: 'three plain words', id: idOf('lochside', 'worker', 'jo-reid') }
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

// How often one may try is the attempts room's own test.
beforeEach(() => world.owner.query('delete from sign_in_attempts'))
beforeAll(() => inTenant(lochside, (tx) => setPassword(tx, jo.id, jo.password)))

async function byPassword(password = jo.password): Promise<Visitor> {
  const visitor = stranger()
  await visitor.post('/sessions', { email: jo.email, password })
  return visitor
}

/** Whether somebody is signed in: their own page opens. */
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200

describe('a mailed link', () => {
  async function mailedLink(email = jo.email): Promise<string> {
    await stranger().post('/sign-in-links', { email })
    return /(\/sign-in-links\/\S+)/.exec(sentMail.at(-1)?.text ?? '')?.[1] ?? ''
  }
  const tokenOf = (link: string) => link.split('/').pop() ?? ''

  test('signs in once, by a button', async () => {
    const link = await mailedLink('  Jo-Reid@lochside.example.org ')
    const visitor = stranger()
    const page = await visitor.get(link)
    expect(page.html).toContain('Press the button to sign in as Jo Reid.')
    expect((await visitor.post('/sessions', { token: tokenOf(link) })).location).toBe('/')
    expect(await isIn(visitor)).toBe(true)
    const again = await stranger().post('/sessions', { token: tokenOf(link) })
    expect([again.status, again.html.includes('This link no longer works')]).toEqual([404, true])
  })

  test('is not used up by a mail scanner that opens it', async () => {
    const link = await mailedLink()
    for (let times = 0; times < 3; times += 1) expect((await stranger().get(link)).headers.getSetCookie()).toEqual([])
    const visitor = stranger()
    await visitor.post('/sessions', { token: tokenOf(link) })
    expect(await isIn(visitor)).toBe(true)
  })

  test('pressed twice at the same moment signs in once', async () => {
    const token = tokenOf(await mailedLink())
    const answers = await Promise.all([1, 2, 3].map(() => stranger().post('/sessions', { token })))
    expect(answers.map((one) => one.status).sort()).toEqual([303, 404, 404])
  })

  test('is no longer good after an hour', async () => {
    const link = await mailedLink()
    const visitor = stranger()
    await at(hours(1.01), async () => {
      expect((await visitor.get(link)).status).toBe(404)
      expect((await visitor.post('/sessions', { token: tokenOf(link) })).status).toBe(404)
    })
  })

  test('goes to the person’s address in neutral words, and nothing tells whether anybody has it', async () => {
    await mailedLink()
    expect(sentMail.at(-1)).toMatchObject({ to: jo.email, subject: 'Your link to sign in' })
    expect(sentMail.at(-1)?.text).not.toMatch(/carer|Lochside|Jo Reid/)
    const mails = sentMail.length
    const [known, unknown] = [await stranger().post('/sign-in-links', { email: jo.email }), await stranger().post('/sign-in-links', { email: 'no-reid@lochside.example.org' })]
    expect(unknown.html).toBe(known.html.replaceAll(jo.email, 'no-reid@lochside.example.org'))
    expect(sentMail.length).toBe(mails + 1)
  })

  test.each([
    ['is one word', 'x'], ['is empty', ''], ['has no secret', `${idOf('lochside')}.`], ['has a wrong secret', `${idOf('lochside')}.x`],
    ['is far too long', `${idOf('lochside')}.${'x'.repeat(200)}`], ['names no organisation', `${newId()}.x`], ['is an attack', `'; drop table accounts; --.x`],
  ])('with a token that %s opens nothing', async (_what, token) => {
    if (token) expect((await stranger().get(`/sign-in-links/${encodeURIComponent(token)}`)).status).toBe(404)
    const answer = await stranger().post('/sessions', { token })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []])
  })
})

test('a link of the demo world signs in directly, as often as one likes', async () => {
  const token = await inTenant(lochside, (tx) => makeSignInLink(tx, jo.id, 'demo'))
  for (let times = 0; times < 3; times += 1) {
    const visitor = stranger()
    expect((await visitor.get(`/sign-in-links/${token}`)).location).toBe('/')
    expect(await isIn(visitor)).toBe(true)
  }
})

describe('a password', () => {
  test('signs in', async () => {
    expect(await isIn(await byPassword())).toBe(true)
  })

  test.each([
    ['wrong', { email: jo.email, password: 'three plain word' }],
    ['somebody else’s', { email: 'sam-ure@lochside.example.org', password: jo.password }],
    ['of nobody', { email: 'nobody@example.org', password: jo.password }],
  ])('%s: the same sentence, the address kept, the password never shown again', async (_whose, sent) => {
    const visitor = stranger()
    const answer = await visitor.post('/sessions', sent)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('The address and the password do not go together.')
    expect(answer.html).toContain(sent.email)
    expect(answer.html).not.toContain(sent.password)
    expect(await isIn(visitor)).toBe(false)
  })

  test.each([
    [{ email: '', password: '' }, ['Give your e-mail address.', 'Give your password.']],
    [{ email: 'not an address', password: 'x' }, ['This does not look like an e-mail address.']],
    [{ email: jo.email, password: 'x'.repeat(1001) }, ['1,000']],
  ])('sent as %j is answered in sentences', async (sent, sentences) => {
    const answer = await stranger().post('/sessions', sent)
    expect(answer.status).toBe(422)
    for (const sentence of sentences) expect(answer.html).toContain(sentence)
  })

  test.each([
    ['eleven char', 'Make the password at least 12 characters long.'], ['x y '.repeat(51), 'Make the password 200 characters long at most.'],
    ['Password1234', 'one of the passwords that are guessed first'], ['Sam-Ure@lochside.example.org', 'your own name or address'], ['sam ure 2026 !', 'your own name or address'], ['Lochside Carers Centre 2026', 'your organisation’s'],
  ])('%s is refused in a sentence, and is never shown again', async (password, sentence) => {
    const sam = await signedIn('sam-ure')
    const answer = await sam.post('/account/password', { password })
    expect([answer.status, answer.html.includes(sentence), answer.html.includes(password)]).toEqual([422, true, false])
    expect((await stranger().post('/sessions', { email: 'sam-ure@lochside.example.org', password })).status).toBe(422)
  })

  test('is shown where somebody asks to read what they typed, and nothing is done', async () => {
    const sam = await signedIn('sam-ure')
    const typed = { email: jo.email, password: 'kettle on, “boots” off' }
    for (const [path, visitor, status] of [['/sessions', stranger(), 200], ['/account/password', sam, 200], ['/sessions/renewal', stranger(), 401]] as const) {
      const answer = await visitor.post(path, { ...typed, show: 'yes', to: '/carers' })
      expect([path, answer.status, answer.html.includes('value="kettle on, “boots” off"'), answer.html.includes('type="text"')]).toEqual([path, status, true, true])
      expect([answer.headers.getSetCookie(), answer.headers.get('cache-control')]).toEqual([[], 'no-store'])
    }
    expect(await isIn(await byPassword('kettle on, “boots” off'))).toBe(false)
  })

  test('may be pasted, and Enter signs in: the button that shows it stands after', async () => {
    const { html } = await stranger().get('/sign-in')
    const form = html.slice(html.indexOf('action="/sessions"'))
    expect(form.indexOf('Sign in</button>')).toBeLessThan(form.indexOf('name="show"'))
    expect(html).not.toMatch(/onpaste|autocomplete="off"/)
  })

  test('is known however the keyboard composes it, also one that was set before that was so', async () => {
    await inTenant(lochside, (tx) => setPassword(tx, jo.id, 'ﬁve blue ﬁshes'))
    for (const typed of ['ﬁve blue ﬁshes', 'five blue fishes']) expect(await isIn(await byPassword(typed))).toBe(true)
    const before = await hash('ﬁve blue ﬁshes', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await world.owner.query('update accounts set password_hash = $1 where id = $2', [before, jo.id])
    expect(await isIn(await byPassword('ﬁve blue ﬁshes'))).toBe(true)
    await inTenant(lochside, (tx) => setPassword(tx, jo.id, jo.password))
  })

  test('of one’s own signs in from now on', async () => {
    const sam = await signedIn('sam-ure')
    expect((await sam.post('/account/password', { password: 'quite long enough' })).html).toContain('Kept.')
    expect((await stranger().post('/sessions', { email: 'sam-ure@lochside.example.org', password: 'quite long enough' })).status).toBe(303)
  })

  test('when it is changed, every other session ends and this one goes on', async () => {
    const [here, elsewhere] = [await byPassword(), await byPassword()]
    await here.post('/account/password', { password: jo.password })
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false])
  })

  test('is kept as argon2id, and of secrets only hashes are kept', async () => {
    const { rows } = await world.owner.query('select password_hash from accounts where id = $1', [jo.id])
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const visitor = await byPassword()
    const secret = visitor.cookie.split('.').pop() ?? ''
    const { rows: found } = await world.owner.query('select count(*)::int as count from sessions s where to_jsonb(s)::text like $1', [`%${secret}%`])
    expect(found).toEqual([{ count: 0 }])
  })
})

describe('a session', () => {
  test('ends after two hours without a sign of life', async () => {
    const visitor = await byPassword()
    expect(await at(hours(1.9), () => isIn(visitor))).toBe(true)
    expect(await at(hours(3.8), () => isIn(visitor))).toBe(true)
    expect(await at(hours(5.9), () => isIn(visitor))).toBe(false)
  })

  test('ends after twelve hours however busy one is', async () => {
    const visitor = await byPassword()
    for (let hour = 1; hour < 12; hour += 1) expect(await at(hours(hour), () => isIn(visitor))).toBe(true)
    expect(await at(hours(12.01), () => isIn(visitor))).toBe(false)
  })

  test('ends when one signs out, for that cookie and no other', async () => {
    const [here, elsewhere] = [await byPassword(), await byPassword()]
    const cookie = here.cookie
    expect((await here.post('/sessions/current/ending')).location).toBe('/sign-in')
    here.cookie = cookie
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([false, true])
  })

  test('ends when the account is closed or the worker has left', async () => {
    const [una, calum] = [await signedIn('una-macphail', 'skerry'), await signedIn('calum-kennedy', 'skerry')]
    await world.owner.query('update accounts set closed_at = now() where id = $1', [idOf('skerry', 'worker', 'una-macphail')])
    await world.owner.query("update workers set left_on = '2026-01-01' where id = $1", [idOf('skerry', 'worker', 'calum-kennedy')])
    expect([await isIn(una), await isIn(calum)]).toEqual([false, false])
  })

  test('of one organisation is nothing in another', async () => {
    const visitor = await byPassword()
    visitor.cookie = visitor.cookie.replace(idOf('lochside'), idOf('skerry'))
    expect(await isIn(visitor)).toBe(false)
  })

  test('has a cookie that scripts cannot read and that no other site can send', async () => {
    const answer = await stranger().post('/sessions', { email: jo.email, password: jo.password })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^lilypad=[0-9a-f-]{36}\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  })
})
