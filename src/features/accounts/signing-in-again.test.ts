import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { address, signedIn, stranger, theApp, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { setPassword } from './index.ts'

const world = useTestDatabase('world')
const lochside = systemActor(idOf('lochside'))
const jo = { email: 'jo-reid@lochside.example.org', password: 'three plain words' }
const fiona = { email: 'fiona-macdougall@lochside.example.org', password: 'four plain words here' }

// How often one may try is the attempts room's own test.
beforeEach(() => world.owner.query('delete from sign_in_attempts'))
beforeAll(() => inTenant(lochside, async (tx) => {
  await setPassword(tx, idOf('lochside', 'worker', 'jo-reid'), jo.password)
  await setPassword(tx, idOf('lochside', 'worker', 'fiona-macdougall'), fiona.password)
}))

async function byPassword(): Promise<Visitor> {
  const visitor = stranger()
  await visitor.post('/sessions', jo)
  return visitor
}

const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200

describe('a change that another site sends', () => {
  const elsewhere = { 'sec-fetch-site': 'cross-site' }

  test.each([
    ['says it is from another site', elsewhere],
    ['says it is from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['comes with another origin', { 'sec-fetch-site': '', 'origin': 'https://evil.example' }],
    ['comes with no origin at all', { 'sec-fetch-site': '' }],
  ])('is refused when it %s', async (_what, headers) => {
    const visitor = await byPassword()
    const answer = await visitor.post('/account/password', { password: 'chosen by somebody else' }, headers as Record<string, string>)
    expect([answer.status, answer.html.includes('nothing was changed')]).toEqual([403, true])
    expect(await isIn(await byPassword())).toBe(true)
    expect((await stranger().post('/sessions', jo, headers as Record<string, string>)).status).toBe(403)
  })

  test('is taken from our own origin by a browser that says no more', async () => {
    const visitor = await byPassword()
    const answer = await visitor.post('/sessions/current/ending', {}, { 'sec-fetch-site': '', 'origin': address })
    expect(answer.status).toBe(303)
  })
})

describe('signed out in the middle of writing', () => {
  const words = 'She said: “I am <b>fine</b>”\nand then nothing for a while. 🌿'
  const form = () => ({ id: newId(), name: 'phone', words, effectiveOn: '2026-01-01' })
  const settingsWith = async (id: string) => (await world.owner.query('select words from organisation_settings where id = $1', [id])).rows

  /** What the page would send on: every hidden field of its first form, as a browser does. */
  function hiddenFields(html: string): Record<string, string> {
    const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
    const form = html.slice(0, html.indexOf('</form>', html.indexOf('/sessions/renewal')))
    return Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]))
  }

  test('every field stands on the page that asks to sign in, and goes where it was going', async () => {
    const visitor = stranger()
    const sent = form()
    const page = await visitor.post('/organisation/settings', sent)
    expect(page.status).toBe(401)
    const hidden = hiddenFields(page.html)
    expect(hidden).toEqual({ 'to': '/organisation/settings', ...Object.fromEntries(Object.entries(sent).map(([name, value]) => [`kept.${name}`, value])) })
    expect(page.html).toContain('I am &lt;b>fine&lt;/b>')
    const answer = await visitor.post('/sessions/renewal', { ...hidden, ...fiona })
    expect([answer.status, answer.location]).toEqual([303, '/organisation'])
    expect(await settingsWith(sent.id)).toEqual([{ words }])
    expect(await isIn(visitor)).toBe(true)
  })

  test('a wrong password keeps them all again', async () => {
    const visitor = stranger()
    const hidden = hiddenFields((await visitor.post('/organisation/settings', form())).html)
    const again = await visitor.post('/sessions/renewal', { ...hidden, ...fiona, password: 'wrong' })
    expect(again.status).toBe(401)
    expect(hiddenFields(again.html)).toEqual(hidden)
    expect(again.html).not.toContain('value="wrong"')
  })

  test('signing in by a link in another tab, then going on, works as well', async () => {
    const visitor = stranger()
    const sent = form()
    const hidden = hiddenFields((await visitor.post('/organisation/settings', sent)).html)
    expect((await visitor.post('/sessions/renewal', hidden)).status).toBe(401)
    visitor.cookie = (await signedIn('fiona-macdougall')).cookie
    expect((await visitor.post('/sessions/renewal', hidden)).status).toBe(303)
    expect(await settingsWith(sent.id)).toEqual([{ words }])
  })

  test('several answers to one question stay several', async () => {
    const page = await stranger().post('/workers', { roles: ['supervisor', 'evaluator'] })
    expect(page.html.match(/name="kept\.roles" value="(supervisor|evaluator)"/g)?.length).toBe(6)
  })

  test('what was kept is judged anew: another person’s powers are theirs', async () => {
    const sent = form()
    const hidden = hiddenFields((await stranger().post('/organisation/settings', sent)).html)
    expect((await stranger().post('/sessions/renewal', { ...hidden, email: jo.email, password: jo.password })).status).toBe(403)
    expect(await settingsWith(sent.id)).toEqual([])
  })

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example', '/%2F/evil.example', 'javascript:alert(1)', '/../..//evil.example?x', ''])('going on to %j is refused: home instead', async (to) => {
    const answer = await stranger().post('/sessions/renewal', { to, ...fiona })
    expect([answer.status, answer.location]).toEqual([303, '/'])
  })

  test('a script is told "later" in its own tongue, and a page asks to sign in', async () => {
    const script = await stranger().post('/organisation/settings', form(), { accept: 'application/json' })
    expect([script.status, script.headers.get('content-type')]).toEqual([401, 'application/json'])
    const page = await stranger().get('/organisation')
    expect([page.status, page.location]).toEqual([303, '/sign-in'])
  })

  test('a password that was on its way stands nowhere to be read, and a file is said to be lost', async () => {
    const page = await stranger().post('/account/password', { password: 'a pass word of mine' })
    expect([page.status, page.html.replace(/<input type="hidden"[^>]*>/g, '').includes('a pass word of mine')]).toEqual([401, false])
    const upload = await stranger().post(`/carers/${newId()}/documents`, { id: newId(), title: 'A letter', file: new File(['hello'], 'letter.txt') })
    expect([upload.status, upload.html.includes('The file you sent could not be kept.'), upload.html.includes('value="A letter"')]).toEqual([401, true, true])
    expect((await stranger().post('/carers', { callName: 'Nan' })).html).not.toContain('could not be kept')
  })

  test('millions of fields are refused before anything is made of them, signed in or not', async () => {
    for (const cookie of ['', (await signedIn('fiona-macdougall')).cookie]) {
      const began = Date.now()
      const answer = await theApp().fetch(new Request(`${address}/organisation/settings`, {
        method: 'POST', body: 'words=x&'.repeat(1_000_000), headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
      }))
      expect([answer.status, (await answer.text()).length < 20_000, Date.now() - began < 5_000]).toEqual([413, true, true])
    }
  })
})
