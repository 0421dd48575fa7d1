import { newId } from '../../kernel/ids.ts'
import { type Answer, signedIn, type Visitor } from '../../../test/visitor.ts'
import { idOf } from '../../seed/ids.ts'

/** A day so many days ahead, as a date field sends it. */
export function dayAhead(name: string, ahead: number): Record<string, string> {
  const date = new Date(Date.now() + ahead * 86_400_000)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}

/** Jo plans a talk with Asha for a day ahead. */
export async function planTalk(jo: Visitor, ahead = 3, carer = idOf('lochside', 'carer', 'asha-menon')): Promise<string> {
  const id = newId()
  const answer = await jo.post(`/carers/${carer}/conversations`, { id, full: 'yes', there: 'carer', kind: 'follow-up', how: 'in-person', place: 'the café by the ferry', clock: '14:00', ...dayAhead('day', ahead) })
  if (answer.location !== `/conversations/${id}`) throw new Error(`The talk was not planned: ${answer.status}`)
  return id
}

/** What the short form sends. */
export function asked(fields: Record<string, string | string[]> = {}): Record<string, string | string[]> {
  return { id: newId(), style: 'list', wording: 'adult', more: '', ...dayAhead('until', 5), ...fields }
}

/** The address of the link that an answer shows; an empty one when it shows none. */
export function linkIn(answer: Answer): string {
  return /id="link">http:\/\/localhost:\d+(\/prepare\/[\w.-]+)</.exec(answer.html)?.[1] ?? ''
}

/** Jo, a planned talk, and a link for it. */
export async function sendLink(fields: Record<string, string | string[]> = {}): Promise<{ jo: Visitor; talk: string; link: string; preparation: string }> {
  const jo = await signedIn('jo-reid')
  const talk = await planTalk(jo)
  const form = asked(fields)
  const link = linkIn(await jo.post(`/conversations/${talk}/preparations`, form))
  if (link === '') throw new Error('No link was made.')
  return { jo, talk, link, preparation: String(form.id) }
}

/** The version of the page that a form carries. */
export function versionIn(answer: Answer): string {
  return /name="version" value="(\d+)"/.exec(answer.html)?.[1] ?? ''
}
