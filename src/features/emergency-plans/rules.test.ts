import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../kernel/clock.ts'
import { sayAge } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { cardOf } from './card.tsx'
import { mayReadEmergencyPlan, mayRemarkOnEmergencyPlan, mayWriteEmergencyPlan } from './policy.ts'
import type { EmergencyPlan, StepsIn } from './queries.ts'
import { honest, partsOf } from './schema.ts'
import { copiesOf, historyOf, sectionsOf } from './views.tsx'

const people = fc.subarray(['a', 'b', 'c'])
const roles = fc.subarray(['support worker', 'supervisor', 'evaluator', 'administrator'] as const)

describe('who may', () => {
  it('whoever somebody is and however the record stands: no wall is passed, and only own workers write', () => {
    fc.assert(fc.property(fc.constantFrom('a', 'b', 'c'), roles, people, people, people, people, fc.option(people), fc.boolean(), fc.boolean(), (id, has, ownWorkers, refused, reasonToday, openedNow, restrictedTo, coverAllowed, agreed) => {
      const actor = { kind: 'worker' as const, organisation: newId(), id, name: id, roles: has, teams: ['ours'] }
      const access = { carer: 'she', ownWorkers, ownTeams: ownWorkers.length > 0 ? ['ours'] : [], refused, restrictedTo, reasonToday, openedNow, coverAllowed }
      const [read, write, remark] = [mayReadEmergencyPlan(actor, access, { agreed }), mayWriteEmergencyPlan(actor, access), mayRemarkOnEmergencyPlan(actor, access, { agreed })]
      const withCarers = has.includes('support worker') || has.includes('supervisor')
      if (read || write || remark) expect([withCarers, refused.includes(id), restrictedTo === null || restrictedTo.includes(id)]).toEqual([true, false, true])
      if (write || remark) expect(ownWorkers).toContain(id)
      if (write) expect(read).toBe(true)
      if (withCarers && !refused.includes(id) && restrictedTo === null && coverAllowed && reasonToday.includes(id)) expect(read).toBe(true)
      // A worker reads what is not agreed yet as well: in an emergency the newest words count.
      expect(mayReadEmergencyPlan(actor, access, { agreed: !agreed })).toBe(read)
      for (const carer of ['she', 'another']) {
        const own = { kind: 'carer' as const, organisation: newId(), id: newId(), name: 'Nan', carer }
        expect([mayReadEmergencyPlan(own, access, { agreed }), mayWriteEmergencyPlan(own, access), mayRemarkOnEmergencyPlan(own, access, { agreed })]).toEqual([carer === 'she' && agreed, false, carer === 'she' && agreed])
      }
    }))
  })
})

const day = fc.integer({ min: 0, max: 4000 }).map((ago) => addDays('2026-11-28', -ago))
const words = fc.string({ minLength: 1, maxLength: 40 }).map((text) => `w${text}`)
const person: fc.Arbitrary<StepsIn> = fc.record({
  circle: fc.constant(null), name: words, who: fc.option(words), phone: fc.option(words), agreed: fc.constantFrom('yes', 'asked', 'not-asked', null), can: fc.option(words), cannot: fc.option(words),
  key: fc.constantFrom('yes', 'no', null), card: fc.constantFrom('on', 'off'), leftOn: fc.option(day),
})
const version: fc.Arbitrary<EmergencyPlan> = fc.constantFrom('emergency' as const, 'future' as const).chain((kind) => fc.record({
  id: fc.uuid(), carer: fc.uuid(), kind: fc.constant(kind), standing: fc.constantFrom('there-is', 'being-made', 'none', 'rather-not'), why: fc.option(words), writtenOn: day, lookOn: fc.constant(null), lookAgainOn: day, writtenBy: fc.option(words),
  cardName: fc.option(words), cardLine: fc.option(words), cardWhere: fc.option(words),
  parts: fc.subarray([...partsOf[kind]]).chain((names) => fc.tuple(...names.map((part) => fc.record({ part: fc.constant(part), answer: fc.constantFrom('words' as const, ...honest), words: fc.option(words), card: fc.option(words) })))),
  people: fc.array(person, { maxLength: 6 }), decisions: fc.array(fc.record({ what: words, by: fc.option(day), asked: fc.option(words) }), { maxLength: 3 }), agreements: fc.constant([]),
  copies: fc.array(fc.record({ id: fc.uuid(), plan: fc.uuid(), holder: fc.constantFrom('The fridge', ' the FRIDGE', 'Meera'), form: fc.constantFrom('print', 'card'), how: fc.option(words), onDay: day, goneOn: fc.option(day) }), { maxLength: 4 }), current: fc.boolean(),
}))
const about = { name: 'Nan', person: 'Ewan' }

