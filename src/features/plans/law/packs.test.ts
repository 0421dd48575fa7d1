import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lenses } from '../../../frameworks/lenses/index.ts'
import { beginsOn, type Clause, type Pack, packAs, type PackId, packIds, packOn, packs } from '../../../frameworks/packs/index.ts'
import { addDays } from '../../../kernel/clock.ts'
import type { PlanContent } from '../content.ts'
import { areasOf } from './areas.ts'
import { answersIn, checkPlan, leavesRoomFor, type Standing, waitsFor } from './check.ts'
import type { PlanAnswer } from './queries.ts'
import { takenAway, type Told } from './taken-away.test-helper.ts'

const areas = lenses.find(({ id }) => id === 'coat')!.parts.map(({ id }) => id)
const wellbeing = lenses.find(({ id }) => id === 'shanarri')!.parts.map(({ id }) => id)
const outcomes = [...areas, ...wellbeing].map((area) => ({ areas: [area], nearBank: 'up four times', inTheWay: 'the wait', promises: [{ who: 'Meera', what: 'Mondays', owner: 'family', byDay: '2026-02-01' }] }) as unknown as PlanContent['outcomes'][number])
const decided = (code: 'meets' | 'does-not') => ({ need: code, words: 'somebody to hear him', outcomes: [], met: [{ step: 'people' as const, amount: 'some' as const, why: null, words: 'Meera' }], supports: [], decision: { code, reasons: 'three broken nights', by: 'Ann Muir', body: null, onDay: '2026-01-02', threshold: null } })
const needed: NonNullable<Told['needed']> = { needs: [decided('meets'), decided('does-not')], none: null, break: { answer: 'rather-not', kinds: [], words: null, enough: null, replacement: null, replacementWords: null, onDay: '2026-01-02' } }
const full: Told = {
  needed,
  caringNow: 'I do his dinners.', caring: [{ person: 'Ewan', relation: 'her brother', able: 'the dinners', willing: 'until the summer', limit: null }], ifIllTomorrow: 'Meera first.', ahead: { future: { tells: true } as NonNullable<PlanContent['ahead']>['future'] },
  outcomes, talks: [{ onDay: '2026-01-02', place: null }], keepsDoing: 'the drives', approved: true,
  lastPlan: { plan: 'before', outcomes: areas.map((area) => ({ outcome: area, statement: 'to sleep', exact: false, areas: [area], said: [{ voice: 'carer' as const, by: null, words: 'Meera did it', onDay: '2026-01-02', review: null }] })) }, reviewOn: '2026-03-01', reviewSooner: null,
}
/** Every pack as it stands, and each with every change that is enacted, as if it had begun. */
const everyPack = packIds.flatMap((id) => [packOn(id, '2026-04-01'), packOn(id, '2030-01-01', { 'right-to-breaks': '2029-04-01', 'plan-times': '2029-04-01' })])
const standingAs = (wanted: Standing, pack: Pack, content: Told, sequence: number) => checkPlan(pack, content, sequence).filter(({ standing }) => standing === wanted).map(({ clause }) => clause.id)
const missing = (pack: Pack, content: Told, sequence: number) => standingAs('missing', pack, content, sequence)
const waiting = (pack: Pack, content: Told, sequence: number) => standingAs('waiting', pack, content, sequence)
/** The clauses that are told so. */
const idsOf = ({ clauses }: Pack, ...told: Clause['told'][]) => clauses.filter((one) => told.includes(one.told)).map(({ id }) => id)

/** A pack, an answer of some allowed kind for each clause that needs one, and which plan it is. */
const whole = fc.constantFrom(...everyPack).chain((pack) => fc.tuple(
  fc.constant(pack), fc.integer({ min: 1, max: 4 }),
  fc.tuple(...pack.clauses.filter(({ told }) => told === 'answer').map((clause) => fc.record({
    clause: fc.constant(clause.id), words: fc.string({ minLength: 1 }), kind: fc.constantFrom(...(['words', 'none', 'not-applicable'] as const).filter((kind) => leavesRoomFor(clause, kind))),
  }))),
))

