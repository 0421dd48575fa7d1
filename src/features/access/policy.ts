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
  /** Supervisors who opened it in an emergency less than four hours ago. */
  openedNow: readonly string[]
  /** The organisation lets colleagues read with a reason. */
  coverAllowed: boolean
  /** Kept and not used for now (UK GDPR art. 18): who gave a reason to write in it today. Null, or not there: it may be used. */
  still?: readonly string[] | null
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
  if (hasRole(actor, 'supervisor') && access.restrictedTo === null && access.openedNow.includes(actor.id)) return true
  return access.coverAllowed && access.reasonToday.includes(actor.id)
}

/** May this worker write in the record? Own workers only, and while it is kept and not used only those who gave a reason today. */
export function mayWriteCarer(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access) && !isStill(actor, access)
}

/** Is the record kept and not used, also by this person? Who gave a reason that the law allows uses it for that day. */
export function isStill(actor: Actor, access: Access): boolean {
  return access.still != null && !(actor.kind === 'worker' && access.still.includes(actor.id))
}

/** May this person settle that a record is kept and not used, and that this ends? Own workers, their team’s supervisor, and whoever a restricted record names. */
export function mayKeepStill(actor: Actor, access: Access): boolean {
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  if (access.ownWorkers.includes(actor.id) || access.restrictedTo?.includes(actor.id)) return true
  return hasRole(actor, 'supervisor') && access.ownTeams.some((team) => actor.teams.includes(team))
}

/** May this worker open the record by giving a reason (once a day; the carer sees it)? Never a restricted one. */
export function mayGiveReason(actor: Actor, access: Access): boolean {
  return mayKnowCarer(actor, access) && actor.kind === 'worker' && access.coverAllowed && access.restrictedTo === null
}

/** May this supervisor open the record in an emergency, for four hours? One they could not read otherwise, and never a restricted one. */
export function mayOpenInEmergency(actor: Actor, access: Access): boolean {
  return hasRole(actor, 'supervisor') && mayKnowCarer(actor, access) && access.restrictedTo === null && !mayReadCarer(actor, access)
}

/**
 * May this worker say who works with the carer? Own workers and their team's supervisor. When nobody does: any supervisor, and
 * whoever a restricted record names, so that it is never without anybody.
 */
export function mayAllocate(actor: Actor, access: Access): boolean {
  if (isOwnWorker(actor, access)) return true
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  if (access.ownWorkers.length === 0 && access.restrictedTo?.includes(actor.id)) return true
  if (!hasRole(actor, 'supervisor')) return false
  return access.ownWorkers.length === 0 || access.ownTeams.some((team) => actor.teams.includes(team))
}

/** May this worker become the first to work with a carer who has just been registered? */
export function mayBeFirstWorker(actor: Actor, access: Access): boolean {
  return actor.kind === 'worker' && access.ownWorkers.length === 0 && access.restrictedTo === null && mayKnowCarer(actor, access)
}

/** May this person name somebody to a restricted record? Named people and administrators, and nobody themselves. */
export function mayName(actor: Actor, access: Access, worker: string): boolean {
  return worker !== actor.id && maySeeNamings(actor, access)
}

/** May this person see who a restricted record names, by its number? Those it names, and administrators, who see no more than that. */
export function maySeeNamings(actor: Actor, access: Access): boolean {
  if (actor.kind !== 'worker' || access.restrictedTo === null) return false
  return (mayKnowCarer(actor, access) && access.restrictedTo.includes(actor.id)) || hasRole(actor, 'administrator')
}

/** May this worker make the record restricted, or open it again, because the carer asks for it? Own workers only. */
export function mayRestrict(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access)
}

/** May this carer open it as her own? */
export function mayReadOwnRecord(actor: Actor, access: Access): boolean {
  return actor.kind === 'carer' && actor.carer === access.carer
}
