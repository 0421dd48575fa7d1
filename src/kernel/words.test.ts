import { expect, test } from 'vitest'
import { makeWords, missingWords, sayIfKnown } from './words.ts'

const english = { hello: 'Hello {name}', days: '{count, plural, one {# day} other {# days}}', only: 'Only in English' } as const

test('a sentence is said with its values, by the rules of its language', () => {
  const say = makeWords(english)
  expect(say('hello', { name: 'Asha' })).toBe('Hello Asha')
  expect([1, 2].map((count) => say('days', { count }))).toEqual(['1 day', '2 days'])
})

test('what a person wrote is never read as a pattern or a tag', () => {
  expect(makeWords(english)('hello', { name: '{count} <b>' })).toBe('Hello {count} <b>')
})

test('a sentence another language lacks is said in English, and reported for its translators', () => {
  const say = makeWords(english, 'cy', { cy: { hello: 'Helo {name}' } })
  expect(say('hello', { name: 'Asha' })).toBe('Helo Asha')
  expect(missingWords()).toEqual([])
  expect(say('only')).toBe('Only in English')
  expect(missingWords()).toEqual(['cy: only'])
})

test('a key made at run time is a sentence only if the room has it', () => {
  const say = makeWords(english)
  expect(sayIfKnown(english, say, 'only')).toBe('Only in English')
  expect(sayIfKnown(english, say, 'never')).toBeUndefined()
})