describe('the check of a plan', () => {
  it('misses nothing of a whole plan, and exactly the one clause whose answer is deleted', () => {
    fc.assert(fc.property(whole, ([pack, sequence, answers]) => {
      const content: Told = { ...full, law: { answers } }
      expect(missing(pack, content, sequence)).toEqual([])
      for (const clause of pack.clauses) {
        const less = clause.told === 'answer' ? { ...content, law: { answers: answers.filter((one) => one.clause !== clause.id) } } : takenAway[clause.told](content, clause)
        expect(missing(pack, less, sequence)).toEqual(clause.later && sequence === 1 ? [] : [clause.id])
        // Where no need is told, the support for needs waits for them, and is no second missing thing.
        expect(waiting(pack, less, sequence)).toEqual(clause.told === 'needs' ? idsOf(pack, 'eligible', 'other-support') : [])
      }
    }))
  })

  it('misses what matters alone where nothing that matters is in the plan: all that hangs on it waits, and whatever is missing is never only waited for', () => {
    fc.assert(fc.property(whole, ([pack, sequence, answers]) => {
      const none: Told = { ...full, outcomes: [], needed: { ...needed, needs: [] }, law: { answers } }
      if (!idsOf(pack, 'outcomes').length) return
      expect([missing(pack, none, sequence), waiting(pack, none, sequence)]).toEqual([idsOf(pack, 'outcomes'), idsOf(pack, ...Object.keys(waitsFor) as Clause['told'][])])
    }))
    fc.assert(fc.property(fc.constantFrom(...everyPack), fc.subarray(Object.keys(takenAway) as (keyof typeof takenAway)[]), fc.boolean(), (pack, gone, empty) => {
      const clauses = pack.clauses.filter(({ told }) => gone.includes(told as keyof typeof takenAway))
      const less = clauses.reduce((content, clause) => clause.told === 'answer' ? content : takenAway[clause.told](content, clause), empty ? { ...full, outcomes: [] } : full)
      if (waiting(pack, less, 1).length > 0) expect(missing(pack, less, 1)).not.toEqual([])
    }))
  })

  it('waits only for what is missing: an answer in words ends the wait, and what was found without a talk can still be told of', () => {
    const pack = packOn('scotland-adult', '2026-01-01')
    const nothing: Told = { ...full, needed: { ...needed, needs: [] } }
    const support = (content: Told) => checkPlan(pack, content, 1).filter(({ clause }) => ['eligible', 'other-support'].includes(clause.told)).map(({ standing }) => standing)
    expect(support(nothing)).toEqual(['waiting', 'waiting'])
    expect(support({ ...nothing, law: { answers: [{ clause: 's.9(1)(j)', kind: 'words', words: 'a sitter' }] } })).toEqual(['waiting', 'words'])
    // Needs answered in words are no rows that could tell it: then it is missing like any other.
    expect(support({ ...nothing, law: { answers: [{ clause: 's.9(1)(f)', kind: 'words', words: 'sleep' }] } })).toEqual(['missing', 'missing'])
    const english = packOn('england-adult', '2026-01-01')
    const bare = { ...full, talks: [], outcomes: full.outcomes.map((one) => ({ ...one, promises: [] })), law: { answers: english.clauses.filter(({ told }) => told === 'answer').map(({ id }) => ({ clause: id, kind: 'words' as const, words: 'so' })) } }
    expect([missing(english, bare, 1), waiting(english, bare, 1)]).toEqual([[...idsOf(english, 'outcomes', 'what-helps')], []])
  })

  it('takes "none" and "does not apply" only where the law leaves room for them', () => {
    for (const pack of everyPack) {
      for (const clause of pack.clauses.filter(({ following }) => following === undefined)) {
        for (const kind of ['none', 'not-applicable'] as const) {
          const answers: PlanAnswer[] = [{ clause: clause.id, kind, words: 'so it is' }]
          const bare = { ...full, needed: undefined, caringNow: null, caring: [], ifIllTomorrow: null, ahead: {}, outcomes: [], keepsDoing: null, lastPlan: undefined, approved: false, reviewOn: null, law: { answers } }
          expect([...missing(pack, bare, 2), ...waiting(pack, bare, 2)].includes(clause.id)).toBe(!leavesRoomFor(clause, kind))
        }
      }
    }
  })

  it('needs, support and breaks are told from what people wrote and decided, and by nothing else; a typed answer stands where the rows do not tell', () => {
    const pack = packOn('scotland-adult', '2026-01-01')
    const asked = (told: Told['needed'], answers: PlanAnswer[] = []) => missing(pack, { ...full, needed: told, law: { answers } }, 1).filter((id) => /\((?:f|i|j|k)\)$/.test(id) && id.startsWith('s.9(1)'))
    expect(asked(undefined)).toEqual(['s.9(1)(f)', 's.9(1)(k)'])
    expect(asked(needed)).toEqual([])
    // Nobody has decided of one of them: whether it must be met is told by nothing, however much it is met.
    const open = { ...needed, needs: [needed.needs[0]!, { ...needed.needs[1]!, decision: null }] }
    expect(asked(open)).toEqual(['s.9(1)(i)', 's.9(1)(j)'])
    expect(asked(open, [{ clause: 's.9(1)(i)', kind: 'words', words: 'a sitter' }])).toEqual(['s.9(1)(j)'])
    expect(asked({ needs: [], none: { words: 'She was asked.', onDay: '2026-01-02', by: 'Jo' }, break: null })).toEqual(['s.9(1)(k)'])
    expect(asked({ needs: [], none: null, break: null })).toEqual(['s.9(1)(f)', 's.9(1)(k)'])
  })

  it('able is not willing, and nobody cared for is nobody asked', () => {
    const asked = (caring: Told['caring']) => missing(packOn('scotland-adult', '2026-01-01'), { ...full, caring }, 1).includes('s.9(1)(b)')
    const one = full.caring[0]!
    expect([asked([]), asked([one]), asked([{ ...one, able: null }]), asked([one, { ...one, willing: null }])]).toEqual([true, false, true, true])
  })

  it('what the plan tells by itself needs no answer beside it, and keeps none that says otherwise', () => {
    const given: PlanAnswer[] = [{ clause: 's.9(1)(c)', kind: 'none', words: 'nobody' }, { clause: 's.9(1)(g)', kind: 'words', words: 'the group' }]
    const pack = packOn('scotland-adult', '2026-01-01')
    expect(answersIn(pack, full, given).map(({ clause }) => clause)).toEqual(['s.9(1)(g)'])
    expect(answersIn(pack, { ...full, ifIllTomorrow: null }, given).map(({ clause }) => clause)).toEqual(['s.9(1)(c)', 's.9(1)(g)'])
  })
})

