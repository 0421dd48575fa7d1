import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tongueAsked } from './asked.ts'
import { languages, type LanguageTag } from './tags.ts'
import { makeTelling, unchecked } from './telling.ts'
import { piecesOf, tongueOf } from './tongue.ts'

const others = (Object.keys(languages) as LanguageTag[]).filter((tag) => tag !== 'en-GB')
const latin = fc.stringMatching(/^[A-Za-z][A-Za-z ,.’“”]{0,30}$/)

test('in English nothing is set apart, and in every other language somebody’s words stand apart as they are', () => {
  fc.assert(fc.property(fc.constantFrom(...others), latin, (tag, words) => {
    expect(tongueOf('en-GB').own(words)).toBe(words)
    expect(piecesOf(`a ${tongueOf(tag).own(words)} b`)).toEqual([{ words: 'a ' }, { words, language: 'en-GB' }, { words: ' b' }])
    // Signs that somebody typed set nothing apart, and the same words twice over are set apart once.
    expect(piecesOf(tongueOf(tag).own(`\u2068${tongueOf(tag).own(words)}\u2069`))).toEqual([{ words, language: 'en-GB' }])
  }))
})

test('words in her letters are in her language; where letters do not tell, they are taken for English', () => {
  expect(tongueOf('ar').langOf('ابني')).toBeUndefined()
  expect(tongueOf('ar').langOf('“Yusuf” ابني')).toBe('en-GB')
  expect(tongueOf('cy').langOf('Gofalu')).toBe('en-GB')
})

const english = { plain: 'Plain words', filled: 'It is {what}.', two: 'One and another' }
const tell = makeTelling(english, unchecked({ cy: { plain: 'Geiriau plaen', filled: '{what} ydyw.' }, ar: { plain: 'كلمات' } }))

test('where a language lacks a sentence, English stands for that one alone and says so', () => {
  expect(piecesOf(tell(tongueOf('cy'))('plain'))).toEqual([{ words: 'Geiriau plaen' }])
  expect(piecesOf(tell(tongueOf('cy'))('two'))).toEqual([{ words: 'One and another', language: 'en-GB' }])
  expect(piecesOf(tell(tongueOf('ar'))('filled', { what: tongueOf('ar').own('Yusuf') }))).toEqual([{ words: 'It is Yusuf.', language: 'en-GB' }])
  expect(tell(tongueOf('pl'))('plain')).toBe('Plain words')
})

test('a document comes in the language asked for, else in hers, else in English', () => {
  const written = unchecked({ cy: {}, ar: {} })
  const asked = (language: string | undefined, said: string | null) => { const { tongue, theirs } = tongueAsked(language, said, written); return [tongue.tag, theirs] }
  expect(asked(undefined, 'Arabic')).toEqual(['ar', 'ar'])
  expect(asked('en-GB', 'Arabic')).toEqual(['en-GB', 'ar'])
  expect(asked('cy', null)).toEqual(['cy', undefined])
  expect(asked('pl', 'Polish')).toEqual(['en-GB', undefined])
  expect(asked('constructor', null)).toEqual(['en-GB', undefined])
})

test('a day and how long ago it was are told in the language, with the same digits everywhere', () => {
  for (const tag of others) expect([tag, /\p{Nd}+/u.exec(tongueOf(tag).day('2026-02-03'))?.[0]?.length]).toEqual([tag, /^(lt|zh)$/.test(tag) ? 4 : 1])
  expect(tongueOf('cy').day('2026-02-03')).toBe('3 Chwefror 2026')
  expect(tongueOf('ar').day('2026-02-03')).toMatch(/^3 \p{Script=Arabic}+ 2026$/u)
  expect([tongueOf('fr').age('2026-02-03', '2026-02-03'), tongueOf('fr').age('2026-02-03', '2026-03-03'), tongueOf('fr').age('2024-02-03', '2026-03-03')]).toEqual(['aujourd’hui', 'il y a 4 semaines', 'il y a 2 ans'])
})
