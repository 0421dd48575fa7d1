import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest'
import { type Answer, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { type TestDatabase, useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { useKey } from '../../kernel/sealing.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { setPassword } from '../accounts/index.ts'
import { RealProvider, travel } from './provider.test-helper.ts'

export const lochside = systemActor(idOf('lochside'))
export const password = 'three plain words'
export const idOfWorker = (key: string, organisation = 'lochside') => idOf(organisation, 'worker', key)
export const emailOf = (key: string) => `${key}@lochside.example.org`
export const provider = new RealProvider()
/** Another one, which has no place to be signed out of it. */
export const others = new RealProvider(false)


/** An administrator keeps the settings. */
export async function keep(change: Record<string, string>, who = 'fiona-macdougall', organisation = 'lochside', visitor?: Visitor): Promise<Answer> {
  const form = { id: newId(), issuer: provider.issuer, clientId: 'lilypad', clientSecret: provider.secret, domains: 'lochside.example.org', secondStep: 'never', otherWays: 'everybody', ...change }
  return (visitor ?? await signedIn(who, organisation)).post('/organisation/single-sign-on', form)
}
export const addressOn = ({ headers }: Answer) => (headers.get('refresh') ?? '').replace(/^0;url=/, '')
export const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200
export const set = (key: string, more: Partial<RealProvider['person']> = {}) => { provider.person = { sub: `at-${key}`, email: emailOf(key), email_verified: true, ...more } }

/** Somebody sets out from the sign-in page. */
export async function setOut(email: string, visitor = stranger(), more: Record<string, string> = {}): Promise<{ visitor: Visitor; address: string; answer: Answer }> {
  const answer = await visitor.post('/single-sign-on', { email, ...more })
  return { visitor, answer, address: addressOn(answer) }
}

/** The whole way there and back. */
export async function signIn(key: string, visitor = stranger()): Promise<{ visitor: Visitor; answer: Answer; back: string }> {
  const { address } = await setOut(emailOf(key), visitor)
  const back = await travel(address)
  return { visitor, back, answer: await visitor.get(back) }
}

export async function connected(key: string): Promise<void> {
  set(key)
  expect((await signIn(key)).answer.location).toBe('/')
}

/** The made-up world, two real providers, and an organisation that signs its people in with one of them. */
export function useProviders(): { world: TestDatabase; told: string[] } {
  const world = useTestDatabase('world')
  const told: string[] = []
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation((...all) => { told.push(all.map(String).join(' ')) })
    useKey(randomBytes(32))
    await inTenant(lochside, async (tx) => { for (const one of ['jo-reid', 'sam-ure', 'fiona-macdougall', 'morag-sinclair']) await setPassword(tx, idOfWorker(one), password) })
    await provider.start()
    await others.start()
    expect((await keep({})).location).toBe('/organisation/single-sign-on?kept=yes')
  })
  afterAll(async () => {
    await provider.stop()
    await others.stop()
    vi.restoreAllMocks()
  })
  beforeEach(async () => {
    await world.owner.query('delete from sign_in_attempts')
    await world.owner.query('update sign_on_links set removed_at = now() where removed_at is null')
  })
  return { world, told }
}
