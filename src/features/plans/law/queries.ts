import { nationOf, nations } from '../../../frameworks/nations.ts'
import { type Begins, changeIds, type Pack, packIds, packOn } from '../../../frameworks/packs/index.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday } from '../../access/index.ts'
import { findSettingsOn, notBegun } from '../../organisations/index.ts'
import type { PlanAnswerKind } from './schema.ts'

/** What stands in the plan for one clause of a law. */
export interface PlanAnswer { clause: string; kind: Exclude<PlanAnswerKind, 'taken-back'>; words: string }

/** What was answered for a plan, as it stands: the newest for each clause, unless it was taken back. Ask for the plan first: this asks no policy of its own. */
export async function findAnswers(tx: Tx, plan: string): Promise<PlanAnswer[]> {
  const rows = await tx.db.selectFrom('plan_answers').select(['clause', 'kind', 'words']).where('plan_id', '=', plan).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
  const newest = rows.filter((row, at) => rows.findIndex(({ clause }) => clause === row.clause) === at)
  return newest.flatMap(({ clause, kind, words }) => kind === 'taken-back' ? [] : [{ clause, kind: kind as PlanAnswer['kind'], words }])
}

/** The days that this organisation has settled for parts of laws that are enacted, as that stood on a day: not begun, or begun, and from when. */
export async function findBegins(tx: Tx, day: string): Promise<Begins> {
  const settled = await findSettingsOn(tx, day)
  return Object.fromEntries(changeIds.flatMap((id) => { const one = settled[id]; return one ? [[id, one.words === notBegun ? null : one.effectiveOn]] : [] }))
}

/** By which law a plan is checked: the one that was chosen, or the usual one of this nation for this kind of carer. */
export interface PackFound {
  /** As the law held on the day the plan was made, or on the later day somebody took it over. */
  pack: Pack
  /** The same as it holds today, where that asks for something else. */
  newer: Pack | null
}

/** Find the pack of a plan. Ask for the plan first: this asks no policy of its own. */
export async function findPack(tx: Tx, plan: { id: string; madeOn: string }, kind: 'adult' | 'young'): Promise<PackFound> {
  const { chosen, settled, today } = await together({
    chosen: tx.db.selectFrom('plan_packs').select(['pack', 'as_on as asOn']).where('plan_id', '=', plan.id).orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    settled: findSettingsOn(tx, plan.madeOn), today: getToday(tx),
  })
  const known = packIds.find((one) => one === chosen?.pack)
  const id = known ?? nations[nationOf(settled.nation?.words)].usual[kind]
  const asOn = (known ? chosen?.asOn : null) ?? plan.madeOn
  const begins = await together({ before: findBegins(tx, asOn), now: findBegins(tx, today) })
  const [pack, now] = [packOn(id, asOn, begins.before), packOn(id, today, begins.now)]
  return { pack, newer: JSON.stringify(now.clauses) === JSON.stringify(pack.clauses) ? null : now }
}
