import fc from 'fast-check'
import type { Pool } from 'pg'
import type { Access } from '../../src/features/access/policy.ts'
import { type Role, roles, type WorkerActor } from '../../src/kernel/actor.ts'
import { addDays } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'

/** What is made up anew each time: who has which roles, belongs to which teams, and how each stands to each record. */
export interface Facts {
  cover: boolean
  workers: readonly { roles: readonly Role[]; teams: readonly boolean[]; left: boolean }[]
  carers: readonly {
    restricted: 'no' | 'lifted' | 'yes'
    /** One for each worker. */
    ties: readonly Tie[]
  }[]
}

interface Tie {
  works: 'not' | 'own' | 'cover' | 'cover-until-today' | 'cover-until-yesterday' | 'from-tomorrow' | 'ended'
  refused: 'no' | 'yes' | 'lifted'
  named: 'no' | 'yes' | 'ended'
  reason: 'none' | 'today' | 'yesterday'
  opened: 'not' | 'now' | 'before'
}

const mostly = <T>(usual: T, ...others: T[]) => fc.oneof({ arbitrary: fc.constant(usual), weight: others.length * 2 }, { arbitrary: fc.constantFrom(...others), weight: others.length })

const tie: fc.Arbitrary<Tie> = fc.record({
  works: mostly<Tie['works']>('not', 'own', 'cover', 'cover-until-today', 'cover-until-yesterday', 'from-tomorrow', 'ended'),
  refused: mostly<Tie['refused']>('no', 'no', 'no', 'yes', 'lifted'),
  named: mostly<Tie['named']>('no', 'yes', 'ended'),
  reason: mostly<Tie['reason']>('none', 'today', 'yesterday'),
  opened: mostly<Tie['opened']>('not', 'now', 'before'),
})

/** Organisations with so many workers, teams and carers, in every way their people may stand to each other. */
export function randomFacts(workers: number, teams: number, carers: number): fc.Arbitrary<Facts> {
  return fc.record({
    cover: fc.boolean(),
    // The first four always have a role that works with carers, among others; the rest have any.
    workers: fc.tuple(...Array.from({ length: workers }, (_, at) => fc.record({
      roles: fc.subarray([...roles]).map((some) => at < 4 && !some.includes('supervisor') ? [...new Set<Role>([...some, 'support worker'])] : some),
      teams: fc.array(fc.boolean(), { minLength: teams, maxLength: teams }),
      left: at === workers - 1 ? fc.boolean() : fc.constant(false),
    }))),
    carers: fc.tuple(...Array.from({ length: carers }, () => fc.record({
      restricted: mostly<'no' | 'lifted' | 'yes'>('no', 'no', 'lifted', 'yes', 'yes'),
      ties: fc.array(tie, { minLength: workers, maxLength: workers }),
    }))),
  })
}

/** Whom the facts are about, in their order. */
export interface Cast { organisation: string; today: string; workers: readonly string[]; teams: readonly string[]; carers: readonly string[] }

