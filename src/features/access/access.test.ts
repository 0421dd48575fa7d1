import { beforeEach, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'

const world = useTestDatabase('world')
const worker = (key: string) => idOf('lochside', 'worker', key)
const farida = idOf('lochside', 'carer', 'farida-aziz')
const kevin = idOf('lochside', 'carer', 'kevin-strachan')
const ellie = idOf('skerry', 'carer', 'ellie-macneill')
const day = (name: string, text: string) => { const [year = '', month = '', date = ''] = text.split('-'); return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year } }
const today = new Date().toISOString().slice(0, 10)

let jo: Visitor, sam: Visitor, morag: Visitor, fiona: Visitor
beforeEach(async () => {
  [jo, sam, morag, fiona] = await Promise.all(['jo-reid', 'sam-ure', 'morag-sinclair', 'fiona-macdougall'].map((key) => signedIn(key))) as [Visitor, Visitor, Visitor, Visitor]
})

async function registered(by: Visitor, callName: string): Promise<string> {
  const id = newId()
  await by.post('/carers', { id, callName, asked: 'new' })
  return id
}

describe('a colleague’s record', () => {
  it('asks for a reason, once a day, and keeps it for the carer to see', async () => {
    const page = `/carers/${farida}/details`
    const asked = await sam.get(page)
    expect([asked.status, asked.html.includes('This carer works with Jo Reid'), asked.html.includes(`action="/carers/${farida}/reasons"`)]).toEqual([403, true, true])
    const empty = await sam.post(`/carers/${farida}/reasons`, { id: newId(), why: ' ', to: page })
    expect([empty.status, empty.html.includes('Say why you are opening the record'), empty.html.includes(`value="${page}"`)]).toEqual([422, true, true])
    const long = await sam.post(`/carers/${farida}/reasons`, { id: newId(), why: 'z'.repeat(301), to: page })
    expect([long.status, long.html.includes('z'.repeat(301))]).toEqual([422, true])
    const given = await sam.post(`/carers/${farida}/reasons`, { id: newId(), why: 'Jo is ill <b>today</b>', to: page })
    expect([given.status, given.location]).toEqual([303, page])
    expect((await sam.get(page)).status).toBe(200)
    const { rows } = await world.owner.query('select why from looks where carer_id = $1 and account_id = $2', [farida, worker('sam-ure')])
    expect(rows).toEqual([{ why: 'Jo is ill <b>today</b>' }])
  })

  it('stays closed for writing, and keeps the words', async () => {
    const { status, html } = await sam.post(`/carers/${farida}/details`, { version: '1', callName: 'Long words I typed' })
    expect([status, html.includes('Long words I typed'), html.includes('Only those who work with the carer write in')]).toEqual([403, true, true])
  })

  it('keeps the shortest words as well, in any script', async () => {
    const { html } = await sam.post(`/carers/${farida}/details`, { version: '1', callName: 'Bo', takeCare: '我很累' })
    for (const words of ['>Bo<', '>我很累<']) expect(html).toContain(words)
  })

  it('is not there for anybody elsewhere, and a reason does not open it', async () => {
    expect((await sam.get(`/carers/${ellie}/workers`)).status).toBe(404)
    expect((await sam.post(`/carers/${ellie}/reasons`, { id: newId(), why: 'Curious' })).status).toBe(404)
    expect((await sam.post(`/carers/${kevin}/reasons`, { id: newId(), why: 'Curious' })).status).toBe(404)
    expect((await sam.post(`/carers/${newId()}/reasons`, { id: newId(), why: 'Curious' })).status).toBe(404)
    expect((await sam.post('/carers/nonsense/reasons', { id: newId(), why: 'Curious' })).status).toBe(404)
  })

  it('only ever goes on to one of our own pages', async () => {
    const id = await registered(jo, 'Onward')
    expect((await sam.post(`/carers/${id}/reasons`, { id: newId(), why: 'She rang', to: 'https://example.org/' })).location).toBe(`/carers/${id}`)
    expect((await jo.post(`/carers/${id}/reasons`, { id: newId(), why: 'Mine', to: '//example.org' })).location).toBe(`/carers/${id}`)
  })

  it('says whom to ask where the organisation does not let colleagues in', async () => {
    const id = await registered(jo, 'Closed')
    await world.owner.query(`insert into organisation_settings (organisation_id, id, name, words, effective_on, recorded_at) values ($1, $2, 'cover', 'no', current_date, now())`, [idOf('lochside'), newId()])
    const { status, html } = await sam.get(`/carers/${id}/workers`)
    expect([status, html.includes('Ask Jo Reid, or a supervisor'), html.includes('name="why"')]).toEqual([403, true, false])
    expect((await sam.post(`/carers/${id}/reasons`, { id: newId(), why: 'Please' })).status).toBe(403)
    await world.owner.query(`delete from organisation_settings where name = 'cover' and words = 'no'`)
  })

  it('is read by the supervisor of the team without a reason', async () => {
    expect((await morag.get(`/carers/${farida}/workers`)).status).toBe(200)
  })
})

