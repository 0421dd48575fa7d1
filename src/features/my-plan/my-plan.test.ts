import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { recordAction } from '../actions/index.ts'
import { agree, asJo, dayFields, hidden, jo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { sentMail, signedIn, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { endCaring } from '../circles/index.ts'
import { type NewTalk, planConversation } from '../conversations/index.ts'
import { draftPlan } from '../plans/index.ts'
import { idOf } from '../../seed/ids.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor

async function opened(carer: string, email: string): Promise<{ visitor: Visitor; account: string }> {
  const page = await worker.get(`/carers/${carer}/own-page`)
  const account = hidden(page.html, 'id')
  expect((await worker.post(`/carers/${carer}/account`, { id: account, name: 'Nan', email })).status).toBe(303)
  const token = await inTenant(systemActor(jo.organisation), (tx) => makeSignInLink(tx, account, 'demo'))
  const visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  return { visitor, account }
}

beforeAll(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})

describe('a page of her own', () => {
  it('is opened by her own worker, once, and she is told in a mail without names', async () => {
    const { carer } = await makeSample()
    const id = hidden((await worker.get(`/carers/${carer}/own-page`)).html, 'id')
    const fields = { id, name: 'Nan', email: 'nan.once@example.org', tell: 'yes' }
    expect((await worker.post(`/carers/${carer}/account`, { ...fields, email: 'nobody' })).html).toContain('needs an @')
    expect((await worker.post(`/carers/${carer}/account`, { ...fields, email: 'jo-reid@lochside.example.org' })).html).toContain('already signs in')
    expect((await worker.post(`/carers/${carer}/account`, fields)).status).toBe(303)
    expect((await worker.post(`/carers/${carer}/account`, fields)).status).toBe(303)
    expect((await worker.post(`/carers/${carer}/account`, { ...fields, id: newId() })).status).toBe(409)
    expect((await worker.get(`/carers/${carer}/own-page`)).html).toContain('nan.once@example.org')
    const mail = sentMail.find(({ to }) => to === 'nan.once@example.org')!
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Nan|plan|carer|Lochside/i)
  })

  it('says kindly that there is nothing yet, and shows no draft', async () => {
    const draft = await makePlan(sample, false)
    const { visitor } = await opened(sample.carer, 'nan.early@example.org')
    const page = await visitor.get('/my-plan')
    expect(page.status).toBe(200)
    expect(page.html).toContain('Your plan is not here yet')
    for (const end of ['', '/print', '/plan.pdf', '/plan-large-print.pdf', '/comparison', '/writing']) expect((await visitor.get(`/plans/${draft}${end}`)).status).toBe(404)
    expect((await visitor.post(`/plans/${draft}/remarks`, { id: newId(), words: 'x' })).status).toBe(404)
  })

  it('shows her plan, her copies, who looked and the box; what she writes is answered there', async () => {
    const own = await makeSample()
    const plan = await makePlan(own)
    await worker.get(`/plans/${plan}`)
    const { visitor, account } = await opened(own.carer, 'nan.plan@example.org')
    await asJo((tx) => draftPlan(tx, own.carer, { id: newId(), madeOn: own.today, caringNow: 'A secret draft.', outcomes: [], actions: [] }))
    const page = await visitor.get('/my-plan')
    expect(page.html).toContain('to sleep through')
    expect(page.html).toContain('<b>Jo Reid</b>, today: ')
    expect(page.html).not.toContain('A secret draft.')
    expect(page.html).not.toContain('<b>Nan</b>, today')
    expect((await visitor.get(`/plans/${plan}/plan.pdf`)).headers.get('content-type')).toBe('application/pdf')
    expect((await visitor.get(`/plans/${plan}/print`)).status).toBe(200)
    const remark = hidden(page.html, 'id')
    expect((await visitor.post(`/plans/${plan}/remarks`, { id: remark, words: 'I said teas.' })).location).toBe('/my-plan#remarks')
    const empty = await visitor.post(`/plans/${plan}/remarks`, { id: newId(), words: '' })
    expect(empty.status).toBe(422)
    expect(empty.html).not.toContain(`/carers/${own.carer}`)
    expect((await visitor.post(`/plan-remarks/${remark}/answers`, { id: newId(), words: 'x' })).status).toBe(404)
    await worker.post(`/plan-remarks/${remark}/answers`, { id: newId(), words: 'You did, and it is right now.' })
    expect((await visitor.get('/my-plan')).html).toContain('You did, and it is right now.')
    expect(account).not.toBe('')
  })

  it('says the next look that is planned by now, and no day gone by as if it were to come', async () => {
    const own = await makeSample()
    const plan = newId()
    const day = (days: number) => addDays(own.today, days)
    await asJo(async (tx) => {
      await draftPlan(tx, own.carer, { id: plan, madeOn: day(-60), review: day(-30), outcomes: [], actions: [] })
      await agree(tx, plan, day(-59))
    })
    const { visitor } = await opened(own.carer, 'nan.look@example.org')
    expect((await visitor.get('/my-plan')).html).toMatch(/No new day is set yet\.[\s\S]*When it was agreed it said:[\s\S]*That day has gone by\./)
    const talk = (days: number, people: NewTalk['people']) => asJo((tx) => planConversation(tx, own.carer, { id: newId(), kind: 'review', plannedFor: new Date(`${day(days)}T12:00:00Z`), people }))
    await talk(20, [{ id: newId(), voice: 'family', name: 'Meera' }])
    await talk(40, [{ id: newId(), voice: 'carer', name: 'Nan' }])
    for (const [who, page] of [[visitor, '/my-plan'], [worker, `/plans/${plan}`]] as const) expect((await who.get(page)).html).toContain(`Next look: ${sayDay(day(40))}.`)
    expect((await worker.get(`/plans/${plan}/print`)).html).not.toContain('Next look')
  })

  it('opens nothing else: not another carer’s plan, not her own record, and no worker opens it', async () => {
    const own = await makeSample()
    const other = await makePlan(await makeSample())
    const { visitor } = await opened(own.carer, 'nan.walls@example.org')
    const plan = await makePlan(own)
    expect((await visitor.get(`/plans/${plan}`)).status).toBe(200)
    for (const path of [`/plans/${other}`, `/plans/${other}/plan.pdf`, `/carers/${own.carer}`, `/carers/${own.carer}/actions`, `/carers/${own.carer}/own-page`, `/carers/${own.carer}/plans/new`]) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404])
    }
    for (const path of ['circle', 'concerns/new', 'permissions', 'conversations']) expect([403, 404]).toContain((await visitor.get(`/carers/${own.carer}/${path}`)).status)
    expect((await visitor.post(`/plans/${other}/remarks`, { id: newId(), words: 'x' })).status).toBe(404)
    expect((await visitor.post(`/plans/${plan}/issues`, { id: newId(), to: 'x', form: 'print', ...dayFields('issued', own.today) })).status).toBe(404)
    expect((await worker.get('/my-plan')).status).toBe(404)
  })

  it('says of a closed record who may know of it, who named them and when', async () => {
    const own = await makeSample()
    const { visitor } = await opened(own.carer, 'nan.closed@example.org')
    await worker.post(`/carers/${own.carer}/restriction`, { id: newId(), initials: 'N.' })
    await worker.post(`/carers/${own.carer}/restriction/namings`, { id: newId(), worker: idOf('lochside', 'worker', 'sam-ure') })
    const { html } = await visitor.get('/my-plan')
    expect(html).toContain('<b>Jo Reid</b>, since ')
    expect(html).toContain('<b>Sam Ure</b>, named by Jo Reid on ')
  })
})

