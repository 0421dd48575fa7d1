/** Where in the record a clause is answered, so that nothing is written twice; `answer`: in words that stand in the plan for it. */
export const tellings = ['caring-now', 'able-and-willing', 'if-ill', 'future', 'outcomes', 'look-again', 'answer'] as const
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
  /** It may not apply, with a reason. */
  notApply?: true
  /** Asked only of a plan that has one before it. */
  later?: true
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
  /** Enacted, and not begun: asked of nobody until a day stands here. Read in the Act as it stood in April 2026. */
  notBegun: readonly { clause: string; what: string; from: string | null }[]
}
