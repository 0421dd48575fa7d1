import { type Actor, hasRole } from '../../kernel/actor.ts'
import { type Access, mayAllocate, mayKnowCarer } from '../access/policy.ts'

/** May this person settle how long records are kept, and hold all of them? Administrators. */
export function maySetRetention(actor: Actor): boolean {
  return hasRole(actor, 'administrator')
}

/** May this person see what is due, and what has been disposed of? Those who work with carers, and administrators, who meet no names there. */
export function maySeeDisposals(actor: Actor): boolean {
  return hasRole(actor, 'support worker') || hasRole(actor, 'supervisor') || hasRole(actor, 'administrator')
}

/**
 * May this person hold a record, keep it longer, or be the first to sign that it may go? Whoever may say who works with the carer: own workers, their
 * team’s supervisor; when nobody works with her any supervisor, and whoever a restricted record names.
 */
export function mayKeepRecord(actor: Actor, access: Access): boolean {
  return mayAllocate(actor, access)
}

/**
 * May this person be the second to sign? Never the one who signed first. A supervisor who may know of the carer, or an administrator, who sees a number
 * and no name. Of a restricted record only somebody else whom it names.
 */
export function maySignDisposal(actor: Actor, access: Access, first: string): boolean {
  if (actor.kind !== 'worker' || actor.id === first) return false
  if (access.restrictedTo !== null) return mayKnowCarer(actor, access) && access.restrictedTo.includes(actor.id)
  return (hasRole(actor, 'supervisor') && mayKnowCarer(actor, access)) || hasRole(actor, 'administrator')
}

/** May this person read the certificate? Those who may see disposals; of a record that was restricted only the two who signed. */
export function mayReadCertificate(actor: Actor, certificate: { restricted: boolean; signers: readonly string[] }): boolean {
  return certificate.restricted ? certificate.signers.includes(actor.id ?? '') : maySeeDisposals(actor)
}
