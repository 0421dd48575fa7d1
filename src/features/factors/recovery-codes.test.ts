import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { makeRecoveryCodes, redeemCode } from './commands.ts'

const world = useTestDatabase('world')
const lochside = systemActor(idOf('lochside'))
const account = idOf('lochside', 'worker', 'morag-sinclair')
const redeem = (code: string) => inTenant(lochside, (tx) => redeemCode(tx, account, code))

/** As the first versions kept a code: 16 letters under SHA-256. */
async function keepOld(plain: string): Promise<void> {
  const hash = createHash('sha256').update(`lilypad recovery code\n${account}\n${plain}`).digest()
  await world.owner.query('insert into recovery_codes (organisation_id, id, account_id, code_hash, made_at) values ($1, $2, $3, $4, now())', [idOf('lochside'), newId(), account, hash])
}

test('one of 16 letters, made by an earlier version, still gets in, once, however it is typed; until new ones are made', async () => {
  await keepOld('abcdefgh234567ol')
  expect([await redeem(' ABCD efgh 2345-670l'), await redeem('abcd-efgh-2345-67ol')]).toEqual([true, false])
  await keepOld('bbcdefgh234567ol')
  const codes = await inTenant(lochside, (tx) => makeRecoveryCodes(tx, account))
  expect(await redeem('bbcd-efgh-2345-67ol')).toBe(false)
  expect([codes.length, await redeem(codes[0]!.toUpperCase().replaceAll('-', ' ')), await redeem(codes[0]!)]).toEqual([10, true, false])
})
