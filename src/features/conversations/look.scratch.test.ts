import { test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { useBrowser, sitDown, expectAccessible } from '../../../test/journeys/browser.ts'
import { idOf } from '../../seed/ids.ts'
useTestDatabase('world')
const stage = useBrowser()
const id = (...n: string[]) => idOf('lochside', 'asha-menon', ...n)
test('look', async () => {
  for (const width of [1280, 320]) {
    const { page } = await sitDown(stage, 'jo-reid', { width })
    page.on('console', (m) => m.type() === 'error' && console.log(m.text()))
    const shot = async (path: string, name: string, before?: () => Promise<void>) => {
      await page.goto(path)
      await before?.()
      await page.screenshot({ path: `/tmp/look/${name}-${width}.png`, fullPage: true })
      await expectAccessible(page).catch((e: Error) => console.log(name, width, e.message.slice(0, 1500)))
    }
    await shot(`/conversations/${id('conversation', 'kitchen-table')}`, 'talk')
    await shot(`/conversations/${id('conversation', 'kitchen-table')}`, 'talk-open', async () => { await page.locator('#passage-' + id('passage', 'the-nights') + ' details summary').first().click(); await page.locator('#passage-' + id('passage', 'ravi-on-nights') + ' details summary').nth(1).click() })
    await shot(`/conversations/${id('conversation', 'before-the-ward')}`, 'planned')
    await shot(`/conversations/${id('conversation', 'kitchen-table')}/read-back`, 'readback')
    await shot(`/conversations/${id('conversation', 'kitchen-table')}/circumstances`, 'circumstances')
    await shot(`/carers/${idOf('lochside', 'carer', 'asha-menon')}/conversations/new`, 'new', async () => { await page.locator('details summary').last().click() })
    await shot(`/carers/${idOf('lochside', 'carer', 'asha-menon')}/outcomes`, 'outcomes')
    await shot(`/outcomes/${id('outcome', 'nights')}`, 'outcome')
    await shot(`/outcomes/${id('outcome', 'nights')}/wording`, 'wording')
    await shot(`/passages/${id('passage', 'the-nights')}`, 'passage')
  }
}, 240000)
