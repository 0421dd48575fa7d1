import type { Tx } from '../../kernel/tenant.ts'
import type { Access } from '../access/index.ts'
import { findLiftedOfCarer, findReadablePassages, mayReachCopy } from '../conversations/index.ts'
import { findNamesOf, type Known, namesIn } from '../preparations/index.ts'
import { findOutcomesOfOwn } from '../reviews/index.ts'

/** Something that may stand on the page, to be ticked. `kind`: what was lifted out, or an outcome. */
export interface MayStand extends Known { ref: string; kind: 'outcome' | 'strength' | 'helps' | 'in-the-way' | 'limit' }

/**
 * What we know already and may say to the carer: her outcomes as far as they are hers to see, and words of her own that may stand on
 * something she is given. `named`: how many more there are that hold somebody's name, and so may not stand there.
 */
export async function findMayStand(tx: Tx, access: Access): Promise<{ items: MayStand[]; named: number }> {
  const names = await findNamesOf(tx, access.carer)
  const passages = (await findReadablePassages(tx, access, {})).filter((one) => one.voice === 'carer' && mayReachCopy(one, one.carerWasThere ? [{ voice: 'carer' }] : []))
  const lifted = (await findLiftedOfCarer(tx, access, ['limit', 'helps', 'in-the-way', 'strength'])).filter((one) => passages.some(({ id }) => id === one.passage))
  const all: MayStand[] = [
    ...(await findOutcomesOfOwn(tx, access.carer)).map((one) => ({ ref: `outcome:${one.id}`, kind: 'outcome' as const, words: one.statement, outcome: one.id })),
    ...lifted.map((one) => ({ ref: `words:${one.id}`, kind: one.kind as MayStand['kind'], words: one.words, passage: one.passage })),
  ]
  const items = all.filter(({ words }) => namesIn(words, names).length === 0)
  return { items, named: all.length - items.length }
}
