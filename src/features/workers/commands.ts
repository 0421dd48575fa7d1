import type { Role } from '../../kernel/actor.ts'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { openAccount } from '../accounts/index.ts'
import { mayRunPeople } from './policy.ts'
import { findWorker } from './queries.ts'

export interface NewWorker { id: string; name: string; email?: string | null; jobTitle?: string | null; team?: string | null; roles: readonly Role[] }

/**
 * Somebody begins to work here. The same form twice is one person; another person under the same number throws Conflict. Throws
 * Invalid on `email` when that address is taken.
 */
export async function addWorker(tx: Tx, form: NewWorker): Promise<void> {
  demand(mayRunPeople(tx.actor))
  if (!(await isSamePerson(tx, form)) && await openAccount(tx, form)) return becomeWorker(tx, form)
  // Two at once: the other one is there by now.
  if (!(await isSamePerson(tx, form))) throw new Invalid({ email: 'taken' })
}

async function isSamePerson(tx: Tx, form: NewWorker): Promise<boolean> {
  const known = await findWorker(tx, form.id)
  if (!known) return false
  const { name, email, jobTitle } = known
  if (name !== form.name || email !== (form.email ?? null) || jobTitle !== (form.jobTitle ?? null)) throw new Conflict({ name, email, jobTitle }, 'Somebody else was already added under this number.')
  return true
}

/** Somebody who already has an account here is a worker as well (the first administrator). */
export async function becomeWorker(tx: Tx, form: NewWorker): Promise<void> {
  demand(mayRunPeople(tx.actor))
  const organisation_id = tx.actor.organisation
  await tx.db.insertInto('workers').values({ organisation_id, id: form.id, name: form.name, job_title: form.jobTitle ?? null, recorded_at: tx.at }).execute()
  for (const role of form.roles) await giveRole(tx, form.id, role)
  if (form.team) await joinTeam(tx, form.id, form.team)
}

async function giveRole(tx: Tx, worker: string, role: Role): Promise<void> {
  await tx.db.insertInto('worker_roles').values({ organisation_id: tx.actor.organisation, id: newId(), worker_id: worker, role, given_by: tx.actor.id, given_at: tx.at }).execute()
}

async function joinTeam(tx: Tx, worker: string, name: string): Promise<void> {
  const organisation_id = tx.actor.organisation
  const known = await tx.db.selectFrom('teams').select('id').where('name', '=', name).executeTakeFirst()
  const team = known?.id ?? newId()
  if (!known) await tx.db.insertInto('teams').values({ organisation_id, id: team, name, recorded_at: tx.at }).execute()
  await tx.db.insertInto('team_members').values({ organisation_id, id: newId(), team_id: team, worker_id: worker, joined_at: tx.at }).execute()
}

/** Give and take roles, so that the worker has exactly these. Throws Invalid when the last administrator would go. */
export async function changeRoles(tx: Tx, worker: string, wanted: readonly Role[]): Promise<void> {
  demand(mayRunPeople(tx.actor))
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', worker).executeTakeFirst()
  if (!known) throw new NotFound()
  const held = await tx.db.selectFrom('worker_roles').select(['id', 'role']).where('worker_id', '=', worker).where('taken_at', 'is', null).execute()
  if (held.some((one) => one.role === 'administrator') && !wanted.includes('administrator')) await demandOtherAdministrator(tx, worker)
  for (const one of held.filter(({ role }) => !wanted.includes(role as Role))) {
    await tx.db.updateTable('worker_roles').set({ taken_at: tx.at, taken_by: tx.actor.id }).where('id', '=', one.id).execute()
  }
  for (const role of wanted.filter((one) => !held.some(({ role: has }) => has === one))) await giveRole(tx, worker, role)
}

async function demandOtherAdministrator(tx: Tx, worker: string): Promise<void> {
  const other = await tx.db.selectFrom('worker_roles').innerJoin('workers', 'workers.id', 'worker_roles.worker_id').select('worker_roles.id')
    .where('role', '=', 'administrator').where('taken_at', 'is', null).where('worker_id', '!=', worker).where('left_on', 'is', null).executeTakeFirst()
  if (!other) throw new Invalid({ roles: 'lastAdministrator' })
}
