import type pg from 'pg'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { inTenant } from '../../src/kernel/tenant.ts'

/** Somebody signed in. */
export interface Person { cookie: string; organisation: string; worker: string; session: string }

/** So many workers of the largest organisation sign in, as anybody does; first those who work with a carer who has very much. */
export async function signIn(owner: pg.Pool, address: string, count: number): Promise<Person[]> {
  const { rows } = await owner.query<Row>(`
    select w.organisation_id as organisation, w.worker_id as worker from worker_roles w
    where w.role = 'support worker' and w.organisation_id = (${largest})
      and exists (select 1 from allocations a where a.organisation_id = w.organisation_id and a.worker_id = w.worker_id)
    order by exists (select 1 from allocations a join outcomes o on o.organisation_id = a.organisation_id and o.carer_id = a.carer_id
      where a.organisation_id = w.organisation_id and a.worker_id = w.worker_id group by a.carer_id having count(*) >= 40) desc, w.id limit $1`, [count])
  return Promise.all(rows.map((row) => signInAs(owner, address, row)))
}

/** The evaluator of the same organisation. */
export async function signInEvaluator(owner: pg.Pool, address: string): Promise<Person> {
  const { rows: [row] } = await owner.query<Row>(`select organisation_id as organisation, worker_id as worker from worker_roles where role = 'evaluator' and organisation_id = (${largest}) limit 1`)
  if (!row) throw new Error('Nobody evaluates in this world.')
  return signInAs(owner, address, row)
}

interface Row { organisation: string; worker: string }
const largest = 'select organisation_id from carers group by 1 order by count(*) desc, 1 limit 1'

async function signInAs(owner: pg.Pool, address: string, { organisation, worker }: Row): Promise<Person> {
  const token = await inTenant(systemActor(organisation), (tx) => makeSignInLink(tx, worker, 'demo'))
  const answer = await fetch(`${address}/sign-in-links/${token}`, { redirect: 'manual' })
  await answer.arrayBuffer()
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  if (cookie === '') throw new Error(`A worker could not sign in (${answer.status}).`)
  const { rows: [last] } = await owner.query<{ id: string }>('select id from sessions where organisation_id = $1 and account_id = $2 order by began_at desc limit 1', [organisation, worker])
  return { cookie, organisation, worker, session: last!.id }
}
