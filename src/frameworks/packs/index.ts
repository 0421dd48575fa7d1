import type { Pack } from './pack.ts'
import { scotlandAdult, scotlandYoung } from './scotland.ts'

export { type Clause, type Pack, type Telling, tellings } from './pack.ts'

/** No law asks for it; it is what anybody would want to find in a plan. */
const simple: Pack = {
  id: 'simple', name: 'Simple plan', law: null, version: '2018-04-01',
  clauses: [
    { id: 'now', asks: 'How caring is now', heading: 'Caring, as it is now', told: 'caring-now' },
    { id: 'matters', asks: 'What matters, found in a talk', heading: 'What matters', told: 'outcomes', none: true },
    { id: 'ill', asks: 'What happens if they are ill tomorrow', heading: 'In an emergency', told: 'if-ill', none: true },
    { id: 'again', asks: 'When we look again', heading: 'When we look again', told: 'look-again' },
  ],
  notBegun: [],
}

/** Every pack there is, each in every version. */
export const packs: readonly Pack[] = [scotlandAdult, scotlandYoung, simple]
export const packIds = ['scotland-adult', 'scotland-young', 'simple'] as const
export type PackId = (typeof packIds)[number]

/** The pack as it holds on a day: its newest version that had begun by then, or its first. */
export function packOn(id: PackId, day: string): Pack {
  const versions = packs.filter((pack) => pack.id === id).toSorted((a, b) => (a.version < b.version ? -1 : 1))
  return versions.findLast(({ version }) => version <= day) ?? versions[0]!
}
