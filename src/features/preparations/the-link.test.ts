import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { at } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { systemActor } from '../../kernel/actor.ts'
import { idOf } from '../../seed/ids.ts'
import { address, type Answer, signedIn, stranger, theApp } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { dropSpentPages, findHolder } from './index.ts'
import { makeLink } from './sealing/seal.ts'
import { sendLink, versionIn } from './preparing.test-helper.ts'

const database = useTestDatabase('world')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const nights = 'Up with him four times. I shouted, and then I cried in the bath.'
const pagesOf = async (id: string) => (await database.owner.query<{ sealed: Buffer; version: number }>('select sealed, version from preparation_pages where id = $1', [id])).rows

test('who works here does not open it with the link they sent: nothing is read, and nothing written', async () => {
  const { jo, link, preparation } = await sendLink()
  await stranger().post(`${link}/words`, { version: '1', words: nights })
  for (const somebody of [jo, await signedIn('morag-sinclair'), await signedIn('fiona-macdougall')]) {
    for (const answer of [await somebody.get(link), await somebody.post(`${link}/words`, { version: '2', words: 'Mine' }), await somebody.post(`${link}/handing-over`, { version: '2', words: 'Mine' }), await somebody.post(`${link}/wiping`)]) {
      expect([answer.status, answer.html.includes('cried'), text(answer).includes('for the one it was sent to')]).toEqual([403, false, true])
    }
  }
  expect(await pagesOf(preparation)).toMatchObject([{ version: 2 }])
  // She may be signed in to her own page meanwhile.
  expect((await (await signedIn('asha-menon', 'lochside', 'account')).get(link)).html).toContain('cried')
})

test('looking at a link changes nothing: a preview does not use it up', async () => {
  const { link } = await sendLink()
  const count = async () => (await database.owner.query('select (select count(*) from changes)::int as changes, (select count(*) from preparation_pages)::int as pages, (select count(*) from preparation_endings)::int as endings, (select count(*) from looks)::int as looks')).rows[0]
  const before = await count()
  for (let turn = 0; turn < 3; turn++) {
    expect((await stranger().get(link, { 'user-agent': 'WhatsApp/2' })).status).toBe(200)
    expect((await stranger().get(`${link}/visit.ics`)).status).toBe(200)
    for (const path of ['/words', '/handing-over', '/wiping']) expect((await stranger().get(link + path)).status).toBeGreaterThanOrEqual(303)
  }
  expect(await count()).toEqual(before)
})

test('a link that is out of date, withdrawn, replaced, wiped, handed over, of a talk that is off, or nonsense: the same kind page, and nothing told', async () => {
  const [past, off, replaced, wiped, handed, called] = [await sendLink(), await sendLink(), await sendLink(), await sendLink(), await sendLink(), await sendLink()]
  const page = await stranger().get(past.link)
  await stranger().post(`${past.link}/words`, { version: versionIn(page), words: nights })
  await database.owner.query("update preparations set expires_at = now() - interval '1 minute' where id = $1", [past.preparation])
  expect((await off.jo.post(`/preparations/${off.preparation}/withdrawal`)).status).toBe(303)
  expect((await replaced.jo.post(`/preparations/${replaced.preparation}/links`, { id: newId() })).status).toBe(200)
  await stranger().post(`${wiped.link}/wiping`)
  await stranger().post(`${handed.link}/handing-over`, { version: '1', words: nights })
  await called.jo.post(`/conversations/${called.talk}/withdrawal`, { id: newId(), why: 'She is away' })
  const nonsense = ['/prepare/x', `/prepare/${makeLink(idOf('lochside')).token}`, `/prepare/${makeLink(newId()).token}`, `/prepare/${idOf('lochside')}.${'a'.repeat(43)}`, '/prepare/..%2f..%2fetc', `/prepare/${'a'.repeat(5000)}`, '/prepare/%00']
  const answers = await Promise.all([past.link, off.link, replaced.link, wiped.link, handed.link, called.link, ...nonsense].map(async (link) => [link, await stranger().get(link)] as const))
  const kind = answers[0]![1]
  expect(text(kind)).toMatch(/There is nothing to show here.*you have done nothing wrong.*ask for a new one.*ring 999/)
  expect(text(kind)).not.toMatch(/Asha|Lochside|Lilypad|expired|withdrawn/i)
  for (const [link, answer] of answers) {
    expect([link, answer.status, answer.html]).toEqual([link, 404, kind.html])
    for (const path of ['/words', '/handing-over', '/wiping']) {
      const late = await stranger().post(link + path, { version: '1', words: '' })
      // The same press twice is answered as the first was.
      const twice = (link === handed.link && path === '/handing-over') || (link === wiped.link && path === '/wiping')
      expect([link, path, twice ? late.location : late.html]).toEqual([link, path, twice ? `/prepared/${path === '/wiping' ? 'wiped' : 'handed-over'}` : kind.html])
    }
    // What could not be kept is given back to whoever sent it, and to nobody else.
    const late = await stranger().post(`${link}/words`, { version: '1', words: 'Too late <b>' })
    expect([late.status, late.html.includes('Too late &lt;b>'), text(late).includes('could not be kept')]).toEqual([404, true, true])
    expect((await stranger().get(`${link}/visit.ics`)).html).toBe(kind.html)
  }
  expect((await database.owner.query("select count(*)::int as count from preparation_answers where words like 'Too late%'")).rows[0].count).toBe(0)
})

