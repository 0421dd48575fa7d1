import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, type Manner, sitDown, type Stage, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')

/** Somebody with nothing but a telephone in the night. */
async function atNight({ browser, address }: Stage, { scripts = true, width = 360 }: Manner = {}) {
  const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 740 }, baseURL: address, colorScheme: 'dark' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return { page, context }
}

/** A talk is agreed for three days ahead, and Jo makes a link on its page. Gives back the talk and the link. */
async function makeLink(page: Page, check: boolean): Promise<{ talk: string; link: string }> {
  await page.goto(`/carers/${asha}/conversations/new`)
  const day = new Date(Date.now() + 3 * 86_400_000)
  for (const [name, value] of [['day-day', day.getUTCDate()], ['day-month', day.getUTCMonth() + 1], ['day-year', day.getUTCFullYear()]] as const) await page.fill(`[name=${name}]`, String(value))
  await page.fill('[name=clock]', '14:00')
  await page.locator('main form').last().getByRole('button').last().click()
  await page.getByRole('link', { name: 'Help Asha get ready' }).click()
  await page.getByRole('heading', { name: 'Help Asha get ready' }).waitFor()
  if (check) await expectAccessible(page)
  await page.getByLabel('Anything else we know, one thing a line').fill('The rail on the stairs is up.')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByRole('heading', { name: 'The link for Asha' }).waitFor()
  if (check) await expectAccessible(page)
  const link = await page.locator('#link').innerText()
  await page.getByRole('link', { name: 'See until when it works' }).click()
  await page.getByRole('heading', { name: 'Asha gets ready' }).waitFor()
  if (check) await expectAccessible(page)
  await page.getByRole('link', { name: 'The talk it is for' }).click()
  await page.getByRole('button', { name: 'Start it' }).waitFor()
  return { talk: page.url(), link: link.trim() }
}

test.each([['with scripts', true], ['without scripts', false]])('%s: she gets ready at two in the morning, goes on with another device, hands it over, and Jo puts her words into the talk', async (_how, scripts) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { scripts, width: 360 })
  const { talk, link } = await makeLink(page, scripts)

  const night = await atNight(stage, { scripts })
  await night.page.goto(link)
  expect(await night.page.title()).toBe('Getting ready')
  await night.page.getByText('The rail on the stairs is up.').waitFor()
  if (scripts) await expectAccessible(night.page)
  await night.page.getByLabel('My own health, sleep and strength').check()
  const box = night.page.getByLabel('In your own words, if you like')
  await box.fill('It is two in the morning and I am on the stairs.')
  if (scripts) {
    await night.page.getByText(/^Kept at \d\d:\d\d\.$/).waitFor()
    // No signal: the words stay, and go when it is back.
    await night.context.setOffline(true)
    await box.fill('It is two in the morning and I am on the stairs. He is asleep now.')
    await night.page.getByText('Not kept yet: there is no signal.').waitFor()
    await night.context.setOffline(false)
    await night.page.getByText(/^Kept at \d\d:\d\d\.$/).waitFor()
  } else {
    await box.fill('It is two in the morning and I am on the stairs. He is asleep now.')
    await night.page.getByRole('button', { name: 'Keep what I have written' }).click()
    await night.page.getByText(/^Kept at \d\d:\d\d\.$/).waitFor()
  }
  await night.page.getByRole('button', { name: 'Keep it to myself for now' }).click()
  await night.page.getByRole('heading', { name: 'It is kept, and it is yours' }).waitFor()
  expect(night.page.url()).not.toContain(link.split('.').at(-1))
  if (scripts) await expectAccessible(night.page)
  await night.context.close()

  // Nothing of it is to be seen here.
  await page.goto(talk)
  expect(await page.getByText('on the stairs. He is asleep').count()).toBe(0)

  const later = await atNight(stage, { scripts, width: 1024 })
  await later.page.goto(link)
  expect(await later.page.getByLabel('In your own words, if you like').inputValue()).toBe('It is two in the morning and I am on the stairs. He is asleep now.')
  expect(await later.page.getByLabel('My own health, sleep and strength').isChecked()).toBe(true)
  await later.page.getByText('Who, where and when, and what else').click()
  await later.page.getByLabel('Which place suits you?').fill('Not at home')
  await later.page.getByRole('button', { name: 'Hand it over' }).click()
  await later.page.getByRole('heading', { name: 'You have handed it over' }).waitFor()
  if (scripts) await expectAccessible(later.page)
  await later.page.goto(link)
  await later.page.getByRole('heading', { name: 'There is nothing to show here' }).waitFor()
  if (scripts) await expectAccessible(later.page)
  await later.context.close()

  await page.goto('/today')
  await page.getByText('Has got ready for the talk').first().waitFor()
  await page.goto(talk)
  await page.getByRole('heading', { name: 'What Asha would like to talk about' }).waitFor()
  await page.getByText('My own health, sleep and strength').waitFor()
  await page.getByRole('button', { name: 'Take over as the place' }).click()
  await page.getByText('Taken over.').waitFor()
  await page.getByRole('button', { name: 'Start it' }).click()
  await page.getByRole('button', { name: 'Put these words into the talk' }).waitFor()
  if (scripts) await expectAccessible(page)
  await page.getByRole('button', { name: 'Put these words into the talk' }).click()
  await page.getByText('These words stand in the talk.').waitFor()
  expect(await page.locator('.passage .said').first().innerText()).toContain('It is two in the morning and I am on the stairs. He is asleep now.')
  if (scripts) await expectAccessible(page)
  await context.close()
})

