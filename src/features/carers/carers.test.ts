import { describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { kindOf } from './schema.ts'
import { termsOf } from './terms.ts'

const world = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')

async function register(visitor: Visitor, fields: Record<string, string>) {
  const id = newId()
  const answer = await visitor.post('/carers', { id, asked: 'new', ...fields })
  return { id, answer }
}

async function rowOf(id: string) {
  return (await world.owner.query('select * from carers where id = $1', [id])).rows[0]
}

describe('the list of carers', () => {
  it('has my carers first, then everyone, and the search box', async () => {
    const { status, html } = await (await signedIn('jo-reid')).get('/carers')
    expect(status).toBe(200)
    expect(html.indexOf('My carers')).toBeLessThan(html.indexOf('Everyone'))
    expect(html.slice(html.indexOf('My carers'), html.indexOf('Everyone'))).toContain('Asha Menon')
    expect(html.slice(html.indexOf('Everyone'))).toContain('Dev Kerr')
    expect(html).toContain('name="find"')
    expect(html).not.toContain('Ellie')
  })

  it('shows a restricted record by its initials, and only to those it names', async () => {
    expect((await (await signedIn('jo-reid')).get('/carers')).html).toContain('>K.</a>')
    expect((await (await signedIn('jo-reid')).get('/carers')).html).not.toContain('Kevin')
    for (const other of ['sam-ure', 'morag-sinclair']) expect((await (await signedIn(other)).get('/carers')).html).not.toMatch(/>K\.<|Kevin/)
  })

  it('is not for evaluators, administrators and carers', async () => {
    for (const other of ['ruaridh-bell', 'fiona-macdougall']) {
      const visitor = await signedIn(other)
      for (const path of ['/carers', '/carers?find=asha', '/carers/new', '/carers/likenesses?callName=Asha']) expect((await visitor.get(path)).status, path).toBe(403)
      expect((await visitor.get(`/carers/${asha}/details`)).status).toBe(404)
    }
  })

  it('goes on page by page', async () => {
    const jo = await signedIn('jo-reid')
    await world.owner.query(`insert into carers (organisation_id, id, call_name, full_name, recorded_at)
      select $1, gen_random_uuid(), 'Zoe', 'Zoe Number' || lpad(i::text, 3, '0'), now() from generate_series(1, 120) i`, [idOf('lochside')])
    let path: string | undefined = '/carers'
    const seen: string[] = []
    for (let pages = 0; path && pages < 10; pages++) {
      const { html }: { html: string } = await jo.get(path)
      seen.push(...[...html.slice(html.indexOf('Everyone')).matchAll(/Zoe Number\d{3}/g)].map(([name]) => name))
      path = /href="(\/carers\?after=[^"]+)"/.exec(html)?.[1]
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `Zoe Number${String(index + 1).padStart(3, '0')}`))
    await world.owner.query(`delete from carers where call_name = 'Zoe'`)
  })

  it('begins at the beginning after a record one may not know of', async () => {
    const sam = await signedIn('sam-ure')
    const hidden = await sam.get(`/carers?after=${idOf('lochside', 'carer', 'kevin-strachan')}`)
    expect(hidden.html).toContain('Asha Menon')
    expect((await sam.get('/carers?after=nonsense')).status).toBe(200)
  })
})

