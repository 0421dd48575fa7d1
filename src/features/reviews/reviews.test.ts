import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { asJo, makeSample } from '../../../test/sample-plan.ts'
import { type Answer, signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { begin, day, mark, text } from './looking-back.test-helper.ts'
import { keepPassages, liftWords, startConversation } from '../conversations/index.ts'
import { recordOutcome } from '../outcomes/index.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const of = (...names: string[]) => idOf('lochside', 'asha-menon', ...names)
const nights = of('outcome', 'nights')
const drives = of('outcome', 'drives')
const asked = of('outcome', 'asked')
const stranger = idOf('lochside', 'iain-gow', 'outcome', 'painting')

const hidden = (answer: Answer, name: string) => new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(answer.html)?.[1] ?? ''

test('a look back is written one outcome at a time, read again, and drawn', async () => {
  const jo = await signedIn('jo-reid')
  const form = await jo.get(`/carers/${asha}/reviews/new`)
  expect(text(form)).toContain('From which talk?')
  const review = await begin(jo, asha)

  const first = await jo.get(`/reviews/${review}/writing`)
  expect(first.status).toBe(200)
  // The last words stand before the new, and the story is asked before the answers.
  expect(text(first)).toContain('Two bad nights all month. I read to the boys again.')
  expect(first.html.indexOf('name="story"')).toBeLessThan(first.html.indexOf('name="now"'))
  expect(text(first)).toContain('At “Through till six”')
  const kept = await jo.post(`/reviews/${review}/marks`, {
    id: hidden(first, 'id'), workerId: hidden(first, 'workerId'), outcome: nights, story: 'I slept till seven and it was a Monday.', now: 'closer', hoped: 'as-hoped', next: 'carry-on', nextWords: '',
    stone: '9', goodStone: '9', badStone: '7', widthWords: 'Even the bad ones are half of what they were',
    'helped-1-kind': 'our-service', 'helped-1-name': 'Jo ringing the store', 'helped-1-share': 'small', 'helped-2-kind': 'family', 'helped-2-name': 'Meera', 'helped-2-share': 'a-lot',
    'in-the-way-1-kind': 'life', 'in-the-way-1-name': 'half-term',
    workerNow: 'too-soon', workerHoped: '', workerStory: 'One month is not long.',
  })
  expect([kept.status, kept.location]).toEqual([303, `/reviews/${review}/writing?kept=${nights}`])
  // The next outcome comes by itself.
  const second = await jo.get(kept.location!)
  expect(text(second)).toContain('Kept.')
  expect(second.html).toContain(`name="outcome" value="${drives}"`)
  // Without two banks there are no stones to choose from.
  expect(second.html).not.toContain('name="stone"')

  const read = text(await jo.get(`/reviews/${review}`))
  expect(read).toContain('I slept till seven and it was a Monday.')
  // Others come before our own service.
  expect(read).toContain('Helped: Meera, a lot; Jo ringing the store, a little.')
  expect(read).toContain('In the way: half-term.')
  // Every answer is read back, also the one that says to go on as before.
  expect(read).toMatch(/Closer, as hoped\s+Carry on\.\s+Helped/)
  expect(read).toContain('Jo Reid sees it otherwise: too soon to say. One month is not long.')

  const river = await jo.get(`/outcomes/${nights}/river`)
  expect(text(river)).toMatch(/Even the bad ones are half of what they were\. .*In the river: at “Through till six”\..*closer, as hoped/)
  expect(text(await jo.get(`/carers/${asha}/reviews`))).toContain('at her kitchen table')
})

test('what comes next takes effect: keep, change, let go, and thinking again', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  const state = async (outcome: string) => (await database.owner.query('select state, words from outcome_states where outcome_id = $1 order by recorded_at desc limit 1', [outcome])).rows[0]
  await jo.post(`/reviews/${review}/marks`, mark(drives, { now: 'keeping-steady', next: 'keep-as-it-is' }))
  expect(await state(drives)).toMatchObject({ state: 'kept' })
  await jo.post(`/reviews/${review}/marks`, mark(asked, { next: 'let-go', nextWords: 'The ward is closing.' }))
  expect(await state(asked)).toMatchObject({ state: 'let-go', words: 'The ward is closing.' })
  const back = await jo.get(`/reviews/${review}/writing?outcome=${asked}`)
  expect(text(back)).toContain('You wrote about this in this look back already.')
  await jo.post(`/reviews/${review}/marks`, mark(asked, { next: 'carry-on', story: 'It is not closing after all.' }))
  expect(await state(asked)).toMatchObject({ state: 'still-matters' })
  // The newer words count, and the older stay readable.
  expect(text(await jo.get(`/reviews/${review}`))).toMatch(/It is not closing after all\..*How it was written first.*Let go: The ward is closing\./)
  const refused = await jo.post(`/reviews/${review}/marks`, mark(asked, { next: 'change' }))
  expect([refused.status, text(refused).includes('Say what it changes to, in words.')]).toEqual([422, true])
  await jo.post(`/reviews/${review}/marks`, mark(asked, { next: 'change', nextWords: 'I want to be in the room' }))
  const changed = (await database.owner.query('select statement, whose_words from outcomes where id = $1', [asked])).rows[0]
  expect(changed).toEqual({ statement: 'I want to be in the room', whose_words: 'agreed' })
  expect((await state(asked)).words).toContain('I want to be asked, not told')
})