/** Make it so in the database, as its owner: what an organisation may have come to over the years. */
export async function makeSo(owner: Pool, { organisation, today, workers, teams, carers }: Cast, facts: Facts): Promise<void> {
  const rows: Record<string, Record<string, unknown>[]> = {
    restriction_namings: [], restrictions: [], allocations: [], worker_refusals: [], cover_reasons: [], openings: [], worker_roles: [], team_members: [], organisation_settings: [],
  }
  const put = (table: string, row: Record<string, unknown>) => rows[table]!.push({ organisation_id: organisation, id: newId(), ...row })
  const before = '2026-01-02T10:00:00Z'
  const now = Date.now()
  put('organisation_settings', { name: 'cover', words: facts.cover ? 'yes' : 'no', effective_on: today, recorded_at: new Date(now).toISOString() })
  facts.workers.forEach((worker, at) => {
    for (const role of worker.roles) put('worker_roles', { worker_id: workers[at], role, given_at: before })
    worker.teams.forEach((belongs, team) => put('team_members', { worker_id: workers[at], team_id: teams[team], joined_at: before, left_at: belongs ? null : before }))
  })
  facts.carers.forEach(({ restricted, ties }, which) => {
    const carer_id = carers[which]
    if (restricted !== 'no') put('restrictions', { carer_id, initials: 'X.Y.', recorded_at: before, lifted_at: restricted === 'lifted' ? before : null })
    ties.forEach((one, at) => {
      const tied = { carer_id, worker_id: workers[at] }
      if (one.works !== 'not') {
        const until = { 'cover': addDays(today, 9), 'cover-until-today': today, 'cover-until-yesterday': addDays(today, -1) }[one.works as string] ?? null
        const from = one.works === 'from-tomorrow' ? addDays(today, 1) : addDays(today, -30)
        put('allocations', { ...tied, kind: until ? 'cover' : 'own', from_day: from, until_day: until, ended_at: one.works === 'ended' ? before : null, recorded_at: before })
      }
      if (one.refused !== 'no') put('worker_refusals', { ...tied, said_on: addDays(today, -2), lifted_at: one.refused === 'lifted' ? before : null, recorded_at: before })
      if (one.named !== 'no') put('restriction_namings', { ...tied, named_at: before, ended_at: one.named === 'ended' ? before : null })
      if (one.reason !== 'none') put('cover_reasons', { ...tied, on_day: one.reason === 'today' ? today : addDays(today, -1), why: 'Asked to', recorded_at: before })
      if (one.opened !== 'not') {
        const hours = one.opened === 'now' ? [-1, 3] : [-9, -5]
        const [opened_at, until_at] = hours.map((hour) => new Date(now + hour * 3_600_000).toISOString())
        put('openings', { ...tied, why: 'Asked to', opened_at, until_at, recorded_at: before })
      }
    })
  })
  await owner.query("delete from opening_answers where organisation_id = $1", [organisation])
  for (const [table, made] of Object.entries(rows)) {
    await owner.query(`delete from ${table} where organisation_id = $1${table === 'organisation_settings' ? " and name = 'cover'" : ''}`, [organisation])
    await owner.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(made)])
  }
  await owner.query('update workers set left_on = null where organisation_id = $1', [organisation])
  for (const [at, worker] of facts.workers.entries()) if (worker.left) await owner.query('update workers set left_on = $1 where id = $2', [addDays(today, -1), workers[at]])
}

/** What policy must be told of one record, said from the facts and not from the database. */
export function accessOf(cast: Cast, facts: Facts, which: number): Access {
  const { restricted, ties } = facts.carers[which]!
  const those = (holds: (one: Tie) => boolean) => cast.workers.filter((_, at) => holds(ties[at]!))
  const working = (worker: string) => {
    const { roles: held, left } = facts.workers[cast.workers.indexOf(worker)]!
    return !left && held.some((role) => role === 'support worker' || role === 'supervisor')
  }
  const ownWorkers = those((one) => ['own', 'cover', 'cover-until-today'].includes(one.works)).filter(working)
  return {
    carer: cast.carers[which]!, ownWorkers, coverAllowed: facts.cover,
    ownTeams: cast.teams.filter((_, team) => ownWorkers.some((worker) => facts.workers[cast.workers.indexOf(worker)]!.teams[team])),
    refused: those((one) => one.refused === 'yes'),
    restrictedTo: restricted === 'yes' ? those((one) => one.named === 'yes') : null,
    reasonToday: those((one) => one.reason === 'today'),
    openedNow: those((one) => one.opened === 'now'),
  }
}

/** The worker as policy takes them. */
export function actorOf(cast: Cast, facts: Facts, at: number): WorkerActor {
  const { roles: held, teams } = facts.workers[at]!
  return { kind: 'worker', organisation: cast.organisation, id: cast.workers[at]!, name: 'Somebody', roles: held, teams: cast.teams.filter((_, team) => teams[team]) }
}
