import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { asJo, makeSample } from '../../../test/sample-plan.ts'
import { type Answer, signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { findLines, makeCopy } from '../copies/index.ts'

const database = useTestDatabase('world')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
let [one, two] = ['', '']
let worker: Visitor
beforeEach(async () => {

  ;[one, two] = [(await makeSample()).carer, (await makeSample()).carer]
  worker = await signedIn('jo-reid')
})

const codeIn = ({ html }: Answer) => /[a-z]{4}(?:-[a-z]{4}){3}/.exec(html)?.[0] ?? ''
const makeCode = (carer = one, called = 'Effie') => worker.post(`/carers/${carer}/linked-plans/codes`, { id: newId(), called, howTold: 'at the table' })
const take = (carer: string, code: string, id = newId()) => worker.post(`/carers/${carer}/linked-plans`, { id, code, calledHere: 'Hector', howToldHere: 'by phone' })

async function copyOf(carer: string, words: string): Promise<string> {
  const id = newId()
  await asJo(async (tx) => makeCopy(tx, carer, {
    id, kind: 'about-me', title: `About ${words}`, name: null, whom: 'the other', form: 'print', language: 'en-GB', reach: 'record', seen: (await findLines(tx, carer, 'about-me')).hash, choose: [], as: {}, own: { important: words }, headings: {},
  }))
  return id
}

test('two plans are linked when both have said so, and each sees only what the other laid there', async () => {
  const code = codeIn(await makeCode())
  expect(code).toMatch(/^[a-z-]{19}$/)
  // Until it is taken neither record says anything of another.
  for (const carer of [one, two]) expect(text(await worker.get(`/carers/${carer}/linked-plans`))).toContain('linked with no other')
  const id = newId()
  for (let turn = 0; turn < 2; turn++) expect((await take(two, code.toUpperCase().replaceAll('-', ' '), id)).status).toBe(303)
  expect(text(await worker.get(`/carers/${one}/linked-plans`))).toContain('Hector')
  const seen = await worker.get(`/carers/${two}/linked-plans`)
  expect(text(seen)).toContain('Effie')
  expect(seen.html).not.toContain(one)
  const laid = await copyOf(one, 'tea at four')
  const other = await copyOf(one, 'never laid there')
  expect((await worker.post(`/carers/${one}/linked-plans/${id}/copies`, { id: newId(), copy: laid })).status).toBe(303)
  const theirs = text(await worker.get(`/carers/${two}/linked-plans`))
  expect([theirs.includes('tea at four'), theirs.includes('never laid there')]).toEqual([true, false])
  expect((await worker.post(`/carers/${two}/linked-plans/${id}/copies`, { id: newId(), copy: other })).status).toBe(422)
  await worker.post(`/carers/${one}/linked-plans/${id}/taking-back`, { id: newId(), copy: laid })
  expect(text(await worker.get(`/carers/${two}/linked-plans`))).not.toContain('tea at four')
  await worker.post(`/carers/${one}/linked-plans/${id}/copies`, { id: newId(), copy: laid })
  const end = { id: newId() }
  for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/carers/${two}/linked-plans/${id}/ending`, end)).status).toBe(303)
  for (const carer of [one, two]) expect(text(await worker.get(`/carers/${carer}/linked-plans`))).toContain('linked with no other')
  expect((await worker.post(`/carers/${one}/linked-plans/${id}/copies`, { id: newId(), copy: laid })).status).toBe(404)
  expect((await database.owner.query('select count(*)::int as count from linked_plan_steps where link_id = $1', [id])).rows[0].count).toBe(4)
})

test('a code works once, for somebody else, and for fourteen days; a wrong one tells nothing', async () => {
  const code = codeIn(await makeCode())
  const refused = async (answer: Answer) => { expect([answer.status, text(answer).includes('No link was made with this code')]).toEqual([422, true]); return text(answer).replace(/Nan|Hector/g, '') }
  await refused(await take(one, code))
  await refused(await take(two, 'aaaa-bbbb-cccc-dddd'))
  expect((await take(two, code)).status).toBe(303)
  const third = (await makeSample()).carer
  await refused(await take(third, code))
  const old = codeIn(await makeCode())
  await database.owner.query(`update linked_plan_codes set until_day = current_date - 1 where carer_id = $1`, [one])
  await refused(await take(third, old))
  // Sent twice it is shown once.
  const form = { id: newId(), called: 'Effie', howTold: 'at the table' }
  expect(codeIn(await worker.post(`/carers/${one}/linked-plans/codes`, form))).not.toBe('')
  expect(codeIn(await worker.post(`/carers/${one}/linked-plans/codes`, form))).toBe('')
  expect((await worker.post(`/carers/${one}/linked-plans/codes`, { ...form, called: 'Somebody' })).status).toBe(409)
  const wrong = await worker.post(`/carers/${one}/linked-plans/codes`, { id: newId(), called: '', howTold: 'Kept' })
  expect([wrong.status, wrong.html.includes('Kept')]).toEqual([422, true])
})

test('who may not open the record links nothing; the other side opens nothing of it', async () => {
  const id = newId()
  await take(two, codeIn(await makeCode()), id)
  for (const key of ['ruaridh-bell', 'fiona-macdougall']) expect((await (await signedIn(key)).get(`/carers/${one}/linked-plans`)).status).toBe(404)
  const asha = await signedIn('asha-menon', 'lochside', 'account')
  expect((await asha.get(`/carers/${one}/linked-plans`)).status).toBe(404)
  const own = idOf('lochside', 'carer', 'asha-menon')
  expect((await asha.get(`/carers/${own}/linked-plans`)).status).toBe(200)
  expect(codeIn(await asha.post(`/carers/${own}/linked-plans/codes`, { id: newId(), called: 'Asha', howTold: 'I want it.' }))).not.toBe('')
  const morag = await signedIn('morag-sinclair')
  expect((await morag.get(`/carers/${own}/linked-plans`)).status).toBe(200)
  expect((await morag.post(`/carers/${own}/linked-plans/codes`, { id: newId(), called: 'Asha', howTold: 'x' })).status).toBe(404)
  expect((await asha.post(`/carers/${own}/linked-plans/${id}/ending`, { id: newId() })).status).toBe(404)

})