test('an answer without a story is kept, and not drawn', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  const before = (await jo.get(`/outcomes/${nights}/river`)).html.match(/class="mark"/g)!.length
  const kept = await jo.post(`/reviews/${review}/marks`, mark(nights, { story: '  ', now: 'not-discussed', stone: '2' }))
  expect(kept.status).toBe(303)
  expect(text(await jo.get(kept.location!))).toContain('There is no story with it, so it will not be drawn in the river.')
  const river = await jo.get(`/outcomes/${nights}/river`)
  expect(river.html.match(/class="mark"/g)).toHaveLength(before)
  expect(text(river)).toContain('There is no story with this, so it is kept and not drawn in the river.')
  const nothing = await jo.post(`/reviews/${review}/marks`, mark(drives, { story: '' }))
  expect([nothing.status, text(nothing).includes('“Not discussed” is an answer too.')]).toEqual([422, true])
})

test('the same form twice is one; other words under its number are shown beside, and can be kept too', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  const sent = mark(nights, { story: 'Sent twice.', 'helped-1-kind': 'chance', 'helped-1-name': 'a quiet month' })
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/reviews/${review}/marks`, sent)).status).toBe(303)
  const count = async () => Number((await database.owner.query('select count(*) from marks where review_id = $1', [review])).rows[0].count)
  expect(await count()).toBe(1)
  const other = await jo.post(`/reviews/${review}/marks`, { ...sent, story: 'Other words.' })
  expect(other.status).toBe(409)
  expect(text(other)).toMatch(/Something else was already kept.*Sent twice\..*Other words\./)
  const mine = await jo.post(`/reviews/${review}/marks`, { ...sent, story: 'Other words.', id: hidden(other, 'id'), workerId: hidden(other, 'workerId') })
  expect([mine.status, await count()]).toEqual([303, 2])
  expect((await jo.post(`/reviews/${review}/marks`, { ...sent, 'helped-1-name': 'a busy month' })).status).toBe(409)
  // Two looks back on one day are two.
  expect(await begin(jo, asha)).not.toBe(review)
})

test('more rows can be asked for without scripts, and nothing typed goes', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  const typed = mark(nights, { story: 'Not kept yet', 'helped-3-name': 'the third', 'helped-rows': '3', 'in-the-way-rows': '3', more: 'helped', stone: '4' })
  const more = await jo.post(`/reviews/${review}/marks`, typed)
  expect(more.status).toBe(200)
  expect(more.html).toContain('name="helped-6-name"')
  expect(more.html).not.toContain('name="helped-7-name"')
  expect(more.html).not.toContain('name="in-the-way-4-name"')
  expect(more.html).toMatch(/Not kept yet[\s\S]*value="the third"/)
  expect(hidden(more, 'id')).toBe(typed.id)
  expect((await database.owner.query('select 1 from marks where review_id = $1', [review])).rowCount).toBe(0)
  const all = await jo.post(`/reviews/${review}/marks`, { ...mark(nights), ...Object.fromEntries([1, 5, 12].flatMap((row) => [[`helped-${row}-name`, `helper ${row}`], [`helped-${row}-kind`, 'friends']])) })
  expect(all.status).toBe(303)
  expect(text(await jo.get(`/reviews/${review}`))).toContain('Helped: helper 1; helper 5; helper 12.')
})

test('somebody named, or given a share, without who or what they are is asked for, and every word is kept', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  for (const half of [{ 'helped-2-name': 'the cat' }, { 'in-the-way-1-share': 'a-lot' }] as Record<string, string>[]) {
    const asked = await jo.post(`/reviews/${review}/marks`, mark(nights, half))
    expect([asked.status, text(asked).includes('Choose who or what it was.')]).toEqual([422, true])
    expect(asked.html).toContain('The mat goes off and I am up.')
    if (half['helped-2-name']) expect(asked.html).toMatch(/href="#helped-2-kind"[\s\S]*value="the cat"/)
  }
  expect((await database.owner.query('select 1 from marks where review_id = $1', [review])).rowCount).toBe(0)
})

test('two questions with the same answer are two answers', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  await jo.post(`/reviews/${review}/marks`, mark(nights, { now: 'too-soon', hoped: 'too-soon' }))
  await jo.post(`/reviews/${review}/marks`, mark(drives, { now: 'not-discussed', hoped: 'not-discussed', next: 'keep-as-it-is' }))
  const read = text(await jo.get(`/reviews/${review}`))
  expect(read).toContain('Too soon to say, also whether it is as hoped')
  expect(read).toContain('Not discussed, nor whether it is as hoped')
})

test('on a first look back the words it came from stand before the new ones', async () => {
  const jo = await signedIn('jo-reid')
  const sample = await makeSample()
  const said = 'I would give a lot for one whole night of sleep'
  const [talk, passage, highlight, hope] = [newId(), newId(), newId(), newId()]
  await asJo(async (tx) => {
    await startConversation(tx, sample.carer, { id: talk, people: [{ id: newId(), voice: 'carer', name: 'Nan' }, { id: newId(), voice: 'worker', name: 'Jo', workerId: tx.actor.id }] })
    await keepPassages(tx, talk, [{ id: passage, voice: 'carer', name: 'Nan', words: `${said}. Up at one, up at three.` }])
    await liftWords(tx, passage, { id: highlight, kind: 'outcome', words: said, starts: null, ends: null, sentence: [] })
    await recordOutcome(tx, sample.carer, { id: hope, statement: 'sleep', direction: 'get-better', highlight, whyItMatters: 'I snap at him.', beganStory: 'Not one night.', nearBank: 'Up at one', farBank: 'Asleep' })
  })
  const review = newId()
  await jo.post(`/carers/${sample.carer}/reviews`, { id: review, ...day('onDay'), why: 'planned', conversation: '', place: '' })
  const page = await jo.get(`/reviews/${review}/writing?outcome=${hope}`)
  expect(text(page)).toMatch(/The words it came from, .*I would give a lot for one whole night of sleep.*Why it matters: I snap at him\..*Not one night\./)
  expect(page.html.indexOf(said)).toBeLessThan(page.html.indexOf('name="story"'))
  // A bank she said word for word has marks; one that was only written in a box has none. No stone is called by a number.
  expect(text(page)).toContain('At “Up at one”')
  expect(text(page)).toContain('At Asleep')
  expect(text(page)).not.toMatch(/Stone \d/)
})

test('something that happened stands in the rivers it belongs to, on its day', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  const event = { id: newId(), words: 'the mat was stolen', ...day('on', 3), outcomes: [nights, asked] }
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/reviews/${review}/events`, event)).status).toBe(303)
  expect((await database.owner.query('select 1 from life_event_outcomes where life_event_id = $1', [event.id])).rowCount).toBe(2)
  expect(text(await jo.get(`/outcomes/${nights}/river`))).toContain('the mat was stolen')
  expect(text(await jo.get(`/outcomes/${drives}/river`))).not.toContain('the mat was stolen')
  expect(text(await jo.get(`/reviews/${review}`))).toContain('the mat was stolen')
  expect((await jo.post(`/reviews/${review}/events`, { ...event, outcomes: [nights] })).status).toBe(409)
  const wrong = await jo.post(`/reviews/${review}/events`, { id: newId(), words: '', ...day('on', -5), outcomes: [] })
  expect([wrong.status, text(wrong).includes('Say what happened, in a few words.')]).toEqual([422, true])
  const future = await jo.post(`/reviews/${review}/events`, { id: newId(), words: 'a wedding', ...day('on', -5) })
  expect([future.status, /this day is still to come\./i.test(text(future))]).toEqual([422, true])
  expect(future.html).toContain('value="a wedding"')
  expect((await jo.post(`/reviews/${review}/events`, { ...event, id: newId(), outcomes: [stranger] })).status).toBe(404)
})

