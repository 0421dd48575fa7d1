import { beforeEach, describe, expect, it } from 'vitest'
import { makePdf } from '../../kernel/pdf/index.ts'
import { readPdf } from '../../kernel/pdf/read-pdf.test-helper.ts'
import { agree, asJo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { considerBreak, decideEligibility, endNeed, recordNeed, sayHowMet, supportNeed, wordNeed } from '../needs/index.ts'
import { recordOutcome } from '../outcomes/index.ts'
import { readContent } from './content.ts'
import { makePlanDocument } from './document/pdf.ts'
import { getPlan } from './queries.ts'

useTestDatabase('world')
let sample: Sample
let worker: Visitor
let need: string
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  need = newId()
  await asJo(async (tx) => {
    const outside = newId()
    await recordOutcome(tx, sample.carer, { id: outside, statement: 'the choir', direction: 'get-better' })
    await recordNeed(tx, sample.carer, { id: need, versionId: newId(), words: 'somebody to hear him at night', outcomes: [sample.nights, outside], from: sample.today })
    await recordNeed(tx, sample.carer, { id: newId(), versionId: newId(), words: 'a lift to the choir', outcomes: [outside], from: sample.today })
    await sayHowMet(tx, need, { on: sample.today, why: 'waiting', steps: { 'unmet': { id: newId(), amount: 'some', words: 'Five weeks.' }, 'person-services': { id: newId(), amount: 'some', words: 'The mat.' } } })
    await supportNeed(tx, need, { id: newId(), action: sample.meera, way: 'people', forWhom: 'person', charge: 'free' })
    await decideEligibility(tx, need, { id: newId(), decision: 'meets', reasons: 'Three broken nights.', decidedBy: 'Ann Muir', on: sample.today })
    await considerBreak(tx, sample.carer, { id: newId(), answer: 'not-now', words: 'After the summer.', on: sample.today })
  })
})
const contentOf = (plan: string) => asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)))
const said = ['What is needed for it', 'somebody to hear him at night', 'The mat.', 'Meera: Monday nights (replacement care)', 'Waiting for it. Five weeks.', 'This need meets the local criteria, so it must be met.', 'Three broken nights. Ann Muir decided this on', 'Not now. After the summer.']

describe('what is needed, in a plan', () => {
  it('stands on the page, on paper and in the PDF, in the order of the law; only what is for an outcome in the plan', async () => {
    const plan = await makePlan(sample, false)
    const { needed } = (await contentOf(plan)).content
    expect(needed!.needs.map(({ words, outcomes, met }) => [words, outcomes, met.map(({ step }) => step)])).toEqual([['somebody to hear him at night', [sample.nights], ['person-services', 'unmet']]])
    for (const html of [(await worker.get(`/plans/${plan}`)).html, (await worker.get(`/plans/${plan}/print`)).html]) {
      for (const words of said) expect(html.replace(/<[^>]*>/g, '')).toContain(words)
      expect(html).not.toContain('a lift to the choir')
    }
    const { content } = await contentOf(plan)
    for (const size of ['standard', 'large'] as const) {
      const made = await makePdf(makePlanDocument({ content, agreement: null, genuine: true }, size))
      if (!made.ok) throw new Error('No PDF could be made.')
      const { text } = readPdf(made.bytes)
      for (const words of said) expect(text).toContain(words.replace(/\s+/g, ''))
    }
    // On her copy an outcome reads as she worded it there, wherever it is named.
    const printed = (await worker.get(`/plans/${plan}/print`)).html
    expect(printed).toMatch(/In order to:<\/b> <span[^>]*>nights</)
    expect(printed).not.toContain('to sleep through')
  })

  it('what the law asks shows the one decision under both of its parts that it tells', async () => {
    const plan = await makePlan(sample, false)
    const page = (await worker.get(`/plans/${plan}/law`)).html
    expect(page.split('<b dir="auto">somebody to hear him at night</b><br/><span dir="auto">This need meets the local criteria, so it must be met.</span>')).toHaveLength(3)
  })

  it('is frozen when the plan is agreed: what is said, decided and ended later changes no word of it', async () => {
    const plan = await makePlan(sample, false)
    await asJo((tx) => agree(tx, plan, sample.today))
    const before = await contentOf(plan)
    await asJo(async (tx) => {
      await wordNeed(tx, need, { id: newId(), words: 'nobody', outcomes: [sample.drives], from: sample.today })
      await decideEligibility(tx, need, { id: newId(), decision: 'does-not', reasons: 'Not any more.', decidedBy: 'Ann Muir', on: sample.today })
      await endNeed(tx, need, { id: newId(), how: 'met', on: sample.today })
      await considerBreak(tx, sample.carer, { id: newId(), answer: 'break', on: sample.today })
    })
    const after = await contentOf(plan)
    expect([after.content, after.hash, after.genuine]).toEqual([before.content, before.hash, true])
    const next = await makePlan(sample, false)
    expect((await contentOf(next)).content.needed).toMatchObject({ needs: [], break: { answer: 'break' } })
    const comparison = (await worker.get(`/plans/${next}/comparison`)).html
    for (const words of ['somebody to hear him at night', 'After the summer.', 'A break would help.']) expect(comparison).toContain(words)
  })

  it('stands beside the outcomes where a plan is written, and is typed nowhere there', async () => {
    const { html } = await worker.get(`/carers/${sample.carer}/plans/new`)
    for (const words of ['somebody to hear him at night', 'Services for the person Nan cares for:', 'Not now. After the summer.', `/carers/${sample.carer}/needs/new?outcome=${sample.drives}`]) expect(html).toContain(words)
    expect(html).not.toMatch(/<(?:textarea|input)[^>]*name="need/)
  })

  it('tells what the law asks of needs, support and breaks, so that nobody answers it in words', async () => {
    const plan = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${plan}/law`)
    for (const words of ['The plan tells it: what is needed for what matters', 'The plan tells it: what somebody decided of each need, and how those that meet', 'The plan tells it: whether a break would help']) expect(html).toContain(words)
  })
})
