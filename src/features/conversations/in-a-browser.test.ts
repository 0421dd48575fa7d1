import { describe, expect, it } from 'vitest'
import { expectAccessible, sitDown, useBrowser } from '../../../test/journeys/browser.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { idOf } from '../../seed/ids.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')
const kitchen = `/conversations/${idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')}`

describe('writing in a browser', () => {
  it('keeps as you go, here and at the office, and brings it back', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    await page.goto(`/carers/${asha}/conversations/new`)
    await page.getByRole('button', { name: 'Go to the page to write on' }).click()
    const box = page.getByLabel('Begin here')
    await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('What would a good week look like?')
    const status = page.locator('[data-kept]')
    await expect.poll(() => status.textContent(), { timeout: 9000 }).toMatch(/^Kept at \d\d:\d\d, here and at the office$/)
    await page.reload()
    expect(await box.inputValue()).toBe('What would a good week look like?')
    // Without signal the words stay here, and go to the office when it answers again.
    await context.setOffline(true)
    await box.fill('What would a good week look like? I would sleep')
    await box.blur()
    await expect.poll(() => status.textContent(), { timeout: 9000 }).toMatch(/^Kept here at \d\d:\d\d, not yet at the office$/)
    await context.setOffline(false)
    await expect.poll(() => status.textContent(), { timeout: 12_000 }).toMatch(/here and at the office$/)
    // Somebody signs out elsewhere: the office says 401, which is later, not lost.
    const cookies = await context.cookies()
    await context.clearCookies()
    await box.fill('What would a good week look like? I would sleep.')
    await box.blur()
    await expect.poll(() => status.textContent(), { timeout: 9000 }).toMatch(/not yet at the office$/)
    await context.addCookies(cookies)
    await page.reload()
    expect(await box.inputValue()).toBe('What would a good week look like? I would sleep.')
    await page.getByRole('button', { name: 'Keep this' }).click()
    await page.locator('.said', { hasText: 'I would sleep.' }).waitFor()
    expect(await page.getByLabel('Go on').inputValue()).toBe('')
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('lilypad:draft')))).toEqual([])
    await page.reload()
    expect(await page.getByLabel('Go on').inputValue()).toBe('')
    await context.close()
  })

  it('forgets what this device remembers when somebody signs out', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    await page.goto(kitchen)
    await page.getByLabel('Go on').fill('Half a sentence')
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0)
    await page.locator('[data-kept]', { hasText: 'office' }).waitFor()
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.waitForURL('**/sign-in')
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await context.close()
  })

  it('keeps with Ctrl and Enter, unless that is switched off on this device', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    const talk = `${stage.address}/conversations/${idOf('lochside', 'asha-menon', 'conversation', 'reading-it-over')}`
    await page.goto(talk)
    const box = page.getByLabel(/^Go on/)
    await box.fill('Kept with two keys.')
    await box.press('Enter')
    expect(await page.locator('.said', { hasText: 'Kept with two keys.' }).count()).toBe(0)
    await box.press('Control+Enter')
    await page.locator('.said', { hasText: 'Kept with two keys.' }).waitFor()
    await page.locator('[data-keys] input').uncheck()
    await page.reload()
    expect(await page.locator('[data-keys] input').isChecked()).toBe(false)
    await box.fill('Not kept with two keys.')
    await box.press('Control+Enter')
    await page.waitForTimeout(500)
    expect(await page.locator('.said', { hasText: 'Not kept with two keys.' }).count()).toBe(0)
    await context.close()
  })

  it('asks who someone else is only when it is someone else', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    await page.goto(kitchen)
    const form = page.locator('#go-on')
    expect(await form.getByText('Who is someone else?').isVisible()).toBe(false)
    await form.getByLabel('Someone else', { exact: true }).check()
    expect(await form.getByLabel('Their name').isVisible()).toBe(true)
    await form.getByLabel('Ravi', { exact: true }).check()
    expect(await form.getByLabel('what we saw').isVisible()).toBe(true)
    expect(await form.getByLabel('Their name').isVisible()).toBe(false)
    await context.close()
  })

  it('lifts out words that are chosen where they stand', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    await page.goto(kitchen)
    await page.evaluate((id) => {
      const said = document.querySelector(`#passage-${id} .said`)
      const texts = document.createTreeWalker(said!, NodeFilter.SHOW_TEXT)
      const nodes: Node[] = []
      while (texts.nextNode()) nodes.push(texts.currentNode)
      const last = nodes.at(-1)!
      const starts = last.textContent!.indexOf('They get the worst of me')
      const range = document.createRange()
      range.setStart(last, starts)
      range.setEnd(last, starts + 'They get the worst of me '.length)
      getSelection()!.removeAllRanges()
      getSelection()!.addRange(range)
    }, idOf('lochside', 'asha-menon', 'passage', 'the-nights'))
    const bar = page.locator('.lift-bar')
    await bar.waitFor()
    await expectAccessible(page)
    await bar.getByRole('button', { name: 'A worry' }).click()
    await page.locator('mark', { hasText: 'They get the worst of me' }).waitFor()
    expect(await page.locator('aside').getByRole('link', { name: 'They get the worst of me' }).count()).toBe(1)
    // And over words that are marked already, from the middle of one into what follows.
    await page.evaluate((id) => {
      const mark = document.querySelector(`#passage-${id} mark`)!
      const range = document.createRange()
      range.setStart(mark.lastChild!, 7)
      range.setEnd(mark.nextSibling!, 1)
      getSelection()!.removeAllRanges()
      getSelection()!.addRange(range)
    }, idOf('lochside', 'asha-menon', 'passage', 'the-nights'))
    await page.locator('.lift-bar').getByRole('button', { name: 'Outcome' }).click()
    await page.waitForURL('**/outcomes/new?highlight=*')
    expect(await page.getByLabel('What Asha hopes for').inputValue()).toBe('want to sleep through so I am not snapping at the kids.')
    await context.close()
  })

  it('chooses a sentence by a tap, trims it by words, and confirms in place what was lifted', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid')
    await page.goto(`${stage.address}/conversations/${idOf('lochside', 'asha-menon', 'conversation', 'reading-it-over')}`)
    const at = await page.evaluate((id) => {
      const texts = document.createTreeWalker(document.querySelector(`#passage-${id} .said`)!, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const from = texts.currentNode.textContent!.indexOf('Meera has him')
        if (from === -1) continue
        const range = document.createRange()
        range.setStart(texts.currentNode, from)
        range.setEnd(texts.currentNode, from + 5)
        texts.currentNode.parentElement!.scrollIntoView({ block: 'center' })
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      return { x: 0, y: 0 }
    }, idOf('lochside', 'asha-menon', 'passage', 'how-it-is'))
    await page.mouse.click(at.x, at.y)
    const bar = page.locator('.lift-bar')
    await bar.waitFor()
    expect(await bar.locator('q').textContent()).toBe('Mondays Meera has him.')
    await bar.getByRole('button', { name: 'A word less at the start' }).click()
    await page.waitForFunction(() => document.querySelector('.lift-bar q')?.textContent === 'Meera has him.')
    await expectAccessible(page)
    await bar.getByRole('button', { name: 'What helps' }).click()
    await page.getByText('Lifted out. What helps:').waitFor()
    expect(await page.locator('mark', { hasText: 'Meera has him.' }).count()).toBe(1)
    // There and back by the links; then put back.
    await page.locator('aside').getByRole('link', { name: 'Meera has him.' }).click()
    expect(new URL(page.url()).hash).toMatch(/^#mark-/)
    await page.getByRole('button', { name: 'Put back' }).first().click()
    await page.locator('mark', { hasText: 'Meera has him.' }).waitFor({ state: 'detached' })
    await context.close()
  })

  it('asks whose words with every fold open, and nothing scrolls sideways at 320 pixels', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid', { width: 320 })
    await page.goto(`/carers/${asha}/conversations/new`)
    await page.getByRole('button', { name: 'Go to the page to write on' }).click()
    await page.getByLabel('Begin here').fill('We sat in the kitchen.\n\nBert: She needs to get out.\nMeera: I can come on Thursdays.')
    await page.getByRole('button', { name: 'Keep this' }).click()
    await page.getByText('Who is Bert?').first().waitFor()
    // Somebody around her who goes by that name is the likely answer.
    expect(await page.getByLabel('Meera, sister, Mondays').isChecked()).toBe(true)
    await expectAccessible(page)
    for (const fold of await page.locator('details').all()) await fold.evaluate((element) => { (element as HTMLDetailsElement).open = true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.locator('.passage').nth(1).getByLabel('Whose voice it is').selectOption('family')
    await page.locator('.passage').nth(1).getByRole('button', { name: 'Keep this answer' }).click()
    await page.locator('.passage.family', { hasText: 'She needs to get out.' }).waitFor()
    await context.close()
  })

  it('does the whole of it without scripts, at 320 pixels', async () => {
    const { page, context } = await sitDown(stage, 'jo-reid', { scripts: false, width: 320 })
    await page.goto(`/carers/${asha}/conversations/new`)
    await page.getByRole('button', { name: 'Go to the page to write on' }).click()
    await page.getByLabel('Begin here').fill('I am tired. I want one night a week.\n\nMe: She means it.')
    await page.getByRole('button', { name: 'Keep this' }).click()
    await page.getByText('Lift words out', { exact: true }).first().click()
    await page.getByLabel('I want one night a week.').first().check()
    await page.getByRole('button', { name: 'Lift these words out' }).first().click()
    await page.getByLabel('Get better').check()
    await page.getByRole('button', { name: 'Keep this outcome' }).click()
    await page.locator('mark', { hasText: 'I want one night a week.' }).waitFor()
    await page.locator('aside').getByRole('link', { name: 'I want one night a week.' }).click()
    await page.getByRole('heading', { name: 'I want one night a week.' }).waitFor()
    await context.close()
  })
})
