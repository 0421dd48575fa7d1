import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderToString } from 'preact-render-to-string'
import { coatAgreement } from '../../../frameworks/packs/coat.ts'
import { triggerKinds } from '../../../frameworks/triggers.ts'
import type { LanguageTag } from '../../../kernel/languages/tags.ts'
import { piecesOf, tongueOf } from '../../../kernel/languages/tongue.ts'
import { actionOwners } from '../../actions/schema.ts'
import { agreedAnswers, partNames, standings } from '../../emergency-plans/schema.ts'
import { amounts, breakAnswers, breakKinds, charges, decisions, enoughs, forWhoms, replacements, steps, ways, whys } from '../../needs/schema.ts'
import needsEnglish from '../../needs/words.en.json'
import { tell as tellNeeds, written as needsWritten } from '../../needs/words.ts'
import { directions } from '../../outcomes/schema.ts'
import type { PlanContent } from '../content.ts'
import { PlanDocument } from '../document/page.tsx'
import { makePlanDocument } from '../document/pdf.ts'
import type { Agreement } from '../queries.ts'
import english from '../words.en.json'
import { tell, written } from '../words.ts'

const tags = Object.keys(written) as LanguageTag[]
const holes = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name))].sort()

for (const [room, words, rooms, says] of [['plans', english, written, tell], ['needs', needsEnglish, needsWritten, tellNeeds]] as const) {
  test.each(tags)(`every sentence of ${room} is told in %s, or in English that says so; what is filled in is the same`, (tag) => {
    const own = rooms[tag]!.words
    expect(Object.keys(own).sort()).toEqual(Object.keys(rooms.cy!.words).sort())
    for (const [key, sentence] of Object.entries(words) as [string, string][]) {
      const told = (says as unknown as (tongue: ReturnType<typeof tongueOf>) => (key: string, values: object) => string)(tongueOf(tag))(key, Object.fromEntries(holes(sentence).map((hole) => [hole!, 1])))
      expect([key, piecesOf(told).some(({ language }) => language === 'en-GB')]).toEqual([key, own[key] === undefined])
    }
    for (const [key, told] of Object.entries(own)) if (key in words) expect([key, holes(told)]).toEqual([key, holes((words as Record<string, string>)[key]!)])
  })
}

// Somebody's own words in these plans all have this in them, and nothing of ours has.
const mark = 'Zq'
const own = fc.stringMatching(/^Zq [a-z]{1,8}[.]?$/)
const maybe = fc.option(own)
const few = <T,>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 })
const day = fc.constantFrom('2026-02-03', '2025-11-30')
const oneOf = <const T extends readonly unknown[]>(all: T) => fc.constantFrom(...all) as fc.Arbitrary<T[number]>
const ids = ['o1', 'o2', 'o3']
const area = fc.subarray(['helping', 'life', 'relative', 'support'])
const ahead = fc.record({
  plan: fc.constant('p'), kind: fc.constant('emergency' as const), writtenOn: day, agreed: fc.boolean(), standing: oneOf(standings), why: maybe, tells: fc.boolean(),
  parts: few(fc.record({ part: oneOf(partNames.filter((part) => `ahead.${part}` in english)), answer: oneOf(['words', 'none-yet', 'rather-not', 'not-applicable'] as const), words: maybe })),
  people: few(fc.record({ name: own, who: maybe, agreed: fc.option(oneOf(agreedAnswers)) })), decisions: few(fc.record({ what: own, by: fc.option(day) })),
})
const promise = fc.record({ who: own, what: own, owner: oneOf(actionOwners), byDay: fc.option(day) })
const content = fc.record({
  form: fc.constant(1 as const), carer: own, carerName: own, organisation: fc.record({ name: own, phone: maybe, address: maybe, introduction: maybe }), madeOn: day, writtenBy: maybe,
  talks: few(fc.record({ onDay: day, place: maybe })), caringNow: maybe, caringNowExact: fc.boolean(),
  caring: few(fc.record({ person: own, relation: own, able: maybe, willing: maybe, limit: maybe, kinship: own })),
  outcomes: few(fc.record({
    outcome: oneOf(ids), statement: own, exact: fc.boolean(), direction: oneOf(directions), onThisCopy: maybe, nearBank: maybe, farBank: maybe, nearSaid: fc.boolean(), farSaid: fc.boolean(),
    inTheWay: maybe, looksLike: maybe, promises: few(promise), areas: area,
  })),
  needed: fc.record({
    needs: few(fc.record({
      need: fc.constant('n'), words: own, outcomes: fc.constant([]), met: few(fc.record({ step: oneOf(steps), amount: oneOf(amounts), why: fc.option(oneOf(whys)), words: maybe })),
      supports: few(fc.record({ who: own, what: own, way: oneOf(ways), forWhom: oneOf(forWhoms), charge: fc.option(oneOf(charges)), chargeWords: maybe })),
      decision: fc.option(fc.record({ code: oneOf(decisions), reasons: own, by: own, body: maybe, onDay: day, threshold: fc.option(day) })),
    })),
    none: fc.option(fc.record({ words: own, onDay: day, by: maybe })),
    break: fc.option(fc.record({ answer: oneOf(breakAnswers), kinds: fc.subarray([...breakKinds]), words: maybe, enough: fc.option(oneOf(enoughs)), replacement: fc.option(oneOf(replacements)), replacementWords: maybe, onDay: day })),
  }),
  promises: few(promise), keepsDoing: maybe, ifIllTomorrow: maybe, reviewOn: fc.option(day), reviewSooner: maybe, triggers: fc.subarray([...triggerKinds]),
  ahead: fc.record({ emergency: ahead, future: ahead }),
  lastPlan: fc.record({ plan: fc.constant('p'), outcomes: few(fc.record({
    outcome: oneOf(ids), statement: own, exact: fc.boolean(), areas: area,
    said: few(fc.record({ voice: oneOf(['carer', 'worker', 'gathered'] as const), by: own, words: own, onDay: day, review: fc.constant('r') })),
  })) }),
  law: fc.record({ pack: oneOf([coatAgreement.id, 'another']), version: day, answers: few(fc.record({
    clause: oneOf(coatAgreement.clauses.map(({ id }) => id)), kind: oneOf(['words', 'none', 'not-applicable'] as const), heading: own, words: own,
  })) }),
}) as unknown as fc.Arbitrary<PlanContent>
const agreement = fc.record({ by: own, onDay: day, how: own, extent: oneOf(['all', 'some'] as const), comment: maybe }) as unknown as fc.Arbitrary<Agreement>

