import { dayIn, type LanguageTag } from '../../kernel/languages/tags.ts'
import { sql } from 'kysely'
import { v5 } from 'uuid'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { insertOnce, oneAfterTheOther } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday } from '../access/index.ts'
import { demandReason, hashOf } from '../plans/index.ts'
import { type Chosen, composeCopy, leftOffOf, wordingsOf } from './content.ts'
import { labelIn, sayIn } from './languages/words-in.ts'
import { findLines } from './lines/queries.ts'
import { mayMakeCopy } from './policy.ts'
import { findWordings, getCopy } from './queries.ts'
import type { CopyForm, CopyKind, Reach, Step } from './schema.ts'
import { say } from './words.ts'

export interface CopyAsked extends Chosen {
  id: string
  kind: CopyKind
  title: string
  name: string | null
  whom: string
  form: CopyForm
  /** Of the words on it. */
  language: LanguageTag
  /** Of our own headings; left out, that of the words, where we have them. */
  ours?: LanguageTag | null
  reach: Reach
  /** Hash of the lines that were read when it was chosen. */
  seen: string
}

/**
 * Make a copy: the chosen lines, frozen with a hash; gives back its number. The record stays as it is. Of two people who choose the very same copy for
 * somebody on one day, whoever comes second is given the number of the one that stands. Throws Invalid on `choose` (nothing stands on it, or a line that
 * is not there) and `own.seen` (a card says who can see it); Conflict when the record has changed since the lines were read.
 */
export async function makeCopy(tx: Tx, carer: string, form: CopyAsked): Promise<string> {
  demand(mayMakeCopy(tx.actor, await getAccess(tx, carer)))
  await oneAfterTheOther(tx, carer)
  const { offers, hash, plan } = await findLines(tx, carer, form.kind)
  const kept = await tx.db.selectFrom('copies').select(['made_on', 'left_off']).where('id', '=', form.id).executeTakeFirst()
  if (!kept && hash !== form.seen) throw new Conflict({}, 'The record changed since you chose.')
  if (form.choose.some((key) => !offers.some((offer) => offer.key === key))) throw new Invalid({ choose: 'notAllowed' })
  if (form.kind === 'school-card' && !form.own.seen) throw new Invalid({ 'own.seen': 'needed' })
  const madeOn = kept?.made_on ?? await getToday(tx)
  const content = composeCopy(offers, form, { ...form, ...inHerLanguage(form, madeOn) })
  if (content.sections.every(({ code }) => code === 'seen')) throw new Invalid({ choose: 'needed' })
  // What a worker makes stands in the record; the carer's own is hers until she says otherwise.
  const reach = tx.actor.kind === 'carer' ? form.reach : 'record'
  const leftOff = kept ? kept.left_off : leftOffOf(offers, form.choose, form.kind, (section) => say(`heading.${form.kind}.${section}` as 'heading.plan.now'))
  const wordings = wordingsOf(offers, form)
  const row = { carer_id: carer, kind: form.kind, plan_id: plan, for_whom: form.whom, form: form.form, reach, made_on: madeOn, content_hash: hashOf(content), left_off: leftOff ? JSON.stringify(leftOff) : null }
  const standing = kept ? undefined : await findTheSame(tx, row, wordings)
  if (standing) return standing
  await insertOnce(tx, 'copies', { ...row, id: form.id, content: JSON.stringify(content) })
  for (const { key, original, words } of wordings) await insertOnce(tx, 'copy_wordings', { id: v5(`wording ${key}`, form.id), carer_id: carer, copy_id: form.id, original, words })
  return form.id
}

// What of ours stands on a copy, in the language of the carer where the words exist. A title nobody changed is ours too.
function inHerLanguage({ kind, title, language, ours: asked }: CopyAsked, madeOn: string) {
  const ours = sayIn(asked ?? language, 'foot.chosen').language
  const untouched = title === say(`title.${kind}`)
  const heading = (section: string) => sayIn(ours, `heading.${kind}.${section}` as 'heading.plan.now')
  const named = untouched ? sayIn(ours, `title.${kind}`) : { words: title, language }
  return { ours, heading, label: (english: string) => labelIn(ours, english), title: named.words, titleIn: named.language, foot: [sayIn(ours, 'foot.made', { day: dayIn(ours, madeOn) }).words, sayIn(ours, 'foot.chosen').words] }
}

