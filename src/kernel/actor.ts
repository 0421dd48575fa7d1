/** The four roles of a worker. One person may hold several. */
export const roles = ['support worker', 'supervisor', 'evaluator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** A member of staff or volunteer who has signed in. `id` is both the worker and the account. */
export interface WorkerActor {
  kind: 'worker'
  organisation: string
  id: string
  name: string
  roles: readonly Role[]
  /** Teams this person belongs to now. */
  teams: readonly string[]
}

/** A carer in her own space. `id` is the account, `carer` her record. */
export interface CarerActor { kind: 'carer'; organisation: string; id: string; name: string; carer: string }

/** Somebody with a one-time or preparation link, and nothing else. */
export interface GuestActor { kind: 'guest'; organisation: string; id: string; name: string }

/** Another system, by key. */
export interface ServiceActor { kind: 'service'; organisation: string; id: string; name: string }

/** Lilypad itself (sign-in before there is a person, seals, set-up), for one organisation at a time. */
export interface SystemActor { kind: 'system'; organisation: string; id: null; name: 'Lilypad' }

/** Whoever acts. Policy takes any of them, and answers no unless a rule says yes. */
export type Actor = WorkerActor | CarerActor | GuestActor | ServiceActor | SystemActor

/** Lilypad itself, inside one organisation. */
export function systemActor(organisation: string): SystemActor {
  return { kind: 'system', organisation, id: null, name: 'Lilypad' }
}

/** Whether this is a worker with the role. */
export function hasRole(actor: Actor, role: Role): actor is WorkerActor {
  return actor.kind === 'worker' && actor.roles.includes(role)
}

/** What belongs to no organisation, but to all of them together, stands behind the wall under this id: tries to sign in, backups. */
export const everywhere = '00000000-0000-7000-8000-000000000000'
