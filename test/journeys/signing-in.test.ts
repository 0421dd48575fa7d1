import { beforeAll, expect, test } from 'vitest'
import { setPassword } from '../../src/features/accounts/index.ts'
import { codeOf, fromBase32, stepAt } from '../../src/features/factors/one-time-code.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, useBrowser } from './browser.ts'

const world = useTestDatabase('world')
const stage = useBrowser()
const jo = { email: 'jo-reid@lochside.example.org', password: 'three plain words' }
beforeAll(() => inTenant(systemActor(idOf('lochside')), (tx) => setPassword(tx, idOf('lochside', 'worker', 'jo-reid'), jo.password)))

/** A browser that nobody has signed in with yet, at the sign-in page with the form for a password open. */
async function atTheDoor(scripts: boolean, width: number) {
  const context = await stage.browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 }, baseURL: stage.address, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/sign-in')
  await page.getByText('Sign in with a password instead').click()
  const form = page.locator('form[action="/sessions"]')
  await form.getByLabel('Your e-mail address').fill(jo.email)
  return { page, context, form, password: form.locator('input[name="password"]') }
}

test('a password is pasted, shown and hidden again in place, and Enter signs in', async () => {
  const { page, context, form, password } = await atTheDoor(true, 320)
  await page.evaluate((words) => navigator.clipboard.writeText(words), jo.password)
  await password.focus()
  await page.keyboard.press('Control+V')
  expect(await password.inputValue()).toBe(jo.password)
  await form.getByRole('button', { name: 'Show password' }).click()
  expect(await password.getAttribute('type')).toBe('text')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Hide password' }).click()
  expect(await password.getAttribute('type')).toBe('password')
  await password.press('Enter')
  await page.waitForURL('**/today')
  await context.close()
})

test('without scripts what was typed can be read as well, and Enter signs in', async () => {
  const { page, context, form, password } = await atTheDoor(false, 320)
  await password.fill(jo.password)
  await form.getByRole('button', { name: 'Show password' }).click()
  expect([await password.getAttribute('type'), await password.inputValue()]).toEqual(['text', jo.password])
  await password.press('Enter')
  await page.waitForURL('**/today')
  await context.close()
})

test('where one is signed in, and the page that asks whether it is still you, are there for everybody at 320 pixels', async () => {
  const { page, context, password } = await atTheDoor(true, 320)
  await password.fill(jo.password)
  await password.press('Enter')
  await page.waitForURL('**/today')
  await page.goto('/account')
  await page.getByRole('heading', { name: /Linux \(this one\)/ }).waitFor()
  await expectAccessible(page)
  // As if it had been a while.
  await world.owner.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'")
  await page.getByLabel('A new password').fill(jo.password)
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await page.getByRole('heading', { level: 1, name: 'Is it still you?' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Your password').fill(jo.password)
  await page.keyboard.press('Enter')
  await page.getByText('Kept. Everywhere else').waitFor()
  await context.close()
})

test('a second step is set up, used at the next sign-in, and its codes are printed whole; scripts off, 320 pixels', async () => {
  const { page, context, password } = await atTheDoor(false, 320)
  await password.fill(jo.password)
  await password.press('Enter')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Set it up' }).click()
  const secret = fromBase32(await page.locator('.secret').innerText())!
  await page.getByLabel('The six digits').fill(codeOf(secret, stepAt(new Date())))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Your recovery codes' }).waitFor()
  const codes = await page.locator('.codes code').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.emulateMedia({ media: 'print' })
  for (const code of codes) expect(await page.getByText(code).isVisible()).toBe(true)
  await context.close()
  const next = await atTheDoor(true, 320)
  await next.password.fill(jo.password)
  await next.password.press('Enter')
  await next.page.getByRole('heading', { level: 1, name: 'One more step' }).waitFor()
  await expectAccessible(next.page)
  await next.page.getByLabel('The code it shows').fill(codes[0]!)
  await next.page.keyboard.press('Enter')
  await next.page.waitForURL('**/today')
  for (const path of ['/account/second-step', '/account/second-step/app']) {
    await next.page.goto(path)
    await expectAccessible(next.page)
  }
  await next.page.goto('/account/second-step')
  await next.page.getByRole('button', { name: 'Give me ten new ones' }).click()
  await next.page.getByRole('heading', { level: 1, name: 'Your recovery codes' }).waitFor()
  await expectAccessible(next.page)
  await next.context.close()
}, 90_000)
