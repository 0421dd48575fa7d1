import { renderToString } from 'preact-render-to-string'
import { afterAll, describe, expect, it, test } from 'vitest'
import { packOn, packs } from '../../../frameworks/packs/index.ts'
import { triggerKinds } from '../../../frameworks/triggers.ts'
import type { LanguageTag } from '../../../kernel/languages/tags.ts'
import { piecesOf, type Tongue, tongueOf } from '../../../kernel/languages/tongue.ts'
import { makePdf, stopPdf } from '../../../kernel/pdf/index.ts'
import { readPdf } from '../../../kernel/pdf/read-pdf.test-helper.ts'
import { decisions, steps, ways } from '../../needs/schema.ts'
import needsEnglish from '../../needs/words.en.json'
import { tell as tellNeeds, written as needsWritten } from '../../needs/words.ts'
import type { PlanContent } from '../content.ts'
import english from '../words.en.json'
import { tell, written } from '../words.ts'
import { PlanDocument } from './page.tsx'
import { makePlanDocument } from './pdf.ts'

afterAll(stopPdf)
const tags = ['en-GB', ...Object.keys(written)] as LanguageTag[]
const young = packs.filter((pack) => pack.young)

/** A plan that says something everywhere it can; every word of somebody's has “zq” in it and stands in it once. */
function contentOf(pack: string): PlanContent {
  let count = 0
  const own = () => `zq${count++}q`
  const clauses = packs.find(({ id }) => id === pack)!.clauses
  const promise = () => ({ who: own(), what: own(), owner: 'family', byDay: '2026-02-03' })
  const ahead = (kind: string) => ({ plan: 'p', kind, writtenOn: '2026-02-03', agreed: true, standing: 'there-is', why: own(), tells: true, parts: [{ part: kind === 'future' ? 'matters' : 'firstHour', answer: 'words', words: own() }], people: [{ name: own(), who: own(), agreed: 'yes' }], decisions: [{ what: own(), by: null }] })
  return {
    form: 1, carer: 'Zed', carerName: 'Zed Full', organisation: { name: own(), phone: '01631 555 0100', address: own(), introduction: own() }, madeOn: '2026-02-03', writtenBy: own(), talks: [],
    caringNow: own(), caringNowExact: false,
    caring: [{ person: own(), relation: own(), able: own(), willing: own(), limit: own() }, { person: own(), relation: own(), able: 'zqboth', willing: 'zqboth', limit: null }],
    outcomes: [{ outcome: 'o1', statement: own(), exact: true, direction: 'keep', onThisCopy: null, nearBank: own(), farBank: own(), nearSaid: true, farSaid: false, inTheWay: own(), looksLike: own(), promises: [promise()], areas: [] }],
    needed: {
      needs: decisions.map((code) => ({
        need: code, words: own(), outcomes: ['o1'], met: steps.map((step) => ({ step, amount: 'some', why: step === 'unmet' ? 'not-eligible' : null, words: own() })),
        supports: ways.map((way) => ({ who: own(), what: own(), way, forWhom: 'person', charge: code === 'meets' ? 'waived' : 'charged', chargeWords: own() })),
        decision: { code, reasons: own(), by: own(), body: own(), onDay: '2026-02-03', threshold: '2026-02-03' },
      })),
      none: { words: own(), onDay: '2026-02-03', by: own() }, break: { answer: 'break', kinds: ['hours'], words: own(), enough: 'no', replacement: 'needed', replacementWords: own(), onDay: '2026-02-03' },
    },
    promises: [promise()], keepsDoing: own(), ifIllTomorrow: own(), reviewOn: '2026-06-03', reviewSooner: own(), triggers: [...triggerKinds], ahead: { emergency: ahead('emergency'), future: ahead('future') },
    lastPlan: { plan: 'p', outcomes: [{ outcome: 'o0', statement: own(), exact: false, said: [{ voice: 'carer', by: own(), words: own(), onDay: '2026-02-03', review: 'r' }] }] },
    law: { pack, version: '2026-02-03', answers: clauses.map(({ id, heading, none, noneSaid }) => ({ clause: id, heading, kind: none ? 'none' : 'words', words: own(), ...(noneSaid ? { none: noneSaid } : {}) })) },
  } as unknown as PlanContent
}