test('who does it, and when it is looked at, are asked only of what was agreed', () => {
  const pack = packOn('coat', '2026-01-01')
  const bare = { ...full, outcomes: [] }
  expect(missing(pack, bare, 1)).toEqual(areas.map((area) => `${area}, agreed`))
  const answers: PlanAnswer[] = [{ clause: `${areas[0]}, agreed`, kind: 'words', words: 'somebody at the table' }, { clause: `${areas[1]}, agreed`, kind: 'none', words: 'she wants nothing there' }]
  expect(missing(pack, { ...bare, law: { answers } }, 1)).toEqual([`${areas[0]}, who`, `${areas[0]}, when`, ...areas.slice(2).map((area) => `${area}, agreed`)])
})

test('an outcome stands in the areas that have a place for it: wholly first, and only then in part', () => {
  expect(areasOf('coat', ['O1'])).toEqual(['life'])
  expect(areasOf('coat', ['O13'])).toEqual(['helping', 'support'])
  expect(areasOf('coat', ['X5'])).toEqual([])
})

test('the packs: known ids, no clause twice, every letter of the Acts', () => {
  expect(packs.map(({ id }) => id)).toEqual([...packIds])
  for (const { clauses } of everyPack) {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
    expect(new Set(clauses.map(({ heading }) => heading)).size).toBe(clauses.length)
    for (const { following } of clauses) expect(following === undefined || clauses.some(({ id }) => id === following)).toBe(true)
  }
  const letters = (id: PackId, section: string) => [...new Set(packOn(id, '2026-01-01').clauses.flatMap((clause) => clause.id.startsWith(`${section}(`) ? /\((\w)\)/.exec(clause.id.slice(section.length))![1]! : []))].join('')
  expect(letters('scotland-adult', 's.9(1)')).toBe('abcdefghijkl')
  expect(letters('scotland-young', 's.15(1)')).toBe('abcdefghijklm')
  expect(packOn('scotland-young', '2026-01-01').clauses.filter(({ id }) => id.startsWith('s.15(3), ')).map(({ area }) => area)).toEqual(['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'])
  // A statement that was agreed before we asked for each of them keeps what it was checked by.
  expect(packAs('scotland-young', '2018-04-01', []).clauses.some(({ id }) => id.startsWith('s.15(3)'))).toBe(false)
  expect(packOn('england-young', '2026-01-01').clauses.every(({ unverified }) => unverified)).toBe(true)
  expect(letters('england-young', 'reg.4(2)')).toBe('abcdefghij')
  expect(letters('england-adult', 's.10(5)')).toBe('abcde')
  expect(letters('england-adult', 's.25(1)')).toBe('abcdef')
  expect(packOn('england-adult', '2026-01-01').clauses.filter(({ id }) => id.startsWith('reg.3(2)(b)'))).toHaveLength(8)
  for (const id of ['wales-adult', 'wales-young'] as const) expect(packOn(id, '2026-01-01').clauses.filter((clause) => clause.id.startsWith('element '))).toHaveLength(5)
})

