import { Breadcrumbs, Note } from '../../kernel/ui/index.ts'
import { say } from './words.ts'

/** The way back from a page of a record: the `before` of the page; and, where the record is kept and not used, that it is. `here` is what this page is called. */
export function recordTrail(carer: { id: string; name: string; still?: boolean }, here?: string) {
  const items = [{ text: say('trail.carers'), href: '/carers' }, { text: carer.name, href: `/carers/${carer.id}` }]
  const trail = <Breadcrumbs items={here === undefined ? items : [...items, { text: here }]} />
  return carer.still ? <>{trail}{stillNote(carer)}</> : trail
}

/** That a record is kept and not used, above the page that needs no way back; nothing where it is used. */
export function stillNote({ id, still }: { id: string; still?: boolean }) {
  return still ? <Note id="kept-still"><b>{say('still.banner')}</b> <a href={`/carers/${id}/still`}>{say('still.what')}</a></Note> : undefined
}