const bare = (words: string) => words.replace(/[\s:“”‘’„«»‹›⁦⁧⁨⁩]/gu, '')
const pageOf = (content: PlanContent, tongue: Tongue) => renderToString(<PlanDocument content={content} genuine copy tongue={tongue} />)
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const paperOf = (content: PlanContent, tongue: Tongue) => makePlanDocument({ content, agreement: null, genuine: true }, 'standard', tongue)

/** Every string of a block, without what only says how it is printed. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return piecesOf(value).map(({ words }) => words)
  if (Array.isArray(value)) return value.flatMap(stringsOf)
  return value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([key, one]) => key === 'kind' || key === 'language' ? [] : stringsOf(one))
}

/** What stands out on the page and on paper: headings, and the bold words a line begins with. */
function headingsOn(content: PlanContent, tongue: Tongue): string[] {
  const page = [...pageOf(content, tongue).matchAll(/<(h[2-4]|b)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , words]) => bare(textOf(words!)))
  const strong = (value: unknown): string[] => Array.isArray(value) ? [value.flatMap((one) => typeof one === 'object' && one !== null && 'strong' in one ? stringsOf(one) : []).join(''), ...value.flatMap(strong)] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(strong) : []
  const { blocks } = paperOf(content, tongue)
  return [...page, ...blocks.flatMap((block) => block.kind === 'heading' ? bare(stringsOf(block).join('')) : []), ...strong(blocks).map(bare)].filter(Boolean)
}

/** How both rooms head a line for a grown-up where they have nearer words for a child. */
function adultHeadings(tongue: Tongue): string[] {
  const values = { name: tongue.own('Zed'), by: 'x', day: 'x' }
  const of = (words: Record<string, string>, say: (key: never, values: Record<string, string>) => string) => Object.keys(words).flatMap((key) => {
    const adult = key.slice('young.'.length)
    return key.startsWith('young.') && adult in words && adult !== 'law.part' ? [bare(stringsOf(say(adult as never, values)).join(''))] : []
  })
  return [...of(english, tell(tongue)), ...of(needsEnglish, tellNeeds(tongue))]
}

describe.each(young.map(({ id }) => id))('a plan checked as %s', (id) => {
  const content = contentOf(id)

  it.each(tags)('in %s has none of a grown-up’s headings, on the page or on paper', (tag) => {
    const told = headingsOn(content, tongueOf(tag))
    // “When we look again” is what a pack calls a part, and a heading of every plan.
    const stays = Object.entries(english).flatMap(([key, words]) => key.startsWith('young.') || `young.${key}` in english ? [] : bare(written[tag]?.words[key] ?? words))
    const adult = [...adultHeadings(tongueOf(tag)), ...content.law!.answers.map(({ heading }) => bare(heading))].filter((heading) => !stays.includes(heading))
    expect(adult.length).toBeGreaterThan(30)
    expect(told.length).toBeGreaterThan(60)
    expect(told.filter((one) => adult.includes(one))).toEqual([])
  })

  it.each(tags)('in %s says all that it says to a grown-up, and the number of each place in the law', (tag) => {
    const adult = { ...content, law: { ...content.law!, pack: 'simple' } }
    const ownIn = (words: string) => words.match(/zq(?:\d+q|both)/g)!.toSorted()
    for (const told of [(one: PlanContent) => textOf(pageOf(one, tongueOf(tag))), (one: PlanContent) => stringsOf(paperOf(one, tongueOf(tag)).blocks).join(' ')]) {
      // Whom to turn to is told besides: who wrote it down stands there a second time.
      expect([...new Set(ownIn(told(content)))]).toEqual([...new Set([...ownIn(told(adult)), content.writtenBy!])].toSorted())
      for (const { clause } of content.law!.answers) expect(told(content)).toContain(clause)
    }
  })

  it.each(tags)('in %s page and paper have the same headings in the same order, and what paper says the page says', (tag) => {
    const [html, { blocks }] = [pageOf(content, tongueOf(tag)), paperOf(content, tongueOf(tag))]
    expect([...html.matchAll(/<(h[2-4])\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , words]) => bare(textOf(words!)))).toEqual(blocks.flatMap((block) => block.kind === 'heading' ? [bare(stringsOf(block.text).join(''))] : []))
    const [history, ...rest] = blocks.filter(({ kind }) => kind !== 'note')
    expect([history!.kind, rest.pop()!.kind]).toEqual(['small', 'small'])
    const page = bare(textOf(html))
    for (const words of stringsOf(rest)) expect(page).toContain(bare(words))
  })
})

