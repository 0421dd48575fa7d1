import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSaid } from './policy.ts'

const said = (words: string, passage: string) => isSaid(words, [{ words: 'Something else.' }, { words: passage }])

describe('whether words were said word for word', () => {
  it('they are, wherever they stand in a passage, and however the page writes them', () => {
    expect(said('Through till six', 'Up four times. Through till six would do me.')).toBe(true)
    expect(said('Through till six.', 'If I slept through\ntill six')).toBe(true)
    expect(said('I can’t', "I can't go on")).toBe(true)
    expect(said('עד שש', 'לישון עד שש')).toBe(true)
  })

  it('they are not when one word is another, is missing, or is only a part of one; nor when there are none', () => {
    expect(said('Through till seven', 'Through till six')).toBe(false)
    expect(said('Up four times a night', 'Up four times')).toBe(false)
    expect(said('slept', 'overslept')).toBe(false)
    expect(said('I DO', 'I do')).toBe(false)
    expect(said('.*', 'anything')).toBe(false)
    expect(said('a (b', 'a (b) c')).toBe(true)
    expect(said(' … ', 'Well … yes')).toBe(false)
  })

  it('spaces of any kind and number between the words are one', () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u2009', '\r'), minLength: 1, maxLength: 4 })
    fc.assert(fc.property(fc.array(space, { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
      expect(said(`slept${a}through${b}`, `${c}I slept${d}through till six`)).toBe(true)
    }))
  })

  it('every run of whole words of a passage was said in it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aäßI’(.*'), minLength: 1, maxLength: 6 }).map((text) => `x${text}x`)
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(11), (words, from, length) => {
      const start = from % words.length
      expect(isSaid(words.slice(start, start + 1 + length).join('  '), [{ words: words.join(' ') }])).toBe(true)
    }))
  })
})
