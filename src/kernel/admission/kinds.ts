/**
 * What kind of work a request is, in the order in which it is let in when there is too much: what somebody wrote comes before
 * what somebody reads, and what is made out of many rows (a PDF, an export, a search of all words) comes last.
 */
export const kinds = ['save', 'read', 'report'] as const
export type Kind = typeof kinds[number]

/** A file made for taking away, or a room that reads across many people. A file somebody gave us is one row, and read like a page. */
const long = /\.(pdf|csv|json|zip)$|^\/(learning|reports|returns|carers\/words)(\/|$)/

/** Told by the address alone, before anything of the request is believed. */
export function kindOf(method: string, path: string): Kind {
  if (method !== 'GET' && method !== 'HEAD') return 'save'
  return long.test(path) ? 'report' : 'read'
}
