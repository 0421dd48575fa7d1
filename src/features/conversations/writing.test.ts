import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { tidy } from '../../kernel/forms.ts'
import type { Access } from '../access/index.ts'
import { mayReachCopy, mayReadPassage } from './policy.ts'
import { type PassageVoice, passageVoices, type Reach, reaches, type Voice } from './schema.ts'
import { cutAtSpans, familiesOf, findPlaces, findSentences, kinOf, looksLikeName, type OnDevice, restoreWords, type Speaker, splitPassages, wordsAt } from './writing.ts'

const speakers: Speaker[] = [{ voice: 'carer', name: 'Asha' }, { voice: 'person', name: 'Ravi Menon' }, { voice: 'worker', name: 'Jo', also: ['Me', 'Jo Reid'] }]
const first = { voice: 'carer' as const, name: 'Asha' }
const text = fc.string({ unit: fc.oneof(fc.constantFrom('a', ' ', '\n', '\n\n', '.', ': ', 'Ravi: ', 'Me: ', '👩‍👧', 'ש', 'é', 'Ravi:'), fc.string({ unit: 'grapheme', maxLength: 3 })), maxLength: 60 }).map(tidy)

describe('what is written in one go', () => {
  it('loses nothing but the names in front and the space around', () => {
    fc.assert(fc.property(text, (words) => {
      const isName = (name: string) => /^(asha|ravi menon|ravi|jo|jo reid|me)$/i.test(name.trim()) || looksLikeName(name)
      const bareLine = (line: string): string => {
        const [before = '', name = ''] = /^[ \t]*([^\n:：]{1,60}?)[ \t]*[:：]/.exec(line) ?? []
        return before !== '' && isName(name) ? bareLine(line.slice(before.length)) : line
      }
      const bare = (one: string) => one.split('\n').map(bareLine).join('').replace(/\s+/g, '')
      const pieces = splitPassages(words, speakers, first)
      expect(bare(pieces.map((piece) => piece.words).join('\n'))).toBe(bare(words))
    }), { numRuns: 500, examples: [['Ravi:\n\nShe fusses.'], ['Me:x\nMe:'], ['Bert: yes\nNote: no']] })
  })

  it('knows a name by its first word and in any case; a shared one has to be asked about', () => {
    expect(splitPassages('ravi: yes', speakers, first)).toEqual([{ voice: 'person', name: 'Ravi Menon', words: 'yes' }])
    const two: Speaker[] = [{ voice: 'family', name: 'Ann Orr' }, { voice: 'family', name: 'Ann Gow' }]
    expect(splitPassages('Ann: yes\nAnn Gow: no', two, first)).toEqual([{ voice: 'unsaid', name: 'Ann', words: 'yes' }, { voice: 'family', name: 'Ann Gow', words: 'no' }])
    expect(splitPassages('at 10:30 we left', speakers, first)[0]?.words).toBe('at 10:30 we left')
  })

  it('takes for a name what looks like one, and nothing else', () => {
    for (const name of ['Bert', 'Mary-Ann O’Neill', 'Mum', 'Dr. Shah', 'GP', 'Þóra', 'محمد', 'April']) expect(looksLikeName(name), name).toBe(true)
    for (const text of ['Note', 'PS', 'Monday', 'Monday Morning', 'at 10', '10', 'she said', 'Room 4', 'One Two Three Four', 'https', 'A'.repeat(41), '', '👩‍👧', 'Sleep']) expect(looksLikeName(text), text).toBe(false)
    expect(splitPassages('Tired.\nBert: She needs to get out.\n\nEvery week.\nMe: He means it.', speakers, first)).toEqual([
      { ...first, words: 'Tired.' }, { voice: 'unsaid', name: 'Bert', words: 'She needs to get out.' }, { voice: 'unsaid', name: 'Bert', words: 'Every week.' }, { voice: 'worker', name: 'Jo', words: 'He means it.' },
    ])
  })
})

describe('spans', () => {
  it('stand where they say they stand, whatever the words', () => {
    fc.assert(fc.property(text, (words) => {
      for (const sentence of findSentences(words)) expect(wordsAt(words, sentence.starts, sentence.ends)).toBe(sentence.words)
    }), { numRuns: 500 })
    fc.assert(fc.property(text, fc.nat(40), fc.nat(20), (words, from, length) => {
      const sought = wordsAt(words, from, from + length)
      if (sought !== '') for (const place of findPlaces(words, sought)) expect(wordsAt(words, place.starts, place.ends)).toBe(sought)
    }))
  })

  it('cut a passage without losing a letter, and every pick gets its own words back', () => {
    fc.assert(fc.property(text, fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })), { maxLength: 6 }), (words, places) => {
      const picked = places.map(([starts, length]) => ({ starts, ends: starts + length })).filter((one) => one.ends <= [...words].length)
      const parts = cutAtSpans(words, picked)
      expect(parts.map((part) => part.words).join('')).toBe(words)
      for (const one of picked) {
        expect(parts.filter((part) => part.of.includes(one)).map((part) => part.words).join('')).toBe(wordsAt(words, one.starts, one.ends))
        expect(parts.filter((part) => part.begins.includes(one))).toHaveLength(1)
      }
    }), { numRuns: 300 })
  })
})