describe('who works with a carer', () => {
  it('is handed over, and stood in for', async () => {
    const id = await registered(jo, 'Handed')
    const cover = { id: newId(), worker: worker('sam-ure'), kind: 'cover', ...day('from', today), handover: 'Ring after six.' }
    const open = await jo.post(`/carers/${id}/allocations`, cover)
    expect([open.status, open.html.includes('Say until which day they stand in'), open.html.includes('Ring after six.')]).toEqual([422, true, true])
    expect((await jo.post(`/carers/${id}/allocations`, { ...cover, ...day('until', '2001-01-01') })).html).toContain('The last day is before the first')
    for (const _twice of [1, 2]) expect((await jo.post(`/carers/${id}/allocations`, { ...cover, ...day('until', today) })).status).toBe(303)
    expect((await sam.get(`/carers/${id}/details`)).html).toContain('name="callName"')
    const own = await sam.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('catriona-macphee'), kind: 'own', ...day('from', today) })
    expect(own.status).toBe(303)
    expect((await jo.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('catriona-macphee'), kind: 'own', ...day('from', today) })).html).toContain('works with the carer already')
    const { rows } = await world.owner.query(`select id from allocations where carer_id = $1 and worker_id = $2`, [id, worker('jo-reid')])
    const ended = await jo.post(`/carers/${id}/allocations/${rows[0].id}/ending`, { handover: 'She likes it said straight.' })
    expect([ended.status, ended.location]).toEqual([303, '/carers'])
    expect((await jo.get(`/carers/${id}/details`)).status).toBe(403)
    const catriona = await signedIn('catriona-macphee')
    const page = (await catriona.get(`/carers/${id}/workers`)).html
    for (const words of ['Jo Reid', 'handed over', 'She likes it said straight.', 'Sam Ure', 'Ring after six.']) expect(page).toContain(words)
  })

  it('refuses nonsense with a sentence, and ids of elsewhere as nobody', async () => {
    const id = await registered(jo, 'Nonsense')
    const base = { id: newId(), kind: 'own', ...day('from', today) }
    for (const one of ['', 'x', newId(), idOf('skerry', 'worker', 'una-macphail'), worker('ruaridh-bell')]) {
      const { status, html } = await jo.post(`/carers/${id}/allocations`, { ...base, worker: one })
      expect([status, /Choose a worker|cannot work with this carer/.test(html)], one).toEqual([422, true])
    }
    expect((await jo.post(`/carers/${id}/allocations`, { ...base, worker: worker('sam-ure'), ...day('from', '2026-02-31') })).status).toBe(422)
    expect((await jo.post(`/carers/${id}/allocations/${newId()}/ending`)).status).toBe(404)
    expect((await jo.post(`/carers/${id}/refusals/${newId()}/lifting`)).status).toBe(404)
    expect((await sam.post(`/carers/${id}/allocations`, { ...base, worker: worker('sam-ure') })).status).toBe(404)
    expect((await jo.post(`/carers/${ellie}/allocations`, { ...base, worker: worker('sam-ure') })).status).toBe(404)
  })

  it('ended by two people at once keeps the note of both', async () => {
    const id = await registered(jo, 'Ended')
    for (const key of ['sam-ure', 'catriona-macphee']) await jo.post(`/carers/${id}/allocations`, { id: newId(), worker: worker(key), kind: 'own', ...day('from', today) })
    const { rows } = await world.owner.query('select id from allocations where carer_id = $1 and worker_id = $2', [id, worker('catriona-macphee')])
    const ending = `/carers/${id}/allocations/${rows[0].id}/ending`
    for (const _twice of [1, 2]) expect((await jo.post(ending, { handover: 'Ring after six.' })).status).toBe(303)
    const other = await sam.post(ending, { handover: 'Never on a Monday.' })
    expect([other.status, other.html.includes('Ring after six.'), other.html.includes('Never on a Monday.')]).toEqual([409, true, true])
  })

  it('is settled by a supervisor, too, when the only one works with carers no more', async () => {
    const alone = newId()
    await fiona.post('/workers', { id: alone, name: 'Alone', email: `${alone}@example.org`, roles: ['support worker'] })
    const id = await registered(jo, 'Stranded')
    const { rows } = await world.owner.query('select id from allocations where carer_id = $1', [id])
    await jo.post(`/carers/${id}/allocations`, { id: newId(), worker: alone, kind: 'own', ...day('from', today) })
    await jo.post(`/carers/${id}/allocations/${rows[0].id}/ending`)
    const settle = () => morag.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('sam-ure'), kind: 'own', ...day('from', today) })
    expect((await settle()).status).toBe(404)
    await fiona.post(`/workers/${alone}/roles`, { roles: ['evaluator'] })
    expect((await settle()).status).toBe(303)
    expect((await sam.get(`/carers/${id}/details`)).status).toBe(200)
  })

  it('is settled by a supervisor when nobody does', async () => {
    const id = await registered(sam, 'Alone')
    const { rows } = await world.owner.query('select id from allocations where carer_id = $1', [id])
    await sam.post(`/carers/${id}/allocations/${rows[0].id}/ending`)
    expect((await jo.get(`/carers/${id}/workers`)).html).toContain('Nobody works with this carer at the moment')
    expect((await morag.get(`/carers/${id}/workers`)).html).toContain('name="worker"')
    expect((await morag.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('jo-reid'), kind: 'own', ...day('from', today) })).status).toBe(303)
    expect((await jo.get(`/carers/${id}/details`)).status).toBe(200)
  })
})

