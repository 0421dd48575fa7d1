// How soon a worker can write, and how soon the words are kept: on the device, and at the office.
// Start Lilypad with the made-up world, then run: node bench/talk.mjs <a printed sign-in link of a support worker>
import { chromium } from 'playwright-core'

const [link] = process.argv.slice(2)
if (!link) throw new Error('Give a sign-in link, as `npm start` prints it.')
const turns = 20
const drafts = 200
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await browser.newPage()
  await page.goto(link)
  await page.goto(new URL('/carers', link).href)
  const carer = await page.locator('main a[href^="/carers/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')).find((href) => /^\/carers\/[0-9a-f-]{36}$/.test(href)))
  const firstWords = []
  const onDevice = []
  for (let turn = 0; turn < turns; turn++) {
    await page.goto(new URL(carer, link).href)
    const began = performance.now()
    await page.getByRole('button', { name: 'Start a conversation' }).click()
    const box = page.getByLabel(/^Begin here/)
    await box.press('A')
    await page.waitForFunction(() => document.querySelector('textarea').value === 'A')
    firstWords.push(performance.now() - began)
    onDevice.push(await page.evaluate(async () => {
      const box = document.querySelector('textarea')
      const began = performance.now()
      box.value = 'I have not slept through since he came home. '.repeat(200)
      box.dispatchEvent(new InputEvent('input', { bubbles: true }))
      const kept = Object.keys(sessionStorage).some((key) => sessionStorage.getItem(key).includes('not slept through'))
      return kept ? performance.now() - began : Number.NaN
    }))
  }
  const atOffice = await page.evaluate(async (drafts) => {
    const form = document.querySelector('form[data-drafts]')
    const times = []
    for (let turn = 0; turn < drafts; turn++) {
      const began = performance.now()
      const answer = await fetch(form.dataset.drafts, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: form.elements.namedItem('id').value, words: `${turn} ${'I have not slept through. '.repeat(80)}`, taken: [] }) })
      if (!answer.ok) throw new Error(String(answer.status))
      times.push(performance.now() - began)
    }
    return times
  }, drafts)
  const at = (times, part) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1)
  console.log(`From the carer's page to the first letter: median ${at(firstWords, 0.5)} ms, p95 ${at(firstWords, 0.95)} ms (${turns} talks begun).`)
  console.log(`9,000 letters kept on the device: median ${at(onDevice, 0.5)} ms, p95 ${at(onDevice, 0.95)} ms.`)
  console.log(`A draft of 2,000 letters kept at the office: median ${at(atOffice, 0.5)} ms, p95 ${at(atOffice, 0.95)} ms (${drafts} drafts).`)
} finally {
  await browser.close()
}