describe('corrections', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute))
  const first = { id: 'first', corrects: null, recordedAt: at(0) }
  const hers = { id: 'hers', corrects: 'first', recordedAt: at(1) }
  const his = { id: 'his', corrects: 'first', recordedAt: at(1) }
  const hisAgain = { id: 'his-again', corrects: 'his', recordedAt: at(2) }
  const other = { id: 'other', corrects: null, recordedAt: at(0) }
  const all = [first, hers, his, hisAgain, other]

  it('in several pieces all stand, each till it is put right itself', () => {
    expect(familiesOf(all)).toEqual([{ now: [hers, hisAgain], before: [his, first] }, { now: [other], before: [] }])
    expect(familiesOf([first, hers])).toEqual([{ now: [hers], before: [first] }])
    // Put right twice from the same page: the later one stands.
    const later = { id: 'later', corrects: 'first', recordedAt: at(3) }
    expect(familiesOf([first, hers, later])).toEqual([{ now: [later], before: [hers, first] }])
  })

  it('in several pieces part the words: what is said of one is not said of the others', () => {
    expect(kinOf('his', all)).toEqual({ line: [his, hisAgain], above: [first], below: [] })
    expect(kinOf('hers', all)).toEqual({ line: [hers], above: [first], below: [] })
    expect(kinOf('first', all)).toEqual({ line: [first], above: [], below: [hers, his, hisAgain] })
    expect(kinOf('hers', [first, hers])).toEqual({ line: [first, hers], above: [], below: [] })
  })
})

describe('unfinished words', () => {
  it('are never lost, on whichever device or at the office they are', () => {
    const device = fc.option(fc.record({ id: fc.constantFrom('a', 'b'), from: fc.subarray(['b', 'c']), words: text, atOffice: fc.boolean() }))
    fc.assert(fc.property(device, text, fc.subarray(['a', 'b', 'c']), (here: OnDevice | null, office, begun) => {
      const restored = restoreWords(here, { words: office, begun })
      // The office has what this page sent last: newer words of the same page contain all that matters.
      const superseded = here !== null && !here.atOffice && begun.length > 0 && begun.every((id) => id === here.id || here.from.includes(id))
      if (!superseded) expect(restored).toContain(office)
      if (here && !here.atOffice) expect(restored).toContain(here.words)
    }), { numRuns: 500 })
  })
})

describe('who may read a passage', () => {
  const people = ['own', 'heard', 'cover', 'stranger', 'refused'] as const
  const actorOf = (id: string): Actor => ({ kind: 'worker', organisation: 'o', id, name: id, roles: ['support worker'], teams: [] })
  const access: Access = { carer: 'c', ownWorkers: ['own'], ownTeams: [], refused: ['refused'], restrictedTo: null, reasonToday: ['cover', 'heard'], openedNow: [], coverAllowed: true }
  const anyReach = fc.constantFrom<Reach>(...reaches)

  it('is only those who heard it and the own workers, until it is widened', () => {
    fc.assert(fc.property(anyReach, fc.subarray(['heard', 'refused', 'own']), fc.constantFrom(...people), (reach, heard: string[], who) => {
      const may = mayReadPassage(actorOf(who), access, { reach }, heard)
      const heardIt = heard.includes(who)
      const expected = who !== 'refused' && (who === 'own' || heardIt || (reach === 'record' && (who === 'cover' || who === 'heard')))
      expect(may).toBe(expected)
    }), { numRuns: 500 })
  })

  it('is nobody of another kind, and nobody a restricted record does not name', () => {
    const others: Actor[] = [{ kind: 'carer', organisation: 'o', id: 'a', name: 'A', carer: 'c' }, { kind: 'system', organisation: 'o', id: null, name: 'Lilypad' }, { kind: 'guest', organisation: 'o', id: 'g', name: 'G' }]
    for (const actor of others) expect(mayReadPassage(actor, access, { reach: 'record' }, [])).toBe(false)
    expect(mayReadPassage(actorOf('heard'), { ...access, restrictedTo: ['own'] }, { reach: 'record' }, ['heard'])).toBe(false)
  })

  it('never puts on a copy what stays here, or what a child said when the carer was not there', () => {
    fc.assert(fc.property(anyReach, fc.constantFrom<PassageVoice>(...passageVoices), fc.subarray<Voice>(['carer', 'young-person', 'family']), (reach, voice, there) => {
      const may = mayReachCopy({ reach, voice }, there.map((one) => ({ voice: one })))
      if (reach === 'here' || ((voice === 'young-person' || voice === 'unsaid') && !there.includes('carer'))) expect(may).toBe(false)
      if (reach === 'heard' && voice !== 'carer' && !there.includes('carer')) expect(may).toBe(false)
    }))
  })
})