it('tells a young carer what comes next, not what has gone by; and nothing of it after a death', async () => {
  const { carer, relationship, nights, meera, today } = await makeSample()
  const plan = newId()
  await database.owner.query('update carers set date_of_birth = $2 where id = $1', [carer, addDays(today, -14 * 365)])
  const said = ['rang the school', 'rang the nurse', 'took the form in', 'asked Gran', 'the drums'].map((what) => ({ what, id: newId() }))
  await asJo(async (tx) => {
    for (const one of said) await recordAction(tx, carer, { ...one, owner: 'family', who: 'Gran', outcome: nights })
  })
  for (const [at, { id }] of said.entries()) await database.owner.query('update actions set by_day = $2 where id = $1', [id, addDays(today, at === 4 ? 1 : -20 - at)])
  await asJo(async (tx) => {
    await draftPlan(tx, carer, { id: plan, madeOn: today, outcomes: [{ outcome: nights, onThisCopy: null, inTheWay: null }], actions: [...said.map(({ id }) => id), meera] })
    await agree(tx, plan, today)
  })
  const { visitor } = await opened(carer, 'nan.young@example.org')
  const small = async () => ((await visitor.get('/my-plan')).html.split('easy-read young')[1] ?? '').split('<details')[0]!
  const next = (await small()).split('What comes next')[1] ?? ''
  expect(next).toMatch(/the drums, tomorrow[\s\S]*Monday nights/)
  expect(next).not.toMatch(/asked Gran/)
  expect((await visitor.get('/my-plan')).html).toContain('asked Gran')
  await asJo((tx) => endCaring(tx, carer, relationship, { id: newId(), how: 'died', on: today, words: null }))
  const after = await small()
  expect(after).toContain('to sleep through')
  expect(after).not.toContain('the drums')
})
