import { beforeAll, beforeEach, expect } from 'vitest'
import { type Answer, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { type TestDatabase, useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { at } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { setPassword } from '../accounts/index.ts'
import { type Asked, Device } from './device.test-helper.ts'

export const lochside = systemActor(idOf('lochside'))
export const password = 'three plain words'
export const people = ['jo-reid', 'sam-ure', 'morag-sinclair', 'fiona-macdougall']
export const idOfWorker = (key: string, organisation = 'lochside') => idOf(organisation, 'worker', key)
export const emailOf = (key: string) => `${key}@lochside.example.org`
export let clock = new Date()
export const wait = (minutes: number) => { clock = new Date(clock.getTime() + minutes * 60_000) }


export const post = (visitor: Visitor, path: string, fields: Record<string, string> = {}, headers = {}) => at(clock, () => visitor.post(path, fields, headers))
export const get = (visitor: Visitor, path: string) => at(clock, () => visitor.get(path))
export const isIn = async (visitor: Visitor) => (await get(visitor, '/account')).status === 200
export const byPrintedLink = (key: string, organisation?: string) => at(clock, () => signedIn(key, organisation))

export async function challenge(visitor: Visitor, purpose: string): Promise<Asked> {
  const answer = await post(visitor, '/passkeys/challenges', { purpose })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return JSON.parse(answer.html) as Asked
}

export async function enter(key: string): Promise<Visitor> {
  const visitor = stranger()
  expect((await post(visitor, '/sessions', { email: emailOf(key), password })).location).toBe('/')
  return visitor
}

/** Somebody adds a passkey to their own account. */
export async function add(visitor: Visitor, device = new Device(), name = 'My phone'): Promise<{ device: Device; answer: Answer; form: Record<string, string> }> {
  const form = { id: newId(), name, answer: device.create(await challenge(visitor, 'add')) }
  return { device, form, answer: await post(visitor, '/account/passkeys', form) }
}

export async function have(key: string, device = new Device()): Promise<Device> {
  expect((await add(await byPrintedLink(key), device)).answer.location).toBe('/account/passkeys?kept=added')
  return device
}

/** Somebody at the sign-in page with a device. */
export async function signIn(device: Device, how: Parameters<Device['sign']>[1] = {}, visitor = stranger()): Promise<{ visitor: Visitor; answer: Answer; sent: string }> {
  const sent = device.sign(await challenge(visitor, 'sign-in'), how)
  return { visitor, sent, answer: await post(visitor, '/sessions/passkey', { answer: sent }) }
}
export const refused = 'That passkey was not taken.'

/** The made-up world, where some have a password and nobody a passkey at the beginning of each test. */
export function useDoor(): TestDatabase {
  const world = useTestDatabase('world')
  beforeAll(() => inTenant(lochside, async (tx) => { for (const one of people) await setPassword(tx, idOfWorker(one), password) }))
  beforeEach(async () => {
    await world.owner.query('delete from sign_in_attempts')
    await world.owner.query('update passkeys set removed_at = now() where removed_at is null')
    wait(5)
  })
  return world
}
