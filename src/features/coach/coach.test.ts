import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coach } from './coach.ts'
import { criteria } from './criteria/judge.ts'
import { measureCriteria, measureRules, readLabelled } from './measure.test-helper.ts'
import { writeTables } from './tables.test-helper.ts'

const rulesOf = (text: string, facts = {}) => coach(text, facts).hints.map((hint) => hint.rule)

describe('the five criteria', () => {
  it('do as well as they did on statements that were in view, each by itself', () => {
    const least = { outcome_not_output: 0.9, personalised: 0.88, person_role: 0.92, own_language: 0.9, action_oriented: 0.88 }
    for (const file of ['once-unseen', 'with-the-rules'] as const) for (const { criterion, balanced } of measureCriteria(file)) expect([criterion, balanced >= least[criterion as 'personalised']]).toEqual([criterion, true])
    for (const { criterion, balanced } of measureCriteria('development')) expect([criterion, balanced >= 0.9]).toEqual([criterion, true])
  })

  it('are silent on most of what cannot be said', () => {
    for (const file of ['once-unseen', 'with-the-rules', 'development'] as const) {
      const measured = measureCriteria(file)
      const [spoke, nulls] = [measured.reduce((sum, one) => sum + one.spokeOnNull, 0), measured.reduce((sum, one) => sum + one.nulls, 0)]
      expect(spoke / nulls).toBeLessThan(0.25)
    }
  })

  it('show the words by which they say so, and never add up', () => {
    const said = coach('Four hours of sitting service a week')
    expect(said.labels).toEqual({ outcome_not_output: false, personalised: false, person_role: false, own_language: false, action_oriented: null })
    expect(Object.keys(said)).toEqual(['lang', 'labels', 'hints', 'good', 'safety'])
  })
})

describe('the questions', () => {
  it('are asked where they should be, and seldom where not, rule by rule', () => {
    for (const { rule, hits, extra, missed } of measureRules()) expect([rule, missed, hits > 0, extra <= 2]).toEqual([rule, 0, true, true])
  })

  it('leave dialect, blunt words and second languages alone', () => {
    for (const own of ['My gran canna manage the stair, I want her doon here wi’ me.', 'I am knackered and I want the wee one to sleep through so I can.', 'I want that my mother she is not fall in night.', 'It’s doing my head in, I just want to be his wife again.']) {
      expect(rulesOf(own).filter((rule) => ['R7', 'R8', 'R9', 'R15', 'R19'].includes(rule))).toEqual([])
      expect(coach(own).labels.own_language).toBe(true)
    }
    expect(rulesOf('I am non-compliant and proud of it, I want my own front door', { exact: true })).not.toContain('R8')
  })

  it('point out what is good too', () => {
    expect(coach('I want to sleep through so I am not snapping at the kids').good.map((one) => one.kind)).toEqual(['own-words', 'role', 'reason'])
    expect(coach('Respite').good).toEqual([])
  })

  it('make no writing tip of what may be about safety', () => {
    const said = coach('I want him to stop, he hits me when the tablets wear off')
    expect(said.safety).toEqual(['hits me'])
    expect(said.hints.map((hint) => hint.rule)).not.toContain('R21')
    for (const elsewhere of ['Mae ofn ohono arna i', 'Jag är rädd för honom', 'J’ai peur de lui quand il boit']) expect([elsewhere, coach(elsewhere).safety.length]).toEqual([elsewhere, 1])
    expect(coach('He hits the nail on the head every time').safety).toEqual([])
  })

  it('need the record for what only the record knows', () => {
    const text = 'I want to get out on a Friday with my pals'
    expect(rulesOf(text)).toEqual([])
    expect(rulesOf(text, { actions: [{ owner: 'service' }] })).toEqual(['R11'])
    expect(rulesOf(text, { actions: [], direction: 'get-better' })).toEqual(['R12'])
    expect(rulesOf(text, { elsewhere: 1 })).toEqual(['R6'])
  })
})

describe('whatever comes', () => {
  const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('', ' ', 'x', '👩‍👧 🎣', '妈妈需要睡觉', 'أريد أن أنام', '<b>To sleep</b><script>', 'word '.repeat(5000), '"""', '((((((', '\u0000', 'a'.repeat(20_000), 'To '.repeat(3000)),
    fc.array(fc.constantFrom(...readLabelled('development').map((one) => one.text)), { maxLength: 60 }).map((all) => all.join('\n')))

  it('it never fails, says the same again, and leaves the words as they are', () => {
    fc.assert(fc.property(odd, fc.constantFrom('en' as const, 'cy' as const, 'sv' as const, 'fr' as const, null), (text, lang) => {
      const before = `${text}`
      const said = coach(text, {}, lang)
      expect(text).toBe(before)
      expect(coach(text, {}, lang)).toEqual(said)
      for (const one of criteria) expect([true, false, null]).toContain(said.labels[one])
    }), { numRuns: 400 })
  })

  it('is silent where it knows nothing', () => {
    for (const text of ['', '   ', '👩‍👧', '妈妈需要睡觉', 'أريد أن أنام', '?!…']) expect(Object.values(coach(text).labels)).toEqual([null, null, null, null, null])
  })
})

it('docs/using/coach.md tells how well it does, as it does now', () => {
  const file = new URL('../../../docs/using/coach.md', import.meta.url)
  expect(existsSync(file)).toBe(true)
  const page = readFileSync(file, 'utf8')
  const [begin, end] = ['<!-- measured -->', '<!-- end of measured -->']
  const made = `${page.slice(0, page.indexOf(begin) + begin.length)}\n${writeTables()}${page.slice(page.indexOf(end))}`
  if (process.env.LILYPAD_WRITE_TABLES) writeFileSync(file, made)
  expect(readFileSync(file, 'utf8')).toBe(made)
})
