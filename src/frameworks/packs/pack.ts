/**
 * Where in the record a clause is answered, so that nothing is written twice; `answer`: in words that stand in the plan for it. The `area-`
 * tellings look only at the outcomes of the clause's own area.
 */
export const tellings = [
  'caring-now', 'able-and-willing', 'able', 'willing', 'if-ill', 'future', 'outcomes', 'what-helps', 'in-the-way', 'keeps-doing', 'look-again',
  'needs', 'eligible', 'other-support', 'break',
  'area-agreed', 'area-who', 'area-when', 'area-helped', 'area-now', 'last-plan', 'approved', 'answer',
] as const
export type Telling = (typeof tellings)[number]

/** One thing that a law asks of a plan. */
export interface Clause {
  /** As the law counts it: "s.9(1)(a)(i)". */
  id: string
  /** What the plan must tell, in our words. */
  asks: string
  /** What it is called in the plan the carer reads. */
  heading: string
  told: Telling
  /** That there is none is an answer ("no arrangements"), with words. */
  none?: true
  /** What “none” is called in the plan, where that word would say something else. */
  noneSaid?: string
  /** It may not apply, with a reason. */
  notApply?: true
  /** Asked only of a plan that has one before it. */
  later?: true
  /** Asked only where the clause with this id is told or answered in words: who does it, of what was agreed. */
  following?: string
  /** The edition of our reading of the law from which it is asked; a plan that was agreed before keeps the edition it was checked by. The first where none is said. */
  since?: number
  /** The part of a lens that this clause is about: only outcomes seen there tell it. */
  area?: string
  /** We have not read the clause, its letter or its number at its source; the page says so. */
  unverified?: true
}

/** Parts of laws that are enacted, each with a day of its own on which it begins. */
export const changeIds = ['right-to-breaks', 'plan-times'] as const
export type ChangeId = (typeof changeIds)[number]

/** What a part of a law that is enacted changes in a pack, from the day it begins. */
export interface Change {
  id: ChangeId
  clause: string
  what: string
  /** The day it begins, where an order says so; null: not commenced when we last read the Act (April 2026). An organisation can settle a day that came to be known since. */
  from: string | null
  adds?: readonly Clause[]
  repeals?: readonly string[]
}

/** What a law asks of a plan, as it stood from a day on. */
export interface Pack {
  id: string
  name: string
  /** The law and where it stands; null for no law. */
  law: string | null
  /** Made known by the day from which it holds. */
  version: string
  clauses: readonly Clause[]
  /** Enacted: not begun, or begun and in the clauses already (`applied`). */
  changes: readonly Change[]
  /** Which of the changes stand in the clauses of this version. */
  applied: readonly ChangeId[]
  /** The edition of our reading: the law has not changed, we ask it more closely. The first where none is said. */
  edition?: number
  /** The lens by whose parts its clauses look at outcomes. */
  lens?: string
  /** It is about a child who cares, who reads the plan. */
  young?: true
}

/** The day on which each change begins, as far as an organisation knows better than the pack; null takes back what the pack says. */
export type Begins = Partial<Record<ChangeId, string | null>>

/** The pack with these changes in it, from a day on. What a change repeals is gone; what it adds stands after the last clause of its section. */
export function withChanges(pack: Pack, applied: readonly ChangeId[], version: string): Pack {
  const now = pack.changes.filter(({ id }) => applied.includes(id))
  const gone = new Set(now.flatMap(({ repeals = [] }) => repeals))
  const clauses = pack.clauses.filter(({ id }) => !gone.has(id))
  for (const added of now.flatMap(({ adds = [] }) => adds)) clauses.splice(placeFor(clauses, added), 0, added)
  return { ...pack, version, applied: [...new Set(now.map(({ id }) => id))], clauses }
}

/** Behind the clause that comes before it in the law's own order: (ha) after (h). */
function placeFor(clauses: readonly Clause[], { id }: Clause): number {
  const at = clauses.findLastIndex((one) => one.id < id && one.id.slice(0, 6) === id.slice(0, 6))
  return at < 0 ? clauses.length : at + 1
}

/** The day on which a change begins, if it does. */
export function beginsOn({ id, from }: Change, begins: Begins): string | null {
  const settled = begins[id]
  return settled === undefined ? from : settled
}