describe('finding a carer', () => {
  it.each([
    ['Asha Menon', 'Asha Menon'], ['menon asha', 'Asha Menon'], ['Ahsa', 'Asha Menon'], ['Asha Menin', 'Asha Menon'], ['nart menon', undefined], ['ásha', 'Asha Menon'],
    ['4bq', 'Asha Menon'], ['pa344bq', 'Asha Menon'], ['PA34 4BQ', 'Asha Menon'], ['900142', 'Asha Menon'], ['900 142', 'Asha Menon'], ['+44 7700 900142', 'Asha Menon'], ['142 asha', 'Asha Menon'],
    ['Catherine Docherty', 'Rena (Catherine Docherty)'], ['Kate Docherty', 'Rena (Catherine Docherty)'], ['Bill Paterson', 'Wullie (William Paterson)'], ['Tommy Orr', 'Tam (Thomas Orr)'], ['Fareeda', 'Farida Aziz'], ['Ian Gow', 'Iain Gow'],
    ['900999', undefined], ['Ruari Brown', undefined],
  ])('%s finds %s', async (words, name) => {
    const { html, status } = await (await signedIn('jo-reid')).get(`/carers?find=${encodeURIComponent(words)}`)
    expect(status).toBe(200)
    if (name) expect(html).toContain(`>${name}</a>`)
    else expect(html).toContain('We found nobody by')
    expect(html).toContain('Register a new carer')
  })

  it('is never a fault, whatever is typed', async () => {
    const jo = await signedIn('jo-reid')
    for (const words of ['', ' ', '%', '_', '\\', "'", '|', 'liz|', '🌊', 'مريم', '<script>alert(1)</script>', 'a'.repeat(5000), '((((', 'a b c d e f g h i j', '\u0000x', '\ud800']) {
      const { status, html } = await jo.get(`/carers?find=${encodeURIComponent(words.toWellFormed())}`)
      expect(status, words).toBe(200)
      expect(html).not.toContain('<script>alert')
    }
  })

  it('does not find a restricted record for others, by any word of it', async () => {
    const sam = await signedIn('sam-ure')
    for (const words of ['Kevin', 'Strachan', 'Kevin Strachan', '4ZL', '900231', 'K.']) expect((await sam.get(`/carers?find=${encodeURIComponent(words)}`)).html, words).not.toMatch(/>K\.<|>Kevin/)
    expect((await (await signedIn('jo-reid')).get('/carers?find=Kevin')).html).toContain('>K.</a>')
  })

  it('keeps that somebody looked, with the words and how many were found', async () => {
    await (await signedIn('sam-ure')).get('/carers?find=Strachan%20Kev')
    const { rows } = await world.owner.query(`select found from searches where words = 'Strachan Kev'`)
    expect(rows).toEqual([{ found: 0 }])
  })

  it('takes what was typed apart', () => {
    expect(termsOf('+44 7700 900 142')).toEqual(['7700900142'])
    expect(termsOf('Liz')[0]?.split('|')).toEqual(expect.arrayContaining(['Liz', 'elizabeth', 'betty']))
    expect(termsOf('🙂 “ ”')).toEqual([])
  })
})

