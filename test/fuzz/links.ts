import type { Pool } from 'pg'
import { hashSecret, makeSecret } from '../../src/features/accounts/index.ts'
import { makeLink } from '../../src/features/preparations/sealing/seal.ts'
import { newId } from '../../src/kernel/ids.ts'
import { stranger } from '../visitor.ts'
import type { Route } from '../walls/walk.ts'

/** Two links that were sent to a carer, and are good: to get ready for a talk, and to say whether she was listened to. */
export interface Links {
  prepare: string
  listened: string
  /** Take back what was done through them, so that they are good again and nothing of it is left. */
  renew: () => Promise<void>
}

/** The pages that whoever holds a link can open, and nobody needs to be signed in for. */
export const isOfLinks = ({ path }: Route) => /^\/(prepare\/:token|prepared\/|listened\/:token)/.test(path)

/** Which link's token stands in this address; nothing where it takes none. */
export const tokenFor = ({ path }: Route, links: Links | undefined) => (path.startsWith('/prepare/') ? links?.prepare : path.startsWith('/listened/') ? links?.listened : undefined)

/** Send a carer both links. Throws when her record has no talk to get ready for: then the requests would mean nothing. */
export async function sendLinks(owner: Pool, organisation: string, carer: string): Promise<Links> {
  const { token: prepare, lookUp } = makeLink(organisation)
  const { secret } = makeSecret()
  const [preparation, listened] = [newId(), `${organisation}.${secret}`]
  const { rows: talks } = await owner.query<{ id: string }>('select id from conversations where organisation_id = $1 and carer_id = $2 order by held_at is null desc, id', [organisation, carer])
  const { rows: before } = await owner.query<{ id: string }>('select id from listening_answers where carer_id = $1', [carer])
  for (const { id } of talks) {
    await owner.query('delete from preparations where id = $1', [preparation])
    await owner.query("insert into preparations (organisation_id, id, carer_id, conversation_id, look_up, style, wording, place_told, expires_at, recorded_at) values ($1, $2, $3, $4, $5, 'either', 'adult', false, now() + interval '9 days', now())", [organisation, preparation, carer, id, lookUp])
    if ((await stranger().get(`/prepare/${prepare}`)).status === 200) break
  }
  await owner.query("insert into listening_links (organisation_id, id, carer_id, conversation_id, secret_hash, expires_at, recorded_at) values ($1, $2, $3, $4, $5, now() + interval '9 days', now())", [organisation, newId(), carer, talks.at(-1)?.id, hashSecret(secret)])
  for (const page of [`/prepare/${prepare}`, `/listened/${listened}`]) {
    const { status } = await stranger().get(page)
    if (status !== 200) throw new Error(`The link ${page.split('/')[1]} does not open (${status}): there is nothing to try.`)
  }
  const renew = async () => {
    for (const table of ['preparation_answers', 'preparation_endings']) await owner.query(`delete from ${table} where preparation_id = $1`, [preparation])
    await owner.query('delete from preparation_pages where id = $1', [preparation])
    await owner.query('delete from listening_answers where carer_id = $1 and not (id = any($2))', [carer, before.map(({ id }) => id)])
    await owner.query('update listening_links set used_at = null where secret_hash = $1', [hashSecret(secret)])
  }
  return { prepare, listened, renew }
}