/** What became of a copy; where somebody has it also why, and what was kept back from them and why. */
export interface StepAsked { id: string; step: Step; whom?: string | null; how?: string | null; why?: string | null; withheld?: string | null; withheldWhy?: string | null; on: string }

/**
 * Say what became of a copy: somebody has it, it does not stand any more, or her workers may see it. What was said already, word for word, is not
 * said a second time, whoever says it. Throws Invalid on `on` (still to come, before it
 * was made), and on `withheldWhy` or `withheld` where one stands without the other, as when a plan is given whole.
 */
export async function stepCopy(tx: Tx, id: string, form: StepAsked): Promise<void> {
  const { copy, access } = await getCopy(tx, id)
  demand(mayMakeCopy(tx.actor, access))
  await oneAfterTheOther(tx, copy.carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.on < copy.madeOn) throw new Invalid({ on: 'beforeMade' })
  demandReason(form)
  const { whom = null, why = null, withheld = null, withheldWhy = null } = form.step === 'given' ? form : {}
  const row = { carer_id: copy.carer, copy_id: id, step: form.step, whom, how: form.how ?? null, why, withheld, withheld_why: withheldWhy, on_day: form.on }
  if (await isSaidAlready(tx, { ...row, id: form.id })) return
  await insertOnce(tx, 'copy_steps', { ...row, id: form.id })
}

type CopyRow = { carer_id: string; kind: CopyKind; plan_id: string | null; for_whom: string; form: CopyForm; reach: Reach; made_on: string; content_hash: Buffer; left_off: string | null }

// A copy that stands and is the same in every word, for the same person, made on the same day out of the same lines.
async function findTheSame(tx: Tx, row: CopyRow, wordings: readonly { original: string; words: string }[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select c.id from copies c where c.organisation_id = ${tx.actor.organisation} and c.carer_id = ${row.carer_id} and c.kind = ${row.kind} and c.plan_id is not distinct from ${row.plan_id} and c.for_whom = ${row.for_whom}
      and c.form = ${row.form} and c.reach = ${row.reach} and c.made_on = ${row.made_on} and c.content_hash = ${row.content_hash} and c.left_off is not distinct from ${row.left_off}::jsonb
      and not exists (select 1 from copy_steps s where s.organisation_id = c.organisation_id and s.copy_id = c.id and s.step = 'over')
    order by c.recorded_at, c.id`.execute(tx.db)
  const told = (some: readonly { original: string; words: string }[]) => JSON.stringify(some.map(({ original, words }) => [original, words]).toSorted())
  for (const { id } of rows) if (told(await findWordings(tx, id)) === told(wordings)) return id
  return undefined
}

// The same step of the same copy, word for word, under another number.
async function isSaidAlready(tx: Tx, { id, copy_id, step, whom, how, why, withheld, withheld_why, on_day }: { id: string; copy_id: string; step: Step; whom: string | null; how: string | null; why: string | null; withheld: string | null; withheld_why: string | null; on_day: string }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from copy_steps s where s.organisation_id = ${tx.actor.organisation} and s.copy_id = ${copy_id} and s.step = ${step} and s.id <> ${id} and s.on_day = ${on_day}::date and s.whom is not distinct from ${whom}
      and s.how is not distinct from ${how} and s.why is not distinct from ${why} and s.withheld is not distinct from ${withheld} and s.withheld_why is not distinct from ${withheld_why}
      and not exists (select 1 from copy_steps o where o.organisation_id = s.organisation_id and o.id = ${id})`.execute(tx.db)
  return rows.length > 0
}

/** The same person twice: copies go over to the record that stays. */
export async function carryCopies(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['copies', 'copy_wordings', 'copy_steps'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
