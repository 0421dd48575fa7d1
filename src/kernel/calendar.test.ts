import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeText, foldLine, writeVisit } from './calendar.ts'

const visit = { id: '019aa0c0-0000-7000-8000-000000000001', starts: new Date('2026-12-03T14:00:00Z'), minutes: 60, at: new Date('2026-11-28T02:14:09.500Z'), sequence: 0, summary: 'Appointment' }
const unfold = (text: string) => text.replace(/\r\n /g, '')
const unescape = (text: string) => text.replace(/\\([\\;,nN])/g, (_, one: string) => one.toLowerCase() === 'n' ? '\n' : one)

test('a visit is a whole calendar of one private entry that says nothing', () => {
  expect(writeVisit(visit).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lilypad//Lilypad//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    'UID:019aa0c0-0000-7000-8000-000000000001', 'DTSTAMP:20261128T021409Z', 'DTSTART:20261203T140000Z', 'DTEND:20261203T150000Z', 'SEQUENCE:0',
    'SUMMARY:Appointment', 'CLASS:PRIVATE', 'TRANSP:OPAQUE', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

test('any words come back as they were, in lines that any calendar can read', () => {
  const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: fc.constantFrom('\n', '\\', ';', ',', 'é', '🪷', ' ', 'a', ':'), maxLength: 300 }))
  fc.assert(fc.property(words, (place) => {
    const text = writeVisit({ ...visit, place: `${place}.` })
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/[\r\n]/)
    }
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const [, found = ''] = /^LOCATION:(.*)$/m.exec(unfold(text).replaceAll('\r\n', '\n')) ?? []
    // eslint-disable-next-line no-control-regex
    expect(unescape(found)).toBe(`${place}.`.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''))
  }))
})

test('nothing a person types can begin a line of its own', () => {
  fc.assert(fc.property(fc.constantFrom('\r\n', '\n', '\r', '\u2028'), (end) => {
    expect(unfold(writeVisit({ ...visit, place: `here${end}ATTENDEE:mailto:a@example.org` }))).not.toMatch(/^ATTENDEE/m)
  }))
})

test('a line of 75 octets stays whole, and no letter is cut in two', () => {
  expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75))
  expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
  expect(foldLine(`${'a'.repeat(73)}🪷`)).toBe(`${'a'.repeat(73)}\r\n 🪷`)
  expect(escapeText('a\\b;c,d\ne')).toBe('a\\\\b\\;c\\,d\\ne')
})
