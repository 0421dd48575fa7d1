import { expect, test } from 'vitest'
import { getToday } from '../../src/features/access/index.ts'
import { recordMark, recordReview } from '../../src/features/reviews/index.ts'
import { addDays } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { asJo } from '../sample-plan.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')
const nights = idOf('lochside', 'asha-menon', 'outcome', 'nights')

const ofWorker = [`/carers/${asha}/reviews`, `/carers/${asha}/reviews/new`, `/outcomes/${nights}/river`, `/carers/${asha}/rivers`, `/carers/${asha}/what-helped`, `/carers/${asha}/endings`, `/carers/${asha}/long-view`, '/reminders']
const ofCarer = ['/my-words', '/my-what-helped', '/my-endings', '/reminders']

// 640 pixels is what somebody sees who reads a page of 1280 at twice its size.
test.each([320, 640, 1280])('every page about how it goes can be read by everybody, at %i pixels', async (width) => {
  const worker = await sitDown(stage, 'jo-reid', { width })
  for (const path of ofWorker) { await worker.page.goto(path); await expectAccessible(worker.page) }
  const carer = await sitDown(stage, 'asha-menon', { width }, 'account')
  for (const path of ofCarer) { await carer.page.goto(path); await expectAccessible(carer.page) }
  await Promise.all([worker.context.close(), carer.context.close()])
})

test.each([[true, 1280], [false, 320]] as const)('Asha says how it goes, what helped and how it ended; Jo reads it as hers (scripts: %s, %i pixels)', async (scripts, width) => {
  const { page, context } = await sitDown(stage, 'asha-menon', { scripts, width }, 'account')
  const words = `Two nights of three, ${width}.`
  await page.getByRole('link', { name: 'How it goes' }).click()
  // Nothing chosen: a sentence, and her words are still there.
  await page.getByLabel('How is it?').fill(words)
  await page.getByRole('button', { name: 'Keep these words' }).click()
  await page.getByRole('link', { name: 'Choose what it is about.' }).waitFor()
  expect(await page.getByLabel('How is it?').inputValue()).toBe(words)
  await page.getByLabel('I just want to sleep through').check()
  await page.getByRole('button', { name: 'Keep these words' }).click()
  await page.getByText('Your words are kept.').waitFor()
  await page.getByRole('link', { name: 'What the support did for you' }).click()
  const first = page.locator('article').first()
  await first.getByText(/Put it into words|Put it otherwise/).click()
  await first.getByRole('textbox').fill(`The mat, and Meera, ${width}.`)
  await first.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText(`The mat, and Meera, ${width}.`).first().waitFor()
  await context.close()

  const jo = await sitDown(stage, 'jo-reid', { scripts, width })
  await jo.page.goto(`/outcomes/${nights}/river`)
  await jo.page.getByText(words).first().waitFor()
  await jo.page.goto(`/carers/${asha}/what-helped`)
  await jo.page.getByText(`The mat, and Meera, ${width}.`).first().waitFor()
  await jo.page.goto(`/carers/${asha}/long-view`)
  await jo.page.getByLabel('In whose voice?').selectOption('carer')
  await jo.page.getByRole('button', { name: 'Show' }).click()
  await jo.page.getByText(words).waitFor()
  await jo.context.close()
})

test('by keyboard alone a plan is ended and taken up again', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  await page.goto(`/carers/${asha}/endings`)
  const go = async (name: string | RegExp, role: 'link' | 'button') => { await page.getByRole(role, { name }).focus(); await page.keyboard.press('Enter') }
  await go('The plan has ended', 'link')
  await page.getByLabel('How or why').focus()
  await page.keyboard.type('The nights are as she hoped.')
  await go('End this plan', 'button')
  await page.getByText(/This plan ended on/).waitFor()
  await expectAccessible(page)
  await go('Take it up again', 'button')
  await page.getByRole('link', { name: 'The plan has ended' }).waitFor()
  await context.close()
})

test('on paper every row of a long river stands open, also the folded ones', async () => {
  await asJo(async (tx) => {
    for (const ago of [9, 8, 7, 6, 5]) {
      const review = newId()
      await recordReview(tx, asha, { id: review, onDay: addDays(await getToday(tx), -ago), why: 'check-in' })
      await recordMark(tx, review, { id: newId(), workerId: newId(), outcome: nights, story: `Told ${ago} days ago.`, stone: 5 })
    }
  })
  const { page, context } = await sitDown(stage, 'jo-reid')
  await page.goto(`/outcomes/${nights}/river`)
  const told = page.locator('.river').getByText('Mondays are mine now.').first()
  expect(await told.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  for (const words of ['Mondays are mine now.', 'Slept till six, twice running.', 'Told 9 days ago.', 'Told 5 days ago.']) expect([words, await page.locator('.river').getByText(words).first().isVisible()]).toEqual([words, true])
  await context.close()
})
