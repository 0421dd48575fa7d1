import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { type Role, systemActor, type WorkerActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { getToday } from '../access/index.ts'
import { findLookAgain, findWorkersToRemind } from './queries.ts'

const database = useTestDatabase('world')
const organisation = idOf('lochside')
const system = systemActor(organisation)

/** What may come to be, of one carer at a time: each makes somebody be told, or not be told, of a plan. */
const happenings = {
  due: 'update plans set review_on = current_date + 2 where carer_id = $1 and review_on is not null',
  later: 'update plans set review_on = current_date + 20 where carer_id = $1 and review_on is not null',
  looked: 'update reviews set on_day = current_date - 1 where id = (select id from reviews where carer_id = $1 order by id limit 1)',
  longAgo: 'update reviews set on_day = current_date - 200 where carer_id = $1',
  keptFromHerWorker: "update marks m set kept_from = (select a.worker_id from allocations a where a.carer_id = m.carer_id and a.ended_at is null order by a.id limit 1) where m.carer_id = $1",
  itHappened: `insert into plan_happenings (organisation_id, id, carer_id, plan_id, kind, words, on_day, recorded_at)
    select organisation_id, gen_random_uuid(), carer_id, id, 'hospital', 'Her dad is in hospital.', current_date, now() from plans where carer_id = $1 order by sequence desc limit 1`,
  told: `insert into reminders_sent (organisation_id, id, carer_id, plan_id, account_id, recorded_at)
    select p.organisation_id, gen_random_uuid(), p.carer_id, p.id, a.worker_id, now() from plans p join allocations a on a.organisation_id = p.organisation_id and a.carer_id = p.carer_id where p.carer_id = $1 on conflict do nothing`,
  toldNoMore: 'delete from reminders_sent where carer_id = $1',
} as const

test('whatever happened, those who are asked of these carers alone hear of every plan that they would hear of if they were asked of all', async () => {
  const { rows: carers } = await database.owner.query<{ id: string }>('select distinct carer_id as id from plans where organisation_id = $1', [organisation])
  const { rows: workers } = await database.owner.query<{ id: string; name: string }>('select w.id, w.name from workers w where w.organisation_id = $1 and w.left_on is null', [organisation])
  const [some, seen] = [fc.constantFrom(...carers.map(({ id }) => id)), { told: 0, spared: 0 }]
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(some, fc.constantFrom(...Object.keys(happenings) as (keyof typeof happenings)[])), { minLength: 1, maxLength: 8 }), async (steps) => {
    for (const [carer, step] of steps) await database.owner.query(happenings[step], [carer])
    const until = addDays(await inTenant(system, getToday), 3)
    const candidates = await inTenant(system, (tx) => findWorkersToRemind(tx, until))
    for (const { id, name } of workers) {
      const { rows: [held] } = await database.owner.query<{ roles: Role[] }>('select array(select role from worker_roles where worker_id = $1 and taken_at is null) as roles', [id])
      const worker: WorkerActor = { kind: 'worker', organisation, id, name, roles: held!.roles, teams: [] }
      const { rows: before } = await database.owner.query<{ plan: string }>('select plan_id as plan from reminders_sent where account_id = $1', [id])
      const fresh = (found: readonly { plan: string }[]) => found.map(({ plan }) => plan).filter((plan) => !before.some((one) => one.plan === plan)).toSorted()
      const hers = candidates.find((one) => one.id === id)?.carers ?? []
      const [all, among] = await inTenant(worker, async (tx) => { const today = await getToday(tx); return [await findLookAgain(tx, id, today, until), hers.length === 0 ? [] : await findLookAgain(tx, id, today, until, hers)] })
      expect(fresh(among)).toEqual(fresh(all))
      seen.told += fresh(all).length
      seen.spared += hers.length === 0 ? 1 : 0
    }
  }), { numRuns: 12 })
  expect([seen.told > 0, seen.spared > 0]).toEqual([true, true])
}, 300_000)

test('where there is nothing to tell, nobody is asked', async () => {
  await database.owner.query(`insert into reminders_sent (organisation_id, id, carer_id, plan_id, account_id, recorded_at)
    select p.organisation_id, gen_random_uuid(), p.carer_id, p.id, w.id, now() from plans p join workers w on w.organisation_id = p.organisation_id on conflict do nothing`)
  expect(await inTenant(system, (tx) => findWorkersToRemind(tx, '2999-01-01'))).toEqual([])
})
