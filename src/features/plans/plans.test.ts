import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { keepPassages, startConversation } from '../conversations/index.ts'
import { answerAction } from '../actions/index.ts'
import { recordOutcome } from '../outcomes/index.ts'
import { agree, asJo, dayFields, hidden, jo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { draftPlan } from './commands.ts'
import { findCurrentPlan, findOpenRemarks, findPlans, findReviewsDue, getPlan } from './queries.ts'
import { readContent } from './content.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})

const contentOf = (plan: string) => asJo(async (tx) => (await readContent(tx, (await getPlan(tx, plan)).plan)).content)
const words = () => ({ caringNow: 'I do his dinners.', outcomes: [sample.nights, sample.drives], actions: [sample.meera], ...dayFields('madeOn', sample.today), go: 'plan' })
const agreement = (html: string, more: Record<string, string> = {}) => ({ id: hidden(html, 'id'), seen: hidden(html, 'seen'), agreedBy: 'Nan', how: 'signed it', extent: 'all', ...dayFields('on', sample.today), ...more })

describe('writing a plan', () => {
  it('begins beside its source, is one draft however often it is sent, and takes a promise in place', async () => {
    const page = await worker.get(`/carers/${sample.carer}/plans/new`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('I do his dinners.')
    expect(page.html).toContain('not the stairs')
    const id = hidden(page.html, 'id')
    const promise = { [`action.${sample.nights}`]: hidden(page.html, `action.${sample.nights}`), [`what.${sample.nights}`]: 'asks early', [`owner.${sample.nights}`]: 'carer' }
    const fields = { id, ...words(), ...promise, [`position.${sample.nights}`]: '2', [`position.${sample.drives}`]: '1', [`copy.${sample.nights}`]: 'nights', [`way.${sample.nights}`]: 'the wait' }
    expect((await worker.post(`/carers/${sample.carer}/plans`, fields)).location).toBe(`/plans/${id}`)
    expect((await worker.post(`/carers/${sample.carer}/plans`, fields)).status).toBe(303)
    expect(await asJo((tx) => findPlans(tx, sample.carer))).toHaveLength(1)
    expect(await contentOf(id)).toMatchObject({
      carer: 'Nan', caringNowExact: true, caring: [{ person: 'Ewan', limit: 'not the stairs' }],
      outcomes: [{ statement: 'the Sunday drives' }, { statement: 'to sleep through', onThisCopy: 'nights', inTheWay: 'the wait', promises: [{ who: 'Meera' }, { who: 'Nan', what: 'asks early' }] }],
    })
    const read = await worker.get(`/plans/${id}`)
    expect(read.html).toContain('Draft, not agreed yet')
    expect(read.html).toContain('Through till six')
    // The back button: the same number with other words shows both.
    const other = await worker.post(`/carers/${sample.carer}/plans`, { ...fields, caringNow: 'I do his dinners and his teas.' })
    expect(other.status).toBe(409)
    expect(other.html).toContain('I do his dinners and his teas.')
  })

  it('shows both when somebody else changed it meanwhile, and keeps mine when I say so', async () => {
    const plan = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${plan}/writing`)
    const version = hidden(html, 'version')
    const send = (fields: Record<string, string | string[]>) => worker.post(`/plans/${plan}/writing`, { ...words(), version, ...fields })
    expect((await send({ keepsDoing: 'the crossword' })).status).toBe(303)
    expect((await send({ keepsDoing: 'the crossword' })).status).toBe(303)
    const stale = await send({ keepsDoing: 'the garden' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('the crossword')
    expect(stale.html).toContain('the garden')
    const chosenOnly = await send({ keepsDoing: 'the crossword', outcomes: [sample.drives] })
    expect(chosenOnly.status).toBe(409)
    expect((await send({ keepsDoing: 'the garden', version: hidden(stale.html, 'version') })).status).toBe(303)
    expect((await contentOf(plan)).keepsDoing).toBe('the garden')
  })

  it('says what is not right and keeps every word', async () => {
    const send = (fields: Record<string, string | string[] | Blob>) => worker.post(`/carers/${sample.carer}/plans`, { id: newId(), ...words(), ...fields })
    const before = await send({ ...dayFields('review', addDays(sample.today, -1)), keepsDoing: 'עברית 🌸 <script>x</script>' })
    expect(before.status).toBe(422)
    expect(before.html).toContain('before the plan was made')
    expect(before.html).toContain('עברית 🌸 &lt;script>')
    expect((await send(dayFields('madeOn', addDays(sample.today, 1)))).status).toBe(422)
    expect((await send(dayFields('madeOn', '2026-13-40'))).status).toBe(422)
    expect((await send({ caringNow: 'x'.repeat(10_001) })).html).toContain('10,000')
    expect((await send({ caringNow: 'x'.repeat(10_000) })).status).toBe(303)
    expect((await send({ outcomes: [newId()] })).html).toContain('One of these cannot stand in a plan')
    expect((await send({ actions: [newId()] })).status).toBe(422)
    expect((await send({ [`position.${sample.nights}`]: 'first' })).status).toBe(422)
    expect((await send({ [`what.${sample.nights}`]: 'rings', [`owner.${sample.nights}`]: '' })).html).toContain('Choose who does it.')
    expect((await send({ [`what.${sample.nights}`]: 'rings', [`owner.${sample.nights}`]: 'family' })).html).toContain('Say what they are called.')
    expect((await send({ caringNow: new Blob(['x']) })).status).toBe(422)
    expect((await send({ caringNow: '', outcomes: [], actions: [] })).status).toBe(303)
  })

  it('takes forty outcomes', async () => {
    const ids = Array.from({ length: 40 }, () => newId())
    await asJo(async (tx) => { for (const [index, id] of ids.entries()) await recordOutcome(tx, sample.carer, { id, statement: `outcome number ${index}`, direction: 'keep' }) })
    const id = newId()
    expect((await worker.post(`/carers/${sample.carer}/plans`, { id, ...words(), outcomes: ids })).status).toBe(303)
    expect((await contentOf(id)).outcomes).toHaveLength(40)
    const pdf = await worker.get(`/plans/${id}/plan-large-print.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect((await worker.get(`/plans/${id}/writing`)).html).toContain('outcome number 39')
  })
})

describe('agreeing', () => {
  it('freezes the words; the same form twice is one, another is told, and nobody writes on', async () => {
    const plan = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${plan}`)
    const fields = agreement(html)
    expect((await worker.post(`/plans/${plan}/agreement`, fields)).status).toBe(303)
    expect((await worker.post(`/plans/${plan}/agreement`, fields)).status).toBe(303)
    const again = await worker.post(`/plans/${plan}/agreement`, { ...fields, id: newId() })
    expect(again.status).toBe(409)
    expect(again.html).toContain('agreed already')
    expect((await worker.get(`/plans/${plan}/writing`)).location).toBe(`/plans/${plan}`)
    const late = await worker.post(`/plans/${plan}/writing`, { ...words(), version: '1', keepsDoing: 'the garden' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('the garden')
    expect((await contentOf(plan)).keepsDoing).toBeNull()
    expect((await worker.get(`/plans/${plan}`)).html).toContain('Nan agreed it on')
  })

  it('is of the words that were read: what changed meanwhile is shown first', async () => {
    const plan = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${plan}`)
    await worker.post(`/actions/${sample.meera}`, { version: '1', what: 'Tuesday nights', owner: 'family', who: 'Meera', outcome: sample.nights })
    const changed = await worker.post(`/plans/${plan}/agreement`, agreement(html))
    expect(changed.status).toBe(409)
    expect(changed.html).toContain('changed since you read it')
    expect((await worker.post(`/plans/${plan}/agreement`, agreement(changed.html))).status).toBe(303)
  })

  it('needs to know by whom, how and on a day that can be', async () => {
    const plan = await makePlan(sample, false)
    const { html } = await worker.get(`/plans/${plan}`)
    const empty = await worker.post(`/plans/${plan}/agreement`, agreement(html, { agreedBy: '', how: '', comment: 'it is shorter than I thought' }))
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Say who agreed it.')
    expect(empty.html).toContain('it is shorter than I thought')
    expect((await worker.post(`/plans/${plan}/agreement`, agreement(html, dayFields('on', addDays(sample.today, 1))))).status).toBe(422)
    expect((await worker.post(`/plans/${plan}/agreement`, agreement(html, dayFields('on', addDays(sample.today, -1))))).html).toContain('before the plan was made')
  })

  it('of the next version supersedes the last, which stays readable; a late agreement to the last is refused', async () => {
    const draft = await makePlan(sample, false)
    const next = await makePlan(sample)
    expect((await asJo((tx) => findCurrentPlan(tx, sample.carer)))?.id).toBe(next)
    const { html } = await worker.get(`/plans/${draft}`)
    expect(html).toContain('has taken its place')
    expect(html).not.toContain('name="seen"')
    const comparison = await worker.get(`/plans/${next}/comparison`)
    expect(comparison.html).toContain('The same in both.')
    const copied = await worker.get(`/carers/${sample.carer}/plans/new?from=${next}`)
    expect(copied.html).toContain('Meera first.')
    expect((await worker.get(`/carers/${sample.carer}/plans`)).html).toContain('holds now')
    await expect(asJo((tx) => agree(tx, draft, sample.today))).rejects.toThrow('later version')
  })

  it('of the next version names the talks since the last, and still offers what is ticked off but may go on', async () => {
    const first = newId()
    await asJo(async (tx) => {
      await draftPlan(tx, sample.carer, { id: first, madeOn: addDays(sample.today, -10), outcomes: [{ outcome: sample.nights, onThisCopy: null, inTheWay: null }], actions: [sample.meera] })
      await agree(tx, first, addDays(sample.today, -9))
      await startConversation(tx, sample.carer, { id: newId(), place: 'by the loch', people: [{ id: newId(), voice: 'carer', name: 'Nan' }] })
      await startConversation(tx, sample.carer, { id: newId(), place: 'without her', people: [{ id: newId(), voice: 'family', name: 'Meera' }] })
      await answerAction(tx, sample.meera, { id: newId(), answer: 'done', words: null, on: sample.today })
    })
    const { html } = await worker.get(`/carers/${sample.carer}/plans/new?from=${first}`)
    expect(html).toContain('ticked off as done since')
    expect(html).not.toMatch(new RegExp(`value="${sample.meera}"[^>]*checked`))
    const next = hidden(html, 'id')
    expect((await worker.post(`/carers/${sample.carer}/plans`, { id: next, ...words() })).status).toBe(303)
    const content = await contentOf(next)
    expect(content.talks.map(({ place }) => place)).toEqual(['by the loch'])
    expect(content.outcomes[0]!.promises).toMatchObject([{ who: 'Meera' }])
  })

  it('is shown to be broken when somebody changed the words outside Lilypad', async () => {
    const plan = await makePlan(sample)
    await database.owner.query(`update plan_agreements set content = jsonb_set(content, '{ifIllTomorrow}', '"Nobody."') where plan_id = $1`, [plan])
    expect((await worker.get(`/plans/${plan}`)).html).toContain('not as they were agreed')
    expect((await worker.get(`/plans/${plan}/print`)).html).toContain('not as they were agreed')
  })
})

describe('copies', () => {
  it('are given out of an agreed plan only, on a day that can be', async () => {
    const issue = (plan: string, more: Record<string, string> = {}) => worker.post(`/plans/${plan}/issues`, { id: newId(), to: 'Nan', form: 'print', how: 'by hand', ...dayFields('issued', sample.today), ...more })
    const draft = await makePlan(sample, false)
    expect((await issue(draft)).status).toBe(422)
    const plan = await makePlan(sample)
    expect((await issue(plan)).status).toBe(303)
    expect((await worker.get(`/plans/${plan}`)).html.replace(/<[^>]*>/g, '')).toContain(', on paper, by hand.')
    expect((await issue(plan, { to: '' })).html).toContain('Say who gets it.')
    expect((await issue(plan, dayFields('issued', addDays(sample.today, 1)))).status).toBe(422)
    expect((await issue(plan, dayFields('issued', addDays(sample.today, -1)))).html).toContain('before the plan was agreed')
    expect((await issue(plan, { form: 'pigeon' })).status).toBe(422)
  })

  it('are given by one press: the form stands open, and the press lands in it', async () => {
    const plan = await makePlan(sample)
    const { html } = await worker.get(`/plans/${plan}`)
    const href = /href="([^"#]*giving[^"#]*)#([^"]*)"/.exec(html)
    expect(html).not.toMatch(/<details[^>]* open[^>]*>(?:(?!<\/details>)[\s\S])*name="to"/)
    const landed = await worker.get(href![1]!)
    expect(landed.html).toMatch(new RegExp(`<details[^>]* open[^>]*>(?:(?!</details>)[\\s\\S])*<input[^>]*id="${href![2]}"[^>]*name="to"`))
  })

  it('say what the carer wants them to say, and a draft says that it is one', async () => {
    const draft = await makePlan(sample, false)
    const print = await worker.get(`/plans/${draft}/print`)
    expect(print.html).toContain('every-page-head')
    expect(print.html).toContain('>nights<')
    expect(print.html).not.toContain('to sleep through')
    expect((await worker.get(`/plans/${draft}`)).html).toContain('to sleep through')
    const plan = await makePlan(sample)
    expect((await worker.get(`/plans/${plan}/print?size=large`)).html).not.toContain('every-page-head')
  })

  it('come as a tagged PDF/UA under a neutral name, each with its look', async () => {
    const plan = await makePlan(sample)
    for (const name of ['plan.pdf', 'plan-large-print.pdf']) {
      const pdf = await worker.get(`/plans/${plan}/${name}`)
      expect(pdf.status).toBe(200)
      expect(pdf.headers.get('content-disposition')).toBe(`inline; filename="${name}"`)
      expect(pdf.html).toContain('/MarkInfo')
      expect(pdf.html).toContain('/StructTreeRoot')
      expect(pdf.html).toContain('pdfuaid:part')
    }
    await worker.get(`/plans/${plan}/print`)
    const { rows } = await database.owner.query('select purpose from looks where carer_id = $1 and account_id = $2', [sample.carer, jo.id])
    expect(rows.map((row: { purpose: string }) => row.purpose).sort()).toEqual(['pdf', 'print'])
  })
})

describe('quotation marks', () => {
  it('stand round a bank and round caring now only where she said so word for word', async () => {
    const talk = newId()
    await asJo(async (tx) => {
      await startConversation(tx, sample.carer, { id: talk, people: [{ id: newId(), voice: 'carer', name: 'Nan' }, { id: newId(), voice: 'worker', name: 'Jo', workerId: tx.actor.id }] })
      await keepPassages(tx, talk, [{ id: newId(), voice: 'carer', name: 'Nan', words: 'It’s up four times, every night. I do the washing too.' }, { id: newId(), voice: 'worker', name: 'Jo', words: 'She wants to sleep through till six.' }])
    })
    const plan = await makePlan(sample, false)
    const shown = async (end = '') => (await worker.get(`/plans/${plan}${end}`)).html
    for (const end of ['', '/print']) {
      expect(await shown(end)).toMatch(/<q[^>]*>Up four times<\/q>/)
      expect(await shown(end)).not.toMatch(/<q[^>]*>Through till six<\/q>/)
      expect(await shown(end)).toContain('Through till six')
      expect(await shown(end)).toMatch(/<q[^>]*>I do his dinners\.<\/q>/)
    }
    const { html } = await worker.get(`/plans/${plan}/writing`)
    const write = (caringNow: string, version: string) => worker.post(`/plans/${plan}/writing`, { ...words(), version, caringNow })
    await write('I do his dinners and his teas.', hidden(html, 'version'))
    expect((await contentOf(plan)).caringNowExact).toBe(false)
    expect(await shown()).not.toMatch(/<q[^>]*>I do his dinners and/)
    await write('I do the washing too.', hidden((await worker.get(`/plans/${plan}/writing`)).html, 'version'))
    expect((await contentOf(plan)).caringNowExact).toBe(true)
    // What was agreed stays as it was, whatever becomes of the words.
    await asJo((tx) => agree(tx, plan, sample.today))
    await database.owner.query(`update passages set reach = 'here' where conversation_id = $1`, [talk])
    expect((await contentOf(plan)).outcomes[0]).toMatchObject({ nearSaid: true, farSaid: false })
  })
})

describe('“that’s not what I said”', () => {
  it('is written down, waits on the worker’s day, and is answered beside it', async () => {
    const plan = await makePlan(sample)
    const remark = newId()
    expect((await worker.post(`/plans/${plan}/remarks`, { id: remark, words: 'I said teas.' })).status).toBe(303)
    expect((await worker.post(`/plans/${plan}/remarks`, { id: newId(), words: ' ' })).status).toBe(422)
    expect(await asJo((tx) => findOpenRemarks(tx, jo.id))).toContainEqual(expect.objectContaining({ id: remark, words: 'I said teas.', byCarer: false }))
    expect((await worker.post(`/plan-remarks/${remark}/answers`, { id: newId(), words: '' })).status).toBe(422)
    expect((await worker.post(`/plan-remarks/${remark}/answers`, { id: newId(), words: 'You did.' })).status).toBe(303)
    expect((await asJo((tx) => findOpenRemarks(tx, jo.id))).map(({ id }) => id)).not.toContain(remark)
    expect((await worker.get(`/plans/${plan}`)).html).toContain('You did.')
  })

  it('and a review that is due stands on the worker’s day', async () => {
    const plan = await makePlan(sample)
    expect(await asJo((tx) => findReviewsDue(tx, jo.id, sample.today))).toContainEqual(expect.objectContaining({ plan, carer: sample.carer }))
    expect((await asJo((tx) => findReviewsDue(tx, jo.id, addDays(sample.today, -1)))).map((due) => due.plan)).not.toContain(plan)
  })
})

describe('the walls', () => {
  it('stand round every page and form of a plan', async () => {
    const plan = await makePlan(sample)
    const remark = newId()
    await worker.post(`/plans/${plan}/remarks`, { id: remark, words: 'I said teas.' })
    const pages = ['', '/writing', '/print', '/plan.pdf', '/plan-large-print.pdf', '/comparison'].map((end) => `/plans/${plan}${end}`).concat(`/carers/${sample.carer}/plans`, `/carers/${sample.carer}/plans/new`, `/carers/${sample.carer}/own-page`)
    const forms = ['agreement', 'issues', 'remarks', 'writing'].map((end) => `/plans/${plan}/${end}`).concat(`/plan-remarks/${remark}/answers`, `/carers/${sample.carer}/plans`, `/carers/${sample.carer}/account`)
    const sent = { ...words(), id: newId(), version: '1', words: 'x', seen: 'a'.repeat(64), agreedBy: 'x', how: 'x', extent: 'all', to: 'x', form: 'print', name: 'x', email: 'x@example.org', ...dayFields('on', sample.today), ...dayFields('issued', sample.today) }
    for (const visitor of [await signedIn('una-macphail', 'skerry'), await signedIn('ruaridh-bell'), await signedIn('fiona-macdougall')]) {
      for (const page of pages) expect([page, (await visitor.get(page)).status]).toEqual([page, 404])
      for (const form of forms) expect([form, (await visitor.post(form, sent)).status]).toEqual([form, 404])
    }
    const colleague = await signedIn('sam-ure')
    for (const page of pages) expect([403, 404]).toContain((await colleague.get(page)).status)
    for (const form of forms) expect([403, 404]).toContain((await colleague.post(form, sent)).status)
    expect((await worker.get(`/plans/${newId()}`)).status).toBe(404)
  })
})
