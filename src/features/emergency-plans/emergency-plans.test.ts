import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { sayAgreed, text, writeVersion } from '../../../test/sample-emergency-plan.ts'
import { asJo, dayFields, hidden, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { addCirclePerson, recordLeaving } from '../circles/index.ts'
import { type EmergencyPlanAsked, findEmergencyPlans, findStanding } from './index.ts'

const database = useTestDatabase('world')
let sample: Sample
let worker: Visitor
beforeEach(async () => {
  sample = await makeSample()
  worker = await signedIn('jo-reid')
})
const write = (more: Partial<EmergencyPlanAsked> = {}) => writeVersion(sample, more)
const agreed = (plan: string, fields: Record<string, string> = {}) => sayAgreed(worker, sample, plan, fields)

type Fields = Record<string, string>
const form = (fields: Fields = {}): Fields => ({ id: newId(), kind: 'emergency', supersedes: '', standing: 'there-is', ...dayFields('writtenOn', sample.today), 'part.firstHour': 'Ring Meera.', 'name.0': 'Meera', 'phone.0': '07700 900143', 'on.0': 'on', ...fields })
const send = (fields: Fields = {}) => worker.post(`/carers/${sample.carer}/emergency-plans`, form(fields))
const standing = () => asJo((tx) => findStanding(tx, sample.carer, 'emergency'))

describe('writing', () => {
  it('begins with what the plan said, is one however often it is sent, and a newer version replaces and never overwrites', async () => {
    await makePlan(sample, false)
    const page = await worker.get(`/carers/${sample.carer}/emergency-plans/new?kind=emergency`)
    expect(page.html).toContain('Meera first.')
    const first = form({ id: hidden(page.html, 'id'), 'part.pets': 'The budgie goes to Col.' })
    for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/carers/${sample.carer}/emergency-plans`, first)).location).toBe(`/carers/${sample.carer}/emergency-plan`)
    expect((await worker.post(`/carers/${sample.carer}/emergency-plans`, { ...first, 'part.pets': 'No budgie.' })).status).toBe(409)
    expect((await send({ supersedes: first.id!, 'part.pets': 'No budgie any more.' })).status).toBe(303)
    const versions = await asJo((tx) => findEmergencyPlans(tx, sample.carer, 'emergency'))
    expect(versions.map(({ parts }) => parts.find(({ part }) => part === 'pets')?.words)).toEqual(['No budgie any more.', 'The budgie goes to Col.'])
    const old = text(await worker.get(`/emergency-plans/${first.id}`))
    expect(old).toContain('A newer one has taken its place')
    expect(old).toContain('The budgie goes to Col.')
  })

  it('needs nothing but whose it is, and takes honest answers', async () => {
    expect((await worker.post(`/carers/${sample.carer}/emergency-plans`, { id: newId(), kind: 'future', supersedes: '', standing: 'rather-not', ...dayFields('writtenOn', sample.today) })).status).toBe(303)
    expect(text(await worker.get(`/carers/${sample.carer}/future-plan`))).toContain('Nan would rather not say.')
    const sent = { 'part.firstHour': '', 'name.0': '', 'phone.0': '', 'on.0': '', 'answer.keys': 'none-yet', 'answer.pets': 'not-applicable', 'part.pets': 'there are none', 'answer.medicines': 'rather-not' }
    expect((await send(sent)).status).toBe(303)
    expect(text(await worker.get(`/carers/${sample.carer}/emergency-plan`))).toMatch(/Would rather not say\..*None yet\..*Does not apply\. there are none/)
  })

  it('shows both when two write at once, and keeps mine as the newest when I say so', async () => {
    expect((await send({ 'part.firstHour': 'Theirs: ring Col.' })).status).toBe(303)
    const mine = await send({ supersedes: '', 'part.firstHour': 'Mine: ring Dod.' })
    expect(mine.status).toBe(409)
    expect(mine.html).toContain('Theirs: ring Col.')
    expect(mine.html).toContain('Mine: ring Dod.')
    expect((await send({ id: hidden(mine.html, 'id'), supersedes: hidden(mine.html, 'supersedes'), 'part.firstHour': 'Mine: ring Dod.' })).status).toBe(303)
    expect((await standing())?.parts[0]?.words).toBe('Mine: ring Dod.')
  })

  it('lets one of two win who send at the very same moment, and shows the other both', async () => {
    const [one, other] = await Promise.all([send({ 'part.firstHour': 'From one desk.' }), send({ 'part.firstHour': 'From the other desk.' })])
    expect([one.status, other.status].toSorted()).toEqual([303, 409])
    const late = one.status === 409 ? one : other
    for (const words of ['From one desk.', 'From the other desk.']) expect([words, late.html.includes(words)]).toEqual([words, true])
    expect(await asJo((tx) => findEmergencyPlans(tx, sample.carer, 'emergency'))).toHaveLength(1)
  })

  it('takes somebody out of the circle, and says when they stand there no more', async () => {
    const col = newId()
    await asJo((tx) => addCirclePerson(tx, sample.carer, { id: col, name: 'Col', who: 'friend', contact: '07700 900144' }))
    expect((await send({ 'name.1': '', 'circle.1': col, 'agreed.1': 'yes', 'key.1': 'yes' })).status).toBe(303)
    expect(await standing()).toMatchObject({ people: [{ name: 'Meera' }, { name: 'Col', who: 'friend', phone: '07700 900144', circle: col, leftOn: null }] })
    await asJo((tx) => recordLeaving(tx, sample.carer, col, { on: sample.today }))
    const page = await worker.get(`/carers/${sample.carer}/emergency-plan`)
    expect(text(page)).toContain(`Not among the people around Nan any more, since ${sayDay(sample.today, sample.today)}. Is this still right?`)
    expect(page.html).toContain('href="tel:07700900144"')
    // He can still be kept in the next version, and nobody from another circle can be put there.
    expect((await worker.get(`/carers/${sample.carer}/emergency-plans/new?kind=emergency`)).html).toContain('Col (not around any more)')
    expect((await send({ supersedes: (await standing())!.id, 'circle.1': idOf('lochside', 'asha-menon', 'circle-person', 'col') })).status).toBe(422)
  })

  it('says what is not right in a sentence, keeps every word, and writes nothing', async () => {
    const count = async () => (await database.owner.query('select (select count(*) from emergency_plans)::int + (select count(*) from emergency_plan_people)::int + (select count(*) from emergency_plan_parts)::int as count')).rows[0].count
    const first = await write({ writtenOn: addDays(sample.today, -3) })
    const before = await count()
    const kept = 'Kept 🌸 <b>words</b>'
    for (const [wrong, words] of [
      [dayFields('writtenOn', addDays(sample.today, 1)), 'still to come'], [dayFields('writtenOn', addDays(sample.today, -9)), 'before the version it follows'], [dayFields('lookOn', addDays(sample.today, -1)), 'before the plan was written'],
      [dayFields('writtenOn', '2026-13-40'), 'not a day we know'], [{ standing: '' }, 'Say whether there is one.'], [{ standing: 'not-applicable' }, 'Say why it does not apply.'],
      [{ 'answer.pets': 'not-applicable' }, 'Pets: say why it does not apply.'], [{ 'name.2': '', 'phone.2': '01631 555 0142' }, 'Person 3: say what they are called'],
      [{ 'part.medicines': 'x'.repeat(200_000) }, 'longer than fits on one page'], [{ 'card.medicines': 'x'.repeat(91) }, 'on the card: this is longer'], [{ 'name.1': 'x'.repeat(121) }, 'Person 2: what they are called'],
      [{ 'circle.0': 'nonsense' }, 'Choose one'],
    ] as const) {
      const answer = await send({ supersedes: first, 'part.toKnow': kept, ...wrong })
      expect([words, answer.status, text(answer).includes(words), answer.html.includes('Kept 🌸 &lt;b>words')]).toEqual([words, 422, true, true])
    }
    const long = await send({ supersedes: first, 'part.medicines': `${'y'.repeat(199_999)}z` })
    expect(long.html).toContain(`${'y'.repeat(199_999)}z`)
    const later = await worker.post(`/carers/${sample.carer}/emergency-plans`, { id: newId(), kind: 'future', supersedes: '', standing: 'there-is', ...dayFields('writtenOn', sample.today), 'what.1': 'Where Ewan lives', ...dayFields('by.1', addDays(sample.today, -2)), 'what.2': '', 'asked.2': 'Ewan' })
    expect(later.status).toBe(422)
    expect(text(later)).toContain('Decision 3: say what is to be decided.')
    expect(later.html).toContain('Where Ewan lives')
    const early = await worker.post(`/carers/${sample.carer}/emergency-plans`, { id: newId(), kind: 'future', supersedes: '', standing: 'there-is', ...dayFields('writtenOn', sample.today), 'what.1': 'Where Ewan lives', ...dayFields('by.1', addDays(sample.today, -2)) })
    expect(text(early)).toContain('Decision 2: this day is before the plan was written.')
    expect((await worker.post(`/carers/${sample.carer}/emergency-plans`, {})).status).toBe(422)
    expect(await count()).toBe(before)
  })
})

describe('what stands round a version', () => {
  it('is agreed, looked at again, and always says how old it is', async () => {
    const plan = await write({ writtenOn: addDays(sample.today, -84) })
    const page = () => worker.get(`/carers/${sample.carer}/emergency-plan`)
    expect(text(await page())).toMatch(/Written [^.]*, 12 weeks ago, by Jo Reid\. Not agreed with Nan yet\./)
    expect((await agreed(plan, { how: '' })).html).toContain('Say how they said it.')
    expect((await agreed(plan, dayFields('agreedOn', addDays(sample.today, -85)))).html).toContain('before it was written')
    expect((await agreed(plan, dayFields('agreedOn', addDays(sample.today, 1)))).status).toBe(422)
    for (const ago of [80, 7]) expect((await agreed(plan, dayFields('agreedOn', addDays(sample.today, -ago)))).status).toBe(303)
    expect(text(await page())).toMatch(/Nan agreed on .*Looked at together since, and still right: .*, 7 days ago\./)
    for (const path of ['print', 'print?size=large', 'card']) expect([path, text(await worker.get(`/emergency-plans/${plan}/${path}`)).includes('12 weeks ago')]).toEqual([path, path !== 'card'])
    const next = await write()
    expect(text(await page())).toContain('Not agreed with Nan yet. The last one they agreed to was written')
    expect((await agreed(plan)).status).toBe(409)
    expect((await agreed(next)).status).toBe(303)
  })

  it('quietly says when it is worth a look together: six months, or what the organisation settled, or the day they chose', async () => {
    const plan = await write({ writtenOn: addDays(sample.today, -200) })
    const page = async () => text(await worker.get(`/carers/${sample.carer}/emergency-plan`))
    expect(await page()).toContain('Worth a look together.')
    await agreed(plan, dayFields('agreedOn', addDays(sample.today, -100)))
    expect(await page()).not.toContain('Worth a look together.')
    const fiona = await signedIn('fiona-macdougall')
    const settle = (words: string) => fiona.post('/organisation/settings', { id: newId(), name: 'emergency-plan-months', words, ...dayFields('effectiveOn', sample.today) })
    expect((await settle('soon')).html).toContain('Write a number of months from 1 to 60')
    expect((await settle('3')).status).toBe(303)
    expect(await page()).toContain('Worth a look together.')
    await database.owner.query(`delete from organisation_settings where name = 'emergency-plan-months'`)
    expect(await page()).not.toContain('Worth a look together.')
    await write({ writtenOn: addDays(sample.today, -20), lookOn: addDays(sample.today, -1) })
    expect(await page()).toContain('Worth a look together.')
  })

  it('says where each copy is and which is out of date, and when one is there no more', async () => {
    const plan = await write({ writtenOn: addDays(sample.today, -10) })
    const place = (at: string, fields: Fields) => worker.post(`/emergency-plans/${at}/copies`, { id: newId(), holder: 'The fridge', form: 'print', ...dayFields('copiedOn', addDays(sample.today, -5)), ...fields })
    expect((await place(plan, { holder: '' })).html).toContain('Say where the copy is.')
    expect((await place(plan, dayFields('copiedOn', addDays(sample.today, -11)))).html).toContain('before it was written')
    for (const holder of ['The fridge', 'Mrs Ure']) expect((await place(plan, { holder })).status).toBe(303)
    const next = await write()
    await place(next, { holder: ' the FRIDGE', ...dayFields('copiedOn', sample.today) })
    const page = async () => text(await worker.get(`/emergency-plans/${next}`))
    expect(await page()).toMatch(/Mrs Ure: on paper, since [^.]*\. Out of date: it is the version of [^.]*\./)
    expect(await page()).not.toMatch(/The fridge: on paper/)
    const copy = (await database.owner.query(`select id from emergency_plan_copies where holder = 'Mrs Ure' and carer_id = $1`, [sample.carer])).rows[0].id
    expect((await worker.post(`/emergency-plan-copies/${copy}/ending`, dayFields('goneOn', addDays(sample.today, -6)))).html).toContain('before the copy was given')
    for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/emergency-plan-copies/${copy}/ending`, dayFields('goneOn', sample.today))).status).toBe(303)
    expect(await page()).toMatch(/Mrs Ure: on paper, no longer there since/)
  })

  it('says who may see it as a permission like any other, taken back where permissions are', async () => {
    const plan = await write()
    const name = (fields: Fields = {}) => worker.post(`/emergency-plans/${plan}/readers`, { id: newId(), reader: 'The ambulance service', howTold: 'on the phone', ...dayFields('from', sample.today), ...fields })
    expect((await name({ howTold: '' })).html).toContain('Say how they said so.')
    expect((await name(dayFields('until', addDays(sample.today, -1)))).html).toContain('The last day is before the first.')
    expect((await name()).status).toBe(303)
    const permission = await worker.get(`/carers/${sample.carer}/permissions`)
    expect(text(permission)).toMatch(/The ambulance service .*[Tt]he emergency plan/)
    expect(text(await worker.get(`/emergency-plans/${plan}`))).toContain('The ambulance service, from')
    const id = /permissions\/([0-9a-f-]{36})\/withdrawal/.exec(permission.html)![1]!
    await worker.post(`/permissions/${id}/withdrawal`, dayFields('on', sample.today))
    expect(text(await worker.get(`/emergency-plans/${plan}`))).not.toContain('The ambulance service, from')
  })
})
