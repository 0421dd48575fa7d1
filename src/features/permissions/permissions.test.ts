import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, stranger, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { findPermissions, givePermission } from './index.ts'

const world = useTestDatabase('world')
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }
const today = dayIn('Europe/London')
const on = (name: string, day: string) => ({ [`${name}-day`]: day.slice(8), [`${name}-month`]: day.slice(5, 7), [`${name}-year`]: day.slice(0, 4) })
const said = (over: Record<string, string> = {}) => ({ id: newId(), who: 'Meera', what: 'the nights', howTold: 'Asha said so on the phone', ...on('from', today), ...over })

describe('who may know what', () => {
  let visitor: Visitor
  let carer: string
  let page: string
  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    page = `/carers/${carer}/permissions`
    await inTenant(jo, (tx) => registerCarer(tx, { id: carer, callName: 'Wilma' }))
  })

  it('says that nothing is passed on until somebody may know something', async () => {
    expect((await visitor.get(page)).html).toContain('Nothing is passed on unless Wilma says so.')
  })

  it('is given in words, once even when the button is pressed twice, and read on the page', async () => {
    const form = said()
    expect((await visitor.post(page, form)).location).toBe(page)
    expect((await visitor.post(page, form)).location).toBe(page)
    const { rows } = await world.owner.query('select id from permissions where carer_id = $1', [carer])
    expect(rows).toHaveLength(1)
    const { html } = await visitor.get(page)
    expect(html).toContain('Meera')
    expect(html).toContain('The nights')
    expect(html).toContain('Asha said so on the phone')
    expect((await visitor.post(page, { ...form, what: 'everything' })).status).toBe(409)
  })

  it('keeps every typed word when something is missing or wrong', async () => {
    const empty = await visitor.post(page, { id: newId(), what: 'a <script>alert(1)</script> مرحبا 👋' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Write who may know something.')
    expect(empty.html).toContain('&lt;script>alert(1)&lt;/script> مرحبا 👋')
    const backwards = await visitor.post(page, said(on('until', addDays(today, -3))))
    expect(backwards.html).toContain('It ends before it begins.')
    const wrongDay = await visitor.post(page, said({ 'from-day': '31', 'from-month': '2' }))
    expect(wrongDay.status).toBe(422)
    expect((await visitor.post(page, said({ who: 'x'.repeat(10_000) }))).html).toContain('The limit is 120 characters.')
    const file = await visitor.post(page, { ...said(), who: new File(['x'], 'who.txt') })
    expect(file.status).toBe(422)
    expect((await visitor.post(page, { ...said(), id: 'nonsense' })).status).toBe(422)
  })

  it('is taken back without a reason, stays readable, and cannot be taken back from tomorrow on', async () => {
    const id = newId()
    await visitor.post(page, said({ id, who: 'the surgery' }))
    const form = `/permissions/${id}/withdrawal`
    expect((await visitor.get(form)).html).toContain('The surgery: the nights.')
    expect((await visitor.post(form, on('on', addDays(today, 1)))).status).toBe(422)
    expect((await visitor.post(form, on('on', today))).location).toBe(page)
    expect((await visitor.post(form, on('on', today))).location).toBe(page)
    const { html } = await visitor.get(page)
    expect(html).toContain('No longer')
    expect(html).toContain('Taken back on')
  })

  it('knows what holds today, what comes later and what has run out', async () => {
    const states = await inTenant(jo, async (tx) => {
      const give = (who: string, from: string, until?: string) => givePermission(tx, carer, { id: newId(), who, what: 'x', howTold: 'x', from, until })
      await give('to the last day', addDays(today, -9), today)
      await give('run out', addDays(today, -9), addDays(today, -1))
      await give('not yet', addDays(today, 1))
      return Object.fromEntries((await findPermissions(tx, carer)).map((one) => [one.who, one.state]))
    })
    expect(states).toMatchObject({ 'to the last day': 'now', 'run out': 'over', 'not yet': 'later' })
  })

  it('is not there for another organisation, and refused to everybody without the powers', async () => {
    const id = newId()
    await visitor.post(page, said({ id, who: 'the walls' }))
    const paths = [page, `${page}/new`, `/permissions/${id}/withdrawal`]
    for (const [key, org] of [['una-macphail', 'skerry'], ['ruaridh-bell', 'lochside'], ['fiona-macdougall', 'lochside']] as const) {
      const other = await signedIn(key, org)
      for (const path of paths) expect((await other.get(path)).status, `${key} ${path}`).toBe(404)
      expect((await other.post(page, said())).status).toBe(404)
      expect((await other.post(`/permissions/${id}/withdrawal`, on('on', today))).status).toBe(404)
    }
    const colleague = await signedIn('sam-ure')
    expect((await colleague.get(page)).status).toBe(403)
    expect((await colleague.post(page, said())).status).toBe(403)
    // A supervisor of the team reads, and writes nothing.
    const supervisor = await signedIn('morag-sinclair')
    const read = await supervisor.get(page)
    expect(read.status).toBe(200)
    expect(read.html).not.toContain('/permissions/new')
    expect((await supervisor.post(page, said())).status).toBe(403)
    expect((await stranger().get(page)).location).toBe('/sign-in')
    expect((await visitor.get(`/permissions/${newId()}/withdrawal`)).status).toBe(404)
    expect((await visitor.get('/permissions/nonsense/withdrawal')).status).toBe(404)
  })

  it('shows nothing of another record when its number comes from outside', async () => {
    const [id, other] = [newId(), newId()]
    await visitor.post(page, said({ id, who: 'Secret Aunt', what: 'the secret' }))
    await inTenant(jo, (tx) => registerCarer(tx, { id: other, callName: 'Rab' }))
    const answer = await visitor.post(`/carers/${other}/permissions`, said({ id }))
    expect(answer.status).toBe(409)
    expect(answer.html).not.toContain('the secret')
  })
})