test('a few words about the whole are kept, and other words never replace them unseen', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  expect((await jo.post(`/reviews/${review}/summary`, { summary: '' })).status).toBe(422)
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/reviews/${review}/summary`, { summary: 'A good month.' })).status).toBe(303)
  const other = await jo.post(`/reviews/${review}/summary`, { summary: 'A bad month.' })
  expect([other.status, text(other).includes('A good month.'), text(other).includes('A bad month.')]).toEqual([409, true, true])
})

test('bad input is met with a sentence, every word kept, and never a 500', async () => {
  const jo = await signedIn('jo-reid')
  const future = await jo.post(`/carers/${asha}/reviews`, { id: newId(), ...day('onDay', -2), why: 'planned', place: 'by the <b>loch</b> 😀' })
  expect([future.status, /this day is still to come\./i.test(text(future))]).toEqual([422, true])
  expect(future.html).toContain('value="by the &lt;b>loch&lt;/b> 😀"')
  const nonsense = await jo.post(`/carers/${asha}/reviews`, { id: newId(), 'onDay-day': '31', 'onDay-month': '2', 'onDay-year': 'soon', why: 'boredom', conversation: 'x' })
  expect(nonsense.status).toBe(422)
  const theirTalk = await jo.post(`/carers/${asha}/reviews`, { id: newId(), ...day('onDay'), why: 'planned', conversation: idOf('lochside', 'iain-gow', 'conversation', 'none') })
  expect([theirTalk.status, text(theirTalk).includes('Choose one of the talks in the list.')]).toEqual([422, true])

  const early = await begin(jo, asha, 400)
  const beforeIt = await jo.post(`/reviews/${early}/marks`, mark(nights))
  expect([beforeIt.status, text(beforeIt).includes('This began after the day of this look back')]).toEqual([422, true])
  expect(text(await jo.get(`/reviews/${early}/writing`))).toContain('began after that day')

  const review = await begin(jo, asha)
  const long = await jo.post(`/reviews/${review}/marks`, mark(nights, { story: 'é'.repeat(10_001), stone: '12', now: 'better' }))
  expect([long.status, text(long).includes('The limit is 10,000 characters.')]).toEqual([422, true])
  expect(long.html).toContain('é'.repeat(10_001))
  const strange = await jo.post(`/reviews/${review}/marks`, mark(nights, { story: '<script>alert(1)</script> לילה טוב 😴'.padEnd(10_000, ' z') }))
  expect(strange.status).toBe(303)
  const read = await jo.get(`/reviews/${review}`)
  expect(read.html).toContain('&lt;script>alert(1)&lt;/script> לילה טוב 😴')
  expect((await jo.post(`/reviews/${review}/marks`, { ...mark(nights), story: new Blob(['x']) as unknown as string })).status).toBe(422)
  expect((await jo.post(`/reviews/${review}/marks`, { outcome: nights, story: 'No number.' })).status).toBe(422)
})

test('an outcome, a review or a record that is not theirs is not there', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  expect((await jo.post(`/reviews/${review}/marks`, mark(stranger))).status).toBe(404)
  expect((await jo.post(`/reviews/${review}/marks`, mark(newId()))).status).toBe(404)
  expect((await jo.get(`/reviews/${newId()}`)).status).toBe(404)
  expect((await jo.get('/reviews/nonsense')).status).toBe(404)
  for (const [who, world] of [['administrator', 'lochside'], ['other', 'skerry']] as const) {
    const key = await workerOf(who, world)
    const visitor = await signedIn(key, world)
    for (const path of [`/reviews/${review}`, `/reviews/${review}/writing`, `/reviews/${review}/events`, `/carers/${asha}/reviews`, `/carers/${asha}/reviews/new`, `/outcomes/${nights}/river`]) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404])
    }
    expect((await visitor.post(`/reviews/${review}/marks`, mark(nights))).status).toBe(404)
    expect((await visitor.post(`/reviews/${review}/summary`, { summary: 'x' })).status).toBe(404)
  }
})

test('a look is written down before anything is read', async () => {
  const jo = await signedIn('jo-reid')
  await jo.get(`/outcomes/${nights}/river`)
  const { rows } = await database.owner.query("select purpose from looks where carer_id = $1 and account_id = $2 and purpose = 'review'", [asha, idOf('lochside', 'worker', 'jo-reid')])
  expect(rows.length).toBeGreaterThan(0)
})

async function workerOf(who: 'administrator' | 'other', world: string): Promise<string> {
  const { lochside } = await import('../../seed/lochside.ts')
  const { skerry } = await import('../../seed/skerry.ts')
  const workers = (world === 'lochside' ? lochside : skerry).workers
  const found = workers.find((one) => who === 'other' ? one.roles.includes('support worker') : one.roles.length === 1 && one.roles[0] === 'administrator')
  if (!found) throw new Error(`Nobody to be ${who} in ${world}.`)
  return found.key
}