describe('what is enacted and has not begun', () => {
  const ids = (pack: Pack) => pack.clauses.map(({ id }) => id)
  const day = fc.integer({ min: 0, max: 365 * 20 }).map((after) => addDays('2018-04-01', after))

  it('is off in every pack, and asks nothing of anybody', () => {
    for (const pack of packs) for (const change of pack.changes) expect([change.from, beginsOn(change, {})]).toEqual([null, null])
    for (const id of packIds) expect(ids(packOn(id, '2026-11-01'))).not.toContain('s.9(1)(ha)')
  })

  it('asks what it adds, and no longer what it repeals, from its day on and not a day before; an agreed plan keeps its own', () => {
    fc.assert(fc.property(day, day, fc.constantFrom('scotland-adult' as const, 'scotland-young' as const), fc.boolean(), (begins, on, id, inData) => {
      // The day stands in the pack itself, or an organisation has settled it.
      const known = inData ? packs.map((pack) => ({ ...pack, changes: pack.changes.map((change) => ({ ...change, from: begins })) })) : packs
      const pack = packOn(id, on, inData ? {} : { 'right-to-breaks': begins }, known)
      const [added, repealed] = id === 'scotland-adult' ? ['s.9(1)(ha)', 's.9(1)(k)'] : ['s.15(1)(ia)', 's.15(1)(l)']
      expect([ids(pack).includes(added!), ids(pack).includes(repealed!)]).toEqual([on >= begins, on < begins])
      expect(pack.version).toBe(on < begins ? '2018-04-01' : begins)
      expect(ids(packAs(id, pack.version, pack.applied, pack.edition))).toEqual(ids(pack))
      expect(ids(packAs(id, '2018-04-01', []))).toContain(repealed)
    }))
    expect(ids(packOn('scotland-adult', '2027-01-01', { 'right-to-breaks': '2027-01-01' })).slice(8, 11)).toEqual(['s.9(1)(h)', 's.9(1)(ha)', 's.9(1)(i)'])
  })

  it('can be taken back by an organisation where the pack says it has begun', () => {
    const known = packs.map((pack) => ({ ...pack, changes: pack.changes.map((change) => ({ ...change, from: '2020-01-01' })) }))
    expect(ids(packOn('scotland-adult', '2026-01-01', { 'right-to-breaks': null }, known))).toContain('s.9(1)(k)')
  })
})

