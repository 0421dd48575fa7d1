import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { asJo, dayFields, hidden, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { type Answer, signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { findLines, makeCopy } from '../../copies/index.ts'
import { findGiven } from './queries.ts'

/** Who was given what of a plan: one list, whichever room wrote it down, on every page that tells it. */
const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
let plan: string
beforeEach(async () => {
  sample = await makeSample()
  plan = await makePlan(sample)
  worker = await signedIn('jo-reid')
})

const text = ({ html }: Answer) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').replace(/ ([,.])/g, '$1')
const list = () => asJo((tx) => findGiven(tx, sample.carer))
const whole = (to: string, more: Record<string, string> = {}) => worker.post(`/plans/${plan}/issues`, { id: newId(), to, form: 'read-aloud', how: 'at her table', ...dayFields('issued', sample.today), ...more })

/** A copy out of the plan on which one line stands, by the front door. */
async function chosenCopy(more: Record<string, string | string[]> = {}): Promise<{ id: string; sent: Record<string, string | string[]> }> {
  const { html } = await worker.get(`/carers/${sample.carer}/copies/new?kind=plan`)
  const key = /value="([^"]+)"[^>]*>\s*<label[^>]*>[^]*?Monday nights/.exec(html.slice(html.indexOf('part-does')))![1]!
  const sent = { id: newId(), kind: 'plan', plan, seen: hidden(html, 'seen'), choose: key, title: 'For Rhona', name: '', whom: 'Rhona', form: 'large-print', language: 'en-GB', reach: 'record', ...more }
  expect((await worker.post(`/carers/${sample.carer}/copies`, sent)).location).toBe(`/copies/${sent.id}`)
  return { id: String(sent.id), sent }
}
const give = (copy: string, more: Record<string, string> = {}, visitor = worker) => visitor.post(`/copies/${copy}/steps`, { id: newId(), step: 'given', whom: 'Rhona', how: 'by post', ...dayFields('on', sample.today), ...more })

describe('who was given what', () => {
  it('is one list, of the plan given whole and of what was chosen out of it, the same on every page', async () => {
    const { id } = await chosenCopy()
    await whole('Nan')
    expect((await give(id, { why: 'she asked for the Mondays', withheld: 'the money', withheldWhy: 'it is nobody else’s' })).status).toBe(303)
    expect((await list()).map(({ to, plan: of, copy, newer }) => [to, of, copy, newer])).toEqual([['Rhona', plan, id, false], ['Nan', plan, null, false]])
    for (const path of [`/plans/${plan}`, `/carers/${sample.carer}/plans`, `/carers/${sample.carer}/copies`]) {
      const page = text(await worker.get(path))
      for (const words of [/Nan, [^:]+: the whole plan of [^,]+, read aloud, at her table\./, /Rhona, [^:]+: “For Rhona”, chosen from the plan of [^,]+, in large print, by post\./, /Why: she asked for the Mondays/, /Kept back: the money, because: it is nobody else’s/, /\d+ lines that were there to choose were left off\./]) expect([path, words.source, words.test(page)]).toEqual([path, words.source, true])
    }
    const page = text(await worker.get(`/copies/${id}`))
    expect([page.includes('she asked for the Mondays'), page.includes('the whole plan of'), /Lines of the record left off: \d of \d in “[^”]+”/.test(page)]).toEqual([true, false, true])
    expect(text(await worker.get(`/carers/${sample.carer}`))).toContain('Nan and Rhona have a copy')
  })

  it('says which version somebody has, and that a newer one was agreed since', async () => {
    await whole('Nan')
    const first = plan
    plan = await makePlan(sample)
    await whole('Meera')
    expect((await list()).map(({ to, plan: of, newer }) => [to, of, newer])).toEqual([['Meera', plan, false], ['Nan', first, true]])
    const page = text(await worker.get(`/plans/${plan}`))
    expect([page.includes('Meera,'), /Nan, [^:]+: the whole plan/.test(page), page.includes('All 2 that were given, of every version')]).toEqual([true, false, true])
    expect(text(await worker.get(`/carers/${sample.carer}/plans`)).match(/A newer plan was agreed since\./g)).toHaveLength(1)
  })

  it('counts what was left off when a copy is made, part by part, and keeps none of the words', async () => {
    const { id, sent } = await chosenCopy()
    expect((await worker.post(`/carers/${sample.carer}/copies`, sent)).location).toBe(`/copies/${id}`)
    await give(id)
    const [row] = (await database.owner.query('select left_off from copies where id = $1', [id])).rows
    const counts = row.left_off as { part: string; left: number; of: number }[]
    expect(counts.find(({ part }) => part.startsWith('Who does what'))).toBeUndefined()
    expect(counts.length).toBeGreaterThan(2)
    for (const { left, of } of counts) expect([left > 0, left <= of]).toEqual([true, true])
    expect(JSON.stringify(counts)).not.toMatch(/sleep through|Sunday drives|Meera first|his dinners/)
    await database.owner.query('update copies set left_off = null where id = $1', [id])
    expect(text(await worker.get(`/carers/${sample.carer}/copies`))).toContain('was not counted when it was made')
    await database.owner.query(`update copies set left_off = '[]' where id = $1`, [id])
    expect(text(await worker.get(`/carers/${sample.carer}/copies`))).toContain('Every line there was to choose stands on it.')
  })

  it('keeps nothing back from anybody without a reason, and no word typed is lost', async () => {
    const { id } = await chosenCopy()
    const silent = await give(id, { withheld: 'the money page', why: 'her sister asked' })
    expect([silent.status, silent.html.includes('Say why it was kept back.'), silent.html.includes('the money page'), silent.html.includes('her sister asked')]).toEqual([422, true, true, true])
    const pointless = await give(id, { withheldWhy: 'so it is' })
    expect([pointless.status, pointless.html.includes('Say what was kept back'), pointless.html.includes('so it is')]).toEqual([422, true, true])
    expect(await list()).toEqual([])
  })

  it('says of a copy that it does not stand any more', async () => {
    const { id } = await chosenCopy()
    await give(id)
    await worker.post(`/copies/${id}/steps`, { id: newId(), step: 'over', ...dayFields('on', sample.today) })
    expect(text(await worker.get(`/plans/${plan}`))).toContain('No longer in use since')
  })

  it('tells of a copy that was laid beside a linked plan, and that it was taken back; nothing of the other carer but what she called herself', async () => {
    const other = (await makeSample()).carer
    const { html } = await worker.post(`/carers/${other}/linked-plans/codes`, { id: newId(), called: 'Effie', howTold: 'at the table' })
    const link = newId()
    await worker.post(`/carers/${sample.carer}/linked-plans`, { id: link, code: /[a-z]{4}(?:-[a-z]{4}){3}/.exec(html)![0], calledHere: 'Hector', howToldHere: 'by phone' })
    const { id } = await chosenCopy()
    expect((await worker.post(`/carers/${sample.carer}/linked-plans/${link}/copies`, { id: newId(), copy: id })).status).toBe(303)
    const page = await worker.get(`/plans/${plan}`)
    expect(text(page)).toMatch(/Effie, [^:]+: “For Rhona”, chosen from the plan of [^,]+, laid beside a linked plan/)
    expect(page.html).not.toContain(other)
    expect(text(await worker.get(`/carers/${other}/copies`))).not.toContain('For Rhona')
    await worker.post(`/carers/${sample.carer}/linked-plans/${link}/taking-back`, { id: newId(), copy: id })
    expect(text(await worker.get(`/plans/${plan}`))).toContain('No longer in use since')
  })
})

