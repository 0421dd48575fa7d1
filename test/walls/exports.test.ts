import { beforeAll, expect, test } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { openUp } from '../fuzz/guarded.ts'
import { signedIn } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { takeEverythingAway, writeEverywhere } from './exports.ts'
import { fillEveryTable } from './rows.ts'
import { type Ids, idsOf } from './walk.ts'

// Whatever somebody wrote into a record is words: on every page, and in every file that is taken away.

const world = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
let ids: Ids = {}
beforeAll(async () => {
  await fillEveryTable(world.owner, idOf('lochside'))
  ids = await idsOf(world.owner, idOf('lochside'), asha)
  await openUp(world.owner, idOf('lochside'), asha)
})

test.each(['=zqx(1)', '<script>zqx(1)</script>"><img src=zqx onerror=zqx(2)>'])('%s stays words', async (words) => {
  await writeEverywhere(world.owner, asha, words)
  const { lines, taken } = await takeEverythingAway(await signedIn('jo-reid'), ids)
  expect(lines.join('\n')).toBe('')
  expect(taken).toEqual(expect.arrayContaining(['GET /carers/:carer', 'GET /carers/:id/outcomes', 'GET /carers/:id/outcomes/export.csv', 'GET /carers/:id/outcomes/export.json', 'GET /plans/:id/print']))
})
