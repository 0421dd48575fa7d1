import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { findOutcomes, getOutcome, isLive, recordOutcome } from './index.ts'
import { linkOutcome, undoLink } from './link-commands.ts'

const world = useTestDatabase('world')
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }

describe('an outcome', () => {
  let visitor: Visitor
  let carer: string
  const make = async (statement: string) => {
    const id = newId()
    await inTenant(jo, (tx) => recordOutcome(tx, carer, { id, statement, direction: 'keep', concepts: ['O1'], nearBank: 'Now', kind: 'process', whose: 'both' }))
    return id
  }
  const asked = (over = {}) => ({ id: newId(), firstId: newId(), secondId: newId(), joinedId: newId(), ...over })

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: carer, callName: 'Wilma' }))
  })

  it('says its kind, whose it is, and that none of the 19 fits, each by choice and with who and when', async () => {
    const id = newId()
    const both = await visitor.post('/outcomes', { id, carer, statement: 'To see the sea', direction: 'keep', concepts: 'O1', fits: 'does-not-fit' })
    expect([both.status, both.html.includes('You chose what it is about, and that none fits')]).toEqual([422, true])
    await visitor.post('/outcomes', { id, carer, statement: 'To see the sea', direction: 'keep', fits: 'does-not-fit', kind: 'quality-of-life', whose: 'family' })
    const { html } = await visitor.get(`/outcomes/${id}`)
    for (const words of ['Something of a life, to reach or to keep', 'The whole family’s', 'None of the 19 fits']) expect(html).toContain(words)
    expect((await visitor.get(`/carers/${carer}/outcomes?lens=epic`)).html).toContain('somebody said that none of the 19 fits')
    await visitor.post(`/outcomes/${id}/wording`, { version: '1', statement: 'To see the sea', whoseWords: 'agreed', direction: 'keep', concepts: 'O2' })
    expect(await inTenant(jo, (tx) => getOutcome(tx, id))).toMatchObject({ fits: null, concepts: ['O2'], kind: null })
    expect((await visitor.get(`/outcomes/${id}`)).html).toContain('None of the 19 fits: from')
  })

  it('is split in two: they are born out of it, and it rests readable', async () => {
    const id = await make('Money and sleep')
    const page = `/outcomes/${id}/links`
    expect((await visitor.get(`${page}/new`)).html).toContain('Nothing is overwritten.')
    const missing = await visitor.post(page, asked({ kind: 'split', first: 'To sleep', why: 'Kept' }))
    expect(missing.status).toBe(422)
    for (const words of ['Say what the other is.', '>To sleep<', '>Kept<']) expect(missing.html).toContain(words)
    const filled = asked({ kind: 'split', first: 'To sleep', second: 'To pay the heating', why: 'They are two worries.' })
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(page, filled)).location).toBe(`/outcomes/${id}`)
    const { html } = await visitor.get(`/outcomes/${id}`)
    for (const words of ['It went on as others, and rests here.', 'Split into', 'To pay the heating', 'They are two worries.']) expect(html).toContain(words)
    const born = await inTenant(jo, (tx) => getOutcome(tx, filled.firstId))
    expect(born).toMatchObject({ statement: 'To sleep', concepts: ['O1'], nearBank: 'Now', kind: 'process', whose: 'both', state: 'hoped-for' })
    expect((await visitor.get(`/outcomes/${born.id}`)).html).toContain('Split out of')
    expect((await inTenant(jo, (tx) => findOutcomes(tx, carer))).filter(isLive).map((one) => one.id)).not.toContain(id)
    expect((await visitor.post(page, asked({ kind: 'split', first: 'a', second: 'b' }))).html).toContain('It went on as others already')
  })

  it('is joined with others, or goes with one; each can be undone, and the row stays', async () => {
    const [one, two, third] = [await make('To rest'), await make('To sleep more'), await make('To laugh')]
    expect((await visitor.post(`/outcomes/${one}/links`, asked({ kind: 'joined', joined: 'To rest and sleep' }))).html).toContain('Choose at least one to join it with.')
    const filled = asked({ kind: 'joined', joined: 'To rest and sleep', others: [two] })
    expect((await visitor.post(`/outcomes/${one}/links`, filled)).status).toBe(303)
    const live = async () => (await inTenant(jo, (tx) => findOutcomes(tx, carer))).filter(isLive).map((each) => each.id)
    expect([(await live()).includes(one), (await live()).includes(two), (await live()).includes(filled.joinedId)]).toEqual([false, false, true])
    expect((await visitor.post(`/outcomes/${third}/links`, asked({ kind: 'goes-with', other: filled.joinedId }))).status).toBe(303)
    expect((await visitor.get(`/outcomes/${filled.joinedId}`)).html).toContain('To laugh')
    expect((await visitor.post(`/outcomes/${one}/links/${filled.id}/undoing`, {})).status).toBe(303)
    expect([(await live()).includes(one), (await live()).includes(two)]).toEqual([true, true])
    const { rows } = await world.owner.query("select undone_by from outcome_links where to_id = $1 and kind = 'joined'", [filled.joinedId])
    expect(rows.map((row) => row.undone_by)).toEqual([jo.id, jo.id])
    expect((await (await signedIn('sam-ure')).post(`/outcomes/${third}/links`, asked({ kind: 'split', first: 'a', second: 'b' }))).status).toBe(403)
  })

  it('whatever is split, joined or undone, never loses a word of what was there', async () => {
    const words = async () => (await world.owner.query<{ id: string; said: string }>("select id, statement || direction || coalesce(near_bank, '') as said from outcomes where carer_id = $1", [carer])).rows
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ at: fc.nat(), to: fc.nat(), kind: fc.constantFrom('split' as const, 'joined' as const, 'goes-with' as const, 'undo' as const) }), { minLength: 1, maxLength: 6 }), async (steps) => {
      const before = await words()
      for (const { at, to, kind } of steps) {
        const all = await words()
        const [from, other] = [all[at % all.length]!.id, all[to % all.length]!.id]
        await inTenant(jo, async (tx) => {
          if (kind === 'undo') {
            const { rows } = await world.owner.query<{ id: string; from_id: string }>('select id, from_id from outcome_links where carer_id = $1 order by id', [carer])
            const link = rows[at % (rows.length || 1)]
            if (link) await undoLink(tx, link.from_id, link.id)
          } else await linkOutcome(tx, from, { ...asked(), kind, first: 'One', second: 'Two', joined: 'Both', others: [other], other })
        }).catch((error: { status?: number }) => expect(error.status).toBe(422))
      }
      const after = new Map((await words()).map((one) => [one.id, one.said]))
      for (const { id, said } of before) expect(after.get(id)).toBe(said)
    }), { numRuns: 12 })
  })
})
