import { describe, expect, it } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { idOf } from '../../seed/ids.ts'

const world = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const path = `/carers/${asha}/details`

async function rowOf(id: string) {
  return (await world.owner.query('select * from carers where id = $1', [id])).rows[0]
}

/** What a browser would send back from the form as it stands. */
function fieldsOf(html: string): Record<string, string> {
  const form = /<form method="post" action="\/carers\/[^"]+"[^>]*>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? ''
  const fields: Record<string, string> = {}
  const unescape = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  for (const [tag] of form.matchAll(/<input (?:"[^"]*"|[^>"])*>/g)) {
    const name = / name="([^"]*)"/.exec(tag)?.[1]
    if (name && (!/type="radio"/.test(tag) || / checked/.test(tag))) fields[name] = unescape(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, words] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)) fields[name ?? ''] = unescape(words ?? '')
  return fields
}

describe('details', () => {
  it('shows every fact and keeps a change', async () => {
    const jo = await signedIn('jo-reid')
    const fields = fieldsOf((await jo.get(path)).html)
    expect(fields).toMatchObject({ callName: 'Asha', fullName: 'Asha Menon', postcode: 'PA34 4BQ', interpreter: 'not-asked' })
    const answer = await jo.post(path, { ...fields, language: 'English and Malayalam', interpreter: 'no', communicationNeeds: 'Time.\r\nNo rush.' })
    expect([answer.status, answer.location]).toEqual([303, `/carers/${asha}`])
    expect(await rowOf(asha)).toMatchObject({ language: 'English and Malayalam', interpreter: 'no', communication_needs: 'Time.\nNo rush.', version: 2 })
    // The same form again is the same change.
    expect((await jo.post(path, { ...fields, language: 'English and Malayalam', interpreter: 'no', communicationNeeds: 'Time.\r\nNo rush.' })).status).toBe(303)
  })

  it('shows both when somebody else changed it, and keeps what is chosen field by field', async () => {
    const jo = await signedIn('jo-reid')
    const opened = fieldsOf((await jo.get(path)).html)
    await jo.post(path, { ...opened, phone: '07700 900777', address: 'First Street', gender: 'woman, she says' })
    const stale = await jo.post(path, { ...opened, phone: '07700 900888', inOneLine: 'Typed by <b>me</b> & nobody else' })
    expect(stale.status).toBe(409)
    for (const words of ['07700 900777', '07700 900888', 'First Street', 'Typed by &lt;b>me&lt;/b> &amp; nobody else']) expect(stale.html.replaceAll('&gt;', '>')).toContain(words)
    const both = fieldsOf(stale.html)
    // What only the colleague changed is theirs from the start; what I typed is mine.
    expect(both).toMatchObject({ 'choose.address': 'theirs', 'choose.phone': 'mine', 'choose.inOneLine': 'mine' })
    expect((await jo.post(path, { ...both, 'choose.phone': 'theirs' })).status).toBe(303)
    expect(await rowOf(asha)).toMatchObject({ phone: '07700 900777', address: 'First Street', in_one_line: 'Typed by <b>me</b> & nobody else', gender: 'woman, she says', date_of_birth: expect.anything() })
  })

  it('says what is not right, and keeps every word', async () => {
    const jo = await signedIn('jo-reid')
    const fields = fieldsOf((await jo.get(path)).html)
    const year = String(new Date().getFullYear() + 1)
    const future = await jo.post(path, { ...fields, 'dateOfBirth-day': '1', 'dateOfBirth-month': '2', 'dateOfBirth-year': year, takeCare: 'Kept words' })
    expect([future.status, future.html.includes('still to come'), future.html.includes(`value="${year}"`), future.html.includes('>Kept words</textarea>')]).toEqual([422, true, true, true])
    const bad = await jo.post(path, { ...fields, callName: '', email: 'nonsense', communicationNeeds: 'y'.repeat(10_001), interpreter: 'perhaps' })
    expect(bad.status).toBe(422)
    for (const words of ['Give a name to call them by', 'does not look like an e-mail address', 'The limit is 10,000 characters', 'y'.repeat(10_001)]) expect(bad.html).toContain(words)
    expect((await jo.post(path, { ...fields, version: 'x' })).status).toBe(422)
    expect((await jo.post(path, { ...fields, fullName: new File(['x'], 'x.png') })).html).toContain('A file was sent where words belong')
  })

  it('is read by the supervisor of the team and written by own workers only', async () => {
    const morag = await signedIn('morag-sinclair')
    const page = await morag.get(path)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('name="callName"')
    const written = await morag.post(path, { version: '1', callName: 'Typed words kept' })
    expect(written.status).toBe(403)
    expect(written.html).toContain('Typed words kept')
    const una = await signedIn('una-macphail', 'skerry')
    expect((await una.get(path)).status).toBe(404)
    expect((await una.post(path, { version: '1', callName: 'X' })).status).toBe(404)
  })
})

describe('equality answers', () => {
  const equality = `/carers/${asha}/equality`

  it('starts at not asked, and a newer answer replaces an older one', async () => {
    const jo = await signedIn('jo-reid')
    const fields = fieldsOf((await jo.get(equality)).html)
    expect(fields).toMatchObject({ ethnicity: 'not-asked', gaelic: 'not-asked' })
    expect((await jo.post(equality, { ...fields, ethnicity: 'yes', 'ethnicity-words': 'Malayali, and Scottish', trans: 'prefers-not' })).status).toBe(303)
    const again = fieldsOf((await jo.get(equality)).html)
    expect(again).toMatchObject({ ethnicity: 'yes', 'ethnicity-words': 'Malayali, and Scottish', trans: 'prefers-not', disability: 'not-asked' })
    await jo.post(equality, { ...again, trans: 'no' })
    await jo.post(equality, { ...again, trans: 'no' })
    const { rows } = await world.owner.query(`select question, answer from equality_answers where carer_id = $1 order by recorded_at, question`, [asha])
    expect(rows).toEqual([{ question: 'ethnicity', answer: 'yes' }, { question: 'trans', answer: 'prefers-not' }, { question: 'trans', answer: 'no' }])
  })

  it('shows both when somebody else answered meanwhile, and keeps on the second press', async () => {
    const jo = await signedIn('jo-reid')
    const opened = fieldsOf((await jo.get(equality)).html)
    await jo.post(equality, { ...opened, gaelic: 'yes' })
    const clash = await jo.post(equality, { ...opened, gaelic: 'no', disability: 'yes', 'disability-words': 'a sore hip' })
    expect(clash.status).toBe(409)
    expect(clash.html).toContain('Somebody else changed this answer meanwhile')
    expect(clash.html).toContain('value="a sore hip"')
    expect((await jo.post(equality, fieldsOf(clash.html))).status).toBe(303)
    expect(fieldsOf((await jo.get(equality)).html)).toMatchObject({ gaelic: 'no', disability: 'yes' })
  })

  it('refuses an answer that is none', async () => {
    const jo = await signedIn('jo-reid')
    const answer = await jo.post(equality, { ethnicity: 'maybe', 'ethnicity-words': 'kept' })
    expect([answer.status, answer.html.includes('value="kept"')]).toEqual([422, true])
  })
})
