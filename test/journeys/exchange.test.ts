import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { useTestDatabase } from '../world.ts'
import { expectAccessible, sitDown, useBrowser } from './browser.ts'

useTestDatabase('world')
const stage = useBrowser()

/** What was said at Asha's kitchen table, as the worker writes it. */
const kitchen = [
  'Asha: I have not slept through since he came home. I just want to sleep through so I am not snapping at the kids. They get the worst of me and they have done nothing. Mum used to do the nights and I never knew.',
  'Asha: The Sunday drives are the best of it. I would not give those up for anything, he sings. But I am not doing the washing and dressing, I told him that and he agrees.',
  'Ravi: She fusses. I could manage the nights with the lamp on. I do not want strangers in the house. Not every night.',
  'Me: She has run this alone for four years and keeps a three-day job. Sister Meera is nearer than I thought. The mat has a five-week wait.',
].join('\n\n')

/** A hand that counts what it presses, and what it types besides what was said. */
class Hand {
  presses = 0
  typed = 0
  constructor(readonly page: Page, readonly look: () => Promise<void>) {}
  async press(what: Locator): Promise<void> { this.presses++; await what.click() }
  async follow(what: Locator): Promise<void> { this.presses++; await Promise.all([this.page.waitForEvent('load'), what.click()]) }
  async check(what: Locator): Promise<void> { this.presses++; await what.check() }
  async choose(what: Locator, value: string): Promise<void> { this.presses++; await what.selectOption(value) }
  async type(what: Locator, words: string): Promise<void> { this.typed += words.length; await what.fill(words) }
  button(name: string): Locator { return this.page.getByRole('button', { name, exact: true }) }
}

