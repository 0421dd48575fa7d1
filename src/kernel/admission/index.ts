import type { MiddlewareHandler } from 'hono'
import { TooMany } from '../errors.ts'
import type { Env } from '../http.tsx'
import { kindOf } from './kinds.ts'
import { Pace } from './pace.ts'
import { Turns } from './turns.ts'

export { kindOf } from './kinds.ts'
export { Pace } from './pace.ts'
export { Turns } from './turns.ts'

/** What limits how much Lilypad is asked at once. One each a process. */
export interface Admission { pace: Pace; turns: Turns }

export const ordinaryAdmission = (): Admission => ({ pace: new Pace(), turns: new Turns() })

/**
 * Let a request in at its pace and in its turn. Whoever is signed in has a pace of their own, so that nobody beside them can use
 * it up; everybody else goes by network address. Throws {@link TooMany} (429) and Busy (503), each before anything was done.
 */
export function admit({ pace, turns }: Admission): MiddlewareHandler<Env> {
  return async (c, next) => {
    const kind = kindOf(c.req.method, c.req.path)
    const actor = c.get('actor')
    const seconds = pace.next(actor ? `${actor.kind} ${actor.organisation} ${actor.id ?? ''}` : `from ${c.get('client')}`, kind)
    if (seconds > 0) throw new TooMany(seconds)
    await turns.take(kind, next)
  }
}
