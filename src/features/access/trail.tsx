import { Breadcrumbs } from '../../kernel/ui/index.ts'
import { say } from './words.ts'

export interface Named { callName: string; fullName: string | null; initials: string | null }

/** How a person is called on a page: the initials of her own choosing when her record is restricted, else her name. */
export function nameToShow({ callName, fullName, initials }: Named): string {
  if (initials !== null) return initials
  if (fullName === null) return callName
  const begins = `${fullName} `.toLocaleLowerCase('en').startsWith(`${callName} `.toLocaleLowerCase('en'))
  return begins ? fullName : `${callName} (${fullName})`
}

/** The way back from a page of a record: the `before` of the page. `here` is what this page is called. */
export function recordTrail(carer: { id: string; name: string }, here?: string) {
  const items = [{ text: say('trail.carers'), href: '/carers' }, { text: carer.name, href: `/carers/${carer.id}` }]
  return <Breadcrumbs items={here === undefined ? items : [...items, { text: here }]} />
}
