import { conceptIds } from '../../frameworks/concepts.ts'
import type { LensPart } from '../../frameworks/lenses/index.ts'
import { demand, Invalid, Refused } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { mayMakeLenses } from './policy.ts'
import { mostParts } from './schema.ts'

export interface LensAsked { id: string; lens: string; name: string; forWhom?: string | null; parts: string; inUse: 'yes' | 'no'; [concept: string]: unknown }

/** The names of a lens's parts as they were typed: a name a line. */
export function namesOf(typed: string): string[] {
  return typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

/**
 * The parts of a lens out of its form: a name a line, and for each concept the part it has its place in. Throws Invalid on `parts`
 * (none, too many, the same name twice) and on a concept whose part is not there.
 */
export function partsOf(form: Pick<LensAsked, 'parts'> & Record<string, unknown>): LensPart[] {
  const names = namesOf(form.parts)
  if (names.length > mostParts) throw new Invalid({ parts: 'tooMany' })
  if (new Set(names.map((name) => name.toLocaleLowerCase('en'))).size < names.length) throw new Invalid({ parts: 'twice' })
  const parts: LensPart[] = names.map((name, at) => ({ id: `part-${at + 1}`, name, concepts: {} }))
  for (const concept of conceptIds) {
    const [, at, strength] = /^(\d+)([=~])$/.exec(String(form[concept] ?? '')) ?? []
    if (at === undefined) continue
    const part = parts[Number(at) - 1]
    if (!part) throw new Invalid({ [concept]: 'choose' })
    part.concepts[concept] = strength as '='
  }
  return parts
}

/** Keep a lens of the organisation's own, new or worded otherwise: a row of its own, those before stay. Throws Invalid as {@link partsOf}, and on `parts` when no concept has a place. */
export async function keepLens(tx: Tx, form: LensAsked): Promise<void> {
  demand(mayMakeLenses(tx.actor), () => new Refused())
  const parts = partsOf(form)
  if (parts.every((part) => Object.keys(part.concepts).length === 0)) throw new Invalid({ parts: 'noPlace' })
  await insertOnce(tx, 'lens_versions', { id: form.id, lens_id: form.lens, name: form.name, for_whom: form.forWhom ?? null, parts: JSON.stringify(parts), in_use: form.inUse })
}
