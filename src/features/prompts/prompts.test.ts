import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { conceptIds } from '../../frameworks/concepts.ts'
import { cardGroups, promptCards } from '../../frameworks/prompt-cards/index.ts'
import { topics } from '../../frameworks/topics.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { deckFor, dealt } from './index.ts'
import { findAmong } from './deck.ts'
import { hearing } from './not-yet.ts'
import type { Card } from './queries.ts'

const world = useTestDatabase('world')
const talk = `/conversations/${idOf('lochside', 'asha-menon', 'conversation', 'reading-it-over')}`
const asCard = (card: (typeof promptCards)[number]): Card => ({ ...card, inUse: 'yes', own: false, ours: null, by: null, on: null })
const all = promptCards.map(asCard)
/** The words of the cards on a page, in their order. */
const cardsOn = (html: string) => [...html.matchAll(/class="prompt-words" dir="auto">([^<]*)</g)].map(([, words]) => words!.replaceAll('&quot;', '"'))

describe('the cards that come with Lilypad', () => {
  it('are at least sixty, touch every concept, have something for every group, and none is there twice', () => {
    expect(promptCards.length).toBeGreaterThanOrEqual(60)
    for (const concept of conceptIds) expect([concept, promptCards.some((card) => card.concepts.includes(concept))]).toEqual([concept, true])
    for (const group of cardGroups) expect([group, promptCards.filter((card) => card.group === group).length >= 5]).toEqual([group, true])
    for (const of of ['key', 'words'] as const) expect(new Set(promptCards.map((card) => card[of])).size).toBe(promptCards.length)
    expect(new Set(topics.map((topic) => topic.key)).size).toBe(topics.length)
  })

  it('are worded for speech: short, and a question or an offer', () => {
    for (const { words } of promptCards) {
      expect([words, words.split(' ').length <= 30, /[?.]$/.test(words)]).toEqual([words, true, true])
      expect(words).not.toMatch(/service user|client|assess|outcome|informal carer|utilis|access(ing)? support/i)
    }
  })
})

describe('what has come up', () => {
  const signs = topics.flatMap((topic) => topic.signs)
  // As it is meant: whatever parts the words is one space, and what is looked for stands at the beginning of a word.
  const plainly = (words: string, sign: string) => ` ${words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}£’'-]+/gu, ' ')}`.includes(` ${sign}`)

  it('is heard wherever a word, or words in a row, begin so, whatever stands between them', () => {
    const hears = (words: string, sign: string) => hearing(words)(sign)
    expect([hears('I’m NOT, I said, ill.', 'ill'), hears('If… I were\nill', 'if i were ill'), hears('still', 'ill'), hears('I were ill, if', 'if i were ill'), hears('', '£')]).toEqual([true, true, false, false, false])
    const bits = signs.flatMap((sign) => [sign, ...sign.split(' ')]).map((sign) => fc.constantFrom(sign, sign.toUpperCase(), `${sign}s`, `un${sign}`))
    const between = fc.constantFrom(' ', ' ', '  ', '\n', ', ', ' – ', '.', '’', '-', '')
    const words = fc.array(fc.tuple(fc.oneof(...bits, fc.string({ unit: 'grapheme' })), between), { maxLength: 12 }).map((all) => all.flat().join(''))
    fc.assert(fc.property(words, (said) => {
      const heard = hearing(said)
      for (const sign of signs) expect([said, sign, heard(sign)]).toEqual([said, sign, plainly(said, sign)])
    }))
  })
})

describe('a deck', () => {
  it('is shuffled, the same way for the same talk, and none of it is lost or dealt twice in a round', () => {
    fc.assert(fc.property(fc.uuid(), fc.boolean(), fc.integer({ min: 1, max: 9 }), (seed, young, most) => {
      const deck = deckFor(all, { seed, young })
      expect(deckFor([...all].reverse(), { seed, young })).toEqual(deck)
      const wanted = all.filter((card) => card.group === null || (young && card.group === 'young-carer')).map((card) => card.key).sort()
      expect(deck.map((card) => card.key).sort()).toEqual(wanted)
      const round = Array.from({ length: Math.floor(deck.length / most) }, (_, turn) => dealt(deck, turn, most).cards.map((card) => card.key)).flat()
      expect(new Set(round).size).toBe(round.length)
    }), { numRuns: 60 })
    expect(deckFor(all, { seed: 'one', young: false })).not.toEqual(deckFor(all, { seed: 'two', young: false }))
    for (const turn of [-7, NaN, 1e9, 0.5]) expect(dealt(all, turn, 3)).toEqual(dealt(all, 0, 3))
    expect(dealt([], 4, 3)).toEqual({ cards: [], next: 5 })
  })

  it('finds by every word sought, by what it touches and by whom it is for, whatever the case and the accents', () => {
    fc.assert(fc.property(fc.constantFrom(...all), fc.constantFrom(...conceptIds), (card, concept) => {
      const sought = card.words.split(' ').slice(1, 4).join(' ').toUpperCase()
      expect(findAmong(all, { words: sought }, 'x')).toContainEqual(card)
      const touching = findAmong(all, { concept, group: card.group ?? 'everybody' }, 'x')
      expect(touching.map((one) => one.key).sort()).toEqual(all.filter((one) => one.group === card.group && one.concepts.includes(concept)).map((one) => one.key).sort())
    }), { numRuns: 100 })
    expect(findAmong(all, { words: 'nicht da' }, 'x')).toEqual([])
    expect(findAmong(all.map((card) => ({ ...card, inUse: 'no' as const })), {}, 'x')).toEqual([])
  })
})

