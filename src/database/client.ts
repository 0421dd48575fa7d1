import pg from 'pg'
import { cutOff, findWriter, hostByHost } from './hosts.ts'
import type { Place } from './migrate.ts'

/** Connections to one of several hosts, each with the address of the host it is connected to. */
const open = new Map<DatabaseClient, { all: string; own: string }>()

/**
 * One connection to a database: what the driver gives, and where its address names several hosts, to the one of them that can be
 * written to. The driver itself knows one host only.
 */
export class DatabaseClient extends pg.Client {
  private readonly all: string | undefined

  constructor(place: Place = {}) {
    const { connectionString = '' } = place
    const hosts = hostByHost(connectionString)
    super(hosts.length > 1 ? { ...place, connectionString: hosts[0] } : place)
    if (hosts.length > 1) this.all = connectionString
  }

  override connect(): Promise<pg.Client>
  override connect(callback: (error: Error) => void): void
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | void {
    const connected = this.choose().then(async () => {
      await super.connect()
      return this
    })
    if (!callback) return connected
    connected.then(() => (callback as (error?: Error) => void)(), callback)
  }

  private async choose(): Promise<void> {
    if (!this.all) return
    const own = await findWriter(this.all)
    const { host, port } = new pg.Client({ connectionString: own })
    Object.assign(this, { host, port })
    open.set(this, { all: this.all, own })
    this.once('end', () => open.delete(this))
  }
}

/**
 * Look every few seconds which of several hosts is written to, and cut what is still connected to another: a machine that hangs or
 * cannot be reached says nothing, and would be waited for. Gives back what ends it. Nothing to do where there is one host.
 */
export function watchWriter({ connectionString = '' }: Place, every = 2_000): () => void {
  if (hostByHost(connectionString).length < 2) return () => undefined
  const timer = setInterval(() => {
    void findWriter(connectionString).then((writer) => {
      for (const [client, { all, own }] of open) if (all === connectionString && own !== writer) cutOff(client)
    }, () => undefined)
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
