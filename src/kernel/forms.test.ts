import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Invalid } from './errors.ts'
import { dayAnswers, findErrors, parseForm, sentencesOf, tidy } from './forms.ts'
import { choice, day, isDay, needed, open, optional, optionalDay, personal, several, version } from './schema.ts'

const Form = v.object({ words: needed(20, personal), more: optional(20, personal), born: optionalDay(personal) })
const words = { 'errors.words.needed': 'Say something.', 'errors.words.tooLong': 'No more than {limit} characters.' }

test('words are kept as they were typed, with plain line ends and one form of each letter', () => {
  const sent = { words: 'Cafe\u0301\r\nby the\rpier' }
  const form = parseForm(Form, sent)
  expect(form.ok && form.value.words).toBe('Café\nby the\npier')
  expect(form.answers.words).toBe('Café\nby the\npier')
})

test('what the database cannot hold is taken out, and half a letter becomes a mark', () => {
  expect(tidy('a\u0000b')).toBe('ab')
  expect(tidy('a\ud83d')).toBe('a\ufffd')
  expect(tidy('👩‍👧 שלום <script>')).toBe('👩‍👧 שלום <script>')
})

test('limits count characters as people do, and are said', () => {
  expect(parseForm(Form, { words: '🌿'.repeat(20) }).ok).toBe(true)
  const tooLong = parseForm(Form, { words: '🌿'.repeat(21) }, words)
  expect(tooLong).toMatchObject({ ok: false, answers: { words: '🌿'.repeat(21) }, errors: { words: 'No more than 20 characters.' } })
  expect(parseForm(Form, { words: 'x'.repeat(21) })).toMatchObject({ errors: { words: expect.stringContaining('20') } })
})

test('when something is wrong, every typed word comes back and each field has one sentence', () => {
  const form = parseForm(Form, { 'words': '  ', 'more': 'kept', 'born-day': '31', 'born-month': '2', 'born-year': '1980', 'other': ['a', 'b'] }, words)
  expect(form).toMatchObject({ ok: false, answers: { 'words': '  ', 'more': 'kept', 'born-day': '31', 'other': ['a', 'b'] } })
  expect(form.ok ? {} : Object.keys(form.errors)).toEqual(['words', 'born'])
  expect(form.ok ? '' : form.errors.words).toBe('Say something.')
})

describe('days', () => {
  const bornOf = (date: string, month: string, year: string) => {
    const form = parseForm(Form, { 'words': 'x', 'born-day': date, 'born-month': month, 'born-year': year })
    return form.ok ? form.value.born : 'refused'
  }
  test('three boxes are one day', () => {
    expect(bornOf('3', '2', '2026')).toBe('2026-02-03')
    expect(bornOf(' 29 ', '02', '2024')).toBe('2024-02-29')
    expect(bornOf('', '', '')).toBeNull()
  })
  test.each([['29', '2', '2026'], ['0', '1', '2026'], ['1', '13', '2026'], ['1', '1', '26'], ['1', '', '2026'], ['', '', '2026'], ['one', '1', '2026'], ['1', '1', '9999'], ['-1', '1', '2026']])('%s/%s/%s is no day', (date, month, year) => {
    expect(bornOf(date, month, year)).toBe('refused')
  })
  test('a stored day fills the boxes again', () => {
    expect(dayAnswers('born', '2026-02-03')).toEqual({ 'born-day': '3', 'born-month': '2', 'born-year': '2026' })
    expect(parseForm(v.object({ born: day(open) }), dayAnswers('born', '2024-02-29'))).toMatchObject({ ok: true, value: { born: '2024-02-29' } })
    expect(dayAnswers('born', null)).toEqual({ 'born-day': '', 'born-month': '', 'born-year': '' })
  })
  test('only days that exist are days', () => {
    expect(['2024-02-29', '1850-01-01', '2200-12-31'].every(isDay)).toBe(true)
    expect(['2023-02-29', '1849-12-31', '2201-01-01', '2024-2-1', '', '2024-00-10'].some(isDay)).toBe(false)
  })
})

test('a file where words belong is said so; an empty file box is nothing', () => {
  const file = parseForm(Form, { words: new File(['x'], 'x.txt'), more: 'kept' })
  expect(file).toMatchObject({ ok: false, answers: { more: 'kept' } })
  expect(file.ok ? '' : file.errors.words).toMatch(/file/i)
  expect(parseForm(Form, { words: 'x', more: new File([], '') })).toMatchObject({ ok: true, value: { more: null } })
})

test('strange fields do no harm: names that mean something to JavaScript, lists where one belongs', () => {
  const strange = Object.fromEntries([['__proto__', ['a']], ['constructor', 'b'], ['words', ['a', 'b']]])
  expect(parseForm(Form, strange).ok).toBe(false)
  expect(({} as Record<string, unknown>)['a']).toBeUndefined()
})

test('boxes ticked come as none, one or several; a code that is not on the list is refused', () => {
  const Boxes = v.object({ roles: several(choice(['a', 'b'], open)) })
  for (const [sent, got] of [[{}, []], [{ roles: 'a' }, ['a']], [{ roles: ['a', 'b'] }, ['a', 'b']], [{ roles: '' }, []]] as const) {
    expect(parseForm(Boxes, sent)).toMatchObject({ ok: true, value: { roles: got } })
  }
  expect(parseForm(Boxes, { roles: ['a', 'c'] })).toMatchObject({ ok: false, errors: { roles: expect.stringContaining('') } })
})

test('what a command found wrong becomes the room’s own sentence, and anything else is thrown on', async () => {
  expect(sentencesOf(new Invalid({ words: 'needed' }), words)).toEqual({ words: 'Say something.' })
  expect(await findErrors(async () => { throw new Invalid({ words: 'needed' }) }, words)).toEqual({ words: 'Say something.' })
  expect(await findErrors(async () => undefined)).toBeUndefined()
  await expect(findErrors(async () => { throw new Error('other') })).rejects.toThrow('other')
})

test('a general sentence says which field it means, where the room has a name for it', () => {
  const named = { 'field.more': 'Anything else?', 'errors.words.needed': 'Say something.' }
  expect(parseForm(Form, { words: 'x', more: 'y'.repeat(21) }, named)).toMatchObject({ errors: { more: 'Anything else: This is too long. The limit is 20 characters.' } })
  expect(parseForm(Form, { words: 'x', more: 'y'.repeat(21) }, { 'field.more': 'More about {name}' })).toMatchObject({ errors: { more: 'This is too long. The limit is 20 characters.' } })
})

test('a month may be written as a word', () => {
  for (const month of ['5', '05', 'May', 'may']) {
    expect(parseForm(Form, { 'words': 'x', 'born-day': '7', 'born-month': month, 'born-year': '1980' })).toMatchObject({ value: { born: '1980-05-07' } })
  }
  expect(parseForm(Form, { 'words': 'x', 'born-day': '7', 'born-month': 'Pluviose', 'born-year': '1980' }).ok).toBe(false)
})

test('marks that nobody can see are no words', () => {
  for (const nothing of ['\u200f\u200f', '\u200b', '\u2066 \u2069', '\u00a0']) expect(parseForm(Form, { words: nothing }, words)).toMatchObject({ ok: false, errors: { words: 'Say something.' } })
  expect(parseForm(Form, { words: '\u200fשלום' }).ok).toBe(true)
})

test('a version that no record could have is a form that lost its number', () => {
  for (const number of ['99999999999', '2147483647', '1e300', '-1', 'x']) expect(parseForm(v.object({ version: version() }), { version: number })).toMatchObject({ ok: false })
})
