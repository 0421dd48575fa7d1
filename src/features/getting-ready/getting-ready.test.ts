import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { type Answer, sentMail, signedIn, stranger } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { asked, dayAhead, linkIn, planTalk, sendLink, versionIn } from '../preparations/preparing.test-helper.ts'
import { namesIn } from '../preparations/index.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const own = 'I want to talk about the nights. Only the nights.'
const count = async () => (await database.owner.query('select (select count(*) from preparations)::int + (select count(*) from preparation_answers)::int + (select count(*) from preparation_uses)::int as count')).rows[0].count as number

async function handedOver(fields: Record<string, string> = {}) {
  const sent = await sendLink()
  await stranger().post(`${sent.link}/handing-over`, { version: '1', words: own, ...fields })
  const { rows: [answer] } = await database.owner.query<{ id: string }>('select id from preparation_answers where preparation_id = $1', [sent.preparation])
  return { ...sent, answer: answer!.id }
}
const passagesOf = async (talk: string) => (await database.owner.query<{ voice: string; name: string; words: string }>('select voice, name, words from passages where conversation_id = $1 order by position', [talk])).rows

test('a worker makes a link on a planned talk: it is shown once, and its message names nobody', async () => {
  const jo = await signedIn('jo-reid')
  const talk = await planTalk(jo)
  const page = await jo.get(`/conversations/${talk}`)
  expect(page.html).toContain(`/conversations/${talk}/preparations/new`)
  const form = await jo.get(`/conversations/${talk}/preparations/new`)
  expect([form.status, text(form).includes('Help Asha get ready')]).toEqual([200, true])
  const sent = asked({ style: 'either' })
  const made = await jo.post(`/conversations/${talk}/preparations`, sent)
  const link = linkIn(made)
  expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(/<textarea[^>]*name="message"[^>]*>([^<]*)/.exec(made.html)?.[1]?.replace(link, '')).not.toMatch(/Asha|Jo|Lochside|carer/i)
  // The same form again is one preparation, and its link is not shown a second time.
  const again = await jo.post(`/conversations/${talk}/preparations`, sent)
  expect([again.status, linkIn(again), text(again).includes('made and shown already')]).toEqual([200, '', true])
  expect((await stranger().get(link)).status).toBe(200)
  expect((await jo.post(`/conversations/${talk}/preparations`, { ...sent, style: 'list' })).status).toBe(409)
  expect((await database.owner.query('select count(*)::int as count from preparations where conversation_id = $1', [talk])).rows[0].count).toBe(1)
  expect(text(await jo.get(`/conversations/${talk}`))).toContain('A link works until')
  expect(text(await jo.get(`/preparations/${sent.id}`))).toMatch(/Made on .* by Jo Reid\. The link works until/)
})

test('a new link takes the place of the old one, and one can be withdrawn: both with who and when', async () => {
  const { jo, link, preparation } = await sendLink({ style: 'blank', more: 'The stairs are sorted.' })
  const id = newId()
  const renewed = await jo.post(`/preparations/${preparation}/links`, { id })
  expect((await stranger().get(link)).status).toBe(404)
  const page = await stranger().get(linkIn(renewed))
  expect([page.status, text(page).includes('The stairs are sorted.'), text(page).includes('What is on your mind?')]).toEqual([200, true, true])
  expect(linkIn(await jo.post(`/preparations/${preparation}/links`, { id }))).toBe('')
  expect((await jo.post(`/preparations/${id}/withdrawal`)).location).toBe(`/preparations/${id}`)
  await jo.post(`/preparations/${id}/withdrawal`)
  expect((await stranger().get(linkIn(renewed))).status).toBe(404)
  const { rows } = await database.owner.query<{ kind: string; by: string }>('select e.kind, a.name as by from preparation_endings e join accounts a on a.id = e.recorded_by where preparation_id in ($1, $2) order by e.recorded_at', [preparation, id])
  expect(rows).toEqual([{ kind: 'replaced', by: 'Jo Reid' }, { kind: 'withdrawn', by: 'Jo Reid' }])
  expect(text(await jo.get(`/preparations/${id}`))).toMatch(/The link was withdrawn on .* by Jo Reid\./)
})

