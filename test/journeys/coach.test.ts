import { beforeAll, describe, expect, it } from 'vitest'
import { lenses } from '../../src/frameworks/lenses/index.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')

describe('the coach', () => {
  it('asks while Jo words an outcome, is put away with one key, and never stands in the way of keeping it', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    await page.goto(`/outcomes/new?carer=${asha}`)
    await page.fill('[name=statement]', 'Four hours of sitting service a week')
    await page.getByText('the way, or the point?').waitFor()
    await expectAccessible(page)
    await page.locator('[name=statement]').press('Escape')
    await expect.poll(() => page.locator('.coach').count()).toBe(0)
    await page.fill('[name=statement]', 'Respite')
    await page.waitForTimeout(1300)
    expect(await page.locator('.coach').count()).toBe(0)
    await page.getByLabel('Keep as it is', { exact: true }).check()
    await page.getByRole('button', { name: 'Keep this outcome' }).click()
    await page.getByRole('heading', { name: 'Respite' }).waitFor()
    await context.close()
  })

  it('asks on the device by its word lists alone when there is no signal', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid', { width: 320 })
    await page.goto(`/outcomes/new?carer=${asha}`)
    await page.fill('[name=statement]', 'Counselling for her')
    await page.locator('.coach').waitFor()
    await page.waitForFunction(() => 'lilypadCoach' in window)
    await context.setOffline(true)
    await page.fill('[name=statement]', 'To be referred for respite')
    await page.getByText('What would “To be referred” make possible?').or(page.getByText('be referred” make possible?')).first().waitFor()
    await context.close()
  })

  it('without scripts answers on the form, with every typed word', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid', { scripts: false, width: 320 })
    await page.goto(`/outcomes/new?carer=${asha}`)
    await page.fill('[name=statement]', 'Mr Menon will comply with the care plan')
    await page.getByRole('button', { name: 'What would a good supervisor ask?' }).click()
    await page.getByText('whose goal is this?').waitFor()
    expect(await page.inputValue('[name=statement]')).toBe('Mr Menon will comply with the care plan')
    await page.goto('/coach')
    await page.fill('[name=statement]', 'I want my Fridays back')
    await page.getByRole('button', { name: 'Ask' }).click()
    await page.getByText('Their own words.', { exact: true }).waitFor()
    await context.close()
  })
})

describe('lenses', () => {
  let addresses: string[]
  beforeAll(() => { addresses = lenses.flatMap((lens) => [`/carers/${asha}?lens=${lens.id}`, `/carers/${asha}/outcomes?lens=${lens.id}`]) })

  it.each([1280, 320])('are chosen and read on Asha’s page, each of them, at %i pixels', async (width) => {
    const { page, context } = await sitDown(stage, 'jo-reid', { width })
    await page.goto(`/carers/${asha}`)
    await page.getByLabel('See them through a lens').selectOption({ label: 'COAT (Sweden): four areas' })
    await page.getByRole('button', { name: 'Look', exact: true }).click()
    await page.getByRole('heading', { name: 'Through the lens: COAT (Sweden): four areas' }).waitFor()
    for (const address of width === 320 ? addresses : addresses.slice(0, 4)) {
      await page.goto(address)
      await expectAccessible(page)
    }
    await page.goto('/lenses')
    await expectAccessible(page)
    await context.close()
  })

  it('of one’s own are tried and kept by keyboard alone, and without scripts', async () => {
    const { page, context } = await sitDown(stage, 'morag-sinclair', { scripts: false })
    await page.goto('/lenses/new')
    await page.fill('[name=name]', 'Our fund')
    await page.fill('[name=parts]', 'Living well\nBeing heard')
    await page.locator('[name=parts]').press('Tab')
    await page.getByRole('button', { name: 'Show me how it looks' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[name=O1]').selectOption({ label: 'Living well' })
    await page.getByRole('button', { name: 'Show me how it looks' }).press('Enter')
    await page.getByRole('heading', { name: 'Living well' }).waitFor()
    await page.getByRole('button', { name: 'Keep this lens' }).press('Enter')
    await page.getByText('Our fund').first().waitFor()
    await context.close()
  })

  it('an outcome is split with scripts on and off', async () => {
    for (const scripts of [true, false]) {
      const { page, context } = await sitDown(stage, 'jo-reid', { scripts })
      await page.goto(`/carers/${asha}/outcomes`)
      await page.locator('article h2 a > *').first().click({ position: { x: 60, y: 10 } })
      await page.getByRole('heading', { name: 'Where this came from' }).waitFor()
      await page.getByRole('link', { name: 'Split it, join it, or say what it goes with' }).click()
      await page.getByLabel('Split it in two').waitFor()
      if (scripts) await expectAccessible(page)
      await page.getByLabel('Split it in two').check()
      await page.fill('[name=first]', `To sleep (${scripts})`)
      await page.fill('[name=second]', `To be patient with the boys (${scripts})`)
      await page.getByRole('button', { name: 'Keep this' }).click()
      await page.getByText('It went on as others, and rests here.').waitFor()
      if (scripts) await expectAccessible(page)
      await context.close()
    }
  })
})
