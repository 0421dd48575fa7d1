import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { registerCarer } from '../../src/features/carers/index.ts'
import { addCirclePerson, recordCaring } from '../../src/features/circles/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { asJo } from '../sample-plan.ts'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()
const asha = idOf('lochside', 'carer', 'asha-menon')
const hard = ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'Mrs Anne-Marie MacGillivray-Robertson of the Oban and District Befriending Society', '陳美玲女士和她的妹妹們', 'فاطمة بنت عبد الرحمن', 'שרה ושני בניה', 'Ж. Щербаковская-Юшкевич', '👩‍👩‍👧 next door', 'WWWWMMMM@@@@ %%%% ŒŒŒŒ', 'Jo']
const kinds = ['person', 'animal', 'group', 'place', 'service'] as const
const lines = ['strong', 'ordinary', 'thin', 'strained', 'broken-off', null] as const

/** A carer with so many around her, with the names that hurt. */
async function withAround(count: number): Promise<string> {
  const carer = newId()
  await asJo(async (tx) => {
    await registerCarer(tx, { id: carer, callName: hard[count % hard.length]! })
    if (count > 0) await recordCaring(tx, carer, { id: newId(), personId: newId(), personName: 'Ravi', relation: 'my dad', line: 'strong' })
    for (let at = 1; at < count; at++) await addCirclePerson(tx, carer, { id: newId(), name: `${hard[at % hard.length]} ${at}`, who: 'x', kind: kinds[at % 5], line: lines[at % 6], gives: at % 2 ? 'tea' : null, gets: at % 3 ? 'time' : null })
  })
  return carer
}

interface Seen { shown: number; faults: string[]; smallest: number }

/** What the browser made of the picture that is in view: words outside their box or the picture, words over words, and the smallest letters. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const pictures = [...document.querySelectorAll('.ecomap > svg')].filter((one) => one.getBoundingClientRect().width > 0)
    const svg = pictures[0] as SVGSVGElement
    const whole = svg.getBoundingClientRect()
    const inside = (a: DOMRect, b: DOMRect) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1
    const apart = (a: DOMRect, b: DOMRect) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
    const boxes = [...svg.querySelectorAll('.ecomap-shape, .ecomap-middle')].map((one) => one.getBoundingClientRect())
    const words = [...svg.querySelectorAll('text')].map((one) => ({ said: one.textContent ?? '', at: one.getBoundingClientRect() }))
    const faults = [
      ...boxes.filter((box) => !inside(box, whole)).map(() => 'a shape leaves the picture'),
      ...boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => !apart(box, other)).map(() => 'shapes overlap')),
      ...words.filter(({ at }) => !boxes.some((box) => inside(at, box))).map(({ said }) => `${said} runs out of its shape`),
    ]
    const scale = whole.width / svg.viewBox.baseVal.width
    return { shown: pictures.length, faults, smallest: Math.min(...[...svg.querySelectorAll('text')].map((one) => Number(one.getAttribute('font-size')) * scale)) }
  })
}

const shots = process.env.LILYPAD_SHOTS
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test.each([320, 640, 1280])('the picture can be read by everybody, whoever stands in it, at %i pixels', async (width) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { width })
  for (const count of [1, 3, 8, 20, 40]) {
    await page.goto(`/carers/${await withAround(count)}/circle`)
    const { shown, faults, smallest } = await look(page)
    expect([count, shown, faults]).toEqual([count, 1, []])
    expect(smallest).toBeGreaterThanOrEqual(14)
    await expectAccessible(page)
    await shoot(page, `many-${count}-${width}`)
  }
  await page.goto(`/carers/${asha}/circle`)
  expect((await look(page)).faults).toEqual([])
  await expectAccessible(page)
  await shoot(page, `asha-${width}`)
  for (const way of ['people/new', `people/${idOf('lochside', 'asha-menon', 'circle-person', 'meera')}`, `relationships/${idOf('lochside', 'asha-menon', 'caring-relationship', 'dad')}`, `relationships/${idOf('lochside', 'asha-menon', 'caring-relationship', 'dad')}/statements/new?kind=given`]) {
    await page.goto(`/carers/${asha}/circle/${way}`)
    await expectAccessible(page)
    await shoot(page, `form-${way.replace(/\W+/g, '-').slice(0, 30)}-${width}`)
  }
  await context.close()
  const own = await sitDown(stage, 'asha-menon', { width }, 'account')
  await own.page.goto('/my-plan')
  const { faults, smallest } = await look(own.page)
  expect(faults).toEqual([])
  expect(smallest).toBeGreaterThanOrEqual(14)
  await expectAccessible(own.page)
  await shoot(own.page, `my-plan-${width}`)
  await own.context.close()
})

test('on paper it is black on white, whole, on pages of its own; in forced colours it takes the reader’s', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  await page.goto(`/carers/${asha}/circle`)
  const colours = () => page.evaluate(() => [...document.querySelectorAll('.ecomap-wide .ecomap-shape, .ecomap-wide .ecomap-line, .ecomap-wide text')].map((one) => { const style = getComputedStyle(one); return [one.tagName, style.fill, style.stroke].join(' ') }))
  await page.emulateMedia({ media: 'print' })
  expect(new Set(await colours())).toEqual(new Set(['g rgb(255, 255, 255) rgb(0, 0, 0)', 'g none rgb(0, 0, 0)', 'text rgb(0, 0, 0) none']))
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.ecomap')!.closest('section')!).breakAfter)).toBe('page')
  expect((await look(page)).faults).toEqual([])
  // What she said before is on paper too.
  expect(await page.getByText('I just do his nights and the letters.').isVisible()).toBe(true)
  if (shots) await page.pdf({ path: `${shots}/asha.pdf`, format: 'A4' })
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' })
  const forced = await colours()
  expect(new Set(forced).size).toBe(3)
  expect(forced.some((one) => one.includes('rgb(248, 230, 238)'))).toBe(false)
  await expectAccessible(page)
  await shoot(page, 'asha-forced')
  await context.close()
})

test.each([[true, 1280], [false, 320]] as const)('Jo writes somebody down in the list, and the picture follows (scripts: %s, %i pixels)', async (scripts, width) => {
  const { page, context } = await sitDown(stage, 'jo-reid', { scripts, width })
  await page.goto(`/carers/${asha}/circle`)
  await page.getByRole('button', { name: 'Add somebody or something' }).click()
  const name = `The bowling, ${width}`
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('A group of people').check()
  await page.getByLabel('What comes from them to Asha?').fill('a laugh')
  await page.getByLabel('Strained: it is hard going').check()
  await page.getByRole('button', { name: 'Keep this' }).click()
  // Nothing is lost: who that is was not written.
  await page.getByRole('link', { name: 'Write who that is.' }).waitFor()
  expect([await page.getByLabel('Name').inputValue(), await page.getByLabel('Strained: it is hard going').isChecked(), await page.getByLabel('A group of people').isChecked()]).toEqual([name, true, true])
  await page.getByLabel('Who is that?').fill('Fridays')
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText(`From ${name}:`).waitFor()
  const picture = page.locator(width === 320 ? '.ecomap-slim' : '.ecomap-wide')
  expect(await picture.getByText('bowling', { exact: false }).count()).toBeGreaterThan(0)
  await context.close()
})
