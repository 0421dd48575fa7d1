import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderToString } from 'preact-render-to-string'
import { coatAgreement } from '../../../frameworks/packs/coat.ts'
import { type Pack, packs } from '../../../frameworks/packs/index.ts'
import { triggerKinds } from '../../../frameworks/triggers.ts'
import type { LanguageTag } from '../../../kernel/languages/tags.ts'
import { inEnglish, piecesOf, tongueOf } from '../../../kernel/languages/tongue.ts'
import { actionOwners } from '../../actions/schema.ts'
import { agreedAnswers, partNames, standings } from '../../emergency-plans/schema.ts'
import { amounts, breakAnswers, breakKinds, charges, decisions, enoughs, forWhoms, replacements, steps, ways, whys } from '../../needs/schema.ts'
import needsEnglish from '../../needs/words.en.json'
import { tell as tellNeeds, written as needsWritten } from '../../needs/words.ts'
import { directions } from '../../outcomes/schema.ts'
import type { PlanContent } from '../content.ts'
import { standsInArea } from '../document/areas.ts'
import { PlanDocument } from '../document/page.tsx'
import { makePlanDocument } from '../document/pdf.ts'
import { contactWords, lawParts } from '../document/sentences.ts'
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
const grownUp = packs.filter(({ young }) => !young)
const clausesOf = ({ clauses, changes }: Pack) => [...clauses, ...changes.flatMap(({ adds = [] }) => adds)]
const isToldInAreas = ({ clauses }: Pack) => clauses.some(({ told }) => told === 'area-agreed')
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
  law: fc.oneof(...grownUp.map((pack) => fc.record({ pack: oneOf([pack.id, 'another']), version: day, answers: few(oneOf(clausesOf(pack)).chain(({ id, heading, noneSaid }) => fc.record({
    // Called as its pack does, or as somebody once called it.
    clause: fc.constant(id), kind: oneOf(['words', 'none', 'not-applicable'] as const), heading: isToldInAreas(pack) ? own : fc.oneof(fc.constant(heading), own), words: own, ...(noneSaid ? { none: fc.oneof(fc.constant(noneSaid), own) } : {}),
  }))) }))),
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

/** A plan of a grown-up in which every part of the law is answered, that there is none wherever it may be. */
const answeredAs = (pack: Pack): Pick<PlanContent, 'law' | 'carer'> => ({
  carer: mark,
  law: { pack: pack.id, version: '2026-02-03', answers: clausesOf(pack).map(({ id, heading, none, noneSaid }) => ({ clause: id, kind: none ? 'none' as const : 'words' as const, heading, words: mark, ...(noneSaid ? { none: noneSaid } : {}) })) },
})

test.each(grownUp.map((pack) => [pack.id, pack] as const))('what %s calls a part of the law, and how it says that there is none, is told in every language; in English as it was frozen', (_, pack) => {
  const plan = answeredAs(pack)
  const parts = (of: typeof plan, tongue = inEnglish) => lawParts(of, (clause) => !standsInArea(plan, clause), tongue)
  const stand = plan.law!.answers.filter(({ clause }) => !standsInArea(plan, clause))
  expect(stand.length > 0).toBe(!isToldInAreas(pack))
  expect(parts(plan)).toEqual(stand.map(({ heading, kind, none }) => ({ heading, words: kind === 'words' ? mark : `${none ?? 'None.'} ${mark}` })))
  for (const tag of tags) {
    const inTongue = parts(plan, tongueOf(tag))
    expect(inTongue.length).toBe(stand.length)
    for (const [at, { heading, words }] of inTongue.entries()) {
      expect([tag, stand[at]!.heading, piecesOf(heading).map(({ language }) => language), heading === stand[at]!.heading]).toEqual([tag, stand[at]!.heading, [undefined], false])
      expect([tag, words, piecesOf(words).filter(({ language }) => language)]).toEqual([tag, words, [{ words: mark, language: 'en-GB' }]])
      // Two parts of one law are never told as the same.
      expect(inTongue.filter((one) => one.heading === heading)).toHaveLength(1)
    }
  }
})

test('what is not called just as a pack calls it stands as it was frozen, and so does the other word for none', () => {
  fc.assert(fc.property(oneOf(tags), oneOf(grownUp.filter((pack) => !isToldInAreas(pack)).flatMap(clausesOf)), oneOf([' ', '!', ' 2', '.']), (tag, { heading, noneSaid = 'No trouble there.' }, more) => {
    const [told] = lawParts({ carer: mark, law: { pack: 'simple', version: '2026-02-03', answers: [{ clause: 'now', kind: 'none', heading: heading + more, none: noneSaid + more, words: mark }] } }, undefined, tongueOf(tag))
    expect(piecesOf(told!.heading)).toEqual([{ words: heading + more, language: 'en-GB' }])
    expect(piecesOf(told!.words)).toEqual([{ words: `${noneSaid + more} ${mark}`, language: 'en-GB' }])
  }))
})

test.each(tags)('page and PDF in %s say whom to reach in the same words', (tag) => {
  fc.assert(fc.property(content, (said) => {
    const words = piecesOf(contactWords(said, tongueOf(tag)))
    const { phone, address } = said.organisation
    if (tongueOf(tag).fromRight && (phone ?? address)) expect(words[1]).toEqual({ words: '، ' })
    expect(saidIn(makePlanDocument({ content: said, agreement: null, genuine: true }, 'standard', tongueOf(tag)).blocks.at(-1))).toEqual(words.map((piece) => ({ language: undefined, ...piece })))
    const html = renderToString(<PlanDocument content={said} genuine copy tongue={tongueOf(tag)} />)
    if (phone ?? address) expect(html.replace(/<[^>]+>/g, '')).toContain(words.map((piece) => piece.words).join(''))
  }), { numRuns: 10, endOnFailure: true })
})
