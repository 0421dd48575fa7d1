import { beforeAll, expect, test } from 'vitest'
import { asJo } from '../sample-plan.ts'
import { useTestDatabase } from '../world.ts'
import { openAccount } from '../../src/features/accounts/index.ts'
import { findLines, makeCopy } from '../../src/features/copies/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')
const dev = idOf('lochside', 'carer', 'dev-kerr')
const copyOf = (carer: string, key: string) => idOf('lochside', carer, 'copy', key)
const fridge = copyOf('asha-menon', 'fridge')
const teachers = copyOf('dev-kerr', 'teachers')
/** As long as it gets: forty lines, names without a place to break, in two directions. */
const long = newId()
const longName = 'Anastasia-Wilhelmina-Featherstonehaugh-Cholmondeley-MacGillivray'

beforeAll(async () => {
  await inTenant(systemActor(idOf('lochside')), (tx) => openAccount(tx, { id: idOf('lochside', 'account', 'dev-kerr'), name: 'Dev', email: null, carer: dev }))
  await asJo(async (tx) => {
    const { hash } = await findLines(tx, asha, 'about-me')
    const lines = Array.from({ length: 40 }, (_, at) => `${at + 1}. ${longName.repeat(at % 3 === 0 ? 2 : 1)} rings on Thursdays`)
    await makeCopy(tx, asha, { id: long, kind: 'about-me', title: `Everything about ${longName}`, name: longName, whom: 'The ward', form: 'easy-read', language: 'ur', ours: null, reach: 'record', seen: hash, choose: [], as: {}, headings: {}, own: { important: lines.slice(0, 20).join('\n'), people: lines.slice(20).join('\n'), please: 'براہِ کرم پہلے فون کریں۔' } })
  })
})

test.each([true, false])('what is chosen so far can be printed, and nothing else of the choosing (scripts: %s)', async (scripts) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { scripts })
  await page.goto(`/carers/${asha}/copies/new?kind=plan`)
  await page.getByLabel('“I want to be asked, not told”').check()
  await page.getByLabel('“I just want to sleep through', { exact: false }).first().check()
  await page.locator('section[aria-labelledby="part-does"] summary').press('Enter')
  await page.locator('textarea[name="own.does"]').fill('Gran has the key.')
  await page.emulateMedia({ media: 'print' })
  for (const seen of ['What is chosen so far.', 'I want to be asked, not told', 'What matters', 'Who does what', 'On paper']) expect([seen, await page.getByText(seen).locator('visible=true').count()]).not.toEqual([seen, 0])
  for (const name of ['own.does', 'title']) expect([name, await page.locator(`[name="${name}"]`).isVisible()]).toEqual([name, true])
  for (const gone of ['The Sunday drives', 'Caring, as it is now', 'Later on', 'In large print', 'Language of', 'Begin with every line', 'Who is it for?']) expect([gone, await page.getByText(gone, { exact: false }).locator('visible=true').count()]).toEqual([gone, 0])
  // Nothing that is empty stands there.
  expect(await page.locator('main textarea:visible, main input[type="text"]:visible').evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).value === '').length)).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  expect(await page.getByText('What is chosen so far.').isVisible()).toBe(false)
  await context.close()
})

const forms = ['', '/print', '/print?size=large', '/easy-read', '/text', '/wording']

test.each([320, 1280])('every form of a copy can be read by everybody at %i pixels, on the screen, on paper and in forced colours', async (width) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { width })
  const sam = await sitDown(stage, 'sam-ure', { width })
  const shown = [
    ...[fridge, long, copyOf('kevin-strachan', 'these-days')].flatMap((copy) => forms.map((form) => [page, `/copies/${copy}${form}`] as const)), ...[...forms, '/card'].map((form) => [sam.page, `/copies/${teachers}${form}`] as const),
    ...['plan', 'about-me', 'passport', 'these-days'].map((kind) => [page, `/carers/${asha}/copies/new?kind=${kind}`] as const), [sam.page, `/carers/${dev}/copies/new?kind=school-card`] as const, [page, `/carers/${asha}/copies`] as const,
  ]
  for (const [reader, path] of shown) {
    const answer = await reader.goto(path)
    expect([path, answer?.status()]).toEqual([path, 200])
    await expectAccessible(reader)
  }
  // On paper and in forced colours nothing of the copy is hidden, and nothing scrolls away.
  for (const [reader, path, words] of [[page, `/copies/${fridge}/print`, 'The Sunday drives'], [page, `/copies/${fridge}/easy-read`, 'The Sunday drives'], [sam.page, `/copies/${teachers}/card`, 'A pass, no questions.'], [page, `/copies/${long}/print`, '40. ']] as const) {
    await reader.goto(path)
    for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }] as const) {
      await reader.emulateMedia(media)
      expect([path, await reader.getByText(words).first().isVisible()]).toEqual([path, true])
      // A card has the size of a card on paper, whatever the window.
      if (media.media === 'screen') await expectAccessible(reader)
    }
    await reader.emulateMedia({ media: 'screen', forcedColors: 'none' })
  }
  await Promise.all([context.close(), sam.context.close()])
})