describe('in her own space', () => {
  const asha = idOf('lochside', 'carer', 'asha-menon')

  it('she reads the same list, on her page, beside her plan and among her copies', async () => {
    const she = await signedIn('asha-menon', 'lochside', 'account')
    const [latest] = (await database.owner.query(`select p.id from plans p join plan_agreements a on a.plan_id = p.id where p.carer_id = $1 order by p.sequence desc limit 1`, [asha])).rows
    for (const path of ['/my-plan', `/plans/${latest.id}`, `/carers/${asha}/copies`]) {
      const page = text(await she.get(path))
      for (const words of [/the whole plan of/, /“Nights and Sundays”, chosen from the plan of/, /Asha put it up with the tractor magnet/]) expect([path, words.source, words.test(page)]).toEqual([path, words.source, true])
    }
    expect(text(await she.get(`/carers/${asha}/copies`))).toContain('it is his, and her work need not know it')
  })

  it('what she keeps to herself is in her list, and in nobody else’s until she says so', async () => {
    const she = await signedIn('asha-menon', 'lochside', 'account')
    const { html } = await she.get(`/carers/${asha}/copies/new?kind=passport`)
    const id = newId()
    await she.post(`/carers/${asha}/copies`, { id, kind: 'passport', plan: '', seen: hidden(html, 'seen'), title: 'For the union', name: '', whom: 'The union', form: 'print', language: 'en-GB', reach: 'hers', 'own.asked': 'To start at ten.' })
    expect((await give(id, { whom: 'The union' }, she)).status).toBe(303)
    expect(text(await she.get(`/carers/${asha}/copies`))).toMatch(/The union, [^:]+: “For the union”, chosen from the record and the plan of [^,]+, on paper, by post\. \d+ lines that were there to choose were left off\. Only you see this here\./)
    for (const path of [`/carers/${asha}/copies`, `/carers/${asha}/plans`, `/carers/${asha}`]) expect([path, (await worker.get(path)).html.includes('The union')]).toEqual([path, false])
    await she.post(`/copies/${id}/steps`, { id: newId(), step: 'opened', ...dayFields('on', sample.today) })
    expect(text(await worker.get(`/carers/${asha}/copies`))).toContain('“For the union”')
    // A page for her union is no copy of the plan.
    expect(text(await worker.get(`/carers/${asha}`))).toMatch(/Asha, [^.]*The fridge[^.]* have a copy\./)
    expect(text(await worker.get(`/carers/${asha}`))).not.toMatch(/The union[^.]* have a copy\./)
  })

  it('who only reads the record reads the list; who may not, finds none of it', async () => {
    const morag = await signedIn('morag-sinclair')
    expect(text(await morag.get(`/carers/${asha}/plans`))).toContain('“Nights and Sundays”, chosen from the plan of')
    for (const path of [`/carers/${asha}/plans`, `/carers/${asha}/copies`]) expect((await (await signedIn('ruaridh-bell')).get(path)).status).toBe(404)
    const kept = await asJo((tx) => findLines(tx, sample.carer, 'about-me'))
    await asJo((tx) => makeCopy(tx, sample.carer, { id: newId(), kind: 'about-me', title: 'x', name: null, whom: 'y', form: 'print', language: 'en-GB', reach: 'record', seen: kept.hash, choose: [], as: {}, own: { important: 'tea' }, headings: {} }))
    // Made for somebody is not yet given to them.
    expect(await list()).toEqual([])
  })
})
