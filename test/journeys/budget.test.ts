import { expect, test } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')
const kitchenTable = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')

test.each([
  ['the first page of the day', '/today'],
  ['a carer’s page with three rivers', `/carers/${asha}`],
  ['a talk', `/conversations/${kitchenTable}`],
])('%s is at most 100 kB over the wire, with at most 15 kB of script, and asks nobody else for anything', async (_name, path) => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  const fresh = await stage.browser.newContext({ storageState: await context.storageState(), baseURL: stage.address })
  const visit = await fresh.newPage()
  const wire = await fresh.newCDPSession(visit)
  await wire.send('Network.enable')
  const sizes = { all: 0, scripts: 0 }
  const kinds = new Map<string, string>()
  const strangers: string[] = []
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type)
    if (!response.url.startsWith(stage.address) && !response.url.startsWith('data:')) strangers.push(response.url)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.all += encodedDataLength
    if (kinds.get(requestId) === 'Script') sizes.scripts += encodedDataLength
  })
  await visit.goto(path, { waitUntil: 'networkidle' })
  console.log(`${path.split('/')[1]}: ${(sizes.all / 1000).toFixed(1)} kB, of it ${(sizes.scripts / 1000).toFixed(1)} kB of script`)
  expect(sizes.all).toBeLessThanOrEqual(100_000)
  expect(sizes.scripts).toBeLessThanOrEqual(15_000)
  expect(strangers).toEqual([])
  await fresh.close()
  await page.close()
  await context.close()
})
