import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { afterAll, expect, test } from 'vitest'
import { atOwnPage, sayAgreed, writeVersion } from '../../../../test/sample-emergency-plan.ts'
import { makeSample } from '../../../../test/sample-plan.ts'
import { signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import type { LanguageTag } from '../../../kernel/languages/tags.ts'
import { piecesOf, tongueOf } from '../../../kernel/languages/tongue.ts'
import { makePdf, stopPdf } from '../../../kernel/pdf/index.ts'
import { readPdf } from '../../../kernel/pdf/read-pdf.test-helper.ts'
import { cardOf } from '../card.tsx'
import { makeCardDocument, makeEmergencyDocument } from '../paper.ts'
import type { EmergencyPlan } from '../queries.ts'
import { agreedAnswers, copyForms, partNames, standings } from '../schema.ts'
import { EmergencyPlanDocument, type Shown } from '../views.tsx'
import english from '../words.en.json'
import { tell, written } from './words.ts'

const database = useTestDatabase('world')
afterAll(stopPdf)
const tags = Object.keys(written) as LanguageTag[]
const holes = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name!))].sort()

test.each(tags)('every sentence of an emergency plan is told in %s, or in English that says so; what is filled in is the same', (tag) => {
  const own = written[tag]!.words
  expect(Object.keys(own).sort()).toEqual(Object.keys(written.cy!.words).sort())
  for (const [key, sentence] of Object.entries(english)) {
    const told = tell(tongueOf(tag))(key as keyof typeof english, Object.fromEntries(holes(sentence).map((hole) => [hole, 1])))
    expect([key, piecesOf(told).some(({ language }) => language === 'en-GB')]).toEqual([key, own[key] === undefined])
    if (own[key] !== undefined) expect([key, holes(own[key])]).toEqual([key, holes(sentence)])
  }
})

// Somebody's own words in these plans all begin with this, and nothing of ours does.
const own = fc.stringMatching(/^Zq [a-z]{1,8}$/)
const maybe = fc.option(own)
const few = <T,>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 })
const oneOf = <T,>(all: readonly T[]) => fc.constantFrom(...all)
const day = fc.constantFrom('2026-02-03', '2025-11-30')
const plan = fc.record({
  id: fc.constant('p'), kind: oneOf(['emergency', 'future'] as const), writtenOn: day, writtenBy: maybe, standing: oneOf(standings), why: maybe, current: fc.boolean(), lookAgainOn: day,
  parts: few(fc.record({ part: oneOf(partNames), answer: oneOf(['words', 'none-yet', 'rather-not', 'not-applicable']), words: maybe, card: maybe })),
  people: few(fc.record({ name: own, who: maybe, phone: maybe, agreed: fc.option(oneOf(agreedAnswers)), can: maybe, cannot: maybe, key: fc.option(oneOf(['yes', 'no'])), card: fc.option(fc.constant('on')), leftOn: fc.option(day) })),
  decisions: few(fc.record({ what: own, by: fc.option(day), asked: maybe })), cardName: maybe, cardLine: maybe, cardWhere: maybe,
  agreements: few(fc.record({ by: own, onDay: day, how: own })), copies: few(fc.record({ plan: fc.constant('p'), holder: own, form: oneOf(copyForms), how: maybe, onDay: day, goneOn: fc.constant(null) })),
}) as unknown as fc.Arbitrary<EmergencyPlan>
const shown: fc.Arbitrary<Shown> = fc.tuple(plan, few(fc.record({ who: own, from: day, until: fc.option(day), howTold: own, state: fc.constant('now' as const) })), fc.record({ name: own, person: maybe }))
  .map(([one, readers, about]) => ({ plan: one, versions: [one], readers, about, today: '2026-03-01' }))

function saidIn(value: unknown, language?: string): { words: string; language?: string }[] {
  if (typeof value === 'string') return piecesOf(value).map((piece) => ({ language, ...piece }))
  if (Array.isArray(value)) return value.flatMap((one) => saidIn(one, language))
  if (value === null || typeof value !== 'object') return []
  const { language: here, kind: _kind, ...rest } = value as Record<string, unknown>
  return saidIn(Object.values(rest), typeof here === 'string' ? here : language)
}

test('whatever such a plan and its card say, in no language is a sentence of ours left in English, and nobody’s words pass for that language', () => {
  fc.assert(fc.property(oneOf(tags), shown, (tag, said) => {
    const tongue = tongueOf(tag)
    const sides = cardOf(said.plan, said.today, tongue)
    const documents = [makeEmergencyDocument(said, { name: 'Zq' }, 'standard', tongue), ...(sides ? [makeCardDocument(sides, { name: 'Zq' }, tongue)] : [])]
    for (const { title, labels, blocks } of documents) {
      for (const { words, language } of saidIn([title, labels, blocks])) if (/\p{L}/u.test(words)) expect([tag, words, language]).toEqual([tag, words, /Zq|^(In an emergency please ring|Where the plan is:)$/.test(words) ? 'en-GB' : undefined])
    }
    const html = renderToString(<EmergencyPlanDocument shown={said} paper tongue={tongue} />)
    expect(html.replace(/<(\w+)(?=[^>]* lang="en-GB")[^>]*>[\s\S]*?<\/\1>/g, '')).not.toContain('Zq')
  }), { numRuns: 60, endOnFailure: true })
})

