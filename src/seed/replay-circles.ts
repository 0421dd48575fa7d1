import { addCirclePerson, endCaring, nameAdult, recordCaring, recordLeaving, sayKinship, sayStatement } from '../features/circles/index.ts'
import { givePermission, withdrawPermission } from '../features/permissions/index.ts'
import { noteTerminalIllness } from '../features/timescales/index.ts'
import { idOf } from './ids.ts'
import type { StoryRelationship } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/** Whom each carer cares for and what she said about it, who else is around her, and who may know what. */
export function replayCircles(telling: Telling): Moment[] {
  const { carer } = telling
  const first = carer.firstContact.daysAgo
  const by = carer.workers[0] ?? carer.firstContact.by
  return [
    ...carer.cares.flatMap((care, index) => replayCaring(telling, care, by, `12:0${index}`)),
    // One a minute, so that they stay in the order in which they are told.
    ...carer.circle.flatMap(({ key, leftDaysAgo, ...person }, index): Moment[] => {
      const id = telling.id('circle-person', key)
      const added: Moment = { daysAgo: first, clock: `12:${10 + index}`, by, work: (tx) => addCirclePerson(tx, carerId(telling), { ...person, id }) }
      return leftDaysAgo === undefined ? [added] : [added, { daysAgo: leftDaysAgo, clock: '17:30', by, work: (tx) => recordLeaving(tx, carerId(telling), id, { on: telling.day(leftDaysAgo) }) }]
    }),
    ...(carer.atSchool ? [{ daysAgo: carer.atSchool.daysAgo, clock: '17:05', by: carer.atSchool.by, work: (tx) => nameAdult(tx, carerId(telling), { id: telling.id('named-adult'), name: carer.atSchool!.name, knows: carer.atSchool!.knows, saidOn: telling.day(carer.atSchool!.daysAgo) }) } satisfies Moment] : []),
    ...(carer.permissions ?? []).flatMap((permission, index) => {
      const id = telling.id('permission', String(index + 1))
      const { who, what, until, howTold, withdrawnDaysAgo } = permission
      const daysAgo = Math.min(first, permission.daysAgo)
      const given: Moment = { daysAgo, clock: '17:00', by, work: (tx) => givePermission(tx, carerId(telling), { id, who, what, until, howTold, from: telling.day(daysAgo) }) }
      if (withdrawnDaysAgo === undefined) return [given]
      const withdrawn: Moment = { daysAgo: withdrawnDaysAgo, clock: '17:00', by, work: (tx) => withdrawPermission(tx, id, { on: telling.day(withdrawnDaysAgo) }) }
      return [given, withdrawn]
    }),
  ]
}

function replayCaring(telling: Telling, care: StoryRelationship, by: string, clock: string): Moment[] {
  const first = telling.carer.firstContact.daysAgo
  const id = telling.id('caring-relationship', care.key)
  const { personName, relation, since, hoursBand, livesWith, line, ended } = care
  const begun: Moment = {
    daysAgo: first, clock, by,
    work: (tx) => recordCaring(tx, carerId(telling), { id, personId: telling.id('cared-for-person', care.key), personName, relation, since, hoursBand, livesWith, line }),
  }
  // Said at the first real talk, when there has been one: nobody is asked where it stops on the first telephone call.
  const talk = telling.carer.conversations.find((one) => one.how === 'in-person' && one.passages)
  const saidAgo = Math.min(first, talk?.daysAgo ?? first)
  const before = care.before ?? []
  const said = (['nature', 'able', 'willing', 'limit', 'given'] as const).flatMap((kind): Moment[] => {
    const words = care[kind] ?? null
    const answer = words === null ? 'prefers-not' : 'words'
    return words === null && !care.ratherNotSay?.includes(kind) ? [] : [{
      daysAgo: saidAgo, clock: '17:10', by,
      work: (tx) => sayStatement(tx, carerId(telling), id, { id: telling.id('caring-statement', care.key, kind), kind, answer, words, saidOn: telling.day(saidAgo) }),
    }]
  }).concat(before.map(({ daysAgo, kind, words }, index): Moment => ({
    daysAgo, clock: '17:05', by,
    work: (tx) => sayStatement(tx, carerId(telling), id, { id: telling.id('caring-statement', care.key, kind, `before-${index + 1}`), kind, words, saidOn: telling.day(daysAgo) }),
  })))
  const kinship = (care.kinship ?? []).map(({ daysAgo, standing, words }, index): Moment => ({
    daysAgo, clock: '17:12', by, work: (tx) => sayKinship(tx, carerId(telling), id, { id: telling.id('kinship-standing', care.key, String(index)), standing, words, saidOn: telling.day(daysAgo) }),
  }))
  const { terminallyIll: ill } = care
  const known: Moment[] = ill ? [{
    daysAgo: ill.daysAgo, clock: '17:15', by,
    work: (tx) => noteTerminalIllness(tx, carerId(telling), { id: telling.id('terminal-illness-notice', care.key), relationship: id, identifiedOn: telling.day(ill.daysAgo), how: ill.how }),
  }] : []
  if (!ended) return [begun, ...said, ...kinship, ...known]
  // It may have ended before we met.
  return [begun, ...said, ...kinship, {
    daysAgo: Math.min(ended.daysAgo, saidAgo), clock: '17:20', by,
    work: (tx) => endCaring(tx, carerId(telling), id, { id: telling.id('caring-ending', care.key), how: ended.how, on: telling.day(ended.daysAgo), words: ended.words }),
  }]
}

function carerId({ world, carer }: Telling): string {
  return idOf(world, 'carer', carer.key)
}