describe('registering a carer', () => {
  it('needs nothing but a name, and the worker is the first own worker', async () => {
    const sam = await signedIn('sam-ure')
    const { id, answer } = await register(sam, { callName: 'Wren' })
    expect([answer.status, answer.location]).toEqual([303, `/carers/${id}`])
    const list = (await sam.get('/carers')).html
    expect(list.slice(list.indexOf('My carers'), list.indexOf('Everyone'))).toContain('Wren')
  })

  it('is one carer when the form is sent twice, and never somebody else’s', async () => {
    const sam = await signedIn('sam-ure')
    const { id } = await register(sam, { callName: 'Twice' })
    expect((await sam.post('/carers', { id, callName: 'Twice' })).status).toBe(303)
    expect((await sam.post('/carers', { id, asked: 'new', callName: 'Twice' })).status).toBe(303)
    expect((await sam.post('/carers', { id, asked: 'new', callName: 'Otherwise' })).status).toBe(409)
    expect((await world.owner.query(`select count(*)::int as n from allocations where carer_id = $1`, [id])).rows).toEqual([{ n: 1 }])
    const kevin = idOf('lochside', 'carer', 'kevin-strachan')
    const probe = await sam.post('/carers', { id: kevin, asked: 'new', callName: 'Guess' })
    expect(probe.status).toBe(404)
    expect(probe.html).not.toContain('Strachan')
    expect((await sam.post('/carers', { id: idOf('skerry', 'carer', 'ellie-macneill'), asked: 'new', callName: 'Own Number' })).status).toBe(303)
  })

  it('asks once whether it is the same person, and never blocks', async () => {
    const sam = await signedIn('sam-ure')
    const id = newId()
    const fields = { id, callName: 'Asha', fullName: 'Aisha Menon', phone: '07700 900 142' }
    const asked = await sam.post('/carers', fields)
    expect(asked.status).toBe(200)
    expect(asked.html).toContain('Is this the same person?')
    expect(asked.html).toContain('>Asha Menon</a>')
    expect(asked.html).toContain('phone number the same')
    expect(await rowOf(id)).toBeUndefined()
    const back = await sam.post('/carers', { ...fields, back: 'back' })
    expect(back.html).toContain('value="Aisha Menon"')
    expect((await sam.post('/carers', { ...fields, asked: 'new' })).status).toBe(303)
    expect((await rowOf(id)).full_name).toBe('Aisha Menon')
  })

  it('hints while somebody types, and only at those the worker may know of', async () => {
    const sam = await signedIn('sam-ure')
    expect((await sam.get('/carers/likenesses?callName=Farid')).html).toContain('Farida Aziz')
    for (const question of ['callName=Kevin&fullName=Kevin+Strachan', 'phone=07700900231', 'callName=Kevin&postcode=PA34+4ZL']) {
      expect((await sam.get(`/carers/likenesses?${question}`)).html).not.toMatch(/K\.|Strachan/)
    }
    const hidden = await sam.post('/carers', { id: newId(), callName: 'Kevin', fullName: 'Kevin Strachan', phone: '07700 900231' })
    expect(hidden.status).toBe(303)
    expect((await (await signedIn('jo-reid')).get('/carers/likenesses?fullName=Kevin+Strachan')).html).toContain('>K.</a>')
  })

  it('says what is not right, and keeps every word', async () => {
    const jo = await signedIn('jo-reid')
    const empty = await jo.post('/carers', { id: newId(), callName: '  ', postcode: 'PA34 4BQ' })
    expect([empty.status, empty.html.includes('Give a name to call them by'), empty.html.includes('value="PA34 4BQ"')]).toEqual([422, true, true])
    const long = await jo.post('/carers', { id: newId(), callName: 'x'.repeat(121) })
    expect([long.status, long.html.includes('The limit is 120 characters'), long.html.includes('x'.repeat(121))]).toEqual([422, true, true])
    const future = await jo.post('/carers', { id: newId(), asked: 'new', callName: 'Tomorrow', 'dateOfBirth-day': '1', 'dateOfBirth-month': '1', 'dateOfBirth-year': '2199' })
    expect([future.status, future.html.includes('still to come'), future.html.includes('value="Tomorrow"')]).toEqual([422, true, true])
    const wrong = await jo.post('/carers', { id: newId(), callName: 'Feb', 'dateOfBirth-day': '31', 'dateOfBirth-month': '2', 'dateOfBirth-year': '1980' })
    expect([wrong.status, wrong.html.includes('value="31"')]).toEqual([422, true])
    const file = await jo.post('/carers', { id: newId(), callName: new File(['x'], 'x.txt') })
    expect([file.status, file.html.includes('A file was sent where words belong')]).toEqual([422, true])
    const noId = await jo.post('/carers', { id: 'nonsense', callName: 'Kept' })
    expect([noId.status, noId.html.includes('value="Kept"')]).toEqual([422, true])
    expect((await jo.post('/carers')).status).toBe(422)
  })

  it('takes names as people write them', async () => {
    const jo = await signedIn('jo-reid')
    for (const callName of ['🌻 Mo', 'مريم', '<script>alert(1)</script>', 'O’Neil-Ní Dhomhnaill', '李小龍', '|||']) {
      const { id, answer } = await register(jo, { callName })
      expect(answer.status).toBe(303)
      const { html } = await jo.get(`/carers/${id}/details`)
      expect(html).not.toContain('<script>alert')
      expect((await rowOf(id)).call_name).toBe(callName)
    }
    expect((await jo.get(`/carers?find=${encodeURIComponent('مريم')}`)).html).toContain('>مريم</a>')
  })
})

describe('adult or young', () => {
  const facts = { dateOfBirth: null, stillAtSchool: 'not-asked', kindOverride: null } as const
  it.each([
    [{}, 'adult'], [{ dateOfBirth: '2008-07-02' }, 'young'], [{ dateOfBirth: '2008-07-01' }, 'adult'], [{ dateOfBirth: '2008-07-01', stillAtSchool: 'yes' as const }, 'young'],
    [{ dateOfBirth: '2007-06-30', stillAtSchool: 'yes' as const }, 'adult'], [{ stillAtSchool: 'yes' as const }, 'young'], [{ dateOfBirth: '2015-01-01', kindOverride: 'adult' as const }, 'adult'],
  ])('%o is %s', (some, kind) => expect(kindOf({ ...facts, ...some }, '2026-07-01')).toBe(kind))
})