async function register(hand: Hand, name: string): Promise<void> {
  await hand.page.goto('/carers/new')
  await hand.page.getByLabel('What do they like to be called?').fill(name)
  await Promise.all([hand.page.waitForEvent('load'), hand.page.getByRole('button', { name: 'Register', exact: true }).click()])
  await hand.page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Who was there besides: three fields each. */
async function whoWasThere(hand: Hand, people: readonly { name: string; voice: string; part: string }[], title: string): Promise<void> {
  const { page } = hand
  await hand.follow(page.getByRole('link', { name: 'Change when, who, where or how' }))
  for (const [at, one] of people.entries()) {
    await hand.type(page.getByLabel(`Name of person ${at + 1}`), one.name)
    await hand.choose(page.getByLabel(`Voice of person ${at + 1}`), one.voice)
    await hand.type(page.locator('[name=otherPart]').nth(at), one.part)
  }
  await hand.type(page.locator('[name=title]'), title)
  await hand.look()
  await hand.follow(hand.button('Keep this'))
}

const passage = (page: Page, words: string) => page.locator('.passage', { hasText: words }).first()

/** Lift words out of a passage by its form, which needs no scripts. */
async function lift(hand: Hand, words: string, kind: string): Promise<void> {
  const from = passage(hand.page, words)
  await hand.press(from.locator('summary', { hasText: 'Lift words out' }))
  await hand.type(from.getByLabel(/^Or only some of them/), words)
  await hand.check(from.getByLabel(kind, { exact: true }))
  await hand.follow(from.getByRole('button', { name: 'Lift these words out' }))
}

async function writeOutcome(hand: Hand, direction: string, concept?: string): Promise<void> {
  await hand.page.getByLabel(/hopes for$/).waitFor()
  await hand.look()
  if (concept) await hand.check(hand.page.locator(`[name=concepts][value=${concept}]`))
  await hand.check(hand.page.getByLabel(direction))
  await hand.follow(hand.button('Keep this outcome'))
  await hand.page.getByText('Lifted out of these words').first().waitFor()
}

async function readBack(hand: Hand, notQuite: { words: string; hers: string }): Promise<void> {
  const { page } = hand
  await hand.follow(hand.button('Read it back together'))
  await page.getByRole('heading', { name: 'What was said' }).waitFor()
  await hand.look()
  await hand.follow(page.getByRole('button', { name: 'Go through it, sentence by sentence' }))
  const row = page.locator('.read-row', { hasText: notQuite.words }).first()
  await hand.check(row.getByLabel('Not quite'))
  await hand.type(row.getByLabel('What would be right?'), notQuite.hers)
  await hand.look()
  await hand.follow(hand.button('Keep what was said'))
  await page.getByText(notQuite.hers).waitFor()
  await hand.press(page.locator('summary', { hasText: 'Write down that a copy was given' }))
  await hand.check(page.getByLabel('On paper, in large print'))
  await hand.follow(page.locator('form[action$="/copies"]').getByRole('button'))
  await page.getByText(/On paper, in large print, for/).waitFor()
  await hand.press(page.locator('summary', { hasText: 'Say what it was' }))
  await hand.check(page.getByLabel('Nothing in law: a talk'))
  await hand.follow(page.locator('form[action$="/standings"]').getByRole('button'))
  await hand.look()
}

/** Asha's kitchen-table talk, as it stands in the picture of it. */
async function kitchenTable(hand: Hand, name: string): Promise<void> {
  const { page } = hand
  await register(hand, name)
  await hand.follow(hand.button('Start a conversation'))
  await whoWasThere(hand, [{ name: 'Ravi', voice: 'person', part: 'her dad, for the last ten minutes' }, { name: 'Meera', voice: 'family', part: 'her sister, on the phone' }], 'A talk at her kitchen table')
  const box = page.getByLabel(/^Begin here/)
  await box.fill(kitchen.replaceAll('Asha:', `${name}:`))
  // Another prompt is asked for before anything is kept: not a word is lost.
  await hand.follow(hand.button('Show me others'))
  await hand.follow(hand.button('Keep this'))
  await page.getByText('The mat has a five-week wait.').first().waitFor()
  expect(await page.locator('.passage').count()).toBe(4)
  await page.getByLabel(/^Go on/).fill('Meera: She will not tell you, so I will.')
  await hand.check(page.getByLabel('For this conversation only').last())
  await hand.follow(hand.button('Keep this'))
  // How do we know what Ravi thinks? He said so.
  await hand.press(passage(page, 'She fusses').locator('summary', { hasText: 'Whose words?' }))
  await hand.check(passage(page, 'She fusses').getByLabel('their own words'))
  await hand.follow(passage(page, 'She fusses').getByRole('button', { name: 'Keep this' }))
  await page.getByText('how do we know? their own words').waitFor()

  await lift(hand, 'I just want to sleep through so I am not snapping at the kids.', 'Outcome')
  // It is about sleep: the page has found that word already.
  await writeOutcome(hand, 'Get better', 'O1')
  await lift(hand, 'I would not give those up for anything', 'Outcome')
  await writeOutcome(hand, 'Keep as it is')
  await lift(hand, 'I am not doing the washing and dressing, I told him that and he agrees.', 'A limit')
  await page.getByText('Lifted out. A limit:').waitFor()
  await lift(hand, 'The mat has a five-week wait.', 'In the way')
  await page.getByText('Lifted out. In the way:').waitFor()
  await hand.look()

  await hand.follow(page.getByRole('link', { name: 'Write down that people see something differently' }))
  await hand.type(page.locator('[name=topic]'), 'Nights')
  await hand.type(page.locator('[name=oneWords]'), 'I cannot go on like this.')
  await hand.choose(page.locator('[name=twoVoice]'), 'person')
  await hand.type(page.locator('[name=twoName]'), 'Ravi')
  await hand.type(page.locator('[name=twoWords]'), 'I do not want strangers every night.')
  await hand.look()
  await hand.follow(page.locator('form[action$="/differences"]').getByRole('button'))
  await page.getByText('I do not want strangers every night.').first().waitFor()
  await page.goto(await page.getByRole('link', { name }).first().getAttribute('href') ?? '/')
  await hand.follow(page.getByRole('link', { name: 'A talk at her kitchen table' }).first())

  // The page as it stands in the picture: four voices and one that stays here, what was lifted, two views, a prompt, what was not said.
  for (const [words, voice] of [['I have not slept', 'carer'], ['The Sunday drives', 'carer'], ['She fusses', 'person'], ['She has run this alone', 'worker'], ['She will not tell you', 'family']] as const) {
    expect(await passage(page, words).getAttribute('class')).toContain(voice)
  }
  const beside = page.locator('aside')
  for (const words of ['Outcome', 'Outcome, to keep', 'A limit', 'In the way', 'Nights', 'If you want a prompt', 'Not come up yet']) await beside.getByText(words, { exact: false }).first().waitFor()
  await page.locator('.passage h3', { hasText: 'for this conversation only' }).waitFor()

  await readBack(hand, { words: 'Mum used to do the nights', hers: 'Mum and my aunt did.' })
  for (const words of ['She will not tell you', 'Meera, her sister']) expect(await page.getByText(words).count()).toBe(0)
  for (const words of ['I do not want strangers every night.', 'Mum and my aunt did.']) expect(await page.getByText(words).count()).toBeGreaterThan(0)
}

/** A talk with a couple of whom one has no speech, and who do not agree. */
async function withoutSpeech(hand: Hand, name: string): Promise<void> {
  const { page } = hand
  await register(hand, name)
  await hand.follow(hand.button('Start a conversation'))
  await whoWasThere(hand, [{ name: 'Wattie', voice: 'person', part: 'her husband' }, { name: 'Una', voice: 'advocate', part: 'his advocate' }], 'With the picture mats')
  await page.getByLabel(/^Begin here/).fill(`${name}: He is happier in the day centre, they have a piano. I want him to go four days.\n\nWattie: He put the picture of the day centre on the side of “not for me”, twice. He put the piano on “yes”.\n\nWattie: He turned to the wall when we spoke of four days.\n\nUna: He has said no to it in three meetings, in the same way.`)
  await hand.follow(hand.button('Keep this'))
  for (const [words, how] of [['He put the picture', 'with help to say it, like pictures or a device'], ['He turned to the wall', 'what we saw']] as const) {
    await hand.press(passage(page, words).locator('summary', { hasText: 'Whose words?' }))
    await hand.check(passage(page, words).getByLabel(how))
    await hand.follow(passage(page, words).getByRole('button', { name: 'Keep this' }))
    await page.getByText(`how do we know? ${how}`).first().waitFor()
  }
  await hand.look()
  await hand.follow(page.getByRole('link', { name: 'Write down that people see something differently' }))
  await hand.type(page.locator('[name=topic]'), 'How many days at the day centre')
  await hand.type(page.locator('[name=oneWords]'), 'I want him to go four days.')
  await hand.choose(page.locator('[name=twoVoice]'), 'person')
  await hand.type(page.locator('[name=twoName]'), 'Wattie')
  await hand.type(page.locator('[name=twoWords]'), 'The day centre is not for me. The piano is.')
  await hand.choose(page.locator('[name=twoKnown]'), 'through-an-aid')
  await hand.follow(page.locator('form[action$="/differences"]').getByRole('button'))
  await hand.look()
  // It is parked, and that is no failure: who decides, and when it is looked at again.
  await hand.press(page.locator('details', { has: page.locator('[name=step]') }).locator('summary'))
  await hand.check(page.locator('[name=step][value=parked]'))
  await hand.type(page.locator('[name=decides]'), `${name} and Wattie, with Una`)
  await hand.follow(page.locator('form[action$="/steps"]').getByRole('button'))
  await page.getByText(/Una/).first().waitFor()
  await page.goto(await page.getByRole('link', { name }).first().getAttribute('href') ?? '/')
  await page.getByText('How many days at the day centre').first().waitFor()
  await hand.follow(page.getByRole('link', { name: 'With the picture mats' }).first())
  // A risk worth taking, out of his advocate's words: who carries what.
  await lift(hand, 'He put the piano on “yes”.', 'A risk worth taking')
  await hand.type(page.getByLabel('Why is it worth it?'), 'He plays.')
  await hand.type(page.getByLabel(`${name} carries`), 'An afternoon by herself, and not knowing.')
  await hand.look()
  await hand.follow(hand.button('Keep this'))
  await page.getByText('Lifted out. A risk worth taking:').waitFor()
  await readBack(hand, { words: 'I want him to go four days.', hers: 'Four if he comes round to it.' })
  for (const words of ['The day centre is not for me. The piano is.', 'An afternoon by herself, and not knowing.', 'Four if he comes round to it.']) expect(await page.getByText(words).count()).toBeGreaterThan(0)
  // Both views stand, each by itself: nothing was made one of them.
  expect(await page.locator('section', { hasText: 'How many days at the day centre' }).locator('p').count()).toBeGreaterThanOrEqual(2)
}

// Names unlike each other's and anybody's of the made-up world, so that nobody is asked whether she is here already.
for (const [how, manner, one, two] of [['scripts on', {}, 'Zinaida', 'Quenna'], ['scripts off', { scripts: false }, 'Yseult', 'Verity'], ['a telephone, 320 pixels wide', { width: 320 }, 'Xanthe', 'Ximena']] as const) {
  const looks = !('scripts' in manner)
  test(`Asha’s kitchen-table talk, from the first word to the copy, with ${how}`, async () => {
    const { page, context } = await sitDown(stage, 'jo-reid', manner)
    await kitchenTable(new Hand(page, async () => { if (looks) await expectAccessible(page) }), one)
    await context.close()
  })

  test(`a talk where the person cared for has no speech and the couple do not agree, with ${how}`, async () => {
    const { page, context } = await sitDown(stage, 'jo-reid', manner)
    await withoutSpeech(new Hand(page, async () => { if (looks) await expectAccessible(page) }), two)
    await context.close()
  })
}

test('a talk with three outcomes needs two things to be known and fewer than forty presses', async () => {
  const { page, context } = await sitDown(stage, 'jo-reid')
  const hand = new Hand(page, async () => undefined)
  await register(hand, 'Nessa')
  await hand.follow(hand.button('Start a conversation'))
  const hopes = ['I want to sleep till six.', 'I want to keep my Tuesdays.', 'I want to be asked first.']
  await page.getByLabel(/^Begin here/).fill(`Nessa: It is the nights. ${hopes.join(' And besides. ')}`)
  await hand.follow(hand.button('Keep this'))
  for (const [at, hope] of hopes.entries()) {
    const place = await page.evaluate((words) => {
      const texts = document.createTreeWalker(document.querySelector('.said')!, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const from = node.textContent!.indexOf(words)
        if (from === -1) continue
        const range = document.createRange()
        range.setStart(node, from + 2)
        range.setEnd(node, from + 6)
        node.parentElement!.scrollIntoView({ block: 'center' })
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      return null
    }, hope)
    hand.presses++
    await page.mouse.click(place!.x, place!.y)
    await hand.follow(page.locator('.lift-bar').getByRole('button', { name: 'Outcome', exact: true }))
    expect(await page.getByLabel(/hopes for$/).inputValue()).toBe(hope)
    await hand.check(page.getByLabel(['Get better', 'Keep as it is', 'To be treated this way'][at]!))
    await hand.follow(hand.button('Keep this outcome'))
  }
  await hand.follow(hand.button('Read it back together'))
  for (const hope of hopes) expect(await page.locator('ol').getByText(hope).count()).toBe(1)
  expect(hand.presses).toBeLessThan(40)
  expect(hand.typed).toBe(0)
  console.log(`A talk with three outcomes: ${hand.presses} presses and ${hand.typed} letters besides what was said.`)
  await context.close()
})
