import { expect, test } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { idOf } from '../../seed/ids.ts'

useTestDatabase('world')

test('a worker sees her own day: talks, promises, what to look at again', async () => {
  const jo = await signedIn('jo-reid')
  const { html, status } = await jo.get('/today')
  expect(status).toBe(200)
  expect(html).toMatch(/10:00 <a[^>]*>Asha Menon<\/a>, at her kitchen table · check-in/)
  expect(html).toContain('Ring Ward 4 about being asked, not told')
  expect(html).toContain('after Eid')
})

test('a restricted record stands there by the initials its carer chose, and only for those it names', async () => {
  const jo = await signedIn('jo-reid')
  const mine = (await jo.get('/today')).html
  expect(mine).toContain('>K.<')
  expect(mine).not.toContain('Kevin')
  const sam = await signedIn('sam-ure')
  const theirs = (await sam.get('/today')).html
  expect(theirs).not.toContain('>K.<')
  expect(theirs).toContain('Wullie')
})

test('Asha is not due: she was looked at after the day that was set', async () => {
  const jo = await signedIn('jo-reid')
  const due = (await jo.get('/today')).html.split('Time to look again')[1] ?? ''
  expect(due).not.toContain(idOf('lochside', 'carer', 'asha-menon'))
})

test('what somebody began to write and did not keep waits here', async () => {
  const jo = await signedIn('jo-reid')
  const talk = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')
  await jo.post(`/conversations/${talk}/draft`, { id: idOf('page'), words: 'What would a good week look like? I would ' })
  const { html } = await jo.get('/today')
  expect(html).toContain('Not finished')
  expect(html).toContain(`/conversations/${talk}`)
})

test('the room is not for people who do not work with carers', async () => {
  const administrator = await signedIn('fiona-macdougall')
  expect((await administrator.get('/today')).status).toBe(403)
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  expect((await carer.get('/today')).status).toBe(403)
})
