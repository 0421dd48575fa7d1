import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { RealProvider } from '../../src/features/sign-on/provider.test-helper.ts'
import { useKey } from '../../src/kernel/sealing.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const provider = new RealProvider()
beforeAll(async () => {
  useKey(randomBytes(32))
  await provider.start(`${stage.address}/single-sign-on/return`)
  provider.person = { sub: 'jo-there', email: 'jo-reid@lochside.example.org', email_verified: true }
})
afterAll(() => provider.stop())

test('an administrator sets it up, and a worker goes there and back by herself; scripts on and off, 320 pixels', async () => {
  const { page, context } = await sitDown(stage, 'fiona-macdougall', { width: 320 })
  await page.goto('/organisation')
  await page.getByRole('link', { name: 'Your organisation’s own sign-in' }).click()
  await expectAccessible(page)
  await page.getByLabel('Its address (issuer)').fill(provider.issuer)
  await page.getByLabel('Client ID').fill('lilypad')
  await page.getByLabel('Client secret').fill('not it yet')
  await page.getByLabel('How your people’s e-mail addresses end').fill('org')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('link', { name: /This does not look like the end of an e-mail address/ }).waitFor()
  await expectAccessible(page)
  expect(await page.getByLabel('Its address (issuer)').inputValue()).toBe(provider.issuer)
  await page.getByLabel('How your people’s e-mail addresses end').fill('lochside.example.org')
  await page.getByLabel('Client secret').fill(provider.secret)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('Kept. Try it now').waitFor()
  await page.getByText('What it was before').click()
  await expectAccessible(page)
  await context.close()

  for (const scripts of [true, false]) {
    const visit = await stage.browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 320, height: 900 }, baseURL: stage.address })
    const door = await visit.newPage()
    await door.goto('/sign-in')
    await door.getByText('Sign in with your organisation').click()
    if (scripts) await expectAccessible(door)
    await door.getByLabel('Your e-mail address at work').fill('jo-reid@lochside.example.org')
    await door.keyboard.press('Enter')
    await door.waitForURL('**/today')
    await door.goto('/account/single-sign-on')
    await door.getByText('You are connected with').waitFor()
    if (scripts) await expectAccessible(door)
    await visit.close()
  }
}, 90_000)