test('by mail only when she said so; the mail names nobody, and its subject says nothing', async () => {
  const jo = await signedIn('jo-reid')
  const before = sentMail.length
  const talk = await planTalk(jo)
  await jo.post(`/conversations/${talk}/preparations`, asked({ email: 'asha@example.org' }))
  expect(sentMail).toHaveLength(before)
  const made = await jo.post(`/conversations/${talk}/preparations`, asked({ mail: 'yes', email: 'asha@example.org' }))
  expect(text(made)).toContain('The mail is on its way to asha@example.org.')
  const mail = sentMail.at(-1)!
  expect([mail.to, mail.subject]).toEqual(['asha@example.org', 'Getting ready'])
  expect(mail.text).toContain(linkIn(made))
  expect(mail.text.replace(linkIn(made), '')).not.toMatch(/Asha|Jo |Lochside|carer|caf/i)
  const wrong = await jo.post(`/conversations/${talk}/preparations`, asked({ mail: 'yes', email: 'nowhere' }))
  expect([wrong.status, text(wrong).includes('Write the whole address'), wrong.html.includes('nowhere')]).toEqual([422, true, true])
})

test('nothing with a name in it stands on the page, however it is typed; what is offered holds none', async () => {
  const jo = await signedIn('jo-reid')
  const talk = await planTalk(jo)
  const before = await count()
  for (const named of ['Ravi sleeps badly', 'ASHA has said yes', 'the matter of Asha’s job', 'Menon family', 'fine\nand meera comes on Sundays', 'Ask (Ravi)']) {
    const answer = await jo.post(`/conversations/${talk}/preparations`, asked({ more: named }))
    expect([named, answer.status, text(answer).includes('A name stands in this'), answer.html.includes(named.split('\n')[0]!.slice(0, 4))]).toEqual([named, 422, true, true])
  }
  const form = await jo.get(`/conversations/${talk}/preparations/new`)
  const refs = [...form.html.matchAll(/value="((?:outcome|words):[0-9a-f-]{36})"/g)].map(([, ref]) => ref!)
  expect(refs.length).toBeGreaterThan(2)
  const fieldset = /What nobody should have to say again[^]*?Anything else we know/.exec(form.html)?.[0] ?? ''
  expect(fieldset).not.toMatch(/Ravi|Asha|Meera/)
  const made = await jo.post(`/conversations/${talk}/preparations`, asked({ known: refs, more: 'The stairs are sorted.' }))
  expect(text(await stranger().get(linkIn(made)))).toContain('The stairs are sorted.')
  for (const foreign of [`outcome:${newId()}`, `words:${newId()}`, `outcome:${idOf('lochside', 'iain-gow', 'outcome', 'painting')}`]) expect([foreign, (await jo.post(`/conversations/${talk}/preparations`, asked({ known: foreign }))).status]).toEqual([foreign, 422])
  expect(await count()).toBe(before + 1)
})

test('whatever the name, and whatever stands round it, it is found as a word of its own', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéøñ')
  const word = fc.string({ unit: letter, minLength: 3, maxLength: 9 }).map((one) => `q${one}`)
  fc.assert(fc.property(word, word, fc.constantFrom('', ' ', ', ', '. ', '’s ', '(', '-', '\n'), fc.boolean(), (name, other, mark, loud) => {
    const said = loud ? name.toUpperCase() : name
    expect(namesIn(`We saw ${said}${mark} on Sunday`, [`Mrs ${name} ${other}`])).toHaveLength(mark === '' || name.trim() === name ? 1 : 0)
    expect(namesIn(`We saw ${name}x on Sunday`, [name])).toEqual([])
  }))
  expect(namesIn('my night sitter, and mum', ['the night sitter', 'Mum'])).toEqual([])
})

test('bad input comes back with a sentence and every word, and nothing is made', async () => {
  const jo = await signedIn('jo-reid')
  const talk = await planTalk(jo)
  const before = await count()
  for (const [wrong, words] of [[{ style: 'scores' }, 'Choose how the page should begin.'], [{ wording: '' }, 'Choose in whose words'], [{ known: 'DROP' }, 'Tick only what is offered.'], [dayAhead('until', -2), 'This day has gone by.'], [dayAhead('until', 400), '90 days'], [{ 'until-day': '31', 'until-month': '2', 'until-year': '2027' }, 'until']] as const) {
    const answer = await jo.post(`/conversations/${talk}/preparations`, asked({ more: 'Kept as it was.', ...wrong }))
    expect([words, answer.status, text(answer).includes(words), answer.html.includes('Kept as it was.')]).toEqual([words, 422, true, true])
  }
  const held = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')
  expect((await jo.post(`/conversations/${held}/preparations`, asked())).status).toBe(422)
  expect((await jo.post(`/conversations/${newId()}/preparations`, asked())).status).toBe(404)
  expect((await jo.get(`/preparations/${newId()}`)).status).toBe(404)
  expect((await jo.post(`/preparations/${newId()}/links`, { id: newId() })).status).toBe(404)
  expect(await count()).toBe(before)
})