const file = new URL('../../../../docs/using/plans.md', import.meta.url)
const [begin, end] = ['<!-- told by the packs -->', '<!-- end of what the packs told -->']
const places: Record<Clause['told'], string> = {
  'approved': 'The plan: approved by another authority', 'able': 'The people around the carer: able', 'willing': 'The people around the carer: willing', 'what-helps': 'The plan: who does what, under each thing that matters', 'in-the-way': 'The plan: what is in the way',
  'keeps-doing': 'The plan: what they keep doing', 'area-agreed': 'The plan: what matters, seen through the four areas', 'area-who': 'The plan: who does what, under what matters there', 'area-when': 'The plan: a day for each promise, or when we look again',
  'area-helped': 'The looks back since the last plan, seen through the four areas', 'area-now': 'Outcomes in the plan, seen through the eight words: how it is now; or in words', 'last-plan': 'The looks back since the last plan, for each of its outcomes',
  'caring-now': 'The plan: caring, as it is now', 'able-and-willing': 'The people around the carer: able, willing', 'if-ill': 'The emergency plan; or the plan: if they were ill tomorrow', 'future': 'The future plan; or in words, on *What the law asks*',
  'outcomes': 'Outcomes in the plan, and the talks they came from', 'look-again': 'The plan: when we look again', 'answer': 'In words, on *What the law asks*',
  'needs': '*What is needed*: needs, or that none was found', 'eligible': '*What is needed*: what somebody decided, and how it is met', 'other-support': '*What is needed*: what somebody decided, and how it is met', 'break': '*What is needed*: a break from caring',
}

/** Where what tells it is missing, it waits and is no second missing thing. */
function waitsOn(clauses: readonly Clause[], { told }: Clause): string | false {
  const first = waitsFor[told]
  return first !== undefined && clauses.some((one) => one.told === first) && `waits for ${first === 'needs' ? 'the needs' : 'what matters'}`
}

test('docs/using/plans.md maps every clause to where it is answered (LILYPAD_WRITE_TABLES=1 writes it anew)', () => {
  const page = readFileSync(file, 'utf8')
  const tell = ({ name, law, clauses, changes }: Pack) => [
    `### ${name}`, '', law ?? 'No law asks for it.', '', '| Clause | What it asks | Where it is answered | Also |', '|---|---|---|---|',
    ...clauses.map((one) => `| ${one.id} | ${one.asks} | ${places[one.told]} | ${[one.none && 'none', one.notApply && 'does not apply', one.later && 'only of a second plan', one.following && 'only of what was agreed', waitsOn(clauses, one), one.unverified && 'not read at its source'].filter(Boolean).join(', ')} |`),
    ...(changes.length === 0 ? [] : ['', 'Enacted and not begun when it was last read, in April 2026, so asked of nobody:', '', ...changes.map(({ clause, what }) => `- ${clause}: ${what}`)]), '',
  ].join('\n')
  const made = `${page.slice(0, page.indexOf(begin) + begin.length)}\n\n${packs.map(tell).join('\n')}\n${page.slice(page.indexOf(end))}`
  if (process.env.LILYPAD_WRITE_TABLES) writeFileSync(file, made)
  expect(readFileSync(file, 'utf8')).toBe(made)
})
