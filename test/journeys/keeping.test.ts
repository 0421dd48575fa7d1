import { expect, test } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

const world = useTestDatabase('world')
const stage = useBrowser()
const [asha, farida] = [idOf('lochside', 'carer', 'asha-menon'), idOf('lochside', 'carer', 'farida-aziz')]

test('a carer asks to have a number forgotten, somebody picks it, and it is gone; scripts off, 320 pixels', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid', { width: 320, scripts: false })
  await page.goto(`/carers/${farida}/requests/new`)
  await page.getByLabel('To forget something').check()
  await page.getByLabel(/told somebody/i).check()
  await page.getByLabel('What is asked, in the carer’s words').fill('Please forget my phone number.')
  await page.locator('main form').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Pick what is to be forgotten' }).click()
  // Nothing is ticked beforehand; without a reason the ticks come back with what is missing.
  expect(await page.locator('main input[type=checkbox]:checked').count()).toBe(0)
  await page.getByLabel(/^Phone/).check()
  await page.getByRole('button', { name: 'Erase' }).click()
  await page.getByText('There is a problem').waitFor()
  expect(await page.getByLabel(/^Phone/).isChecked()).toBe(true)
  await page.getByLabel('Why', { exact: true }).fill('asked for at her door')
  await page.getByLabel('I have looked at each one I ticked').check()
  await page.getByRole('button', { name: 'Erase' }).click()
  await page.getByText(/asked for at her door/).first().waitFor()
  await context.close()
  const { rows: [row] } = await world.owner.query<{ phone: string | null }>('select phone from carers where id = $1', [farida])
  expect(row?.phone).toBe(null)
})

test('a record is kept and not used: and its page says so', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid', { width: 320 })
  await page.goto(`/carers/${asha}/still`)
  await page.locator('summary').getByText('From now on, keep it and do not use it').click()
  await page.getByLabel(/claim/).check()
  await page.locator('[name=stillWhy]').fill('The tribunal is open.')
  await expectAccessible(page)
  await page.locator('main form').getByRole('button').first().click()
  await page.goto(`/carers/${asha}`)
  await page.getByText('This record is kept and not used for now.').waitFor()
  await expectAccessible(page)
  await page.goto(`/carers/${asha}/still`)
  await expectAccessible(page)
  await context.close()
})

test.each([320, 1280])('the pages of requests and of keeping are for everybody, at %i pixels', async (width) => {
  const { rows: [request] } = await world.owner.query<{ id: string; carer_id: string }>("select id, carer_id from subject_requests where kind = 'copy' limit 1")
  const jo = await sitDown(stage, 'jo-reid', { width })
  for (const path of [`/carers/${request!.carer_id}/requests`, `/carers/${request!.carer_id}/requests/new`, `/requests/${request!.id}`, `/requests/${request!.id}/words`, `/carers/${request!.carer_id}/keeping`]) {
    const answer = await jo.page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 200])
    await expectAccessible(jo.page)
  }
  await jo.context.close()
  const fiona = await sitDown(stage, 'fiona-macdougall', { width })
  for (const path of ['/retention', '/disposals']) {
    const answer = await fiona.page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 200])
    await expectAccessible(fiona.page)
  }
  await fiona.context.close()
  const hers = await sitDown(stage, 'asha-menon', { width }, 'account')
  await hers.page.goto('/my-requests')
  await expectAccessible(hers.page)
  await hers.context.close()
})
