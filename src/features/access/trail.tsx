import { Breadcrumbs } from '../../kernel/ui/index.ts'
import { say } from './words.ts'

/** The way back from a page of a record: the `before` of the page. `here` is what this page is called. */
export function recordTrail(carer: { id: string; name: string }, here?: string) {
  const items = [{ text: say('trail.carers'), href: '/carers' }, { text: carer.name, href: `/carers/${carer.id}` }]
  return <Breadcrumbs items={here === undefined ? items : [...items, { text: here }]} />
}
