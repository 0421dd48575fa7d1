import { demand, Invalid } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { allocateFirst, demandWrite, findAccess, getToday } from '../access/index.ts'
import { mayRegisterCarer } from './policy.ts'
import type { Details } from './schema.ts'

export type NewCarer = { id: string; callName: string } & Partial<Details>

/**
 * Register a carer with nothing but a name to call her by. Whoever does so is her first own worker, in the same transaction.
 * The same form twice is one carer. Throws Invalid on `dateOfBirth` when that day is still to come.
 */
export async function registerCarer(tx: Tx, form: NewCarer): Promise<void> {
  demand(mayRegisterCarer(tx.actor))
  // A number that is already somebody's record says nothing about it to those who may not write there.
  if ((await findAccess(tx, [form.id])).size > 0) await demandWrite(tx, form.id)
  await demandBorn(tx, form.dateOfBirth)
  if (await insertOnce(tx, 'carers', { id: form.id, ...rowOf(form) })) await allocateFirst(tx, form.id)
}

async function demandBorn(tx: Tx, born: string | null | undefined): Promise<void> {
  if (born && born > await getToday(tx)) throw new Invalid({ dateOfBirth: 'futureDay' })
}

const columns: Record<keyof Details, string> = {
  callName: 'call_name', fullName: 'full_name', pronouns: 'pronouns', inOneLine: 'in_one_line', takeCare: 'take_care',
  contactPreference: 'contact_preference', communicationNeeds: 'communication_needs', language: 'language', interpreter: 'interpreter',
  phone: 'phone', email: 'email', address: 'address', postcode: 'postcode', dateOfBirth: 'date_of_birth', stillAtSchool: 'still_at_school',
  kindOverride: 'kind_override', gender: 'gender',
}

function rowOf(facts: Partial<Details>): Record<string, unknown> {
  const given = Object.entries(columns).filter(([name]) => facts[name as keyof Details] !== undefined)
  return Object.fromEntries(given.map(([name, column]) => [column, facts[name as keyof Details]]))
}