describe('“not this worker”', () => {
  it('is a wall from then on, until it is taken back', async () => {
    const id = await registered(jo, 'Walled Zebedee')
    await jo.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('sam-ure'), kind: 'own', ...day('from', today) })
    expect((await sam.get(`/carers/${id}/workers`)).status).toBe(200)
    expect((await jo.post(`/carers/${id}/refusals`, { id: newId(), worker: worker('sam-ure'), ...day('saidOn', '2199-01-01') })).html).toContain('still to come')
    expect((await jo.post(`/carers/${id}/refusals`, { id: newId(), worker: worker('sam-ure'), ...day('saidOn', today) })).status).toBe(303)
    expect((await sam.get(`/carers/${id}/workers`)).status).toBe(404)
    expect((await sam.post(`/carers/${id}/reasons`, { id: newId(), why: 'Please' })).status).toBe(404)
    for (const path of ['/carers', '/carers?find=Zebedee', '/carers/likenesses?callName=Walled+Zebedee']) expect((await sam.get(path)).html, path).not.toContain('Zebedee</a>')
    const again = await jo.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('sam-ure'), kind: 'own', ...day('from', today) })
    expect(again.html).toContain('cannot work with this carer')
    const page = await jo.get(`/carers/${id}/workers`)
    const lift = /action="([^"]+\/lifting)"/.exec(page.html)?.[1] ?? ''
    expect((await jo.post(lift)).status).toBe(303)
    expect((await sam.get('/carers?find=Zebedee')).html).toContain('Zebedee</a>')
    expect((await sam.get(`/carers/${id}/workers`)).status).toBe(403)
  })
})