describe('the page of cards', () => {
  it('searches, narrows and shuffles, and says so when no card fits', async () => {
    const jo = await signedIn('jo-reid')
    const { status, html } = await jo.get('/prompt-cards')
    expect([status, cardsOn(html).length]).toEqual([200, promptCards.length])
    expect(html).not.toContain('Word it otherwise')
    expect(cardsOn((await jo.get('/prompt-cards?words=free+AFTERNOON')).html)).toEqual(['If you had one free afternoon, where would you be?'])
    expect(cardsOn((await jo.get('/prompt-cards?group=kinship')).html).sort()).toEqual(promptCards.filter((card) => card.group === 'kinship').map((card) => card.words).sort())
    expect(cardsOn((await jo.get('/prompt-cards?shuffle=2')).html)).not.toEqual(cardsOn(html))
    expect((await jo.get('/prompt-cards?words=zebra')).html).toContain('No card says that.')
    expect((await jo.get('/prompt-cards?concept=nonsense&group=%3Cb%3E')).status).toBe(200)
  })

  it('is worded by supervisors and administrators, for their own organisation alone; what it said before is kept', async () => {
    const [morag, jo, calum] = [await signedIn('morag-sinclair'), await signedIn('jo-reid'), await signedIn('calum-kennedy', 'skerry')]
    const form = { id: newId(), card: 'good-day', words: 'What does a grand day look like?', concepts: ['O1'], group: '', inUse: 'yes' }
    expect((await jo.post('/prompt-cards', form)).status).toBe(403)
    expect((await morag.post('/prompt-cards', { ...form, words: ' ' })).html).toContain('Say what stands on the card.')
    const twin = await morag.post('/prompt-cards', { ...form, words: 'what keeps you   GOING?' })
    expect([twin.status, twin.html.includes('Another card says just that already.'), twin.html.includes('what keeps you   GOING?')]).toEqual([422, true, true])
    for (let twice = 0; twice < 2; twice++) expect((await morag.post('/prompt-cards', form)).status).toBe(303)
    expect(cardsOn((await jo.get('/prompt-cards?words=grand')).html)).toEqual([form.words])
    expect((await morag.get('/prompt-cards/wording?card=good-day')).html).toContain('Lilypad says: What does a good day look like?')
    expect(cardsOn((await calum.get('/prompt-cards')).html)).toContain('What does a good day look like?')
    await morag.post('/prompt-cards', { ...form, id: newId(), inUse: 'no' })
    expect(cardsOn((await jo.get('/prompt-cards')).html)).not.toContain(form.words)
    const own = { ...form, id: newId(), card: newId(), words: 'Whit like are ye the day?', group: 'working' }
    expect((await morag.post('/prompt-cards', own)).status).toBe(303)
    expect((await jo.get('/prompt-cards?group=working')).html).toContain('our own card')
    expect((await world.owner.query('select count(*)::int as count from prompt_cards where card = \'good-day\'')).rows).toEqual([{ count: 2 }])
    for (const page of ['/prompt-cards/wording', '/prompt-cards/wording?card=good-day']) expect((await jo.get(page)).status).toBe(403)
    expect((await morag.get('/prompt-cards/wording?card=no-such-card')).status).toBe(404)
  })
})

describe('what has not come up', () => {
  it('takes “not discussed” and “would rather not say” for answers, keeps what is being typed, and takes an answer back', async () => {
    const jo = await signedIn('jo-reid')
    const { html } = await jo.get(talk)
    const [, id = ''] = /name="topics" value="([^"]+)"/.exec(html) ?? []
    expect(html).toContain('Not discussed, or rather not?')
    const [first = '', second = ''] = [...html.matchAll(/name="topic-([a-z-]+)" value="rather-not"/g)].map(([, key]) => key!)
    const sent = await jo.post(`${talk}/topic-answers`, { id: newId(), topics: id, words: 'She looked at the clock', [`topic-${first}`]: 'rather-not', [`topic-${second}`]: 'not-discussed' })
    expect(sent.location).toBe(`${talk}#topics`)
    const after = (await jo.get(talk)).html
    expect(after).toContain('She looked at the clock</textarea>')
    for (const said of [': would rather not say', ': not discussed']) expect(after).toContain(said)
    expect(after).not.toContain(`name="topic-${first}" value="rather-not"`)
    // In another talk: what she would rather not speak of is not asked again, what was only not discussed is.
    const other = `/conversations/${idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')}`
    const there = (await jo.get(other)).html
    expect([there.includes(': would rather not say'), there.includes(': not discussed')]).toEqual([true, false])
    await jo.post(`${talk}/topic-answers`, { id: newId(), topics: newId(), words: '', [`topic-${first}`]: 'taken-back' })
    expect((await jo.get(talk)).html).toContain(`name="topic-${first}" value="rather-not"`)
  })

  it('says what is wrong with a topic there is none of, and nobody else’s talk is touched', async () => {
    const jo = await signedIn('jo-reid')
    expect((await jo.post(`${talk}/topic-answers`, { id: newId(), words: 'kept', 'topic-weather': 'rather-not' })).status).toBe(422)
    const calum = await signedIn('calum-kennedy', 'skerry')
    expect((await calum.post(`${talk}/topic-answers`, { id: newId(), words: '', 'topic-money': 'rather-not' })).status).toBe(404)
    expect((await calum.post(`${talk}/prompts`, { id: newId(), words: 'mine' })).status).toBe(404)
  })

  it('shows other prompts without losing a word that was typed', async () => {
    const jo = await signedIn('jo-reid')
    const next = await jo.post(`${talk}/prompts`, { id: newId(), words: 'Half a sentence', prompts: '1' })
    expect(next.location).toBe(`${talk}?prompts=1#prompts`)
    expect((await jo.get(`${talk}?prompts=1`)).html).toContain('Half a sentence')
  })
})
