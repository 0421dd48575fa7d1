import { makeSignInLink } from '../src/features/accounts/index.ts'
import { type EmergencyPlanAsked, findStanding, writeEmergencyPlan } from '../src/features/emergency-plans/index.ts'
import { openOwnSpace } from '../src/features/own-spaces/index.ts'
import { systemActor } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import { inTenant } from '../src/kernel/tenant.ts'
import { idOf } from '../src/seed/ids.ts'
import { asJo, dayFields, type Sample } from './sample-plan.ts'
import { type Answer, Visitor } from './visitor.ts'

/** What a page says, without its tags. */
export const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** A version written at the desk rather than at the front door; gives back its number. */
export async function writeVersion({ carer, today }: Sample, more: Partial<EmergencyPlanAsked> = {}): Promise<string> {
  const id = newId()
  await asJo(async (tx) => writeEmergencyPlan(tx, carer, {
    id, kind: 'emergency', supersedes: (await findStanding(tx, carer, more.kind ?? 'emergency'))?.id ?? null, writtenOn: today, parts: [{ part: 'firstHour', words: 'Ring Meera.' }], ...more,
  }))
  return id
}

/** The carer agrees, at the front door. */
export function sayAgreed(worker: Visitor, { today }: Sample, plan: string, fields: Record<string, string> = {}): Promise<Answer> {
  return worker.post(`/emergency-plans/${plan}/agreements`, { id: newId(), agreedBy: 'Nan', how: 'read it', ...dayFields('agreedOn', today), ...fields })
}

/** The carer of a sample at her own page. */
export async function atOwnPage({ carer }: Sample): Promise<Visitor> {
  const account = newId()
  const token = await asJo((tx) => openOwnSpace(tx, carer, { id: account, name: 'Nan', email: `nan.${account}@example.org` })).then(() => inTenant(systemActor(idOf('lochside')), (tx) => makeSignInLink(tx, account, 'demo')))
  const visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  return visitor
}