test('Asha makes a passport for her manager without scripts, at 320 pixels: what is wrong in the middle is said, and nothing typed is lost', async () => {
  const { page, context } = await sitDown(stage, 'asha-menon', { scripts: false, width: 320 }, 'account')
  await page.goto(`/carers/${asha}/copies`)
  await page.getByRole('link', { name: 'A passport for my employer' }).click()
  expect(await page.locator('input[name="choose"]:checked').count()).toBe(0)
  await page.locator('textarea[name="own.asked"]').fill('To start at ten on Tuesdays.')
  await page.getByRole('button', { name: 'Make this copy' }).click()
  await page.getByRole('link', { name: 'Say who it is for, or who has it.' }).click()
  expect(page.url()).toContain('#whom')
  expect(await page.locator('textarea[name="own.asked"]').inputValue()).toBe('To start at ten on Tuesdays.')
  await page.getByLabel('Who is it for?').fill('My manager')
  // The error summary led there; from there on the keyboard alone.
  await page.getByRole('button', { name: 'Make this copy' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/copies\/[0-9a-f-]+$/)
  await page.getByRole('heading', { level: 1, name: 'My caring and my work' }).waitFor()
  const words = await page.locator('main').innerText()
  expect(words).toContain('To start at ten on Tuesdays.')
  // It need say nothing of the person cared for, and does not.
  for (const secret of ['Ravi', 'stroke', 'dementia', 'dad']) expect(words).not.toContain(secret)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await context.close()
})

test('Dev, who is eleven, reads his page on a small phone without scripts, with the keyboard: who can see it stands at the top of each', async () => {
  const { page, context } = await sitDown(stage, 'dev-kerr', { scripts: false, width: 320 }, 'account')
  await page.goto('/my-plan')
  await page.getByText(/^Who can see this: you and Sam Ure/).waitFor()
  const small = await page.locator('.easy-read').innerText()
  // Few words, short sentences, and large: at least 24 pixels where an adult's page has 18.
  expect(small.split(/\s+/).length).toBeLessThan(120)
  expect(await page.locator('.easy-read p').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(24)
  expect(await page.locator('.easy-read h2').allInnerTexts()).toEqual(['What matters to you', 'What comes next', 'At school', 'Somebody to talk to'])
  for (const word of ['statement', 'outcome', 'assessment', 'provision', 'carer']) expect(small.toLowerCase()).not.toContain(word)
  const summary = page.locator('summary', { hasText: 'All of your plan' })
  await summary.focus()
  await page.keyboard.press('Enter')
  await page.getByText('If Mum goes to hospital').first().waitFor()
  for (const path of ['/my-words', '/my-endings', '/my-requests', '/account', '/reminders', `/carers/${dev}/copies`, `/carers/${dev}/copies/new?kind=school-card`, `/carers/${dev}/named-adult`, `/carers/${dev}/linked-plans`, `/copies/${teachers}`]) {
    await page.goto(path)
    expect([path, await page.locator('main > .seen').count()]).toEqual([path, 1])
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([path, 0])
  }
  // The card he hands over says it too.
  await page.goto(`/copies/${teachers}/card`)
  await page.getByText('Me, and whoever I show it to.').waitFor()
  await context.close()
  const seen = await sitDown(stage, 'dev-kerr', { width: 320 }, 'account')
  for (const path of ['/my-plan', '/my-words', `/carers/${dev}/copies`]) {
    await seen.page.goto(path)
    await expectAccessible(seen.page)
  }
  await seen.context.close()
})