test('the page is light: under 100 kB in all, under 15 kB of script, and it asks nobody else for anything', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  const { link } = await makeLink(page, false)
  const night = await atNight(stage)
  const wire = await night.context.newCDPSession(night.page)
  await wire.send('Network.enable')
  const sizes = { all: 0, scripts: 0 }
  const kinds = new Map<string, string>()
  const strangers: string[] = []
  const referrers: string[] = []
  wire.on('Network.requestWillBeSent', ({ request }) => { referrers.push(String(request.headers.Referer ?? request.headers.referer ?? '')) })
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type)
    if (!response.url.startsWith(stage.address) && !response.url.startsWith('data:')) strangers.push(response.url)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.all += encodedDataLength
    if (kinds.get(requestId) === 'Script') sizes.scripts += encodedDataLength
  })
  await night.page.goto(link, { waitUntil: 'networkidle' })
  console.log(`getting ready: ${(sizes.all / 1000).toFixed(1)} kB, of it ${(sizes.scripts / 1000).toFixed(1)} kB of script`)
  expect(sizes.all).toBeLessThanOrEqual(100_000)
  expect(sizes.scripts).toBeLessThanOrEqual(15_000)
  expect(strangers).toEqual([])
  await night.page.getByRole('button', { name: 'Keep it to myself for now' }).click()
  await night.page.getByRole('heading', { name: 'It is kept, and it is yours' }).waitFor()
  // No referrer tells the secret, not even to ourselves.
  expect(referrers.filter((one) => one.includes(link.split('.').at(-1)!))).toEqual([])
  expect(referrers.filter((one) => one !== '').length).toBeGreaterThan(0)
  await night.context.close()
  await context.close()
})

test('with the keyboard alone she ticks, writes and hands over at 320 pixels', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  const { link } = await makeLink(page, false)
  const night = await atNight(stage, { width: 320 })
  await night.page.goto(link)
  const press = async (key: string, until: () => Promise<boolean>) => { for (let turn = 0; turn < 60 && !(await until()); turn++) await night.page.keyboard.press(key) }
  const focused = (what: string) => night.page.evaluate((sought) => document.activeElement?.matches(sought) ?? false, what)
  await press('Tab', () => focused('[name=picked][value=money]'))
  await night.page.keyboard.press('Space')
  await press('Tab', () => focused('textarea[name=words]'))
  await night.page.keyboard.type('Two words.')
  await press('Tab', () => focused('button[formaction$="handing-over"]'))
  await night.page.keyboard.press('Enter')
  await night.page.getByRole('heading', { name: 'You have handed it over' }).waitFor()
  await page.goto(`/today?${newId()}`)
  await page.getByText('Has got ready for the talk').first().waitFor()
  await night.context.close()
  await context.close()
})
