import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPdf } from '../../src/kernel/pdf/read-pdf.test-helper.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')
const farida = idOf('lochside', 'carer', 'farida-aziz')
const plan = idOf('lochside', 'asha-menon', 'emergency-plan', '2')

const ofWorker = [
  `/carers/${asha}/emergency-plan`, `/carers/${asha}/future-plan`, `/carers/${farida}/emergency-plan`, `/carers/${asha}/emergency-plans/new?kind=emergency`, `/carers/${asha}/emergency-plans/new?kind=future`,
  `/emergency-plans/${plan}/print`, `/emergency-plans/${plan}/print?size=large`, `/emergency-plans/${plan}/card`, `/emergency-plans/${plan}/withdrawal`, '/carers',
]

// 640 pixels is what somebody sees who reads a page of 1280 at twice its size.
test.each([320, 640, 1280])('every page of the emergency plan and the future plan can be read by everybody, at %i pixels', async (width) => {
  const worker = await sitDown(stage, 'jo-reid', { width })
  for (const path of ofWorker) { await worker.page.goto(path); await expectAccessible(worker.page) }
  const carer = await sitDown(stage, 'asha-menon', { width }, 'account')
  for (const path of ['/my-plan', `/emergency-plans/${plan}`, `/emergency-plans/${plan}/card`]) { await carer.page.goto(path); await expectAccessible(carer.page) }
  await Promise.all([worker.context.close(), carer.context.close()])
})

test.each([[true, 1280], [false, 320]] as const)('Jo writes Farida’s emergency plan, she agrees, a copy is placed; Sam finds it alone while Jo is away (scripts: %s, %i pixels)', async (scripts, width) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { scripts, width })
  const words = `Ring Omar first, ${width}.`
  await page.goto(`/carers/${farida}/emergency-plan`)
  await page.locator('main a').filter({ hasText: /Begin the emergency plan|Write it anew/ }).click()
  await page.getByLabel('The first hour', { exact: true }).fill(words)
  // Somebody with a number and no name: a sentence, and every word is still there.
  await page.getByLabel('What are they called?').first().fill('')
  await page.getByLabel('Is it somebody around Farida?').first().selectOption('')
  await page.getByLabel('Phone').first().fill('07700 900199')
  await page.getByRole('button', { name: 'Keep this version' }).click()
  await page.getByRole('link', { name: 'Person 1: say what they are called, or who it is.' }).waitFor()
  expect(await page.getByLabel('The first hour', { exact: true }).inputValue()).toBe(words)
  await page.getByLabel('Is it somebody around Farida?').first().selectOption({ label: 'Omar' })
  await page.getByRole('button', { name: 'Keep this version' }).click()
  await page.getByText(words).waitFor()
  await page.getByText(/Written .*, today, by Jo Reid\. Not agreed with Farida yet\./).waitFor()
  await page.getByText('Farida agrees to it').click()
  await page.getByLabel('How did they say it?').fill('read out by Mrs Haddad')
  await page.locator('form[action$="/agreements"]').getByRole('button').click()
  await page.getByText(/Farida agreed on .*: read out by Mrs Haddad\./).waitFor()
  await page.getByText('Say where a copy is').click()
  await page.getByLabel('Where is it, or who has it?').fill('Ellen next door')
  await page.getByLabel('on paper').check()
  await page.getByRole('button', { name: 'Keep where it is' }).click()
  await page.getByText(/Ellen next door: on paper, since/).first().waitFor()
  await context.close()

  const sam = await sitDown(stage, 'sam-ure', { scripts, width })
  await sam.page.goto('/carers?find=Farida')
  await sam.page.getByRole('link', { name: /Emergency plan\W+Farida/ }).click()
  // Once a day a reason; then straight to the plan and nothing else.
  const why = sam.page.locator('[name=why]')
  if (await why.count() > 0) {
    await why.fill('Farida rang from the ward')
    await sam.page.locator('form[action$="/reasons"]').getByRole('button').click()
  }
  await sam.page.getByText(words).waitFor()
  expect(new URL(sam.page.url()).pathname).toBe(`/carers/${farida}/emergency-plan`)
  await sam.context.close()
})

test('by keyboard alone the carer says that it is not right any more', async () => {
  const { page, context } = await sitDown(stage, 'asha-menon', {}, 'account')
  await page.getByRole('link', { name: 'Your emergency plan' }).focus()
  await page.keyboard.press('Enter')
  const box = page.locator('#emergency-remarks')
  await box.getByRole('textbox').focus()
  await page.keyboard.type('Meera has moved.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await box.getByText('Meera has moved.').waitFor()
  await context.close()
})

test('printed it is one page, the card is at its size, and the PDFs are tagged', async (context) => {
  const { page, context: browsing } = await sitDown(stage, 'jo-reid')
  await page.goto(`/emergency-plans/${plan}/print`)
  expect((await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
  await page.goto(`/emergency-plans/${plan}/card`)
  await page.emulateMedia({ media: 'print' })
  const sides = await page.locator('.wallet-side').evaluateAll((all) => all.map((side) => [side.getBoundingClientRect().width, side.getBoundingClientRect().height].map((pixels) => Math.round(pixels / 96 * 25.4))))
  expect(sides).toEqual([[85, 54], [85, 54]])
  for (const [file, pages] of [['plan.pdf', 1], ['card.pdf', 1]] as const) {
    const bytes = await (await browsing.request.get(`/emergency-plans/${plan}/${file}`)).body()
    const read = readPdf(bytes)
    expect([file, read.pages, read.metadata.includes('<pdfuaid:part>1</pdfuaid:part>'), read.text.includes('12weeksago')]).toEqual([file, pages, true, true])
    expect(read.tags).toContain('LI')
  }
  const large = readPdf(await (await browsing.request.get(`/emergency-plans/${plan}/plan-large-print.pdf`)).body())
  expect(Math.min(...large.sizes)).toBeGreaterThanOrEqual(18)
  const folder = mkdtempSync(join(tmpdir(), 'lilypad-test-'))
  try {
    writeFileSync(join(folder, 'plan.pdf'), await (await browsing.request.get(`/emergency-plans/${plan}/plan.pdf`)).body())
    const told = execFileSync('pdfinfo', ['-struct', join(folder, 'plan.pdf')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(told).toMatch(/H1[\s\S]*H2[\s\S]*\bL\b[\s\S]*\bLI\b/)
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    context.annotate('pdfinfo is not installed; the tags were read above')
  } finally {
    rmSync(folder, { recursive: true })
    await browsing.close()
  }
})
