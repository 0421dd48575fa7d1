import { dayIn, type LanguageTag } from '../../kernel/languages/tags.ts'
import { sql } from 'kysely'
import { v5 } from 'uuid'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday } from '../access/index.ts'
import { demandReason, hashOf } from '../plans/index.ts'
import { type Chosen, composeCopy, leftOffOf, wordingsOf } from './content.ts'
import { labelIn, sayIn } from './languages/words-in.ts'
import { findLines } from './lines/queries.ts'
import { mayMakeCopy } from './policy.ts'
import { getCopy } from './queries.ts'
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
 * Make a copy: the chosen lines, frozen with a hash. The record stays as it is. Throws Invalid on `choose` (nothing stands on it, or a line that
 * is not there) and `own.seen` (a card says who can see it); Conflict when the record has changed since the lines were read.
 */
export async function makeCopy(tx: Tx, carer: string, form: CopyAsked): Promise<void> {
  demand(mayMakeCopy(tx.actor, await getAccess(tx, carer)))
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
  await insertOnce(tx, 'copies', { id: form.id, carer_id: carer, kind: form.kind, plan_id: plan, for_whom: form.whom, form: form.form, reach, made_on: madeOn, content: JSON.stringify(content), content_hash: hashOf(content), left_off: leftOff && JSON.stringify(leftOff) })
  for (const { key, original, words } of wordingsOf(offers, form)) await insertOnce(tx, 'copy_wordings', { id: v5(`wording ${key}`, form.id), carer_id: carer, copy_id: form.id, original, words })
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
 * Say what became of a copy: somebody has it, it does not stand any more, or her workers may see it. Throws Invalid on `on` (still to come, before it
 * was made), and on `withheldWhy` or `withheld` where one stands without the other, as when a plan is given whole.
 */
export async function stepCopy(tx: Tx, id: string, form: StepAsked): Promise<void> {
  const { copy, access } = await getCopy(tx, id)
  demand(mayMakeCopy(tx.actor, access))
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.on < copy.madeOn) throw new Invalid({ on: 'beforeMade' })
  demandReason(form)
  const { whom = null, why = null, withheld = null, withheldWhy = null } = form.step === 'given' ? form : {}
  await insertOnce(tx, 'copy_steps', { id: form.id, carer_id: copy.carer, copy_id: id, step: form.step, whom, how: form.how ?? null, why, withheld, withheld_why: withheldWhy, on_day: form.on })
}

/** The same person twice: copies go over to the record that stays. */
export async function carryCopies(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['copies', 'copy_wordings', 'copy_steps'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
