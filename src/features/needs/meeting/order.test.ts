import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isContradiction, notLookedAt, standingOn, standingSteps, type StepSaid } from './order.ts'
import { amounts, type Step, steps } from '../schema.ts'

const day = fc.integer({ min: 1, max: 28 }).map((one) => `2026-02-${String(one).padStart(2, '0')}`)
const said = fc.array(fc.record({
  id: fc.uuid(), step: fc.constantFrom(...steps), amount: fc.constantFrom(...amounts), why: fc.constant(null), words: fc.option(fc.string()), onDay: day, by: fc.constant('Jo'), at: fc.integer({ min: 0, max: 1e9 }).map((ms) => new Date(ms)),
}), { maxLength: 12 })

describe('the order of section 24', () => {
  it('is the order in which a need is told, whatever the order in which it was written; the newest of each way stands, and nothing is lost', () => {
    fc.assert(fc.property(said, (all: StepSaid[]) => {
      const standing = standingSteps(all)
      const places = standing.map(({ step }) => steps.indexOf(step))
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
      expect(new Set(standing.map(({ step }) => step))).toEqual(new Set(all.map(({ step }) => step)))
      for (const one of standing) for (const other of all.filter(({ step }) => step === one.step)) expect(one.onDay >= other.onDay).toBe(true)
      expect(standingSteps(all.toReversed())).toEqual(standing)
    }))
  })

  it('asks for what comes before support for the carer only where that support stands and nobody has looked', () => {
    fc.assert(fc.property(said, (all: StepSaid[]) => {
      const standing = standingSteps(all)
      const looked = (step: Step) => standing.some((one) => one.step === step)
      const supported = standing.some((one) => one.step === 'carer-support' && one.amount !== 'none')
      expect(notLookedAt(standing)).toEqual(supported ? (['person-services', 'general-services'] as const).filter((step) => !looked(step)) : [])
    }))
    expect(notLookedAt([], ['carer-support', 'general-services'])).toEqual(['person-services'])
  })

  it('does not let all of it be met and some of it not, and takes everything else', () => {
    const amount = fc.option(fc.constantFrom(...amounts))
    fc.assert(fc.property(fc.record({ people: amount, 'person-services': amount, 'general-services': amount, 'carer-support': amount, unmet: amount }), (asked) => {
      const met = [asked.people, asked['person-services'], asked['general-services'], asked['carer-support']]
      const wrong = (met.includes('all') && (asked.unmet === 'some' || asked.unmet === 'all')) || (met.includes('some') && asked.unmet === 'all')
      expect(isContradiction(asked)).toBe(wrong)
    }))
  })
})

describe('what holds from a day on', () => {
  it('is the newest whose day has come, and on one day what was written last; nothing before the first', () => {
    const versions = fc.array(fc.record({ words: fc.string(), fromOn: day, at: fc.integer({ min: 0, max: 1e9 }).map((ms) => new Date(ms)) }))
    fc.assert(fc.property(versions, day, (all, on) => {
      const now = standingOn(all, on)
      const come = all.filter(({ fromOn }) => fromOn <= on)
      if (come.length === 0) { expect(now).toBeUndefined(); return }
      expect(come).toContain(now)
      for (const other of come) expect(other.fromOn < now!.fromOn || (other.fromOn === now!.fromOn && other.at.getTime() <= now!.at.getTime())).toBe(true)
    }))
  })
})