/** Every piece of a PDF's document with the language it is marked with. */
function saidIn(value: unknown, language?: string): { words: string; language?: string }[] {
  if (typeof value === 'string') return [{ words: value, language }]
  if (Array.isArray(value)) return value.flatMap((one) => saidIn(one, language))
  if (value === null || typeof value !== 'object') return []
  const { language: here, kind: _kind, title, ...rest } = value as Record<string, unknown>
  return [...saidIn(Object.values(rest), typeof here === 'string' ? here : language), ...(typeof title === 'string' ? piecesOf(title) : [])]
}

test('whatever a plan says, in no language is a sentence of ours left in English, and nobody’s words pass for that language', () => {
  fc.assert(fc.property(fc.constantFrom(...tags), content, fc.option(agreement), fc.boolean(), (tag, said, agreed, genuine) => {
    const { blocks, title, footer, labels } = makePlanDocument({ content: said, agreement: agreed, genuine }, 'standard', tongueOf(tag))
    for (const { words, language } of saidIn([blocks, ...piecesOf(title), footer ?? '', labels])) {
      if (/\p{L}/u.test(words)) expect([tag, words, language]).toEqual([tag, words, words.includes(mark) ? 'en-GB' : undefined])
      if (language === undefined && tongueOf(tag).fromRight) expect(words.replaceAll('Lilypad', '').replace(/\{\w+\}/g, '')).not.toMatch(/\p{Script=Latin}/u)
    }
    const html = renderToString(<PlanDocument content={said} genuine={genuine} copy tongue={tongueOf(tag)} />)
    // What says that it is English, taken out, leaves nobody's words.
    expect(html.replace(/<(\w+)(?=[^>]* lang="en-GB")[^>]*>[\s\S]*?<\/\1>/g, '')).not.toContain(mark)
  }), { numRuns: 60, endOnFailure: true })
})

test('an agreement in areas tells each outcome once, in one area, and in the others says where', () => {
  fc.assert(fc.property(content, (said) => {
    const outcomes = said.outcomes.map((outcome, at) => ({ ...outcome, outcome: `o${at}`, onThisCopy: null, statement: `Zq statement ${at}!` }))
    const html = renderToString(<PlanDocument content={{ ...said, law: { pack: coatAgreement.id, version: '2003-01-01', answers: [] }, needed: undefined, lastPlan: undefined, outcomes }} genuine copy />)
    for (const { statement } of outcomes) expect(html.split(statement)).toHaveLength(2)
  }), { numRuns: 30, endOnFailure: true })
})
