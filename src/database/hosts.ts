import pg from 'pg'

/** The address of a database, cut where its hosts stand: `postgres://user:password@` `one:5432,two:5432` `/lilypad`. */
const address = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#@]*)(.*)$/

/**
 * One address for each host of an address that names several (`postgres://user@one,two:5433/lilypad`); an ordinary one is given back
 * as it is. Whatever is no address of a database is given back too, for others to complain about.
 */
export function hostByHost(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = address.exec(url) ?? []
  return hosts.includes(',') ? hosts.split(',').map((host) => `${before}${host}${after}`) : [url]
}

/** As whom an address of a database reaches it: the user, and the password as it is written there. */
export function namedIn(url: string): { user: string; password: string } {
  const [user = '', ...password] = (address.exec(url)?.[1] ?? '').replace(/^.*:\/\//, '').replace(/@$/, '').split(':')
  return { user: decodeURIComponent(user), password: password.join(':') }
}

/** The same hosts, reached as somebody else. */
export function asUser(url: string, user: string, password: string): string {
  const [, , hosts = '', after = ''] = address.exec(url) ?? []
  const [protocol] = url.split('://')
  return `${protocol}://${encodeURIComponent(user)}${password === '' ? '' : `:${encodeURIComponent(password)}`}@${hosts}${after}`
}

interface Writer { url: string; timeline: number; found: number }

/** How long a host is waited for, and how long what was found is believed, in milliseconds. */
const [patience, fresh] = [1_500, 2_000]
const known = new Map<string, Writer>()
const asking = new Map<string, Promise<string>>()

/**
 * Which of several hosts can be written to now. After a failover two may say so, the old one too: the one that was promoted last
 * is meant, and one that was promoted earlier is never gone back to. Throws with the code 57P03 (it cannot be connected to now) when none can.
 */
export async function findWriter(url: string): Promise<string> {
  const last = known.get(url)
  if (last && performance.now() - last.found < fresh) return last.url
  const asked = asking.get(url) ?? askAll(url).finally(() => asking.delete(url))
  asking.set(url, asked)
  return asked
}

async function askAll(url: string): Promise<string> {
  const answers = await Promise.allSettled(hostByHost(url).map(askOne))
  const writers = answers.flatMap((one) => one.status === 'fulfilled' && one.value ? [one.value] : [])
  const newest = writers.toSorted((one, other) => other.timeline - one.timeline)[0]
  if (!newest || newest.timeline < (known.get(url)?.timeline ?? 0)) {
    throw Object.assign(new Error(`None of the database’s ${answers.length} hosts can be written to now.`), { code: '57P03' })
  }
  known.set(url, newest)
  return newest.url
}

/** Undefined for one that only follows another. */
async function askOne(url: string): Promise<Writer | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience, query_timeout: patience })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows: [row] } = await client.query<{ follows: boolean; timeline: number }>(`select pg_is_in_recovery() as follows,
      case when not pg_is_in_recovery() then ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline`)
    return row && !row.follows ? { url, timeline: row.timeline, found: performance.now() } : undefined
  } finally {
    // One that hangs would not say goodbye either.
    void client.end().catch(() => undefined)
    setTimeout(() => cutOff(client), 200).unref()
  }
}

/** Let go at once, without a goodbye that nobody would answer: whoever waits for an answer is told that the connection is lost. The driver has no word for it. */
export function cutOff(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy()
}
