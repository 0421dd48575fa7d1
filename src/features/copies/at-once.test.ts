import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { atOnce } from '../../../test/at-once.ts'
import { dayFields, hidden, makePlan, makeSample, type Sample, twoWorkersOf } from '../../../test/sample-plan.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'

/** Two workers choose the very same copy for somebody, or say the very same of one, at the same moment: it is one. */
const database = useTestDatabase('world')
let sample: Sample
let jo: Visitor
let sam: Visitor
beforeEach(async () => {
  sample = await makeSample()
  await makePlan(sample)
  ;[jo, sam] = await twoWorkersOf(sample)
})

/** What the form sends for a copy of the plan with one line on it, read by this person just now. */
async function chosenBy(visitor: Visitor, more: Record<string, string | string[]> = {}): Promise<Record<string, string | string[]>> {
  const { html } = await visitor.get(`/carers/${sample.carer}/copies/new?kind=plan`)
  const line = `matters.matters.${sample.nights}`
  return { id: hidden(html, 'id'), kind: 'plan', plan: hidden(html, 'plan'), seen: hidden(html, 'seen'), choose: [line], [`as.${line}`]: 'nights', title: 'For the fridge', name: '', whom: 'The fridge', form: 'print', language: 'en-GB', reach: 'record', ...more }
}
const make = (visitor: Visitor, sent: Record<string, string | string[]>) => visitor.post(`/carers/${sample.carer}/copies`, sent)
const count = async (table: 'copies' | 'copy_wordings' | 'copy_steps') => (await database.owner.query(`select count(*)::int as count from ${table} where carer_id = $1`, [sample.carer])).rows[0].count as number

describe('two workers at the same moment', () => {
  it('choosing the very same copy for somebody: it stands once, with what was worded for it, and both come to it', async () => {
    const [hers, his] = [await chosenBy(jo), await chosenBy(sam)]
    expect(hers.id).not.toBe(his.id)
    const answers = await atOnce(database, sample.carer, () => make(jo, hers), () => make(sam, his))
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(answers[0]!.location).toBe(answers[1]!.location)
    expect([await count('copies'), await count('copy_wordings')]).toEqual([1, 1])
    // Whoever came second sends her form again: it is the same one still.
    for (const [visitor, sent] of [[jo, hers], [sam, his]] as const) expect((await make(visitor, sent)).location).toBe(answers[0]!.location)
    expect(await count('copies')).toBe(1)
  })

  it.each<[string, Record<string, string>]>([['another person', { whom: 'Meera' }], ['another form', { form: 'large-print' }], ['another title', { title: 'For the door' }], ['a line more', { 'own.does': 'The lamp.' }]])('choosing two that differ by %s: both stand', async (_by, differs) => {
    const [hers, his] = [await chosenBy(jo), await chosenBy(sam, differs)]
    const answers = await atOnce(database, sample.carer, () => make(jo, hers), () => make(sam, his))
    expect(answers.map(({ location }) => location)).toEqual([`/copies/${hers.id}`, `/copies/${his.id}`])
    expect(await count('copies')).toBe(2)
  })

  it('the same words out of other lines are another copy; and one that does not stand any more is chosen anew', async () => {
    const hers = await chosenBy(jo)
    const drives = `matters.matters.${sample.drives}`
    const his = await chosenBy(sam, { choose: [drives], [`as.${drives}`]: 'nights' })
    for (const [visitor, sent] of [[jo, hers], [sam, his]] as const) expect((await make(visitor, sent)).location).toBe(`/copies/${sent.id}`)
    expect((await jo.post(`/copies/${hers.id}/steps`, { id: newId(), step: 'over', ...dayFields('on', sample.today) })).status).toBe(303)
    const anew = await chosenBy(sam)
    expect((await make(sam, anew)).location).toBe(`/copies/${anew.id}`)
  })

  it('saying that somebody has it, in the very same words: it is said once; put otherwise, twice', async () => {
    const copy = await chosenBy(jo)
    await make(jo, copy)
    const given = (more: Record<string, string> = {}) => ({ id: newId(), step: 'given', whom: 'Nan', how: 'by hand', ...dayFields('on', sample.today), ...more })
    const answers = await atOnce(database, sample.carer, () => jo.post(`/copies/${copy.id}/steps`, given()), () => sam.post(`/copies/${copy.id}/steps`, given()))
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await count('copy_steps')).toBe(1)
    expect((await sam.post(`/copies/${copy.id}/steps`, given({ how: 'by post' }))).status).toBe(303)
    expect(await count('copy_steps')).toBe(2)
  })
})
