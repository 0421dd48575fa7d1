import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOneLine, askedOf } from './asked.ts'
import { extractOf } from './extract.ts'

test('each word by itself, and what stands in quotation marks together; the last may be only begun', () => {
  expect(askedOf('the boil')).toEqual({ terms: ['the', 'boil'], beginning: true })
  expect(askedOf('boil “my  sister”')).toEqual({ terms: ['boil', 'my  sister'], beginning: false })
  expect(askedOf('"never closed')).toEqual({ terms: ['never closed'], beginning: false })
  expect(askedOf('can’t - sleep!')).toEqual({ terms: ['can’t', 'sleep!'], beginning: true })
  for (const little of ['', 'a', '  ', '"', '""', '. ! %', 'a b c', '“a”']) expect([little, askedOf(little)]).toEqual([little, undefined])
})

const marked = (said: string, question: string) => extractOf(said, askedOf(question)!).stretches.map(({ words, found }) => found ? `[${words}]` : words).join('')

test('every place is marked that was looked for, as it was written', () => {
  expect(marked('The Bòiler broke. Boilers do.', 'boil')).toBe('The [Bòiler] broke. [Boilers] do.')
  expect(marked('My sister-in-law, my sister', '"my sister"')).toBe('[My sister]-in-law, [my sister]')
  expect(marked('I can’t. You can.', "can't")).toBe('I [can’t]. You can.')
  expect(marked('the boiler and the', 'boiler "the"')).toBe('[the] [boiler] and [the]')
  expect(marked('Źle się czuję', 'czuje')).toBe('Źle się [czuję]')
})

test('whatever was said and is looked for, the words are shown as they were said: all of them, or one piece that holds the first place', () => {
  const text = fc.array(fc.constantFrom('boiler', 'the', 'ß', '👩‍👩', 'İ', '\n', 'sleep', '—', 'می'), { maxLength: 400 }).map((words) => words.join(' '))
  fc.assert(fc.property(text, fc.constantFrom('boil', '"the sleep"', 'sleep the', 'ss', 'می'), (said, question) => {
    const { stretches, before, after } = extractOf(said, askedOf(question)!)
    const shown = stretches.map(({ words }) => words).join('')
    expect(before || after ? said.includes(shown) : said === shown).toBe(true)
    expect([said.startsWith(shown) || before, said.endsWith(shown) || after]).toEqual([true, true])
    if (question === 'boil' && said.includes('boiler')) expect(stretches.some(({ found }) => found)).toBe(true)
  }))
})

test('a question is one line, and not longer than anybody needs', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => { expect(asOneLine(typed)).not.toMatch(/\n/); expect([...asOneLine(typed)].length).toBeLessThanOrEqual(300) }))
})
