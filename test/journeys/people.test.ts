import { expect, test } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')

test('Sam covers a colleague: he says why, reads what he needs, and Asha sees it', async () => {
  const { page, context } = await sitDown(stage, 'sam-ure')
  await page.goto(`/carers/${asha}`)
  await expectAccessible(page)
  await page.getByLabel(/why/i).first().fill('Asha rang about the sitter, Jo is off')
  await page.getByRole('button').last().click()
  await page.getByRole('heading', { level: 1, name: 'Asha Menon' }).waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('button', { name: 'Start a conversation' }).count()).toBe(0)
  await context.close()
  const her = await sitDown(stage, 'asha-menon', { width: 360 }, 'account')
  await her.page.goto('/my-plan')
  await her.page.getByText('Asha rang about the sitter, Jo is off').waitFor()
  await her.context.close()
})

test('Asha on her telephone reads her plan, says what is not right, and Jo answers', async () => {
  const her = await sitDown(stage, 'asha-menon', { width: 360 }, 'account')
  await her.page.goto('/my-plan')
  await expectAccessible(her.page)
  await her.page.getByLabel('What is not right?').fill('It is three nights now, not two.')
  await her.page.getByRole('button', { name: 'Send these words' }).click()
  await her.page.getByText('It is three nights now, not two.').first().waitFor()
  await expectAccessible(her.page)
  await her.context.close()
  const { page, context } = await sitDown(stage, 'jo-reid')
  await page.goto('/today')
  await page.getByText('It is three nights now, not two.').waitFor()
  await page.getByRole('link', { name: /^Asha Menon, / }).click()
  await page.getByText('It is three nights now, not two.').first().waitFor()
  await context.close()
})

test('her copy is a tagged PDF with the universal accessibility mark', async () => {
  const { page, context } = await sitDown(stage, 'asha-menon', {}, 'account')
  const plan = idOf('lochside', 'asha-menon', 'plan', '2')
  for (const file of ['plan.pdf', 'plan-large-print.pdf']) {
    const answer = await page.request.get(`/plans/${plan}/${file}`)
    expect(answer.status()).toBe(200)
    const text = (await answer.body()).toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text).toContain('/MarkInfo')
    expect(text).toContain('pdfuaid')
  }
  await context.close()
})

test.each([
  ['morag-sinclair', ['/today', '/carers', `/carers/${asha}`, `/carers/${asha}/looks`, `/carers/${asha}/workers`, '/concerns']],
  ['ruaridh-bell', ['/learning', '/learning/year', '/learning/year?lens=spru', '/account']],
  ['fiona-macdougall', ['/organisation', '/workers', '/workers/new', '/account']],
  ['jo-reid', [`/carers/${asha}/details`, `/carers/${asha}/equality`, `/carers/${asha}/circle`, `/carers/${asha}/permissions`, `/carers/${asha}/documents`, `/carers/${asha}/contacts`,
    `/carers/${asha}/concerns/new`, `/carers/${asha}/actions`, `/carers/${asha}/plans`, `/carers/${asha}/reviews`, `/carers/${asha}/merges/new`, `/carers/${asha}/own-page`, '/about', '/gallery']],
] as const)('every page %s walks through is accessible, also at 320 pixels', async (key, paths) => {
  const { page, context } = await sitDown(stage, key)
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of paths) {
      const answer = await page.goto(path)
      expect([path, answer?.status()]).toEqual([path, 200])
      await expectAccessible(page)
    }
  }
  await context.close()
})