describe('a restricted record', () => {
  it('is unknown to all it does not name, everywhere', async () => {
    for (const visitor of [sam, morag, fiona]) {
      for (const path of ['workers', 'restriction', 'details', 'equality', 'contacts']) expect((await visitor.get(`/carers/${kevin}/${path}`)).status, path).toBe(404)
      expect((await visitor.post(`/carers/${kevin}/allocations`, { id: newId(), worker: worker('sam-ure'), kind: 'own', ...day('from', today) })).status).toBe(404)
      expect((await visitor.post(`/carers/${kevin}/restriction/lifting`)).status).toBe(404)
      expect((await visitor.post(`/carers/${kevin}/restriction`, { id: newId(), initials: 'X' })).status).toBe(404)
    }
  })

  it('goes by the initials of her choosing, names others, and never oneself', async () => {
    const id = await registered(jo, 'Quietest')
    expect((await jo.post(`/carers/${id}/restriction`, { id: newId(), initials: '' })).html).toContain('Give the initials the carer would like')
    expect((await jo.post(`/carers/${id}/restriction`, { id: newId(), initials: 'Far too long to be initials' })).status).toBe(422)
    expect((await jo.post(`/carers/${id}/restriction`, { id: newId(), initials: 'Q.' })).status).toBe(303)
    expect((await morag.get(`/carers/${id}/details`)).status).toBe(404)
    expect((await jo.get('/carers')).html).toContain('>Q.</a>')
    expect((await jo.post(`/carers/${id}/allocations`, { id: newId(), worker: worker('sam-ure'), kind: 'own', ...day('from', today) })).html).toContain('restricted and does not name this person')
    expect((await jo.post(`/carers/${id}/restriction/namings`, { id: newId(), worker: worker('jo-reid') })).status).toBe(404)
    expect((await sam.post(`/carers/${id}/restriction/namings`, { id: newId(), worker: worker('sam-ure') })).status).toBe(404)
    expect((await jo.post(`/carers/${id}/restriction/namings`, { id: newId(), worker: '' })).html).toContain('Choose a worker')
    for (const _twice of [1, 2]) expect((await jo.post(`/carers/${id}/restriction/namings`, { id: newId(), worker: worker('sam-ure') })).status).toBe(303)
    expect((await sam.get(`/carers/${id}/details`)).status).toBe(200)
    const page = (await jo.get(`/carers/${id}/restriction`)).html
    expect(page.match(/<b>Sam Ure<\/b>/g)).toHaveLength(1)
    expect((await jo.post(`/carers/${id}/restriction/lifting`)).status).toBe(303)
    expect((await morag.get(`/carers/${id}/details`)).html).toContain('Quietest')
  })

  it('lets an administrator who knows its number name others, and see nothing else', async () => {
    const { rows } = await world.owner.query('select id from restrictions where carer_id = $1', [kevin])
    const path = `/restricted-records/${rows[0].id}`
    const page = await fiona.get(path)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Restricted record K.')
    expect(page.html).toContain('<b>Jo Reid</b>')
    expect(page.html).not.toMatch(/Kevin|Strachan|07700/)
    expect(page.html).not.toContain(kevin)
    expect((await fiona.post(`${path}/namings`, { id: newId(), worker: worker('fiona-macdougall') })).status).toBe(404)
    expect((await fiona.post(`${path}/namings`, { id: newId(), worker: worker('ruaridh-bell') })).html).toContain('cannot work with this carer')
    expect((await fiona.post(`${path}/namings`, { id: newId(), worker: worker('catriona-macphee') })).status).toBe(303)
    expect((await (await signedIn('catriona-macphee')).get(`/carers/${kevin}/workers`)).status).toBe(200)
    expect((await fiona.get(`/carers/${kevin}/workers`)).status).toBe(404)
    for (const visitor of [sam, morag, await signedIn('una-macphail', 'skerry')]) {
      expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.post(`${path}/namings`, { id: newId(), worker: worker('sam-ure') })).status).toBe(404)
    }
    expect((await fiona.get(`/restricted-records/${newId()}`)).status).toBe(404)
  })
})