test('on paper, and read out on the telephone: the same questions, and what is told is typed for her', async () => {
  const { jo, talk, preparation, link } = await sendLink({ more: 'The mornings are all right.' })
  const print = await jo.get(`/preparations/${preparation}/print`)
  expect(text(print)).toMatch(/Getting ready to talk.*The mornings are all right\..*Money and bills.*speak up for you/)
  expect(text(print)).not.toMatch(/Asha|Jo|Lochside|carer/i)
  const told = await jo.get(`/preparations/${preparation}/told`)
  expect(text(told)).toContain('Read it out as it stands')
  const form = { id: newId(), picked: ['money'], words: 'Tell them I am fine, and then do not believe it.', advocate: 'Her brother' }
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/preparations/${preparation}/answers`, form)).location).toBe(`/conversations/${talk}`)
  expect(text(await jo.get(`/conversations/${talk}`))).toMatch(/Told on .*, typed by Jo Reid\. Money and bills.*do not believe it/)
  // Her own page goes on, and tells nothing of it.
  const page = await stranger().get(link)
  expect([page.status, page.html.includes('do not believe')]).toEqual([200, false])
  const long = await jo.post(`/preparations/${preparation}/answers`, { id: newId(), words: 'x'.repeat(10_001), place: 'Kept' })
  expect([long.status, long.html.includes('Kept')]).toEqual([422, true])
  expect((await jo.post(`/preparations/${preparation}/answers`, { ...form, words: 'Other words' })).status).toBe(409)
})

test('her words go into the talk by a press, once, in her voice; before its day they do not', async () => {
  const { jo, talk, answer } = await handedOver({ somethingElse: 'The form from the council', picked: 'money' })
  expect(text(await jo.get(`/conversations/${talk}`))).toContain('On the day of the talk you can put these words into it.')
  const early = await jo.post(`/preparation-answers/${answer}/uses`, { what: 'words' })
  expect([early.status, text(early).includes('on its day'), await passagesOf(talk)]).toEqual([422, true, []])
  expect((await database.owner.query('select held_at from conversations where id = $1', [talk])).rows[0].held_at).toBeNull()
  await jo.post(`/conversations/${talk}/beginning`)
  expect(text(await jo.get(`/conversations/${talk}`))).toContain('Put these words into the talk')
  const all = await Promise.all([1, 2, 3].map(() => jo.post(`/preparation-answers/${answer}/uses`, { what: 'words' })))
  expect(all.map((one) => one.location)).toEqual([1, 2, 3].map(() => `/conversations/${talk}`))
  // What was ticked is in our words, so it is not put into her mouth.
  expect(await passagesOf(talk)).toEqual([{ voice: 'carer', name: 'Asha', words: 'The form from the council' }, { voice: 'carer', name: 'Asha', words: own }])
  expect(text(await jo.get(`/conversations/${talk}`))).toContain('These words stand in the talk.')
})

test('the interpreter and the place are taken over only by a press, and what else stands there stays', async () => {
  const { jo, talk, answer } = await handedOver({ interpreter: 'Malayalam', place: 'At the library' })
  const head = async () => (await database.owner.query('select interpreter, place, how, kind, held_at from conversations where id = $1', [talk])).rows[0]
  expect(await head()).toMatchObject({ interpreter: null, place: 'the café by the ferry' })
  for (let turn = 0; turn < 2; turn++) for (const what of ['interpreter', 'place']) expect((await jo.post(`/preparation-answers/${answer}/uses`, { what })).status).toBe(303)
  expect(await head()).toEqual({ interpreter: 'Malayalam', place: 'At the library', how: 'in-person', kind: 'follow-up', held_at: null })
  const nothing = await handedOver()
  expect((await nothing.jo.post(`/preparation-answers/${nothing.answer}/uses`, { what: 'place' })).status).toBe(422)
  expect((await nothing.jo.post(`/preparation-answers/${nothing.answer}/uses`, { what: 'everything' })).status).toBe(422)
})

test('what was handed over is read by her own workers and whoever is in the talk, and by nobody else', async () => {
  const { jo, talk, preparation, answer } = await handedOver()
  expect(text(await jo.get(`/conversations/${talk}`))).toContain(own)
  expect(text(await jo.get(`/preparations/${preparation}`))).toContain(own)
  expect(text(await jo.get('/today'))).toMatch(/Asha Menon [^.]*Has got ready for the talk/)
  // A supervisor of the team reads the record, and not this.
  const morag = await signedIn('morag-sinclair')
  expect([(await morag.get(`/conversations/${talk}`)).status, text(await morag.get(`/conversations/${talk}`)).includes(own)]).toEqual([200, false])
  for (const key of ['morag-sinclair', 'sam-ure', 'fiona-macdougall', 'ruaridh-bell']) {
    const somebody = await signedIn(key)
    expect([key, (await somebody.get(`/preparations/${preparation}`)).status >= 403, (await somebody.post(`/preparation-answers/${answer}/uses`, { what: 'words' })).status >= 403]).toEqual([key, true, true])
  }
  expect((await (await signedIn('calum-kennedy', 'skerry')).get(`/preparations/${preparation}`)).status).toBe(404)
  expect((await (await signedIn('asha-menon', 'lochside', 'account')).get(`/preparations/${preparation}`)).status).toBeGreaterThanOrEqual(403)
  // "Not this worker" is a wall like any other, also for one who is in the talk.
  await database.owner.query('insert into worker_refusals (organisation_id, id, carer_id, worker_id, said_on, recorded_at) values ($1, $2, $3, $4, current_date, now())', [idOf('lochside'), newId(), asha, idOf('lochside', 'worker', 'jo-reid')])
  for (const path of [`/preparations/${preparation}`, `/conversations/${talk}`]) expect((await jo.get(path)).status).toBe(404)
  await database.owner.query('delete from worker_refusals where worker_id = $1', [idOf('lochside', 'worker', 'jo-reid')])
})

test('the same person twice: it goes over to the record that stays, link and all', async () => {
  const jo = await signedIn('jo-reid')
  const [first, second] = [newId(), newId()]
  for (const [id, callName] of [[first, 'Morven Twice'], [second, 'Seonaid Again']] as const) expect((await jo.post('/carers', { id, callName })).status).toBe(303)
  const talk = await planTalk(jo, 3, second)
  const form = asked()
  const link = linkIn(await jo.post(`/conversations/${talk}/preparations`, form))
  const page = await stranger().get(link)
  await stranger().post(`${link}/words`, { version: versionIn(page), words: own })
  expect((await jo.post(`/carers/${first}/merges`, { id: newId(), other: second, why: 'same' })).status).toBe(303)
  const after = await stranger().get(link)
  expect([after.status, after.html.includes(own)]).toEqual([200, true])
  expect((await stranger().post(`${link}/handing-over`, { version: versionIn(after), words: own })).status).toBe(303)
  expect(text(await jo.get(`/conversations/${talk}`))).toContain(own)
  const { rows } = await database.owner.query('select carer_id from preparations where id = $1 union select carer_id from preparation_answers where preparation_id = $1 union select carer_id from preparation_endings where preparation_id = $1', [form.id])
  expect(rows).toEqual([{ carer_id: first }])
})

test('the made-up world shows both: a page that is still hers, and what was handed over in the night', async () => {
  const jo = await signedIn('jo-reid')
  const moira = await jo.get(`/conversations/${idOf('lochside', 'moira-maclean', 'conversation', 'ring-moira')}`)
  expect(text(moira)).toMatch(/What Moira would like to talk about.*Time that is mine.*the carrier bag out again/)
  expect(text(await jo.get(`/preparations/${idOf('lochside', 'kevin-strachan', 'preparation', 'one-page')}`))).toMatch(/The link works until .* is not ours to know until it is handed over/)
  const sam = await signedIn('sam-ure')
  expect(text(await sam.get(`/conversations/${idOf('lochside', 'dev-kerr', 'conversation', 'next-wednesday')}`))).toMatch(/Friends, and time to see them.*can Saturday be a thing that is just there/)
})
