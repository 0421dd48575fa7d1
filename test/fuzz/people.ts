import type { Pool } from 'pg'
import { idOf } from '../../src/seed/ids.ts'
import { signedIn, stranger, type Visitor } from '../visitor.ts'

/** Somebody who sends requests, and which records are not theirs. */
export interface Person {
  who: string
  home: 'lochside' | 'skerry'
  comeIn: () => Promise<Visitor>
  /** Whose ids stand where they may. */
  carer: string
  /** Records they may change (or, for a supervisor, say who works with): those of these workers. `all`: everything but what is restricted. */
  may: readonly string[] | 'all' | 'none'
  /** Tables about carers where they may write all the same, each with the reason. */
  except: Readonly<Record<string, string>>
  /** Holds two links of hers that are good, and asks for nothing else. */
  links?: true
}

const reads = { looks: 'a look leaves its trace', cover_reasons: 'a reason for a look is given before it', changes: 'the audit tells of what is in another table' }

export const people: readonly Person[] = [
  { who: 'a stranger', home: 'lochside', comeIn: async () => stranger(), carer: 'asha-menon', may: 'none', except: {} },
  { who: 'a carer', home: 'lochside', comeIn: () => signedIn('asha-menon', 'lochside', 'account'), carer: 'asha-menon', may: ['asha-menon'], except: {} },
  { who: 'a support worker', home: 'lochside', comeIn: () => signedIn('jo-reid'), carer: 'asha-menon', may: ['jo-reid'], except: reads },
  { who: 'another support worker', home: 'lochside', comeIn: () => signedIn('sam-ure'), carer: 'effie-macarthur', may: ['sam-ure'], except: reads },
  { who: 'a supervisor', home: 'lochside', comeIn: () => signedIn('morag-sinclair'), carer: 'asha-menon', may: 'all', except: reads },
  { who: 'an evaluator', home: 'lochside', comeIn: () => signedIn('ruaridh-bell'), carer: 'asha-menon', may: 'none', except: {} },
  { who: 'an administrator', home: 'lochside', comeIn: () => signedIn('fiona-macdougall'), carer: 'asha-menon', may: 'none', except: { restriction_namings: 'names workers to a restricted record by its number', changes: reads.changes } },
  { who: 'somebody of another organisation', home: 'skerry', comeIn: () => signedIn('calum-kennedy', 'skerry'), carer: 'ellie-macneill', may: 'all', except: {} },
  { who: 'a stranger with her links', home: 'lochside', comeIn: async () => stranger(), carer: 'asha-menon', may: 'none', except: { changes: reads.changes }, links: true },
]

/** The record that is restricted to one worker here who is none of these people. */
export const restricted = { carer: idOf('lochside', 'carer', 'gregor-lamont'), worker: idOf('lochside', 'worker', 'catriona-macphee') }

/** The carers of both organisations whose words this person may never meet: a worker may read with a reason, but nothing restricted. */
export async function hiddenFrom(owner: Pool, person: Person): Promise<string[]> {
  if (person.may === 'none' || person.who === 'a carer') return notTheirs(owner, person)
  return notTheirs(owner, { ...person, may: 'all' })
}

/** The carers of both organisations whose record this person may not change. */
export async function notTheirs(owner: Pool, { home, may }: Person): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; organisation: string; workers: string[] }>(`select c.id, c.organisation_id as organisation,
    coalesce((select array_agg(a.worker_id) from allocations a where a.carer_id = c.id and a.organisation_id = c.organisation_id and a.ended_at is null), '{}') as workers from carers c`)
  const own = may === 'all' || may === 'none' ? [] : may.flatMap((key) => [idOf(home, 'worker', key), idOf(home, 'carer', key)])
  return rows.filter((row) => row.organisation !== idOf(home) || may === 'none' || row.id === restricted.carer || (may !== 'all' && ![row.id, ...row.workers].some((id) => own.includes(id)))).map((row) => row.id)
}
