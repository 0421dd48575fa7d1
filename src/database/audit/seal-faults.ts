import type { ClientBase } from 'pg'

/** A seal as `audit export` writes it down, to be kept somewhere else. */
export interface SealLine { organisation: string; number: number; until: string; hash: string }

interface Seal { number: number; from: string | null; until: string; members: Buffer; follows: boolean; stands: boolean; hash: string }

const bytesOfAMember = 49
const tables: Record<string, string> = { c: 'changes', l: 'looks' }

/** Does each seal follow from the one before it, and from the rows it covers? Gives back a sentence for each that does not. */
export async function findFaultsOfSeals(client: ClientBase, organisation: string, kept: readonly SealLine[]): Promise<{ seals: number; rows: number; faults: string[] }> {
  const { rows: seals } = await client.query<Omit<Seal, 'members'>>(`
    select number, from_at::text as from, until_at::text as until, encode(hash, 'hex') as hash,
      number = row_number() over in_order and previous_hash is not distinct from lag(hash) over in_order and from_at is not distinct from lag(until_at) over in_order as follows,
      hash = seal_hash(previous_hash, number, until_at, members) as stands
    from seals where organisation_id = $1 window in_order as (order by number) order by number`, [organisation])
  const faults: string[] = []
  let count = 0
  for (const seal of seals) {
    if (!seal.follows) faults.push(`Seal ${seal.number} does not follow from the one before it: a seal was altered, removed or put in.`)
    if (!seal.stands) faults.push(`Seal ${seal.number} was altered.`)
    const { rows: [sealed] } = await client.query<{ members: Buffer }>('select members from seals where organisation_id = $1 and number = $2', [organisation, seal.number])
    count += (sealed?.members.length ?? 0) / bytesOfAMember
    faults.push(...await findFaultsUnder(client, organisation, seal, sealed?.members ?? Buffer.alloc(0)))
  }
  for (const one of kept) {
    const now = seals.find((seal) => seal.number === one.number)
    if (now?.hash !== one.hash) faults.push(`Seal ${one.number} is not the one that was exported (up to ${one.until}): the history before it was written anew.`)
  }
  return { seals: seals.length, rows: count, faults }
}

async function findFaultsUnder(client: ClientBase, organisation: string, seal: Omit<Seal, 'members'>, members: Buffer): Promise<string[]> {
  const { rows } = await client.query<{ what: string; id: string; hash: string; moment: string }>(`
    select what::text, row_id::text as id, encode(row_hash, 'hex') as hash, moment::text from find_history($1, $2, $3)`, [organisation, seal.from, seal.until])
  const sealed = new Map(split(members))
  const faults: string[] = []
  for (const { what, id, hash, moment } of rows) {
    const was = sealed.get(`${what}${id}`)
    sealed.delete(`${what}${id}`)
    if (was === undefined) faults.push(`${tables[what]} ${id}, dated ${moment}, was put in after seal ${seal.number} was set.`)
    else if (was !== hash) faults.push(`${tables[what]} ${id}, dated ${moment}, was altered after seal ${seal.number} was set.`)
  }
  for (const key of sealed.keys()) faults.push(`${tables[key[0]!]} ${key.slice(1)} was removed (or its time altered) after seal ${seal.number} was set, in the period up to ${seal.until}.`)
  return faults
}

/** What a seal covers: kind and id of each row, with its hash. */
function split(members: Buffer): [string, string][] {
  return Array.from({ length: Math.floor(members.length / bytesOfAMember) }, (_, at) => {
    const one = members.subarray(at * bytesOfAMember, (at + 1) * bytesOfAMember)
    const id = one.subarray(1, 17).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    return [`${String.fromCharCode(one[0]!)}${id}`, one.subarray(17).toString('hex')]
  })
}
