import type { Role } from '../../kernel/actor.ts'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { endSessionsOf, openAccount, renameAccount } from '../accounts/index.ts'
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

/**
 * Give and take roles, so that the worker has exactly these. Who they are changes: they sign in anew (but in the session that is
 * kept). Throws Invalid when the last administrator would go.
 */
export async function changeRoles(tx: Tx, worker: string, wanted: readonly Role[], keepSession?: string): Promise<void> {
  demand(mayRunPeople(tx.actor))
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', worker).executeTakeFirst()
  if (!known) throw new NotFound()
  const held = await tx.db.selectFrom('worker_roles').select(['id', 'role']).where('worker_id', '=', worker).where('taken_at', 'is', null).execute()
  if (held.some((one) => one.role === 'administrator') && !wanted.includes('administrator')) await demandOtherAdministrator(tx, worker)
  for (const one of held.filter(({ role }) => !wanted.includes(role as Role))) {
    await tx.db.updateTable('worker_roles').set({ taken_at: tx.at, taken_by: tx.actor.id }).where('id', '=', one.id).execute()
  }
  const given = wanted.filter((one) => !held.some(({ role: has }) => has === one))
  for (const role of given) await giveRole(tx, worker, role)
  if (given.length > 0 || held.some(({ role }) => !wanted.includes(role as Role))) await endSessionsOf(tx, worker, keepSession)
}

export interface WorkerDetails { name: string; email: string; jobTitle: string | null; team: string | null; leftOn: string | null }

/**
 * Change who somebody is here: name, address, job, team, or the day they left, from when they can no longer sign in. Throws
 * Invalid on `email` (taken), `leftOn` (still to come) and `roles` (the last administrator would go).
 */
export async function changeWorker(tx: Tx, worker: string, change: WorkerDetails, today: string): Promise<void> {
  demand(mayRunPeople(tx.actor))
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', worker).executeTakeFirst()
  if (!known) throw new NotFound()
  if (change.leftOn && change.leftOn > today) throw new Invalid({ leftOn: 'futureDay' })
  if (change.leftOn) await demandOtherAdministrator(tx, worker, 'leftOn')
  await renameAccount(tx, worker, { name: change.name, email: change.email })
  await tx.db.updateTable('workers').set({ name: change.name, job_title: change.jobTitle, left_on: change.leftOn }).where('id', '=', worker).execute()
  await moveToTeam(tx, worker, change.team)
}

/** One team at a time: the membership before ends, and stays readable. */
async function moveToTeam(tx: Tx, worker: string, name: string | null): Promise<void> {
  const now = await tx.db.selectFrom('team_members').innerJoin('teams', (join) => join.onRef('teams.organisation_id', '=', 'team_members.organisation_id').onRef('teams.id', '=', 'team_members.team_id')).select('teams.name')
    .where('worker_id', '=', worker).where('left_at', 'is', null).execute()
  if (now.length === (name === null ? 0 : 1) && now.every((one) => one.name === name)) return
  await tx.db.updateTable('team_members').set({ left_at: tx.at }).where('worker_id', '=', worker).where('left_at', 'is', null).execute()
  if (name !== null) await joinTeam(tx, worker, name)
}

async function demandOtherAdministrator(tx: Tx, worker: string, field = 'roles'): Promise<void> {
  const other = await tx.db.selectFrom('worker_roles').innerJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'worker_roles.organisation_id').onRef('workers.id', '=', 'worker_roles.worker_id')).select('worker_roles.id')
    .where('role', '=', 'administrator').where('taken_at', 'is', null).where('worker_id', '!=', worker).where('left_on', 'is', null).executeTakeFirst()
  const held = await tx.db.selectFrom('worker_roles').select('id').where('worker_id', '=', worker).where('role', '=', 'administrator').where('taken_at', 'is', null).executeTakeFirst()
  if (!other && held) throw new Invalid({ [field]: 'lastAdministrator' })
}
