import type { CDPSession, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { setPassword } from '../../src/features/accounts/index.ts'
import { settle } from '../../src/features/organisations/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { dayIn } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

const world = useTestDatabase('world')
const stage = useBrowser()
const password = 'three plain words'
beforeAll(() => inTenant(systemActor(idOf('lochside')), (tx) => setPassword(tx, idOf('lochside', 'worker', 'jo-reid'), password)))

/** A device with a finger on it, of the browser's own making. */
async function giveDevice(page: Page): Promise<{ wire: CDPSession; authenticatorId: string }> {
  const wire = await page.context().newCDPSession(page)
  await wire.send('WebAuthn.enable')
  const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return { wire, authenticatorId }
}

test('a passkey is added, used to sign in and to say that it is still you, and taken away; at 320 pixels', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid', { width: 320 })
  const { wire, authenticatorId } = await giveDevice(page)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByLabel('What you call it').fill('The laptop')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('Added. You can sign in with it').waitFor()
  await page.getByRole('heading', { name: 'The laptop' }).waitFor()
  await expectAccessible(page)
  expect((await wire.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

  // The same device holds one already, and says so.
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('That device holds a passkey of yours already.').waitFor()

  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/today')

  // As if it had been a while.
  await world.owner.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'")
  await page.goto('/account')
  await page.getByLabel('A new password').fill('four plain words more')
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await page.getByRole('heading', { level: 1, name: 'Is it still you?' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'It is me: use a passkey' }).click()
  await page.getByText('Kept. Everywhere else').waitFor()

  await page.goto('/account/passkeys')
  await page.getByText('Change its name, or take it away').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Take it away/ }).click()
  await page.getByText('Taken away.').waitFor()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('That passkey was not taken.').first().waitFor()
  await expectAccessible(page)
  // The other ways stand beside it.
  await page.getByRole('button', { name: 'Send me a link' }).waitFor()
  await context.close()
}, 90_000)

test('a device without one, and a browser without any, leave the other ways', async () => {
  const context = await stage.browser.newContext({ baseURL: stage.address })
  const page = await context.newPage()
  await giveDevice(page)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('Nothing was done: your device was not asked').waitFor()
  await page.getByRole('button', { name: 'Send me a link' }).waitFor()
  await context.close()

  const old = await stage.browser.newContext({ baseURL: stage.address })
  await old.addInitScript('delete globalThis.PublicKeyCredential')
  const without = await old.newPage()
  await without.goto('/sign-in')
  expect(await without.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
  await old.close()
})

test('with scripts off the page says why there is no button, and a password signs in', async () => {
  const context = await stage.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 }, baseURL: stage.address })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByText('A passkey needs scripts, which are switched off here. The other ways work without.').waitFor()
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
  await inTenant(systemActor(idOf('lochside')), (tx) => setPassword(tx, idOf('lochside', 'worker', 'jo-reid'), password))
  await page.getByText('Sign in with a password instead').click()
  const form = page.locator('form[action="/sessions"]')
  await form.getByLabel('Your e-mail address').fill('jo-reid@lochside.example.org')
  await form.getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/today')
  await page.goto('/account/passkeys')
  await page.getByText('A passkey needs scripts').waitFor()
  await context.close()
})

test('whoever must have a second step makes a passkey on the way in, at 320 pixels; with scripts off there is the app', async () => {
  await inTenant(systemActor(idOf('lochside')), (tx) => settle(tx, { id: newId(), name: 'second-step', words: 'everybody who works here', effectiveOn: dayIn('Europe/London') }))
  await inTenant(systemActor(idOf('lochside')), (tx) => setPassword(tx, idOf('lochside', 'worker', 'sam-ure'), password))
  const come = async (manner: { javaScriptEnabled: boolean }) => {
    const context = await stage.browser.newContext({ ...manner, viewport: { width: 320, height: 900 }, baseURL: stage.address })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByText('Sign in with a password instead').click()
    const form = page.locator('form[action="/sessions"]')
    await form.getByLabel('Your e-mail address').fill('sam-ure@lochside.example.org')
    await form.getByLabel('Your password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Set up a second step' }).waitFor()
    return { page, context }
  }
  const without = await come({ javaScriptEnabled: false })
  await without.page.getByText('A passkey needs scripts, which are switched off here.').waitFor()
  expect(await without.page.getByRole('button', { name: 'Set up a passkey' }).isVisible()).toBe(false)
  await without.page.getByLabel('The six digits').waitFor()
  await without.context.close()

  const { page, context } = await come({ javaScriptEnabled: true })
  await giveDevice(page)
  expect(await page.getByText('A passkey needs scripts').count()).toBe(0)
  await page.getByLabel('What you call it').fill('The phone')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set up a passkey' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/today')
  await page.goto('/account/passkeys')
  await page.getByRole('heading', { name: 'The phone' }).waitFor()
  await context.close()
}, 90_000)

test('the page with the button asks for at most 15 kB of script', async () => {
  const context = await stage.browser.newContext({ baseURL: stage.address })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map<string, string>()
  let scripts = 0
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (kinds.get(requestId) === 'Script') scripts += encodedDataLength })
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  console.log(`sign-in: ${(scripts / 1000).toFixed(1)} kB of script`)
  expect(scripts).toBeGreaterThan(1000)
  expect(scripts).toBeLessThanOrEqual(15_000)
  await context.close()
})