test('print, PDF and card come in her language, and in English when that is asked for', async () => {
  const sample = await makeSample()
  const worker = await signedIn('jo-reid')
  const id = await writeVersion(sample, { people: [{ name: 'Meera', phone: '07700 900143', agreed: 'yes', card: 'on' }], cardLine: 'Somebody at home depends on me.' } as never)
  await sayAgreed(worker, sample, id)
  await database.owner.query("update carers set language = 'Arabic' where id = $1", [sample.carer])
  const print = (await worker.get(`/emergency-plans/${id}/print`)).html
  expect(print).toContain('<div lang="ar" dir="rtl">')
  expect(print).toContain('<h2>الساعة الأولى</h2>')
  expect(print).toContain('<bdi lang="en-GB">Ring Meera.</bdi>')
  expect(print).toContain('not yet checked by somebody whose first language it is')
  const card = (await worker.get(`/emergency-plans/${id}/card`)).html
  expect(card).toContain('<h2>في حالة الطوارئ يُرجى الاتصال بـ · <bdi lang="en-GB">In an emergency please ring</bdi></h2>')
  expect(card).toContain('<p dir="auto" lang="en-GB">Somebody at home depends on me.</p>')
  expect((await worker.get(`/emergency-plans/${id}/card?language=en-GB`)).html).toContain('<h2>In an emergency please ring</h2>')
  for (const file of ['plan.pdf', 'plan-large-print.pdf', 'card.pdf']) {
    const { status, headers } = await worker.get(`/emergency-plans/${id}/${file}`)
    expect([file, status, headers.get('content-type')]).toEqual([file, 200, 'application/pdf'])
  }
  for (const tag of tags) {
    const sides = { front: { title: null, line: 'Somebody at home depends on me.', people: [{ name: 'Meera', phone: '07700 900143' }] }, back: [], age: tell(tongueOf(tag))('written.card', { day: 'd', age: 'a', printed: 'p' }) }
    const made = await makePdf(makeCardDocument(sides, { name: 'Lochside' }, tongueOf(tag)))
    if (!made.ok) throw new Error(made.reason)
    const pdf = readPdf(made.bytes)
    expect([pdf.language, pdf.languages.includes('en-GB'), /\/Marked true/.test(pdf.catalogue), pdf.metadata.includes('pdfuaid'), pdf.pages]).toEqual([tag, true, true, true, 1])
  }
})

test('her own page of it is in her language, says that it is not yet checked, and leads to the same in English; a worker reads English', async () => {
  const sample = await makeSample()
  const worker = await signedIn('jo-reid')
  const id = await writeVersion(sample, { people: [{ name: 'Meera', agreed: 'yes' }] } as never)
  await sayAgreed(worker, sample, id)
  await database.owner.query("update carers set language = 'Polish' where id = $1", [sample.carer])
  const her = await atOwnPage(sample)
  for (const way of [`/emergency-plans/${id}`, `/carers/${sample.carer}/emergency-plan`]) {
    const { html } = await her.get(way)
    expect(html).toContain('<h2>Pierwsza godzina</h2>')
    expect(html).toContain('<bdi lang="en-GB">Ring Meera.</bdi>')
    expect(html).toMatch(/<h1>Plan na nagły wypadek: <bdi lang="en-GB">[^<]+<\/bdi><\/h1>/)
    expect(html).toContain('not yet checked by somebody whose first language it is')
    expect(html).toContain(`href="/emergency-plans/${id}?language=en-GB"`)
  }
  const english = (await her.get(`/emergency-plans/${id}?language=en-GB`)).html
  expect(english).toContain('<h2>The first hour</h2>')
  expect(english).toContain(`href="/emergency-plans/${id}?language=pl"`)
  expect((await worker.get(`/emergency-plans/${id}`)).html).toContain('<h2>The first hour</h2>')
  expect((await worker.get(`/emergency-plans/${id}?language=pl`)).html).toContain('<h2>Pierwsza godzina</h2>')
})

test('her own pages of plan and plan for later come in her language before any plan of care is agreed, and say so', async () => {
  const sample = await makeSample()
  const id = await writeVersion(sample)
  await sayAgreed(await signedIn('jo-reid'), sample, id)
  await database.owner.query("update carers set language = 'Polish' where id = $1", [sample.carer])
  const { html } = await (await atOwnPage(sample)).get('/my-plan')
  expect(html).toContain('<h3>Pierwsza godzina</h3>')
  expect(html.match(/not yet checked by somebody whose first language it is/g)).toHaveLength(1)
})
