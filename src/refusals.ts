import { NotFound, Refused, TooMany } from './kernel/errors.ts'
import type { Ctx } from './kernel/http.tsx'

/**
 * One line for the log when somebody was not let through (OWASP ASVS 5.0, 16.3.2 and 16.3.3): when (UTC), which request, who by
 * number, which kind of page, and why. Never a name, an address of a record, or a word that somebody wrote: a log is read by people
 * who may not read the record. Nothing for a stranger's wrong address, of which the internet sends thousands a day.
 */
export function refusalLine(c: Ctx, error: Error, at: Date): string | undefined {
  const actor = c.get('actor')
  const why = error instanceof Refused ? 'refused' : error instanceof TooMany ? 'too many at once' : error instanceof NotFound && actor ? 'not there, or not theirs' : undefined
  if (why === undefined) return undefined
  const who = actor ? `${actor.kind}:${actor.id ?? ''} of ${actor.organisation}` : 'nobody signed in'
  return `${at.toISOString()} request ${c.get('request')}: ${c.req.method} ${c.req.routePath} by ${who}: ${why}`
}
