import { expect, test } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const talk = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')

test.each([[true, 1280], [false, 320]] as const)('one tap hides a talk from whoever comes into the room, and Enter brings it back with every typed word (scripts: %s, %i pixels)', async (scripts, width) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { scripts, width })
  await page.goto(`/conversations/${talk}`)
  await page.getByLabel('Go on', { exact: true }).fill('She said it quietly.')
  const words = page.getByText('I have not slept through since he came home.').first()
  const seen = async () => page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.className ?? '')
  // At hand at the top, and where one writes.
  expect(await page.getByRole('link', { name: 'Hide the screen' }).count()).toBe(2)
  await page.getByRole('link', { name: 'Hide the screen' }).last().click()
  const box = await page.locator('#curtain').boundingBox()
  const view = page.viewportSize()!
  expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, view.width, view.height])
  if (scripts) { expect(await seen()).toContain('curtain'); await expectAccessible(page) }
  await page.keyboard.press('Enter')
  await page.locator('#curtain').waitFor({ state: 'hidden' })
  expect(await words.isVisible()).toBe(true)
  expect(await page.getByLabel('Go on', { exact: true }).inputValue()).toBe('She said it quietly.')
  await context.close()
})
