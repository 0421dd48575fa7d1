import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/tenant.ts'

export interface Worker { id: string; name: string; jobTitle: string | null; email: string | null; leftOn: string | null; roles: Role[]; teams: string[]; /** They sign in with a second step. */ secondStep: boolean; /** They have a passkey. */ passkey: boolean; /** They are connected with the organisation's own sign-in. */ signOn: boolean }

/** Everybody who works or worked here, by name. */
export async function findWorkers(tx: Tx): Promise<Worker[]> {
  const { rows } = await sql<Worker>`
    select w.id, w.name, w.job_title as "jobTitle", a.email, w.left_on as "leftOn", a.second_step_since is not null as "secondStep",
      exists (select 1 from passkeys p where p.organisation_id = w.organisation_id and p.account_id = w.id and p.removed_at is null) as passkey,
      exists (select 1 from sign_on_links l where l.organisation_id = w.organisation_id and l.account_id = w.id and l.removed_at is null) as "signOn",
      array(select r.role from worker_roles r where r.organisation_id = w.organisation_id and r.worker_id = w.id and r.taken_at is null order by r.given_at) as roles,
      array(select t.name from team_members m join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id where m.organisation_id = w.organisation_id and m.worker_id = w.id and m.left_at is null order by t.name) as teams
    from workers w join accounts a on a.organisation_id = w.organisation_id and a.id = w.id
    where w.organisation_id = ${tx.actor.organisation} order by w.left_on is not null, w.name collate "en-x-icu"`.execute(tx.db)
  return rows
}

/** What everybody who works or worked here is called, by id: for lists of what they do. */
export async function findWorkerNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.db.selectFrom('workers').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Those who may work with carers now, for lists to choose from. */
export async function findSupportWorkers(tx: Tx): Promise<{ id: string; name: string }[]> {
  const workers = await findWorkers(tx)
  return workers.filter((worker) => !worker.leftOn && worker.roles.some((role) => role === 'support worker' || role === 'supervisor'))
}

/** One worker by id, if there is one here. */
export async function findWorker(tx: Tx, id: string): Promise<Worker | undefined> {
  return (await findWorkers(tx)).find((worker) => worker.id === id)
}
