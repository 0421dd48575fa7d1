import type { CarerActor } from '../../kernel/actor.ts'
import { NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findWorkers } from '../workers/index.ts'

/** Who else reads what a young carer reads on a page: whoever reads the record, whoever answers a request, whoever reads what they say of a talk, or nobody. */
export interface Seen { readers: 'record' | 'requests' | 'talk' | 'self'; workers: readonly string[]; /** Others who work here may open the record, with a reason. */ others: boolean }

/** By the beginning of the address. A page of copies says it itself, since a copy can be theirs alone. */
const readersOf: readonly (readonly [RegExp, Seen['readers']])[] = [
  [/^\/(account|reminders)(\/|$)/, 'self'], [/^\/my-requests(\/|$)|^\/requests(\/|$)/, 'requests'], [/\/listening(\/|$)|^\/listened(\/|$)/, 'talk'],
]

/** Who can see the page at this address besides the young carer who opens it; nothing for an adult. */
export async function findSeen(tx: Tx, actor: CarerActor, path: string): Promise<Seen | undefined> {
  const carer = await getCarer(tx, actor.carer).catch(unlessGone)
  if (carer?.kind !== 'young') return undefined
  const access = await getAccess(tx, actor.carer)
  const names = new Map((await findWorkers(tx)).map((one) => [one.id, one.name]))
  return {
    readers: readersOf.find(([pattern]) => pattern.test(path))?.[1] ?? 'record', others: access.coverAllowed && access.restrictedTo === null,
    workers: access.ownWorkers.flatMap((id) => names.get(id) ?? []).toSorted(),
  }
}

// A record that was carried over to its twin has no page of its own any more; the page itself says so.
function unlessGone(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error
}