describe('how it is told', () => {
  it('every word that was written stands in it, once for each part, and everybody in their order', () => {
    fc.assert(fc.property(version, (plan) => {
      const told = sectionsOf({ plan, about })
      for (const part of plan.parts.filter(({ words: said }) => said !== null)) expect(told.find(({ key }) => key === part.part)?.words).toContain(part.words)
      for (const { answer, part } of plan.parts) if (answer !== 'words') expect(told.some(({ key }) => key === part)).toBe(true)
      const lines = told.find(({ key }) => key === 'people')?.lines ?? []
      expect(lines.map(({ strong }) => strong)).toEqual(plan.people.map(({ name, who }) => [name, who].filter(Boolean).join(', ')))
      expect(lines.map(({ notice }) => notice !== undefined)).toEqual(plan.people.map(({ leftOn }) => leftOn !== null))
      expect(told.find(({ key }) => key === 'decisions')?.lines?.length ?? 0).toBe(plan.decisions.length)
    }))
  })

  it('on the card stands only what was chosen for it, and how old it is; nothing chosen, no card', () => {
    fc.assert(fc.property(version, day, (plan, today) => {
      const card = cardOf(plan, today)
      const chosen = [plan.cardName, plan.cardLine, plan.cardWhere, ...plan.parts.map((part) => part.card)].some((one) => one !== null) || plan.people.some((one) => one.card === 'on')
      expect(card !== null).toBe(chosen)
      if (card === null) return
      expect(card.front.people).toEqual(plan.people.filter((one) => one.card === 'on').map(({ name, phone }) => ({ name, phone })))
      expect(card.back.map((one) => one.words).toSorted()).toEqual([...plan.parts.flatMap((part) => part.card ?? []), ...(plan.cardWhere ? [plan.cardWhere] : [])].toSorted())
      expect(card.age).toContain(sayAge(plan.writtenOn, today))
    }))
  })

  it('of copies in one place the newest counts, and it is out of date exactly when it is of another version', () => {
    fc.assert(fc.property(fc.array(version, { minLength: 1, maxLength: 3 }), (made) => {
      const versions = made.map((one) => ({ ...one, copies: one.copies.map((copy) => ({ ...copy, plan: one.id })) })).toSorted((a, b) => b.writtenOn.localeCompare(a.writtenOn))
      const { there, gone } = copiesOf({ plan: versions[0]!, versions })
      const places = [...there, ...gone].map(({ copy }) => `${copy.holder.trim().toLowerCase()} ${copy.form === 'card'}`)
      expect(new Set(places).size).toBe(places.length)
      for (const { copy, text } of there) {
        expect(copy.goneOn).toBeNull()
        expect(text.includes('Out of date')).toBe(copy.plan !== versions[0]!.id)
        const same = versions.flatMap(({ copies }) => copies).filter((one) => one.holder.trim().toLowerCase() === copy.holder.trim().toLowerCase() && (one.form === 'card') === (copy.form === 'card'))
        expect(same.every(({ onDay }) => onDay <= copy.onDay)).toBe(true)
      }
    }))
  })

  it('how old it is always stands first', () => {
    fc.assert(fc.property(version, day, fc.boolean(), (plan, today, paper) => {
      expect(historyOf({ plan, versions: [plan], about, today }, paper)[0]).toContain(sayAge(plan.writtenOn, today))
    }))
  })
})

describe('how long ago', () => {
  it('is said in words that never grow younger, and in weeks for the first half year', () => {
    expect([0, 1, 2, 13, 14, 84, 181, 365, 729, 731, 1500].map((ago) => sayAge(addDays('2026-11-28', -ago), '2026-11-28')))
      .toEqual(['today', 'yesterday', '2 days ago', '13 days ago', '2 weeks ago', '12 weeks ago', '25 weeks ago', '12 months ago', '23 months ago', '2 years ago', '4 years ago'])
    expect(sayAge('2026-08-31', '2027-02-28')).toBe('6 months ago')
    expect(sayAge('2026-12-24', '2026-11-28')).toBe('today')
    const least = (said: string) => said === 'today' ? 0 : said === 'yesterday' ? 1 : Number(/\d+/.exec(said)![0]) * (said.includes('day') ? 1 : said.includes('week') ? 7 : said.includes('month') ? 28 : 365)
    fc.assert(fc.property(day, day, day, (one, other, today) => {
      const [older, younger] = [one, other].toSorted() as [string, string]
      expect(least(sayAge(older, today))).toBeGreaterThanOrEqual(least(sayAge(younger, today)))
      expect(least(sayAge(older, today))).toBeLessThanOrEqual(Math.max(0, daysBetween(older, today)))
    }))
  })
})
