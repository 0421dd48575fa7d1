import { expect, test } from 'vitest'
import { asJo, makeSample } from '../sample-plan.ts'
import { useTestDatabase } from '../world.ts'
import { findDecisions, findNeeds } from '../../src/features/needs/index.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()

test.each([[320, false], [1280, true]])('from what matters to what is needed, how it is met, and what somebody decided, at %i pixels, scripts %s', async (width, scripts) => {
  const { carer } = await makeSample()
  const { page, context } = await sitDown(stage, 'jo-reid', { width, scripts })
  await page.goto(`/carers/${carer}`)
  await page.locator('aside').getByRole('link', { name: 'Write down a need' }).click()
  await page.getByLabel('What is needed?').fill('somebody to hear him at night')
  // Without what it is for, the words come back with the reason.
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText('A need is always in order to meet something that matters.').first().waitFor()
  expect(await page.getByLabel('What is needed?').inputValue()).toBe('somebody to hear him at night')
  await page.getByLabel('to sleep through').check()
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByRole('heading', { name: 'somebody to hear him at night', level: 1 }).waitFor()
  if (scripts) await expectAccessible(page)

  await page.getByRole('button', { name: 'Say how it is met' }).click()
  await page.getByRole('group', { name: /How much of it is met\? People around/ }).getByLabel('Some of it').check()
  await page.getByLabel('By whom, or by what?').first().fill('Meera, on Mondays.')
  await page.getByLabel('Some of it is missing').check()
  await page.getByLabel('Waiting for it').check()
  if (scripts) await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText('Some of it. Meera, on Mondays.').waitFor()

  await page.getByText('Nobody has decided.').waitFor()
  await page.getByRole('link', { name: 'Write down what was decided' }).click()
  // Nothing is chosen beforehand.
  expect(await page.locator('input[name=decision]:checked').count()).toBe(0)
  await page.getByLabel('Yes: it must be met').check()
  await page.getByLabel(/^Why\?/).fill('Three broken nights.')
  await page.getByLabel('Who decided?').fill('Ann Muir')
  if (scripts) await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText('This need meets the local criteria, so it must be met.').waitFor()
  await context.close()

  expect(await asJo((tx) => findNeeds(tx, carer))).toMatchObject([{ words: 'somebody to hear him at night', outcomes: [{ statement: 'to sleep through' }], steps: [{ step: 'people', amount: 'some' }, { step: 'unmet', why: 'waiting' }] }])
  expect(await asJo((tx) => findDecisions(tx, carer))).toMatchObject([{ decision: 'meets', decidedBy: 'Ann Muir' }])
})
