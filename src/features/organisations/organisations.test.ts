import { describe, expect, test } from 'vitest'
import { signedIn, stranger } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { addDays, at, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { findSettings } from './index.ts'

const world = useTestDatabase('world')
const today = dayIn('Europe/London')
const inForce = () => inTenant(systemActor(idOf('lochside')), findSettings)

/** The form of one setting, as the page sends it. */
function setting(name: string, words: string, day = today, id = newId()) {
  const [year = '', month = '', date = ''] = day.split('-')
  return { id, name, words, 'effectiveOn-day': date, 'effectiveOn-month': month, 'effectiveOn-year': year }
}

describe('settings', () => {
  test('count from their day on; what stood before stays readable', async () => {
    const fiona = await signedIn('fiona-macdougall')
    expect((await fiona.post('/organisation/settings', setting('phone', '01631 555 0199'))).location).toBe('/organisation')
    await fiona.post('/organisation/settings', setting('phone', '01631 555 0200', addDays(today, 30)))
    expect((await inForce()).phone).toBe('01631 555 0199')
    expect((await at(new Date(Date.now() + 31 * 86_400_000), inForce)).phone).toBe('01631 555 0200')
    const page = await fiona.get('/organisation')
    for (const words of ['01631 555 0100', '01631 555 0199']) expect(page.html).toContain(words)
  })

  test('sent twice are kept once; other words under the same number are a conflict that shows both', async () => {
    const fiona = await signedIn('fiona-macdougall')
    const sent = setting('address', '3 Shore Street')
    expect([(await fiona.post('/organisation/settings', sent)).status, (await fiona.post('/organisation/settings', sent)).status]).toEqual([303, 303])
    const other = await fiona.post('/organisation/settings', { ...sent, words: '4 Shore Street' })
    expect(other.status).toBe(409)
    for (const words of ['3 Shore Street', '4 Shore Street']) expect(other.html).toContain(words)
    expect((await world.owner.query('select words from organisation_settings where id = $1', [sent.id])).rows).toEqual([{ words: '3 Shore Street' }])
  })

  test.each([
    ['no words', { words: '' }, 'Say what it should be.'],
    ['too many words', { words: 'x'.repeat(10_001) }, '10,000'],
    ['a day that does not exist', { 'effectiveOn-day': '31', 'effectiveOn-month': '2' }, 'This is not a day we know.'],
    ['a setting that does not exist', { name: 'colour' }, 'Choose one of the answers.'],
    ['a lost number', { id: 'x' }, 'lost its number'],
  ])('with %s: a sentence, and the words are kept', async (_what, change, sentence) => {
    const answer = await (await signedIn('fiona-macdougall')).post('/organisation/settings', { ...setting('phone', 'Ring <b>Morag</b>'), ...change } as Record<string, string>)
    expect(answer.status).toBe(422)
    if (!('name' in change)) expect(answer.html).toContain(sentence)
    if (!('words' in change) && !('name' in change)) expect(answer.html).toContain('Ring &lt;b>Morag&lt;/b>')
  })

  test('whether colleagues may open a record is yes or no, however it is written, and nothing between', async () => {
    const fiona = await signedIn('fiona-macdougall')
    await fiona.post('/organisation/settings', setting('cover', ' No. '))
    expect((await inForce()).cover).toBe('no')
    const maybe = await fiona.post('/organisation/settings', setting('cover', 'not on Mondays'))
    expect([maybe.status, maybe.html.includes('Write yes or no, and nothing else.')]).toEqual([422, true])
    expect((await inForce()).cover).toBe('no')
  })

  test('are the administrator’s: anybody else may know of the page and no more', async () => {
    for (const key of ['jo-reid', 'morag-sinclair', 'ruaridh-bell']) {
      const visitor = await signedIn(key)
      expect((await visitor.get('/organisation')).status).toBe(403)
      expect((await visitor.post('/organisation/settings', setting('phone', 'Mine'))).status).toBe(403)
    }
    expect((await inForce()).phone).not.toBe('Mine')
    expect((await stranger().get('/organisation')).location).toBe('/sign-in')
  })

  test('are those of one organisation', async () => {
    const una = await signedIn('una-macphail', 'skerry')
    await una.post('/organisation/settings', setting('phone', '01632 960999'))
    expect((await inForce()).phone).not.toBe('01632 960999')
    expect((await una.get('/organisation')).html).not.toContain('01631')
  })
})
