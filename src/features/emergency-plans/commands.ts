import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce, oneAfterTheOther } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday } from '../access/index.ts'
import { type CirclePerson, findCircle } from '../circles/index.ts'
import { givePermission } from '../permissions/index.ts'
import { mayRemarkOnEmergencyPlan, mayWriteEmergencyPlan } from './policy.ts'
import { type Decision, type EmergencyPlan, findEmergencyPlans, getEmergencyPlan, getOwnerOfPlan, getPlanOf, type Part, type StepsIn } from './queries.ts'
import type { CopyForm, PlanKind, Standing } from './schema.ts'

type PersonAsked = Partial<Omit<StepsIn, 'name' | 'leftOn'>> & { name: string }
export interface EmergencyPlanAsked {
  id: string
  kind: PlanKind
  /** The version that stood there when the form was opened; null when there was none. */
  supersedes: string | null
  standing?: Standing
  why?: string | null
  writtenOn: string
  lookOn?: string | null
  cardName?: string | null
  cardLine?: string | null
  cardWhere?: string | null
  parts?: readonly (Pick<Part, 'part'> & Partial<Part>)[]
  /** In the order in which they are asked. Somebody out of the circle lends name and telephone where they were left empty. */
  people?: readonly PersonAsked[]
  decisions?: readonly { what: string; by?: string | null; asked?: string | null }[]
}

/**
 * Write a new version; the one before stays readable. The same form twice is one. Throws Conflict when somebody else wrote one since the
 * form was opened; Invalid on `writtenOn` (still to come, before the last version), `lookOn` and `by.<row>` (before it was written),
 * `why` and `part.<part>` (it does not apply, and no reason), `name.<row>` and `what.<row>` (something besides and nobody, nothing), `circle.<row>` (not in this circle).
 */
export async function writeEmergencyPlan(tx: Tx, carer: string, asked: EmergencyPlanAsked): Promise<void> {
  await demandWrite(tx, carer)
  // Two at the same moment come one after the other, so that the second sees the first.
  await oneAfterTheOther(tx, carer, 1)
  const versions = await findEmergencyPlans(tx, carer, asked.kind)
  const whole = await wholeOf(tx, carer, asked)
  const again = versions.find(({ id }) => id === asked.id)
  if (again) {
    if (writtenOut(again) === writtenOut(whole)) return
    throw new Conflict({}, 'Something else was already kept under this number.')
  }
  const newest = versions[0]
  if ((newest?.id ?? null) !== asked.supersedes) throw new Conflict({}, 'Somebody else wrote a newer version while you were writing.')
  await demandInOrder(tx, whole, newest)
  const common = { carer_id: carer, plan_id: asked.id }
  await insertOnce(tx, 'emergency_plans', {
    id: asked.id, carer_id: carer, kind: asked.kind, standing: whole.standing, why: whole.why, written_on: whole.writtenOn, look_on: whole.lookOn,
    card_name: whole.cardName, card_line: whole.cardLine, card_where: whole.cardWhere, supersedes_id: newest?.id ?? null,
  })
  for (const { part, answer, words, card } of whole.parts) await insertOnce(tx, 'emergency_plan_parts', { id: newId(), ...common, part, answer, words, card })
  for (const [position, one] of whole.people.entries()) {
    await insertOnce(tx, 'emergency_plan_people', {
      id: newId(), ...common, position, circle_person_id: one.circle, name: one.name, who: one.who, phone: one.phone, agreed: one.agreed, can_do: one.can, cannot_do: one.cannot, has_key: one.key, card: one.card,
    })
  }
  for (const [position, { what, by, asked: who }] of whole.decisions.entries()) await insertOnce(tx, 'emergency_plan_decisions', { id: newId(), ...common, position, what, by_day: by, who })
}

type Whole = Pick<EmergencyPlan, 'standing' | 'why' | 'writtenOn' | 'lookOn' | 'cardName' | 'cardLine' | 'cardWhere' | 'parts' | 'decisions'> & { people: Omit<StepsIn, 'leftOn'>[] }