test('the secret is kept nowhere, and with all that is kept the page cannot be opened', async () => {
  const { link, preparation, talk, jo } = await sendLink()
  const token = link.split('/').at(-1)!
  const secret = token.split('.')[1]!
  await stranger().post(`${link}/words`, { version: '1', words: nights })
  const holder = (await findHolder(token))!
  const bytes = [Buffer.from(secret), Buffer.from(secret, 'base64url'), holder.key]
  const { rows: tables } = await database.owner.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
  for (const { name } of tables) {
    const { rows } = await database.owner.query<{ row: string }>(`select t::text as row from ${name} t`)
    for (const { row } of rows) for (const one of bytes) expect([name, row.includes(one.toString('hex')) || row.includes(one.toString('utf8')) || row.includes(one.toString('base64'))]).toEqual([name, false])
  }
  const { rows: [kept] } = await database.owner.query<{ look_up: Buffer }>('select look_up from preparations where id = $1', [preparation])
  expect(kept!.look_up).toHaveLength(32)
  for (const path of [`/preparations/${preparation}`, `/conversations/${talk}`, `/preparations/${preparation}/print`, `/preparations/${preparation}/told`]) expect([path, (await jo.get(path)).html.includes(secret)]).toEqual([path, false])
  // Nor in a line of the log when something goes wrong, nor in any word of the history.
  const { rows: told } = await database.owner.query<{ all: string }>("select coalesce(string_agg(c::text, ' '), '') as all from changes c")
  expect(told[0]!.all).not.toContain(secret)
})

test('when something goes wrong, neither the log nor the page tells the secret or the words', async () => {
  const { link } = await sendLink()
  const lines: string[] = []
  const log = vi.spyOn(console, 'error').mockImplementation((...all) => { lines.push(all.join(' ')) })
  await database.owner.query('alter table preparation_pages rename to elsewhere')
  try {
    for (const answer of [await stranger().get(link), await stranger().post(`${link}/words`, { version: '1', words: nights }), await stranger().post(`${link}/handing-over`, { version: '1', words: nights })]) {
      expect([answer.status, answer.html.includes(link.split('.')[1]!)]).toEqual([503, false])
    }
  } finally {
    await database.owner.query('alter table elsewhere rename to preparation_pages')
    log.mockRestore()
  }
  expect(lines).toHaveLength(3)
  expect(lines.join('\n')).not.toContain(link.split('.')[1]!)
  expect(lines.join('\n')).not.toContain('cried')
})

test('another preparation’s link opens only its own page', async () => {
  const [one, two] = [await sendLink(), await sendLink()]
  await stranger().post(`${one.link}/words`, { version: '1', words: nights })
  await stranger().post(`${two.link}/words`, { version: '1', words: 'Something else altogether.' })
  // Even with the sealed pages exchanged behind our back.
  await database.owner.query('update preparation_pages p set sealed = q.sealed from preparation_pages q where p.id = $1 and q.id = $2', [two.preparation, one.preparation])
  expect((await stranger().get(two.link)).html).not.toContain('cried')
  expect((await stranger().get(one.link)).html).toContain('cried')
})

test('what was written through a link that has run out is let go by itself', async () => {
  const { link, preparation } = await sendLink()
  await stranger().post(`${link}/words`, { version: '1', words: nights })
  await inTenant(systemActor(idOf('lochside')), dropSpentPages)
  expect(await pagesOf(preparation)).toHaveLength(1)
  await at(new Date(Date.now() + 20 * 86_400_000), () => inTenant(systemActor(idOf('skerry')), dropSpentPages))
  expect(await pagesOf(preparation)).toHaveLength(1)
  await at(new Date(Date.now() + 20 * 86_400_000), () => inTenant(systemActor(idOf('lochside')), dropSpentPages))
  expect(await pagesOf(preparation)).toEqual([])
})

test('a talk that was written on the wrong person takes no words with it, and its link is nobody’s', async () => {
  const { jo, link, talk, preparation } = await sendLink()
  await stranger().post(`${link}/handing-over`, { version: '1', words: nights })
  const other = await sendLink()
  for (const one of [talk, other.talk]) {
    await jo.post(`/conversations/${one}/beginning`)
    const iain = idOf('lochside', 'carer', 'iain-gow')
    expect((await jo.post(`/conversations/${one}/moves`, { to: iain })).status).toBe(303)
  }
  expect((await stranger().get(other.link)).status).toBe(404)
  for (const path of [`/conversations/${talk}`, `/preparations/${preparation}`]) expect([path, text(await jo.get(path)).includes('cried in the bath')]).toEqual([path, false])
})

test('whatever is sent to a page, it is answered with a sentence and never with a failure', async () => {
  const { link } = await sendLink()
  const value = fc.oneof(fc.string(), fc.constantFrom('', '1', '-1', '2147483648', '9999999999', '\u0000', '\ud800', 'money', 'x'.repeat(11_000)))
  const field = fc.constantFrom('version', 'picked', 'words', 'other', 'interpreter', 'after', 'before', 'id', '__proto__', 'constructor')
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(field, value), { maxLength: 6 }), fc.constantFrom('/words'), fc.boolean(), async (sent, path, json) => {
    const answer = await stranger().post(link + path, Object.fromEntries(sent), json ? { accept: 'application/json' } : {})
    expect([200, 303, 409, 422]).toContain(answer.status)
  }), { numRuns: 60 })
  for (const [body, type] of [['{"version":1}', 'application/json'], ['', 'multipart/form-data; boundary=x'], ['--x\r\n', 'multipart/form-data'], ['a=%E0%A4%A', 'application/x-www-form-urlencoded'], ['<x/>', 'text/xml']] as const) {
    const answer = await theApp().fetch(new Request(`${address}${link}/words`, { method: 'POST', body, headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' } }))
    expect([type, answer.status >= 500]).toEqual([type, false])
  }
})
