import type { Tx } from '../../kernel/tenant.ts'
import { findByTerms, type Listed } from './queries.ts'
import type { Facts } from './schema.ts'
import { termsOf } from './terms.ts'

/** What a carer on the books has in common with somebody who is being registered. */
export type Same = 'dateOfBirth' | 'phone' | 'postcode'
export interface Likeness { carer: Listed; same: Same[] }

const mostLikenesses = 5

/**
 * Those who may be the same person, of those the worker may know of: a name that is near, or the same phone. Those who share
 * most come first. Only a hint: nothing is ever stopped by it.
 */
export async function findLikenesses(tx: Tx, facts: Facts, except?: string): Promise<Likeness[]> {
  const found = new Map<string, Listed>()
  for (const name of new Set([facts.fullName, facts.callName])) {
    if ([...name].length < 2) continue
    for (const carer of await findByTerms(tx, termsOf(name), 20)) found.set(carer.id, carer)
  }
  if (digits(facts.phone).length >= 6) for (const carer of await findByTerms(tx, termsOf(digits(facts.phone)), 5)) found.set(carer.id, carer)
  if (except !== undefined) found.delete(except)
  const likenesses = [...found.values()].map((carer) => ({ carer, same: sameAs(carer, facts) }))
  return likenesses.toSorted((one, other) => other.same.length - one.same.length).slice(0, mostLikenesses)
}

function sameAs(carer: Listed, facts: Facts): Same[] {
  const pairs: [Same, string, string][] = [
    ['dateOfBirth', carer.dateOfBirth ?? '', facts.dateOfBirth],
    ['phone', digits(carer.phone ?? '').slice(-9), digits(facts.phone).slice(-9)],
    ['postcode', letters(carer.postcode ?? ''), letters(facts.postcode)],
  ]
  return pairs.filter(([, theirs, ours]) => theirs !== '' && theirs === ours).map(([same]) => same)
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}

function letters(text: string): string {
  return text.toUpperCase().replace(/\s/g, '')
}
