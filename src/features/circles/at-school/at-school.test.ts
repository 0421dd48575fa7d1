import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { dayFields } from '../../../../test/sample-plan.ts'
import { type Answer, signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { makeSignInLink, openAccount } from '../../accounts/index.ts'
import { Visitor } from '../../../../test/visitor.ts'

useTestDatabase('world')
const dev = idOf('lochside', 'carer', 'dev-kerr')
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('a young carer’s page says in one line who can see it, and who at school they have named', async () => {
  const sam = await signedIn('sam-ure')
  const account = newId()
  const token = await inTenant(systemActor(idOf('lochside')), async (tx) => { await openAccount(tx, { id: account, name: 'Dev', email: null, carer: dev }); return makeSignInLink(tx, account, 'demo') })
  const he = new Visitor()
  await he.get(`/sign-in-links/${token}`)
  const line = { id: newId(), adult: 'Mrs Lamb, guidance', knows: 'that my homework may be late', ...dayFields('saidOn', today) }
  for (let turn = 0; turn < 2; turn++) expect((await sam.post(`/carers/${dev}/named-adult`, line)).status).toBe(303)
  expect(text(await sam.get(`/carers/${dev}`))).toMatch(/At school Mrs Lamb, guidance \. What they know: that my homework may be late/)
  const page = text(await he.get('/my-plan'))
  expect(page).toMatch(/Who can see this: you and Sam Ure, and the boss of the people who work with you\..*Nobody at home and nobody at school\./)
  expect(page).toContain('Mrs Lamb, guidance')
  // The card for a teacher offers the named adult first.
  expect(text(await he.get(`/carers/${dev}/copies/new?kind=school-card`))).toMatch(/Who to ask.*?Mrs Lamb, guidance: that my homework may be late/)
  expect((await he.post(`/carers/${dev}/named-adult`, { id: newId(), adult: '', knows: '', ...dayFields('saidOn', today) })).location).toBe('/my-plan')
  expect(text(await he.get('/my-plan'))).toContain('You have named nobody.')
  const wrong = await sam.post(`/carers/${dev}/named-adult`, { id: newId(), adult: 'Kept', knows: 'x'.repeat(301), ...dayFields('saidOn', today) })
  expect([wrong.status, wrong.html.includes('Kept')]).toEqual([422, true])
  for (const key of ['jo-reid', 'ruaridh-bell', 'fiona-macdougall']) expect([403, 404]).toContain((await (await signedIn(key)).post(`/carers/${dev}/named-adult`, line)).status)
  expect((await (await signedIn('asha-menon', 'lochside', 'account')).get(`/carers/${dev}/named-adult`)).status).toBe(404)
  // An adult's page has neither line.
  expect(text(await (await signedIn('asha-menon', 'lochside', 'account')).get('/my-plan'))).not.toContain('Who can see this:')
})

test('to their worker each page of a young carer’s plan says in one line who can see it, and of a draft that they do not yet', async () => {
  const sam = await signedIn('sam-ure')
  const { html } = await sam.get(`/carers/${dev}/plans`)
  const plan = /\/plans\/([0-9a-f-]{36})"/.exec(html)![1]!
  const line = /Who can see this: Dev and Sam Ure, and the supervisors of the team\. Others who work here only if they give a reason, and Dev sees it\. Nobody at home and nobody at school, unless Dev gives it to them\./
  for (const path of [`/carers/${dev}/plans`, `/plans/${plan}`, `/plans/${plan}/law`, `/plans/${plan}/comparison`, `/plans/${plan}/print`]) expect([path, line.test(text(await sam.get(path)))]).toEqual([path, true])
  // What is not agreed is not theirs to see yet, and the line does not say that it is.
  expect(text(await sam.get(`/carers/${dev}/plans/new`))).toMatch(/Who can see this: Sam Ure, and the supervisors of the team\. .*Dev does not see it until it is agreed\./)
  expect(text(await (await signedIn('jo-reid')).get(`/carers/${idOf('lochside', 'carer', 'asha-menon')}/plans`))).not.toContain('Who can see this:')
})
