import type { CarerActor } from '../../kernel/actor.ts'
import { NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findReaders, getAccess, type Readers } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'

/** Who else reads what a young carer reads on a page: whoever reads the record, whoever answers a request, whoever reads what they say of a talk, or nobody. */
export interface Seen extends Readers { readers: 'record' | 'requests' | 'talk' | 'self' }

/** By the beginning of the address. A page of copies says it itself, since a copy can be theirs alone. */
const readersOf: readonly (readonly [RegExp, Seen['readers']])[] = [
  [/^\/(account|reminders)(\/|$)/, 'self'], [/^\/my-requests(\/|$)|^\/requests(\/|$)/, 'requests'], [/\/listening(\/|$)|^\/listened(\/|$)/, 'talk'],
]

/** Who can see the page at this address besides the young carer who opens it; nothing for an adult. */
export async function findSeen(tx: Tx, actor: CarerActor, path: string): Promise<Seen | undefined> {
  const carer = await getCarer(tx, actor.carer).catch(unlessGone)
  if (carer?.kind !== 'young') return undefined
  const access = await getAccess(tx, actor.carer)
  return { readers: readersOf.find(([pattern]) => pattern.test(path))?.[1] ?? 'record', ...await findReaders(tx, access) }
}

// A record that was carried over to its twin has no page of its own any more; the page itself says so.
function unlessGone(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error
}
