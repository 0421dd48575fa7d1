import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../world.ts'
import { sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()

test('with scripts off and a keyboard, on a telephone, an evaluator reads a year under another heading and takes its file away', async () => {
  const { page, context } = await sitDown(stage, 'ruaridh-bell', { scripts: false, width: 320 })
  await page.goto('/learning')
  await page.getByRole('link', { name: 'Open a year by what mattered' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'A year by what mattered' }).waitFor()
  // From the month to the framework to the button, and nothing in between.
  const month = page.getByLabel('Twelve months that end with')
  await month.focus()
  await page.keyboard.press('ArrowDown')
  const before = await month.inputValue()
  await page.keyboard.press('Tab')
  await page.keyboard.type('SPRU')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: /^What mattered, under the headings of SPRU/ }).waitFor()
  expect([new URL(page.url()).searchParams.get('ending'), await month.inputValue()]).toEqual([before, before])
  // What is missing stands before the numbers, what they cannot say after them.
  expect((await page.getByRole('heading', { level: 2 }).allInnerTexts()).map((one) => one.replace(/:.*/, ''))).toEqual(['What is missing, first', 'What mattered, under the headings of SPRU', 'What these numbers cannot say', 'How this was counted'])
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Take these numbers away (CSV)' }).press('Enter')])
  expect(file.suggestedFilename()).toBe(`year-to-${before}.csv`)
  expect(readFileSync(await file.path(), 'utf8')).toContain('SPRU')
  await context.close()
})
