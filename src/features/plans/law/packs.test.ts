import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Clause, type Pack, packIds, packOn, packs } from '../../../frameworks/packs/index.ts'
import type { PlanContent } from '../content.ts'
import { answersIn, checkPlan, leavesRoomFor } from './check.ts'
import type { PlanAnswer } from './queries.ts'

type Told = Parameters<typeof checkPlan>[1]
const outcome = {} as PlanContent['outcomes'][number]
const full: Told = {
  caringNow: 'I do his dinners.', caring: [{ person: 'Ewan', relation: 'her brother', able: 'the dinners', willing: 'until the summer', limit: null }], ifIllTomorrow: 'Meera first.', ahead: { future: { tells: true } as NonNullable<PlanContent['ahead']>['future'] },
  outcomes: [outcome], talks: [{ onDay: '2026-01-02', place: null }], reviewOn: '2026-03-01', reviewSooner: null,
}
/** What is taken away from a whole plan so that it no longer tells this. */
const without: Record<Exclude<Clause['told'], 'answer'>, (content: Told) => Told> = {
  'caring-now': (content) => ({ ...content, caringNow: null }),
  'able-and-willing': (content) => ({ ...content, caring: content.caring.map((one) => ({ ...one, willing: null })) }),
  'if-ill': (content) => ({ ...content, ifIllTomorrow: null }),
  'future': (content) => ({ ...content, ahead: {} }),
  'outcomes': (content) => ({ ...content, talks: [] }),
  'look-again': (content) => ({ ...content, reviewOn: null }),
}
const missing = (pack: Pack, content: Told, sequence: number) => checkPlan(pack, content, sequence).filter(({ standing }) => standing === 'missing').map(({ clause }) => clause.id)

/** A pack, an answer of some allowed kind for each clause that needs one, and which plan it is. */
const whole = fc.constantFrom(...packs).chain((pack) => fc.tuple(
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
        const less = clause.told === 'answer' ? { ...content, law: { answers: answers.filter((one) => one.clause !== clause.id) } } : without[clause.told](content)
        expect(missing(pack, less, sequence)).toEqual(clause.later && sequence === 1 ? [] : [clause.id])
      }
    }))
  })

  it('takes "none" and "does not apply" only where the law leaves room for them', () => {
    for (const pack of packs) {
      for (const clause of pack.clauses) {
        for (const kind of ['none', 'not-applicable'] as const) {
          const answers: PlanAnswer[] = [{ clause: clause.id, kind, words: 'so it is' }]
          const bare = { ...full, caringNow: null, caring: [], ifIllTomorrow: null, ahead: {}, outcomes: [], reviewOn: null, law: { answers } }
          expect(missing(pack, bare, 2).includes(clause.id)).toBe(!leavesRoomFor(clause, kind))
        }
      }
    }
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

test('the packs: known ids, no clause twice, every letter of the Act, and nothing asked that has not begun', () => {
  expect(packs.map(({ id }) => id)).toEqual([...packIds])
  for (const { clauses, notBegun } of packs) {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
    expect(new Set(clauses.map(({ heading }) => heading)).size).toBe(clauses.length)
    expect(notBegun.every(({ from }) => from === null)).toBe(true)
  }
  const letters = (id: 'scotland-adult' | 'scotland-young', section: string) => [...new Set(packOn(id, '2026-01-01').clauses.flatMap((clause) => clause.id.startsWith(`${section}(1)`) ? /\(1\)\((\w)\)/.exec(clause.id)![1]! : []))].join('')
  expect(letters('scotland-adult', 's.9')).toBe('abcdefghijkl')
  expect(letters('scotland-young', 's.15')).toBe('abcdefghijklm')
})

const file = new URL('../../../../docs/using/plans.md', import.meta.url)
const [begin, end] = ['<!-- told by the packs -->', '<!-- end of what the packs told -->']
const places: Record<Clause['told'], string> = {
  'caring-now': 'The plan: caring, as it is now', 'able-and-willing': 'The people around the carer: able, willing', 'if-ill': 'The emergency plan; or the plan: if they were ill tomorrow', 'future': 'The future plan; or in words, on *What the law asks*',
  'outcomes': 'Outcomes in the plan, and the talks they came from', 'look-again': 'The plan: when we look again', 'answer': 'In words, on *What the law asks*',
}

test('docs/using/plans.md maps every clause to where it is answered (LILYPAD_WRITE_TABLES=1 writes it anew)', () => {
  const page = readFileSync(file, 'utf8')
  const tell = ({ name, law, clauses, notBegun }: Pack) => [
    `### ${name}`, '', law ?? 'No law asks for it.', '', '| Clause | What it asks | Where it is answered | Also |', '|---|---|---|---|',
    ...clauses.map((one) => `| ${one.id} | ${one.asks} | ${places[one.told]} | ${[one.none && 'none', one.notApply && 'does not apply', one.later && 'only of a second plan'].filter(Boolean).join(', ')} |`),
    ...(notBegun.length === 0 ? [] : ['', 'Enacted and not begun, so asked of nobody:', '', ...notBegun.map(({ clause, what }) => `- ${clause}: ${what}`)]), '',
  ].join('\n')
  const made = `${page.slice(0, page.indexOf(begin) + begin.length)}\n\n${packs.map(tell).join('\n')}\n${page.slice(page.indexOf(end))}`
  if (process.env.LILYPAD_WRITE_TABLES) writeFileSync(file, made)
  expect(readFileSync(file, 'utf8')).toBe(made)
})
