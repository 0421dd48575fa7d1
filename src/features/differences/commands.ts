import { sql } from 'kysely'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getDifference } from './queries.ts'
import type { HowKnown, Reach, Step, ViewVoice } from './schema.ts'

export interface ViewAsked { id: string; voice: ViewVoice; name: string; words: string; known?: HowKnown | null }
export interface DifferenceAsked { id: string; topic: string; on: string; reach: Reach; conversation?: string | null; outcome?: string | null; views: readonly [ViewAsked, ViewAsked, ...ViewAsked[]] }

/**
 * Write down that people see something differently: at least two views. Throws Invalid on `on` (still to come) and `twoName` (the
 * same person twice); NotFound for a talk or an outcome of another record.
 */
export async function recordDifference(tx: Tx, carer: string, { views, ...form }: DifferenceAsked): Promise<void> {
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  const [one, two] = views
  if (one.voice === two.voice && one.name.trim().toLocaleLowerCase('en') === two.name.trim().toLocaleLowerCase('en')) throw new Invalid({ twoName: 'sameTwice' })
  for (const [table, id] of [['conversations', form.conversation], ['outcomes', form.outcome]] as const) {
    if (id && (await sql`select 1 from ${sql.table(table)} where organisation_id = ${tx.actor.organisation} and id = ${id} and carer_id = ${carer}`.execute(tx.db)).rows.length === 0) throw new NotFound()
  }
  await insertOnce(tx, 'differences', { id: form.id, carer_id: carer, topic: form.topic, conversation_id: form.conversation ?? null, outcome_id: form.outcome ?? null, reach: form.reach, on_day: form.on })
  for (const view of views) await keepView(tx, carer, form.id, view)
}

/** One more view, or somebody's view as it is by now: the earlier words stay. */
export async function addView(tx: Tx, difference: string, view: ViewAsked): Promise<void> {
  const { carer } = await getDifference(tx, difference)
  await demandWrite(tx, carer)
  await keepView(tx, carer, difference, view)
}

async function keepView(tx: Tx, carer: string, difference: string, { id, voice, name, words, known }: ViewAsked): Promise<void> {
  await insertOnce(tx, 'difference_views', { id, carer_id: carer, difference_id: difference, voice, name, words, how_known: known ?? null })
}

/** Where it stands now; what was before stays. Throws Invalid on `look` (a day gone by). */
export async function standNow(tx: Tx, difference: string, form: { id: string; step: Step; goingTo?: string | null; words?: string | null; decides?: string | null; look?: string | null }): Promise<void> {
  const { carer } = await getDifference(tx, difference)
  await demandWrite(tx, carer)
  const today = await getToday(tx)
  const kept = await tx.db.selectFrom('difference_steps').select('on_day').where('id', '=', form.id).executeTakeFirst()
  if (!kept && form.look && form.look < today) throw new Invalid({ look: 'pastDay' })
  await insertOnce(tx, 'difference_steps', { id: form.id, carer_id: carer, difference_id: difference, step: form.step, going_to: form.step === 'going-to' ? form.goingTo ?? null : null, words: form.words ?? null, decides: form.decides ?? null, look_on: form.look ?? null, on_day: kept?.on_day ?? today })
}

/** The same person twice: differences go over to the record that stays. */
export async function carryDifferences(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['differences', 'difference_views', 'difference_steps'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