/** What was asked for, every gap a null, and those out of the circle with their names. */
async function wholeOf(tx: Tx, carer: string, asked: EmergencyPlanAsked): Promise<Whole> {
  const wrong: Record<string, string> = {}
  const around = (asked.people ?? []).some(({ circle }) => circle) ? (await findCircle(tx, carer)).people : []
  if (asked.standing === 'not-applicable' && !asked.why) wrong.why = 'because'
  const parts = (asked.parts ?? []).map(({ part, answer = 'words', words = null, card = null }): Part => ({ part, answer, words, card })).filter(({ answer, words, card }) => answer !== 'words' || words !== null || card !== null)
  for (const { part, answer, words } of parts) if (answer === 'not-applicable' && words === null) wrong[`part.${part}`] = 'because'
  const people = (asked.people ?? []).map((one, row) => {
    const known = one.circle ? around.find(({ id }) => id === one.circle) : undefined
    if (one.circle && !known) wrong[`circle.${row}`] = 'choose'
    const whole = personOf(one, known)
    if (whole.name === '') wrong[`name.${row}`] = 'needed'
    return whole
  })
  const decisions = (asked.decisions ?? []).map(({ what, by = null, asked: who = null }, row): Decision => {
    if (what === '') wrong[`what.${row}`] = 'needed'
    return { what, by, asked: who }
  })
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong)
  const { standing = 'there-is', why = null, writtenOn, lookOn = null, cardName = null, cardLine = null, cardWhere = null } = asked
  return { standing, why, writtenOn, lookOn, cardName, cardLine, cardWhere, parts, people, decisions }
}

function personOf(one: PersonAsked, known: CirclePerson | undefined): Omit<StepsIn, 'leftOn'> {
  return {
    circle: one.circle ?? null, name: one.name === '' ? known?.name ?? '' : one.name, who: one.who ?? known?.who ?? null, phone: one.phone ?? known?.contact ?? null,
    agreed: one.agreed ?? null, can: one.can ?? null, cannot: one.cannot ?? null, key: one.key ?? null, card: one.card ?? 'off',
  }
}

/** Everything of a version that was typed, in one order, to tell the same form from another. */
function writtenOut({ standing, why, writtenOn, lookOn, cardName, cardLine, cardWhere, parts, people, decisions }: Whole): string {
  const told = [...parts].sort((a, b) => (a.part < b.part ? -1 : 1)).map(({ part, answer, words, card }) => [part, answer, words, card])
  return JSON.stringify([standing, why, writtenOn, lookOn, cardName, cardLine, cardWhere, told, people.map((one) => [one.circle, one.name, one.who, one.phone, one.agreed, one.can, one.cannot, one.key, one.card]), decisions.map(({ what, by, asked }) => [what, by, asked])])
}

async function demandInOrder(tx: Tx, { writtenOn, lookOn, decisions }: Whole, newest: EmergencyPlan | undefined): Promise<void> {
  const wrong: Record<string, string> = {}
  if (writtenOn > await getToday(tx)) wrong.writtenOn = 'futureDay'
  else if (newest && writtenOn < newest.writtenOn) wrong.writtenOn = 'beforeLast'
  if (lookOn && lookOn < writtenOn) wrong.lookOn = 'beforeWritten'
  for (const [row, { by }] of decisions.entries()) if (by && by < writtenOn) wrong[`by.${row}`] = 'beforeWritten'
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong)
}

/** The version and whose it is, for somebody who may write in the record. */
async function openToWrite(tx: Tx, id: string): Promise<{ plan: EmergencyPlan; versions: EmergencyPlan[]; today: string }> {
  const { carer } = await getOwnerOfPlan(tx, id)
  demand(mayWriteEmergencyPlan(tx.actor, await getAccess(tx, carer)))
  return { ...await getEmergencyPlan(tx, id), today: await getToday(tx) }
}

/** The carer agrees; said again later, it is still right. Throws Invalid on `agreedOn` (still to come, before it was written). */
export async function agreeEmergencyPlan(tx: Tx, id: string, form: { id: string; agreedBy: string; how: string; agreedOn: string }): Promise<void> {
  const { plan, today } = await openToWrite(tx, id)
  if (!plan.current) throw new Conflict({}, 'A newer version has taken its place. Open that one first.')
  if (form.agreedOn > today) throw new Invalid({ agreedOn: 'futureDay' })
  if (form.agreedOn < plan.writtenOn) throw new Invalid({ agreedOn: 'beforeWritten' })
  await insertOnce(tx, 'emergency_plan_agreements', { id: form.id, carer_id: plan.carer, plan_id: id, agreed_by: form.agreedBy, how: form.how, on_day: form.agreedOn })
}

/** Somebody holds a copy of this version. Throws Invalid on `copiedOn` (still to come, before it was written). */
export async function placeCopy(tx: Tx, id: string, form: { id: string; holder: string; form: CopyForm; how?: string | null; copiedOn: string }): Promise<void> {
  const { plan, today } = await openToWrite(tx, id)
  if (form.copiedOn > today) throw new Invalid({ copiedOn: 'futureDay' })
  if (form.copiedOn < plan.writtenOn) throw new Invalid({ copiedOn: 'beforeWritten' })
  await insertOnce(tx, 'emergency_plan_copies', { id: form.id, carer_id: plan.carer, plan_id: id, holder: form.holder, form: form.form, how: form.how ?? null, on_day: form.copiedOn })
}

