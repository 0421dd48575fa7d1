import type { Tx } from '../kernel/tenant.ts'
import type { StoryCarer } from './story.ts'

/** Something that happened: on which day, at what time, by whom, in what order on that day. */
export interface Moment {
  daysAgo: number
  /** "14:30"; noon unless told. */
  clock?: string
  /** Key of the worker who did it, `carer` for the carer herself. */
  by: string
  work: (tx: Tx, today: string) => Promise<unknown>
}

/** What a chapter knows of the story it tells. `day(3)` is the day three days ago. */
export interface Telling {
  world: string
  /** Key of the carer whose sign-in link is printed: the one who has a page of her own. */
  carerLink: string
  carer: StoryCarer
  id: (...names: string[]) => string
  worker: (key: string) => string
  day: (daysAgo: number) => string
  zone: string
}