test('every part of the law in a young carer’s plan has its question, in every language', () => {
  const slug = (words: string) => words.toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')
  const clauses = young.flatMap(({ id, clauses, changes }) => [...packOn(id as 'scotland-young', '2026-01-01').clauses, ...clauses, ...changes.flatMap(({ adds = [] }) => adds)])
  for (const tag of Object.keys(written) as LanguageTag[]) {
    for (const { heading } of clauses) expect(written[tag]!.words).toHaveProperty([`young.heading.${slug(heading)}`])
    for (const { noneSaid } of clauses) if (noneSaid) expect(written[tag]!.words).toHaveProperty([`young.noneSaid.${slug(noneSaid)}`])
    for (const [words, rooms] of [[english, written], [needsEnglish, needsWritten]] as const) for (const key of Object.keys(words).filter((one) => one.startsWith('young.'))) expect([tag, rooms[tag]!.words[key]]).not.toEqual([tag, undefined])
  }
})

test('what a pack does not call so stands as it was frozen, and a grown-up’s plan has no word of a child’s', () => {
  const content = contentOf('scotland-young')
  const other = { ...content, law: { ...content.law!, answers: [{ ...content.law!.answers[0]!, heading: 'Called otherwise once' }] } }
  expect(textOf(pageOf(other, tongueOf('en-GB')))).toContain('Called otherwise once')
  for (const { id } of packs.filter((pack) => !pack.young)) {
    const adult = contentOf(id)
    const told = headingsOn(adult, tongueOf('en-GB'))
    for (const words of ['Able', 'Willing', 'Inorderto', 'Whatisneededforit', ...(id === 'coat' ? [] : ['Alsosaidinthisplan'])]) expect([id, words, told.includes(words)]).toEqual([id, words, true])
    const near = Object.entries({ ...english, ...needsEnglish }).filter(([key]) => key.startsWith('young.') && !key.startsWith('young.law.part') && !key.startsWith('young.heading.') && !key.startsWith('young.noneSaid.')).map(([, words]) => bare(words.replaceAll('{name}', 'Zed')))
    expect(told.filter((one) => near.includes(one))).toEqual([])
    expect(textOf(pageOf(adult, tongueOf('en-GB')))).not.toMatch(/Somebody to talk to|s\.\d+\(/)
  }
})

test.each(['en-GB', 'pl', 'ar'] as const)('its PDF in %s is tagged, and says the number in the law in both sizes', async (tag) => {
  const content = contentOf('scotland-young')
  for (const size of ['standard', 'large'] as const) {
    const made = await makePdf(makePlanDocument({ content, agreement: null, genuine: true }, size, tongueOf(tag)))
    if (!made.ok) throw new Error(made.reason)
    const pdf = readPdf(made.bytes)
    expect([pdf.language, /\/Marked true/.test(pdf.catalogue), pdf.metadata.includes('pdfuaid')]).toEqual([tag, true, true])
    expect(pdf.tags.filter((one) => one === 'H2').length).toBeGreaterThan(8)
    if (tag !== 'ar') expect(pdf.text.replace(/\s/g, '')).toContain(tag === 'pl' ? 'CzyZedchcetorobić?' : 'DoesZedwantto?')
    expect(pdf.text.replace(/\s/g, '')).toContain('s.15(1)(h)')
  }
})
