/** A visit as a calendar takes it. Nothing in it says whose, or what about. */
export interface Visit {
  /** The same for the same visit each time, so that a calendar puts a newer one in its place. */
  id: string
  starts: Date
  minutes: number
  /** When this was written. */
  at: Date
  /** Goes up with each change of the visit. */
  sequence: number
  summary: string
  place?: string | null
}

/** A visit as an iCalendar file (RFC 5545): times in UTC, marked as private, lines folded and text escaped. */
export function writeVisit({ id, starts, minutes, at, sequence, summary, place }: Visit): string {
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lilypad//Lilypad//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    `UID:${id}`, `DTSTAMP:${moment(at)}`, `DTSTART:${moment(starts)}`, `DTEND:${moment(new Date(starts.getTime() + minutes * 60_000))}`,
    `SEQUENCE:${sequence}`, `SUMMARY:${escapeText(summary)}`, ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    'CLASS:PRIVATE', 'TRANSP:OPAQUE', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR',
  ].map((line) => `${foldLine(line)}\r\n`).join('')
}

/** "20261128T141500Z" */
function moment(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Text as a value (RFC 5545, 3.3.11). What no value may hold is left out. */
export function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')
}

/** A line of at most 75 octets each, the rest below with a space before it (RFC 5545, 3.1). No letter is cut in two. */
export function foldLine(line: string): string {
  const lines: string[] = []
  let now = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += letter
    octets += size
  }
  return [...lines, now].join('\r\n')
}
