import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, getAccess } from '../access/index.ts'
import { hashOf, reachOfCopy } from '../plans/index.ts'
import type { CopyContent } from './content.ts'
import { mayReadCopy } from './policy.ts'
import type { CopyForm, CopyKind, Reach, Step } from './schema.ts'

export interface CopyStep { id: string; step: Step; whom: string | null; how: string | null; onDay: string }

/** A copy as it was made, and what became of it. */
export interface Copy {
  id: string
  carer: string
  kind: CopyKind
  plan: string | null
  whom: string
  form: CopyForm
  /** Who may see it now: hers alone, or who reads the record. */
  reach: Reach
  madeOn: string
  madeBy: string | null
  byCarer: boolean
  content: CopyContent
  /** False if it is not as it was made. */
  genuine: boolean
  /** How many lines read otherwise than the record. */
  worded: number
  steps: CopyStep[]
  over: string | null
}

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Copy[]> {
  const { rows } = await sql<Omit<Copy, 'genuine' | 'over'> & { hash: Buffer }>`
    select c.id, c.carer_id as carer, c.kind, c.plan_id as plan, c.for_whom as whom, c.form, c.made_on as "madeOn", a.name as "madeBy", a.carer_id is not null as "byCarer", c.content, c.content_hash as hash,
      ${reachOfCopy} as reach,
      (select count(*)::int from copy_wordings w where w.organisation_id = c.organisation_id and w.copy_id = c.id) as worded,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'step', s.step, 'whom', s.whom, 'how', s.how, 'onDay', s.on_day) order by s.on_day, s.recorded_at, s.id)
        from copy_steps s where s.organisation_id = c.organisation_id and s.copy_id = c.id), '[]') as steps
    from copies c left join accounts a on a.organisation_id = c.organisation_id and a.id = c.recorded_by
    where c.organisation_id = ${tx.actor.organisation} and ${condition} order by c.recorded_at desc, c.id desc`.execute(tx.db)
  return rows.map(({ hash, ...row }) => ({ ...row, genuine: hashOf(row.content).equals(hash), over: row.steps.find(({ step }) => step === 'over')?.onDay ?? null }))
}

/** Every copy of a carer's that this person may read, newest first. */
export async function findCopies(tx: Tx, access: Access): Promise<Copy[]> {
  return (await findRows(tx, sql`c.carer_id = ${access.carer}`)).filter((copy) => mayReadCopy(tx.actor, access, copy))
}

/** Whose copy it is, to be asked before the record is opened. Throws {@link NotFound}. */
export async function getOwnerOfCopy(tx: Tx, id: string): Promise<string> {
  const row = isId(id) ? await tx.db.selectFrom('copies').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row.carer_id
}

/** One copy, if this person may read it; throws {@link NotFound} otherwise. */
export async function getCopy(tx: Tx, id: string): Promise<{ copy: Copy; access: Access }> {
  const [copy] = isId(id) ? await findRows(tx, sql`c.id = ${id}`) : []
  if (!copy) throw new NotFound()
  const access = await getAccess(tx, copy.carer)
  if (!mayReadCopy(tx.actor, access, copy)) throw new NotFound()
  return { copy, access }
}

/** The lines that read otherwise on a copy: what the record says, and what the copy does. Ask for the copy first. */
export async function findWordings(tx: Tx, copy: string): Promise<{ original: string; words: string }[]> {
  return tx.db.selectFrom('copy_wordings').select(['original', 'words']).where('copy_id', '=', copy).orderBy('recorded_at').orderBy('id').execute()
}
