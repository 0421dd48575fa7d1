import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()

const hope = 'I want to get to the choir on Thursdays'
const said = [
  `It is the evenings. ${hope} and be back before he frets.`,
  '',
  'Wattie: She should go. I have the wireless.',
  '',
  'Me: She laughed twice when she spoke of the choir.',
].join('\n')

/** The whole main job, as Jo does it: from a name to a river, each page looked at on the way. */
async function doTheMainJob(page: Page, look: () => Promise<void>, name: string): Promise<void> {
  const follow = async (to: Locator) => {
    await Promise.all([page.waitForEvent('load'), to.click()])
  }
  await page.goto('/today')
  await look()
  await follow(page.getByRole('link', { name: 'Carers' }).first())
  await look()
  await follow(page.getByRole('button', { name: 'Register a new carer' }))
  await look()
  await page.getByLabel('What do they like to be called?').fill(name)
  await follow(page.getByRole('button', { name: 'Register' }))
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await look()

  await follow(page.getByRole('button', { name: 'Start a conversation' }))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await look()
  await follow(page.getByRole('link', { name: 'Change when, who, where or how' }))
  await look()
  await page.getByLabel('Name of person 1').fill('Wattie')
  await page.getByLabel('Voice of person 1').selectOption('person')
  await follow(page.getByRole('button', { name: 'Keep this' }))
  await page.locator('textarea').first().fill(said)
  await follow(page.getByRole('button', { name: 'Keep this' }))
  await page.getByText('She laughed twice').first().waitFor()
  expect(await page.locator('.passage').count()).toBe(3)
  expect(await page.locator('.passage').nth(1).textContent()).toContain('Wattie')
  await look()
  // The first words are nobody's until it is said whose they are.
  await page.locator('.passage').first().getByLabel(name, { exact: true }).check()
  await follow(page.locator('.passage').first().getByRole('button', { name: 'Keep this answer' }))
  await page.locator('.passage.carer').first().waitFor()

  // Lift the words out, without a mouse's selection: from the list of sentences.
  const first = page.locator('.passage').first()
  await first.locator('summary').first().click()
  await first.getByLabel(/^Or only some of them/).fill(hope)
  await first.getByLabel('Outcome', { exact: true }).check()
  await follow(first.getByRole('button', { name: 'Lift these words out' }))
  await page.getByLabel(/hopes for$/).waitFor()
  expect(await page.getByLabel(/hopes for$/).inputValue()).toBe(hope)
  await look()
  await page.getByLabel('Get better').check()
  await follow(page.getByRole('button', { name: 'Keep this outcome' }))
  await page.getByText('Lifted out of these words').first().waitFor()
  expect(await page.locator('mark').first().textContent()).toContain(hope)
  await follow(page.getByRole('button', { name: 'Read it back together' }))
  await look()
  await page.goBack()
  await follow(page.getByRole('link', { name }).first())
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await look()

  await follow(page.getByRole('link', { name: 'Begin a plan' }))
  await page.getByRole('button', { name: /Keep the plan/ }).waitFor()
  await look()
  await page.getByLabel(/were ill tomorrow/).first().fill('Ring her sister in Dunbeg.')
  await follow(page.getByRole('button', { name: 'Keep the plan and read it' }))
  await page.getByRole('heading', { level: 1, name: /plan/ }).waitFor()
  await look()
  await page.locator('summary', { hasText: 'Agree this plan' }).click()
  await page.getByLabel('Who agreed it?').fill(name)
  await page.getByLabel('How did they agree?').fill('said aye at the table')
  await follow(page.getByRole('button', { name: 'Keep this agreement' }))
  await page.getByText(/agreed it on/).first().waitFor()
  await look()
  await page.locator('summary', { hasText: 'Give somebody a copy' }).click()
  await page.getByLabel('Who gets it?').fill(name)
  await page.getByLabel('on paper').check()
  await page.getByLabel('How?', { exact: true }).fill('by hand')
  await follow(page.getByRole('button', { name: 'Write down the copy' }))
  await page.getByText(/by hand/).first().waitFor()
  await follow(page.getByRole('link', { name }).first())

  await follow(page.getByRole('button', { name: 'Review how it is going' }))
  await look()
  await follow(page.getByRole('button', { name: 'Go on' }))
  await page.locator('textarea').first().waitFor()
  await look()
  await page.locator('textarea').first().fill('Two Thursdays out of three. He had the wireless on when I came in.')
  await page.getByLabel('Closer', { exact: true }).first().check()
  await page.getByLabel('As hoped', { exact: true }).first().check()
  await page.getByLabel('Carry on', { exact: true }).first().check()
  await follow(page.getByRole('button', { name: /Keep/ }).first())
  await page.getByText(/Kept/).first().waitFor()
  await look()
  await follow(page.getByRole('link', { name }).first())
  await page.getByText('Two Thursdays out of three.').first().waitFor()
  await look()
}

test('a stranger does the whole main job with scripts on, and axe finds nothing on any page', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  await doTheMainJob(page, () => expectAccessible(page), 'Nan Scripts')
  await context.close()
})

test('the same on a telephone, 320 pixels wide', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid', { width: 320 })
  await doTheMainJob(page, () => expectAccessible(page), 'Nan Telephone')
  await context.close()
})

test('the same with scripts off', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid', { scripts: false })
  await doTheMainJob(page, async () => undefined, 'Nan Plain')
  await context.close()
})
