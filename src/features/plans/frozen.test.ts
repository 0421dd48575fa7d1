import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { answerAction, changeAction, findAction, recordAction } from '../actions/index.ts'
import { sayStatement } from '../circles/index.ts'
import { getOutcome, wordOutcome } from '../outcomes/index.ts'
import { asJo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { draftPlan, remarkOnPlan, writePlan } from './commands.ts'
import { hashOf, readContent, writeOut } from './content.ts'
import { findMissing } from './law/check.ts'
import { getPlan } from './queries.ts'
import { makePlanDocument } from './document/pdf.ts'

useTestDatabase('world')
let sample: Sample
let plan: string
beforeAll(async () => {
  sample = await makeSample()
  plan = await makePlan(sample)
})

const read = () => asJo(async (tx) => readContent(tx, (await getPlan(tx, plan)).plan))

/** One edit of something the plan was made of, through the same commands a person uses. */
const edits: ((words: string) => Promise<unknown>)[] = [
  (words) => asJo(async (tx) => {
    const outcome = await getOutcome(tx, sample.nights)
    await wordOutcome(tx, sample.nights, outcome.version, { ...outcome, concepts: [], whoseWords: 'worker', statement: words, nearBank: words, farBank: null })
  }),
  (words) => asJo(async (tx) => {
    const action = (await findAction(tx, sample.meera))!
    await changeAction(tx, action, { version: action.version, what: words, owner: 'friend', who: words.slice(0, 100), outcome: null })
  }),
  (words) => asJo((tx) => answerAction(tx, sample.meera, { id: newId(), answer: 'no-longer-needed', words, on: sample.today })),
  (words) => asJo((tx) => recordAction(tx, sample.carer, { id: newId(), what: words, owner: 'carer', outcome: sample.nights })),
  (words) => asJo((tx) => sayStatement(tx, sample.carer, sample.relationship, { id: newId(), kind: 'limit', words, saidOn: sample.today })),
  (words) => asJo((tx) => sayStatement(tx, sample.carer, sample.relationship, { id: newId(), kind: 'nature', words, saidOn: sample.today })),
  (words) => asJo((tx) => remarkOnPlan(tx, plan, { id: newId(), words })),
  (words) => asJo((tx) => draftPlan(tx, sample.carer, { id: newId(), madeOn: sample.today, caringNow: words, outcomes: [], actions: [] })),
  (words) => expect(asJo((tx) => writePlan(tx, plan, { version: 1, madeOn: sample.today, caringNow: words, outcomes: [], actions: [] }))).rejects.toThrow('agreed'),
]

it('what was agreed never changes, whatever is edited afterwards, and its hash verifies', async () => {
  const agreed = await read()
  const printed = JSON.stringify(makePlanDocument({ ...agreed, agreement: null }))
  expect(agreed.genuine).toBe(true)
  const words = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '').trim() || 'so')
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(edits.length - 1), words), { minLength: 1, maxLength: 6 }), async (chosen) => {
    for (const [index, text] of chosen) await edits[index]!(text)
    const now = await read()
    expect(now.genuine).toBe(true)
    expect(now.content).toEqual(agreed.content)
    expect(JSON.stringify(makePlanDocument({ ...now, agreement: null }))).toBe(printed)
  }), { numRuns: 25 })
})

it('the hash knows the words and not the order the database keeps the keys in', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constant(null), fc.array(fc.string()))), (content) => {
    const turned = Object.fromEntries(Object.entries(content).reverse())
    expect(hashOf(turned).equals(hashOf(content))).toBe(true)
    expect(JSON.parse(writeOut(content))).toEqual(JSON.parse(JSON.stringify(content)))
    expect(hashOf({ ...content, more: 'x' }).equals(hashOf({ ...content, more: 'y' }))).toBe(false)
  }))
})

it('that she would rather not say stands in a plan as her answer, and is no gap', async () => {
  const own = await makeSample()
  const draft = await makePlan(own, false)
  const readDraft = () => asJo(async (tx) => (await readContent(tx, (await getPlan(tx, draft)).plan)).content)
  const before = await readDraft()
  await asJo(async (tx) => {
    for (const kind of ['able', 'willing', 'limit'] as const) await sayStatement(tx, own.carer, own.relationship, { id: newId(), kind, answer: 'prefers-not', saidOn: own.today })
  })
  const after = await readDraft()
  expect(after.caring[0]).toMatchObject({ able: 'Would rather not say.', willing: 'Would rather not say.', limit: 'Would rather not say.' })
  const [was, is] = [findMissing(before, { sequence: 1, approvals: [] })!, findMissing(after, { sequence: 1, approvals: [] })!]
  expect(was).toHaveLength(is.length + 1)
  expect(is.every((heading) => was.includes(heading))).toBe(true)
})
