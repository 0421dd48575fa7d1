import { type Actor, hasRole } from '../../kernel/actor.ts'

/** What must be known about a carer's record to say who may open it. Worker ids throughout, as of now. */
export interface Access {
  carer: string
  /** The carer's own workers, and colleagues standing in for them. */
  ownWorkers: readonly string[]
  /** Teams those workers belong to. */
  ownTeams: readonly string[]
  /** "Not this worker", said by the carer. */
  refused: readonly string[]
  /** The only people who may know of a restricted record; null when it is not restricted. */
  restrictedTo: readonly string[] | null
  /** Who gave a reason today for opening a record that is not theirs. */
  reasonToday: readonly string[]
  /** The organisation lets colleagues read with a reason. */
  coverAllowed: boolean
}

/** May this person know that the record exists? Evaluators and administrators never meet names here. */
export function mayKnowCarer(actor: Actor, access: Access): boolean {
  if (actor.kind === 'carer') return actor.carer === access.carer
  if (!hasRole(actor, 'support worker') && !hasRole(actor, 'supervisor')) return false
  if (access.refused.includes(actor.id)) return false
  return access.restrictedTo === null || access.restrictedTo.includes(actor.id)
}

/** Is this one of the carer's own workers (or standing in for one)? */
export function isOwnWorker(actor: Actor, access: Access): boolean {
  return actor.kind === 'worker' && mayKnowCarer(actor, access) && access.ownWorkers.includes(actor.id)
}

/** May this worker read the record? A carer reads her own plan and looks, by `mayReadOwnRecord`. */
export function mayReadCarer(actor: Actor, access: Access): boolean {
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  if (access.ownWorkers.includes(actor.id) || access.restrictedTo?.includes(actor.id)) return true
  if (hasRole(actor, 'supervisor') && access.ownTeams.some((team) => actor.teams.includes(team))) return true
  return access.coverAllowed && access.reasonToday.includes(actor.id)
}

/** May this worker write in the record? Own workers only. */
export function mayWriteCarer(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access)
}

/** May this worker open the record by giving a reason (once a day; the carer sees it)? Never a restricted one. */
export function mayGiveReason(actor: Actor, access: Access): boolean {
  return mayKnowCarer(actor, access) && actor.kind === 'worker' && access.coverAllowed && access.restrictedTo === null
}

/** May this worker say who works with the carer? Own workers and their team's supervisor; any supervisor when nobody does. */
export function mayAllocate(actor: Actor, access: Access): boolean {
  if (isOwnWorker(actor, access)) return true
  if (!hasRole(actor, 'supervisor') || !mayKnowCarer(actor, access)) return false
  return access.ownWorkers.length === 0 || access.ownTeams.some((team) => actor.teams.includes(team))
}

/** May this person name somebody to a restricted record? Named people and administrators, and nobody themselves. */
export function mayName(actor: Actor, access: Access, worker: string): boolean {
  if (actor.kind !== 'worker' || access.restrictedTo === null || worker === actor.id) return false
  return access.restrictedTo.includes(actor.id) || hasRole(actor, 'administrator')
}

/** May this carer open it as her own? */
export function mayReadOwnRecord(actor: Actor, access: Access): boolean {
  return actor.kind === 'carer' && actor.carer === access.carer
}
