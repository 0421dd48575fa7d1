import { coatAgreement } from './coat.ts'
import { englandAdult } from './england.ts'
import { englandYoung } from './england-young.ts'
import { type Begins, beginsOn, type ChangeId, changeIds, type Pack, withChanges } from './pack.ts'
import { scotlandAdult, scotlandYoung } from './scotland.ts'
import { walesAdult, walesYoung } from './wales.ts'

export { type Begins, beginsOn, type Change, type ChangeId, changeIds, type Clause, type Pack, type Telling, tellings } from './pack.ts'

/** No law asks for it; it is what anybody would want to find in a plan. */
const simple: Pack = {
  id: 'simple', name: 'Simple plan', law: null, version: '2018-04-01',
  clauses: [
    { id: 'now', asks: 'How caring is now', heading: 'Caring, as it is now', told: 'caring-now' },
    { id: 'matters', asks: 'What matters, found in a talk', heading: 'What matters', told: 'outcomes', none: true },
    { id: 'ill', asks: 'What happens if they are ill tomorrow', heading: 'In an emergency', told: 'if-ill', none: true },
    { id: 'again', asks: 'When we look again', heading: 'When we look again', told: 'look-again' },
  ],
  changes: [], applied: [],
}

/** Every pack there is, each in every version that Lilypad brings, before any change that has not begun. */
export const packs: readonly Pack[] = [scotlandAdult, scotlandYoung, englandAdult, englandYoung, walesAdult, walesYoung, coatAgreement, simple]
export const packIds = ['scotland-adult', 'scotland-young', 'england-adult', 'england-young', 'wales-adult', 'wales-young', 'coat', 'simple'] as const
export type PackId = (typeof packIds)[number]

/**
 * The pack as it holds on a day: its newest version that had begun by then, or its first, with every change that had begun. `begins`: the days an
 * organisation has settled. Its version is the day on which the newest of all that began.
 */
export function packOn(id: PackId, day: string, begins: Begins = {}, from: readonly Pack[] = packs): Pack {
  const versions = from.filter((pack) => pack.id === id).toSorted((a, b) => (a.version < b.version ? -1 : 1))
  const pack = versions.findLast(({ version }) => version <= day) ?? versions[0]!
  // A change that asks nothing of a plan itself (a time for it) makes no other version.
  const begun = pack.changes.filter(({ adds, repeals }) => adds ?? repeals).flatMap((change) => { const on = beginsOn(change, begins); return on !== null && on <= day ? [{ id: change.id, on }] : [] })
  return begun.length === 0 ? pack : withChanges(pack, begun.map(({ id: one }) => one), [pack.version, ...begun.map(({ on }) => on)].toSorted().at(-1)!)
}

/** The pack that stands in an agreed plan, by what was kept of it: the version of that day, which changes were in it, and the edition of our reading. */
export function packAs(id: PackId, version: string, applied: readonly string[], edition = 1): Pack {
  const before = packOn(id, version, { 'right-to-breaks': null, 'plan-times': null })
  const known: readonly ChangeId[] = changeIds.filter((one) => applied.includes(one))
  const pack = known.length === 0 ? before : withChanges(before, known, version)
  return { ...pack, clauses: pack.clauses.filter(({ since = 1 }) => since <= edition) }
}