/** That copy is not there any more. Said twice, the first day stands. Throws Invalid on `goneOn` (still to come, before it was given). */
export async function endCopy(tx: Tx, copy: string, form: { goneOn: string }): Promise<void> {
  const { plan, today } = await openToWrite(tx, await getPlanOf(tx, 'emergency_plan_copies', copy))
  if (form.goneOn > today) throw new Invalid({ goneOn: 'futureDay' })
  if (plan.copies.some(({ id, onDay }) => id === copy && form.goneOn < onDay)) throw new Invalid({ goneOn: 'beforeGiven' })
  await tx.db.updateTable('emergency_plan_copies').set({ gone_on: form.goneOn, gone_by: tx.actor.id, gone_at: tx.at }).where('id', '=', copy).where('gone_at', 'is', null).execute()
}

/** Somebody may see the plan: kept as a permission like any other, and found beside the plan. `what` says what it is called there. Throws Invalid on `until`. */
export async function nameReader(tx: Tx, id: string, form: { id: string; reader: string; howTold: string; from: string; until?: string | null }, what: string): Promise<void> {
  const { plan } = await openToWrite(tx, id)
  await givePermission(tx, plan.carer, { id: form.id, who: form.reader, what, from: form.from, until: form.until, howTold: form.howTold })
  await insertOnce(tx, 'emergency_plan_readers', { id: form.id, carer_id: plan.carer, kind: plan.kind, permission_id: form.id })
}

/** "That's not right any more": by the carer herself, or written down by her worker. */
export async function remarkOnEmergencyPlan(tx: Tx, id: string, form: { id: string; words: string }): Promise<void> {
  const { carer, agreed } = await getOwnerOfPlan(tx, id)
  demand(mayRemarkOnEmergencyPlan(tx.actor, await getAccess(tx, carer), { agreed }))
  await insertOnce(tx, 'emergency_plan_remarks', { id: form.id, carer_id: carer, plan_id: id, words: form.words, said_on: await getToday(tx) })
}

/** Answer a remark, which stays as it was said. */
export async function answerEmergencyRemark(tx: Tx, remark: string, form: { id: string; words: string }): Promise<void> {
  const { plan } = await openToWrite(tx, await getPlanOf(tx, 'emergency_plan_remarks', remark))
  await insertOnce(tx, 'emergency_plan_remark_answers', { id: form.id, carer_id: plan.carer, remark_id: remark, words: form.words })
}

/**
 * Take a version away. What was written on the wrong person can go to the right one as a new version there, not agreed, with no copies and
 * nobody out of this circle. Gives back whose record it was. Throws Invalid on `to` (the same record).
 */
export async function withdrawEmergencyPlan(tx: Tx, id: string, form: { id: string; reason: 'wrong-person' | 'mistake'; newPlan: string; to?: string | null }): Promise<string> {
  const done = await tx.db.selectFrom('emergency_plan_withdrawals').select(['carer_id', 'plan_id']).where('id', '=', form.id).executeTakeFirst()
  // The same form twice: it is taken away already.
  if (done?.plan_id === id) {
    demand(mayWriteEmergencyPlan(tx.actor, await getAccess(tx, done.carer_id)))
    return done.carer_id
  }
  const { plan, today } = await openToWrite(tx, id)
  if (form.to === plan.carer) throw new Invalid({ to: 'same' })
  if (form.reason === 'wrong-person' && form.to) {
    await demandWrite(tx, form.to)
    const there = (await findEmergencyPlans(tx, form.to, plan.kind))[0]
    const people = plan.people.map(({ leftOn: _left, ...one }) => ({ ...one, circle: null }))
    const decisions = plan.decisions.map((one) => ({ ...one, by: one.by && one.by < today ? null : one.by }))
    await writeEmergencyPlan(tx, form.to, { ...plan, id: form.newPlan, supersedes: there?.id ?? null, writtenOn: today, lookOn: null, decisions, people })
  }
  await insertOnce(tx, 'emergency_plan_withdrawals', { id: form.id, carer_id: plan.carer, plan_id: id, why: form.reason })
  return plan.carer
}

/** The same person twice: both chains become one, in the order of their days. The merge has asked policy. */
export async function carryEmergencyPlans(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['emergency_plans', 'emergency_plan_parts', 'emergency_plan_people', 'emergency_plan_decisions', 'emergency_plan_agreements', 'emergency_plan_copies', 'emergency_plan_readers',
    'emergency_plan_remarks', 'emergency_plan_remark_answers', 'emergency_plan_withdrawals'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
}
