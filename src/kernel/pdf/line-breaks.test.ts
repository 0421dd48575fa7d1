import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepNumbersTogether, loosen } from './line-breaks.ts'

const zeroWidthSpace = '\u200b'

test('words that fit are left alone', () => {
  const said = 'Understandably, Wednesday’s appointment-book (again) 01631 555 0142'
  expect(loosen(said, 20)).toBe(said)
})

test('a long word may break everywhere that it must, and loses nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'W', 'i', '/', '.', ' ', '👩🏽‍👧', 'é', '我', '\n'), maxLength: 400 }), fc.integer({ min: 3, max: 60 }), (text, room) => {
      const loosened = loosen(text, room)
      expect(loosened.replaceAll(zeroWidthSpace, '')).toBe(text)
      for (const piece of loosened.split(/[\s\u200b我]/)) expect([...new Intl.Segmenter().segment(piece)].length).toBeLessThanOrEqual(room / 0.7)
    }),
  )
})

test('a web address breaks after its own punctuation', () => {
  expect(loosen('https://example.org/carers/breaks', 20)).toBe(`https://example.${zeroWidthSpace}org/carers/${zeroWidthSpace}breaks`)
})

test('a telephone number stays on one line, other numbers do as they like', () => {
  expect(keepNumbersTogether('Ring 01631 555 0142, or +44 1631 555 0142.')).toBe('Ring 01631\u00a0555\u00a00142, or +44\u00a01631\u00a0555\u00a00142.')
  expect(keepNumbersTogether('In 2025 100 people')).toBe('In 2025 100 people')
})
