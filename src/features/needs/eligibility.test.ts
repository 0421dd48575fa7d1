import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readTree } from '../../../test/architecture/tree.ts'
import { asJo, dayFields, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { eligibilityAreas, eligibilityLevels } from '../../frameworks/eligibility.ts'
import { systemActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { findSettingOn, settle } from '../organisations/index.ts'
import { decideEligibility, findAreaViews, findDecisions, findNeeds, recordNeed, sayArea, sayHowMet } from './index.ts'
import { amounts, decisions, steps, viewVoices } from './schema.ts'

const world = useTestDatabase('world')
let sample: Sample
let worker: Visitor
let need: string
beforeAll(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
  need = newId()
  await asJo((tx) => recordNeed(tx, sample.carer, { id: need, versionId: newId(), words: 'somebody to hear him', outcomes: [sample.nights], from: sample.today }))
})

const settleThreshold = (words: string, effectiveOn: string) => inTenant(systemActor(idOf('lochside')), (tx) => settle(tx, { id: newId(), name: 'carer-threshold', words, effectiveOn }))

describe('eligibility', () => {
  it('is never worked out: whatever the levels, the threshold and how a need is met, nothing is decided until a person decides', async () => {
    const areas = fc.array(fc.record({ area: fc.constantFrom(...eligibilityAreas), level: fc.constantFrom(...eligibilityLevels), voice: fc.constantFrom(...viewVoices) }), { maxLength: 7 })
    const how = fc.record({ step: fc.constantFrom(...steps), amount: fc.constantFrom(...amounts) })
    await fc.assert(fc.asyncProperty(areas, how, fc.constantFrom('Critical in any area must be met.', 'Everything must be met.', 'meets'), async (said, { step, amount }, threshold) => {
      await settleThreshold(threshold, sample.today)
      const id = newId()
      await asJo(async (tx) => {
        await recordNeed(tx, sample.carer, { id, versionId: newId(), words: 'x', outcomes: [sample.nights], from: sample.today })
        for (const one of said) await sayArea(tx, sample.carer, { id: newId(), ...one, words: 'because', name: 'Nan', on: sample.today })
        await sayHowMet(tx, id, { on: sample.today, why: 'not-eligible', steps: { [step]: { id: newId(), amount, words: null } } })
      })
      expect(await asJo((tx) => findDecisions(tx, sample.carer))).toEqual([])
      expect((await asJo((tx) => findNeeds(tx, sample.carer))).every(({ decision }) => decision === null)).toBe(true)
    }), { numRuns: 12 })
    const page = (await worker.get(`/needs/${need}`)).html
    expect(page).toContain('Nobody has decided.')
    const form = (await worker.get(`/needs/${need}/decisions/new`)).html
    expect(form).not.toMatch(/<input[^>]*name="decision"[^>]*checked/)
    for (const verdict of ['must be met.', 'does not meet the local criteria.']) expect(page).not.toContain(verdict)
  }, 60_000)

  it('has one place where a decision is written, and that place reads no level and compares nothing', () => {
    const tree = readTree('src')
    const writers = Object.entries(tree).filter(([file, text]) => !file.endsWith('.test.ts') && /(?:insertOnce\([^)]*'eligibility_decisions'|insertInto\('eligibility_decisions')/.test(text)).map(([file]) => file)
    expect(writers).toEqual(['src/features/needs/eligibility/commands.ts'])
    const [, command = ''] = /export async function decideEligibility\(([^]*?)\n\}/.exec(tree[writers[0]!]!) ?? []
    expect(command).toContain("decision: form.decision")
    expect(command).not.toMatch(/level|eligibility_views|findAreaViews|words/)
  })

  it('cannot be written without somebody who writes it: the database takes no decision from nobody', async () => {
    await expect(world.owner.query("insert into eligibility_decisions (organisation_id, id, carer_id, need_id, decision, reasons, decided_by, on_day, recorded_at) values ($1, $2, $3, $4, 'meets', 'x', 'x', '2026-01-01', now())", [idOf('lochside'), newId(), sample.carer, need])).rejects.toThrow('recorded_by')
    await expect(inTenant(systemActor(idOf('lochside')), (tx) => decideEligibility(tx, need, { id: newId(), decision: 'meets', reasons: 'x', decidedBy: 'x', on: sample.today }))).rejects.toThrow()
  })

  it('is decided by a named person with reasons, once, and what was decided before stays', async () => {
    const send = (fields: Record<string, string>) => worker.post(`/needs/${need}/decisions`, { id: newId(), ...dayFields('on', sample.today), ...fields })
    const empty = await send({ reasons: 'Three broken nights.' })
    for (const said of ['Choose what was decided.', 'Say who decided.', 'Three broken nights.']) expect(empty.html).toContain(said)
    expect([empty.status, (await send({ decision: 'meets', decidedBy: 'Ann Muir' })).html.includes('Say why.')]).toEqual([422, true])
    expect((await send({ decision: 'meets', reasons: 'x', decidedBy: 'Ann Muir', ...dayFields('on', addDays(sample.today, 1)) })).status).toBe(422)
    const form = { id: newId(), decision: 'does-not', reasons: 'Meera comes on Mondays.', decidedBy: 'Ann Muir', body: 'the council' }
    for (let twice = 0; twice < 2; twice++) expect((await send(form)).location).toBe(`/needs/${need}`)
    expect((await send({ ...form, decision: 'meets' })).status).toBe(409)
    await send({ decision: 'partly', reasons: 'Two nights of it.', decidedBy: 'Ann Muir' })
    const page = (await worker.get(`/needs/${need}`)).html
    for (const said of ['Part of this need meets the local criteria.', 'Two nights of it.', 'Ann Muir decided this on', 'Decided before', 'This need does not meet the local criteria. Help with it may still be given.', 'Ann Muir, the council, decided this on']) expect(page).toContain(said)
    expect((await asJo((tx) => findDecisions(tx, sample.carer))).map(({ decision }) => decision)).toEqual(['partly', 'does-not'])
  })

  it('keeps beside a decision the threshold that held on its day, whatever is settled later', async () => {
    const days = fc.integer({ min: -40, max: 40 }).map((offset) => addDays(sample.today, offset))
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ words: fc.uuid(), day: days }), { minLength: 1, maxLength: 4 }), fc.integer({ min: -40, max: 0 }), fc.constantFrom(...decisions), async (thresholds, ago, decision) => {
      for (const { words, day } of thresholds) await settleThreshold(words, day)
      const on = addDays(sample.today, ago)
      const held = await asJo((tx) => findSettingOn(tx, 'carer-threshold', on))
      const come = thresholds.filter(({ day }) => day <= on)
      if (come.length > 0) expect(held!.effectiveOn >= come.map(({ day }) => day).toSorted().at(-1)!).toBe(true)
      if (held) expect(held.effectiveOn <= on).toBe(true)
      const id = newId()
      await asJo((tx) => decideEligibility(tx, need, { id, decision, reasons: 'x', decidedBy: 'Ann Muir', on }))
      await settleThreshold('settled later', on)
      const kept = (await asJo((tx) => findDecisions(tx, sample.carer))).find((one) => one.id === id)!
      expect(kept.threshold).toEqual(held ? { words: held.words, effectiveOn: held.effectiveOn } : null)
    }), { numRuns: 8 })
  }, 60_000)

  it('shows the seven areas as people see them, two voices side by side, and the same person’s newest word first', async () => {
    const carer = (await makeSample()).carer
    const send = (fields: Record<string, string>) => worker.post(`/carers/${carer}/eligibility-views`, { id: newId(), area: 'health', level: 'substantial', words: 'Up four times.', voice: 'carer', name: 'Nan', ...dayFields('on', sample.today), ...fields })
    expect((await send({ level: 'urgent' })).html).toContain('Choose how much caring weighs on it.')
    expect((await send({ words: '' })).status).toBe(422)
    await send({})
    await send({ level: 'moderate', words: 'She copes better than she says.', voice: 'worker', name: 'Jo' })
    await send({ level: 'critical', words: 'Now the fall.' })
    const views = await asJo((tx) => findAreaViews(tx, carer))
    expect(views.map(({ voice, level, newer }) => [voice, level, newer])).toEqual([['carer', 'critical', false], ['worker', 'moderate', false], ['carer', 'substantial', true]])
    const { html } = await worker.get(`/carers/${carer}/eligibility`)
    for (const said of ['Health and wellbeing', 'Nan (the carer)', 'Now the fall.', 'Jo (a worker)', 'She copes better than she says.', 'Said before', 'Open Government Licence']) expect(html).toContain(said)
    expect(html).not.toContain('Nobody has decided')
  })
})
