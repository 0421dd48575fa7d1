import type { NationId } from './nations.ts'

/**
 * How a child comes to live with somebody of the family or a friend, in law. It decides who may sign what, who pays, and who must be
 * asked. `read`: the rule itself or its published explanation was read; otherwise a council’s or a charity’s summary of it was, and the
 * page says that it is not checked at its source.
 */
export interface KinshipStanding { code: string; nations: readonly NationId[]; source: string | null; read: boolean }

const everywhere: readonly NationId[] = ['scotland', 'england', 'wales', 'elsewhere']

export const kinshipStandings = [
  { code: 'informal', nations: everywhere, source: null, read: true },
  // Explanatory Notes to the Act, paragraphs 183 to 185: a label for orders under section 11(1) of the Children (Scotland) Act 1995 in favour of somebody who is no parent.
  { code: 'kinship-order', nations: ['scotland'], source: 'Children and Young People (Scotland) Act 2014, section 72', read: true },
  // National guidance on Part 13, paragraph 16.
  { code: 'guardian', nations: ['scotland'], source: 'Children (Scotland) Act 1995, section 7', read: true },
  // National guidance on Part 13, introduction and paragraph 17.
  { code: 'looked-after', nations: ['scotland'], source: 'Looked After Children (Scotland) Regulations 2009, Part V', read: true },
  // National guidance on Part 13, paragraph 21.
  { code: 'permanence-order', nations: ['scotland'], source: 'Adoption and Children (Scotland) Act 2007', read: true },
  { code: 'child-arrangements', nations: ['england', 'wales'], source: 'Children Act 1989, section 8', read: false },
  { code: 'special-guardianship', nations: ['england', 'wales'], source: 'Children Act 1989, section 14A', read: false },
  { code: 'kinship-foster', nations: ['england', 'wales'], source: 'Children Act 1989, sections 22 and 22C', read: false },
  { code: 'private-fostering', nations: ['england', 'wales'], source: 'Children Act 1989, section 66', read: false },
  { code: 'being-decided', nations: everywhere, source: null, read: true },
  { code: 'not-known', nations: everywhere, source: null, read: true },
  { code: 'prefers-not', nations: everywhere, source: null, read: true },
] as const satisfies readonly KinshipStanding[]

export type KinshipCode = (typeof kinshipStandings)[number]['code']
export const kinshipCodes = kinshipStandings.map(({ code }) => code) as [KinshipCode, ...KinshipCode[]]

/** What can be said where this law holds, in the order in which it is asked. */
export function standingsIn(nation: NationId): readonly (KinshipStanding & { code: KinshipCode })[] {
  return kinshipStandings.filter(({ nations }) => (nations as readonly NationId[]).includes(nation))
}
