import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../world.ts'
import { sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()

/** Go there as somebody without a mouse does: with the Tab key, in the page's own order. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  await to.first().waitFor()
  for (let pressed = 0; pressed < 250; pressed++) {
    if (await to.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key never came to ${to.toString()} on ${page.url()}`)
}

test('the main job with the keyboard alone: talk, outcome, plan, agreement, review', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  const press = async (name: string | RegExp, role: 'button' | 'link' = 'button') => {
    await tabTo(page, page.getByRole(role, { name }))
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }
  const write = async (label: string | RegExp, words: string) => {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(words)
  }
  /** Radios are one stop; the arrows go through them. */
  const choose = async (name: string) => {
    const wanted = page.getByRole('radio', { name, exact: true }).first()
    const group = await wanted.getAttribute('name')
    const all = page.locator(`input[type=radio][name="${group}"]`)
    const stop = (await page.locator(`input[type=radio][name="${group}"]:checked`).count()) > 0 ? page.locator(`input[type=radio][name="${group}"]:checked`) : all
    await tabTo(page, stop)
    await page.keyboard.press('Space')
    for (let pressed = 0; pressed < 20 && !(await wanted.isChecked()); pressed++) await page.keyboard.press('ArrowDown')
    expect(await wanted.isChecked()).toBe(true)
  }
  const unfold = async (summary: Locator) => {
    await tabTo(page, summary)
    await page.keyboard.press('Enter')
  }

  await page.goto('/carers/new')
  await write('What do they like to be called?', 'Nan Keys')
  await press('Register')
  await press('Start a conversation')
  await write(/^(Begin here|Go on)/, 'I want my Tuesdays back.')
  await press('Keep this')
  await unfold(page.locator('.passage summary').first())
  await tabTo(page, page.locator('.passage input[name="sentence"]'))
  await page.keyboard.press('Space')
  await choose('Outcome')
  await press('Lift these words out')
  await choose('Get better')
  await press('Keep this outcome')
  await press('Nan Keys', 'link')
  await press('Begin a plan', 'link')
  await press('Keep the plan and read it')
  await unfold(page.locator('summary', { hasText: 'Agree this plan' }))
  await write('Who agreed it?', 'Nan')
  await write('How did they agree?', 'nodded')
  await press('Keep this agreement')
  await page.getByText('agreed it on').first().waitFor()
  await press('Nan Keys', 'link')
  await press('Review how it is going')
  await press('Go on')
  await tabTo(page, page.locator('textarea'))
  await page.keyboard.type('Last Tuesday was mine.')
  await choose('Closer')
  await press(/^Keep/)
  await press('Nan Keys', 'link')
  await page.getByText('Last Tuesday was mine.').first().waitFor()
  await context.close()
})

test('the first stop of a page skips to what matters, and the focus can be seen', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  await page.goto('/today')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  expect(await skip.evaluate((element) => element === document.activeElement && element.getBoundingClientRect().width > 10)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle + getComputedStyle(document.activeElement!).boxShadow)
  expect(outline).not.toBe('nonenone')
  await context.close()
})
