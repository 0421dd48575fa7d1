import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type Actor, roles } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayAllocate, mayBeFirstWorker, mayGiveReason, mayKnowCarer, mayName, mayOpenInEmergency, mayReadCarer, mayRestrict, maySeeNamings, mayWriteCarer } from './policy.ts'

const person = fc.constantFrom('a', 'b', 'c', 'd')
const people = fc.uniqueArray(person)
const team = fc.uniqueArray(fc.constantFrom('north', 'south'))
const facts: fc.Arbitrary<Access> = fc.record({
  carer: fc.constant('carer'), ownWorkers: people, ownTeams: team, refused: people, restrictedTo: fc.option(people), reasonToday: people, openedNow: people, coverAllowed: fc.boolean(),
})
const worker: fc.Arbitrary<Actor> = fc.record({ kind: fc.constant('worker' as const), organisation: fc.constant('o'), id: person, name: fc.constant('N'), roles: fc.uniqueArray(fc.constantFrom(...roles)), teams: team })
const anyone: fc.Arbitrary<Actor> = fc.oneof(worker, fc.constantFrom<Actor>(
  { kind: 'carer', organisation: 'o', id: 'x', name: 'N', carer: 'carer' }, { kind: 'carer', organisation: 'o', id: 'y', name: 'N', carer: 'another' },
  { kind: 'guest', organisation: 'o', id: 'g', name: 'N' }, { kind: 'service', organisation: 'o', id: 's', name: 'N' }, { kind: 'system', organisation: 'o', id: null, name: 'Lilypad' },
))

const always = (rule: (actor: Actor, access: Access) => boolean) => fc.assert(fc.property(anyone, facts, rule), { numRuns: 3000 })
const implies = (first: boolean, second: boolean) => !first || second

describe('who may', () => {
  it('write, read, allocate, restrict or give a reason, may know', () => {
    for (const may of [mayReadCarer, mayWriteCarer, mayAllocate, mayGiveReason, mayRestrict, isOwnWorker, mayBeFirstWorker]) always((actor, access) => implies(may(actor, access), mayKnowCarer(actor, access)))
  })
  it('write, may read', () => always((actor, access) => implies(mayWriteCarer(actor, access), mayReadCarer(actor, access))))
  it('know, is not refused by the carer', () => always((actor, access) => implies(mayKnowCarer(actor, access), actor.kind === 'carer' || !access.refused.includes(actor.id ?? ''))))
  it('know of a restricted record, is named by it or is herself', () => always((actor, access) =>
    implies(access.restrictedTo !== null && mayKnowCarer(actor, access), actor.kind === 'carer' ? actor.carer === access.carer : access.restrictedTo?.includes(actor.id ?? '') === true)))
  it('never opens a restricted record by a reason', () => always((actor, access) => !(access.restrictedTo !== null && mayGiveReason(actor, access))))
  it('opens in an emergency, is a supervisor who could not read it otherwise, and the record is not restricted', () => always((actor, access) =>
    implies(mayOpenInEmergency(actor, access), actor.kind === 'worker' && actor.roles.includes('supervisor') && access.restrictedTo === null && !mayReadCarer(actor, access) && !access.refused.includes(actor.id))))
  it('opened a record in an emergency, reads a restricted one no more for it', () => always((actor, access) =>
    access.restrictedTo === null || mayReadCarer(actor, access) === mayReadCarer(actor, { ...access, openedNow: [] })))
  it('name, names somebody else, and has seen who is named', () => always((actor, access) => !mayName(actor, access, actor.id ?? '') && implies(mayName(actor, access, 'z'), maySeeNamings(actor, access))))
  it('is neither a support worker nor a supervisor, meets no names', () => always((actor, access) =>
    implies(actor.kind === 'worker' && !actor.roles.includes('support worker') && !actor.roles.includes('supervisor'), !mayKnowCarer(actor, access) && !mayReadCarer(actor, access) && !mayWriteCarer(actor, access))))
  it('is no worker, reads and writes nothing by these rules', () => always((actor, access) => implies(actor.kind !== 'worker', !mayReadCarer(actor, access) && !mayWriteCarer(actor, access) && !mayAllocate(actor, access))))
  it('reads without being hers, named, or her team’s supervisor, has given a reason today and cover is allowed, or is a supervisor who opened it in an emergency', () => always((actor, access) => {
    if (actor.kind !== 'worker' || access.ownWorkers.includes(actor.id) || access.restrictedTo?.includes(actor.id)) return true
    if (actor.roles.includes('supervisor') && access.ownTeams.some((one) => actor.teams.includes(one))) return true
    const inEmergency = actor.roles.includes('supervisor') && access.openedNow.includes(actor.id)
    return implies(mayReadCarer(actor, access), inEmergency || (access.coverAllowed && access.reasonToday.includes(actor.id)))
  }))
})
