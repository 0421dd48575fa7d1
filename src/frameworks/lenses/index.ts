import { acqol, care, coat, csnat, star } from './elsewhere.ts'
import { ascot, careAct, spru, wales } from './england-and-wales.ts'
import type { Lens } from './lens.ts'
import { eligibility, epic, outcomesForCarers, shanarri, talkingPoints, talkingPointsPerson } from './scotland.ts'

/** Every lens that comes with Lilypad, in the order in which it is offered. */
export const lenses: readonly Lens[] = [
  outcomesForCarers, talkingPoints, talkingPointsPerson, spru, ascot, coat, care, wales, epic, eligibility, careAct, shanarri, star, acqol, csnat,
]

export type { Lens, LensPart, Strength } from './lens.ts'
