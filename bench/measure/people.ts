import type pg from 'pg'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { inTenant } from '../../src/kernel/tenant.ts'

/** Somebody signed in. */
export interface Person { cookie: string; organisation: string; worker: string }

/** So many workers of the largest organisation sign in, as anybody does; first those who work with a carer who has very much. */
export async function signIn(owner: pg.Pool, address: string, count: number): Promise<Person[]> {
  const { rows } = await owner.query<{ organisation_id: string; worker_id: string }>(`
    select w.organisation_id, w.worker_id from worker_roles w
    where w.role = 'support worker' and w.organisation_id = (select organisation_id from carers group by 1 order by count(*) desc, 1 limit 1)
      and exists (select 1 from allocations a where a.organisation_id = w.organisation_id and a.worker_id = w.worker_id)
    order by exists (select 1 from allocations a join outcomes o on o.organisation_id = a.organisation_id and o.carer_id = a.carer_id
      where a.organisation_id = w.organisation_id and a.worker_id = w.worker_id group by a.carer_id having count(*) >= 40) desc, w.id limit $1`, [count])
  return Promise.all(rows.map(async ({ organisation_id: organisation, worker_id: worker }) => {
    const token = await inTenant(systemActor(organisation), (tx) => makeSignInLink(tx, worker, 'demo'))
    const answer = await fetch(`${address}/sign-in-links/${token}`, { redirect: 'manual' })
    await answer.arrayBuffer()
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    if (cookie === '') throw new Error(`A worker could not sign in (${answer.status}).`)
    return { cookie, organisation, worker }
  }))
}
