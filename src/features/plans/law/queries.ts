import { type Pack, type PackId, packIds, packOn } from '../../../frameworks/packs/index.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import type { PlanAnswerKind } from './schema.ts'

/** What stands in the plan for one clause of a law. */
export interface PlanAnswer { clause: string; kind: Exclude<PlanAnswerKind, 'taken-back'>; words: string }

/** What was answered for a plan, as it stands: the newest for each clause, unless it was taken back. Ask for the plan first: this asks no policy of its own. */
export async function findAnswers(tx: Tx, plan: string): Promise<PlanAnswer[]> {
  const rows = await tx.db.selectFrom('plan_answers').select(['clause', 'kind', 'words']).where('plan_id', '=', plan).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
  const newest = rows.filter((row, at) => rows.findIndex(({ clause }) => clause === row.clause) === at)
  return newest.flatMap(({ clause, kind, words }) => kind === 'taken-back' ? [] : [{ clause, kind: kind as PlanAnswer['kind'], words }])
}

/** By which law a plan is checked, as it held on the day it was made: the one that was chosen, or the one for this kind of carer. */
export async function findPack(tx: Tx, plan: { id: string; madeOn: string }, kind: 'adult' | 'young'): Promise<Pack> {
  const chosen = await tx.db.selectFrom('plan_packs').select('pack').where('plan_id', '=', plan.id).orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const known = packIds.find((one) => one === chosen?.pack)
  const usual: PackId = kind === 'young' ? 'scotland-young' : 'scotland-adult'
  return packOn(known ?? usual, plan.madeOn)
}
