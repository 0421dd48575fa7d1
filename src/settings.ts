import path from 'node:path'
import { hostByHost } from './database/hosts.ts'

/** Everything Lilypad takes from its environment, read once, at the start. */
export interface Settings {
  /** The public address, without a slash at the end: links, cookies and passkeys follow it. */
  address: string
  host: string
  port: number
  /** Where the built-in database, mail files and backups live. */
  data: string
  /** An owner's connection to another PostgreSQL (15 or later); without it the built-in one is used. */
  databaseUrl?: string
  /** The app's own log-in to it, where an administrator made that by hand. */
  databaseAppUrl?: string
  /** A copy that follows it and can only be read: what reports are read from. */
  databaseReplicaUrl?: string
  /** How many connections to the database each process has at most. */
  connections: number
  /** Whether each of them keeps the plans of what it is asked over and over. */
  keepPlans: boolean
  /** How many proxies of our own stand between us and the people: whose word about the client's address is believed. */
  proxies: number
  /** The installation's key, in base64; without it the one in the data folder. */
  key?: string
  /** How backups are sealed when nothing else is said, and which ones Lilypad makes by itself. */
  backups: BackupSettings
  /** Where `lilypad move` carries everything, when the command itself does not say. */
  moveTo?: string
  /** Load the made-up world into an empty database. */
  demo: boolean
  /** Printed with the links, so that a neighbour on the network cannot use them. */
  mailUrl?: string
  mailFrom?: string
}

export interface BackupSettings {
  keyFile?: string
  passphrase?: string
  passphraseFile?: string
  /** The hour and minute of each night's backup, `02:00`, by this machine's clock; without it none is made by itself. */
  at?: string
  folder: string
  /** So many good ones of each night are kept. */
  keep: number
  /** Whether a database that is to be changed by a new version is backed up first. */
  beforeUpdate: boolean
}

/** A setting that Lilypad cannot start with; the message says what to do. */
export class SettingProblem extends Error {}

const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

const behindProxy = `Lilypad speaks plain http and is meant to stand behind a web server that speaks https.
Leave HOST as it is, set LILYPAD_URL to the public address, and put one of these in front:

  Caddy   (Caddyfile)   carers.example.org { reverse_proxy 127.0.0.1:3000 }
  nginx                 location / { proxy_pass http://127.0.0.1:3000; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }

Then: LILYPAD_PROXIES=1 LILYPAD_URL=https://carers.example.org npm start`

/** Read the settings. Throws {@link SettingProblem} with a sentence for the administrator. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = readPort(env.PORT)
  const host = env.HOST || '127.0.0.1'
  const address = readAddress(env.LILYPAD_URL, port)
  if (!loopback.has(host) && !env.LILYPAD_URL) {
    throw new SettingProblem(`HOST=${host} would open Lilypad to the network without https.\n${behindProxy}`)
  }
  const data = env.LILYPAD_DATA || './data'
  const local = loopback.has(host) && loopback.has(new URL(address).hostname)
  return {
    address, host, port,
    data,
    databaseUrl: readSecretUrl('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/lilypad'),
    databaseAppUrl: readSecretUrl('DATABASE_APP_URL', env.DATABASE_APP_URL, ['postgres:', 'postgresql:'], 'postgres://lilypad_login:password@host:5432/lilypad'),
    databaseReplicaUrl: oneHost(readSecretUrl('DATABASE_REPLICA_URL', env.DATABASE_REPLICA_URL, ['postgres:', 'postgresql:'], 'postgres://user:password@replica:5432/lilypad')),
    connections: readConnections(env.LILYPAD_CONNECTIONS),
    keepPlans: env.LILYPAD_KEEP_PLANS !== 'off',
    demo: env.LILYPAD_DEMO === 'on' || (env.LILYPAD_DEMO !== 'off' && local),
    proxies: readProxies(env.LILYPAD_PROXIES),
    key: env.LILYPAD_KEY || undefined,
    backups: readBackups(env, data),
    moveTo: env.LILYPAD_MOVE_TO || undefined,
    mailUrl: readSecretUrl('LILYPAD_SMTP_URL', env.LILYPAD_SMTP_URL, ['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org'),
    mailFrom: env.LILYPAD_MAIL_FROM || undefined,
  }
}

function readPort(text = '3000'): number {
  const port = Number(text || '3000')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new SettingProblem(`PORT=${text} is not a port. Give a number from 1 to 65535, such as 3000.`)
  return port
}

function readBackups(env: Record<string, string | undefined>, data: string): BackupSettings {
  const [at, keep] = [env.LILYPAD_BACKUP_AT || undefined, Number(env.LILYPAD_BACKUP_KEEP || '14')]
  const [keyFile, passphrase, passphraseFile] = [env.LILYPAD_BACKUP_KEY_FILE, env.LILYPAD_BACKUP_PASSPHRASE, env.LILYPAD_BACKUP_PASSPHRASE_FILE].map((one) => one || undefined)
  if (at && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new SettingProblem(`LILYPAD_BACKUP_AT=${at} is not a time of day. Give one like 02:00.`)
  if (!Number.isInteger(keep) || keep < 1 || keep > 3660) throw new SettingProblem(`LILYPAD_BACKUP_KEEP=${env.LILYPAD_BACKUP_KEEP} is not how many backups to keep. Give a whole number, at least 1.`)
  return { at, keep, beforeUpdate: env.LILYPAD_BACKUP_BEFORE_UPDATE !== 'off', keyFile, passphrase, passphraseFile, folder: env.LILYPAD_BACKUP_FOLDER || path.join(data, 'backups') }
}

/** Refuse to start with a time for each night's backup and nothing to seal it with. A command may run: one of them makes the key. */
export function demandNightlySecret({ at, keyFile, passphrase, passphraseFile }: BackupSettings): void {
  if (at && !keyFile && !passphrase && !passphraseFile) throw new SettingProblem('LILYPAD_BACKUP_AT asks for a backup each night, and a backup is sealed. Make a key with "npm run lilypad -- backup --make-key-file backup.key", name it in LILYPAD_BACKUP_KEY_FILE, and keep a copy of it away from this machine.')
}

function readProxies(text = ''): number {
  const proxies = Number(text || '0')
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 9) throw new SettingProblem(`LILYPAD_PROXIES=${text} is not a number of proxies. Give how many of your own web servers stand in front of Lilypad, such as 1.`)
  return proxies
}

function oneHost(url: string | undefined): string | undefined {
  if (url && hostByHost(url).length > 1) throw new SettingProblem('DATABASE_REPLICA_URL names one host: the copy that reports are read from. Several hosts belong in DATABASE_URL.')
  return url
}

function readConnections(text = ''): number {
  const connections = Number(text || '20')
  if (!Number.isInteger(connections) || connections < 4 || connections > 1_000) throw new SettingProblem(`LILYPAD_CONNECTIONS=${text} is not how many connections each process may have. Give a whole number from 4, such as 20.`)
  return connections
}

/** `postgres://user@/name` names no host, which is this machine: PostgreSQL's own way, and no address otherwise. */
function readUrl(text: string): URL | undefined {
  const whole = text.replace('@/', '@localhost/')
  return URL.canParse(whole) ? new URL(whole) : undefined
}

/** An address that holds a password: what is wrong with it is said without repeating it. */
function readSecretUrl(name: string, text: string | undefined, protocols: readonly string[], like: string): string | undefined {
  if (!text) return undefined
  // A database may name several hosts; each must be one.
  if (!hostByHost(text).every((one) => protocols.includes(readUrl(one)?.protocol ?? ''))) throw new SettingProblem(`${name} is not an address that Lilypad can use. Give one like ${like} (a special letter in the password is written as in addresses: @ is %40).`)
  return text
}

/**
 * Whether what is said to the database can be read on the way: a server elsewhere, reached without TLS. A socket, and this machine,
 * need none.
 */
export function isDatabasePlain({ databaseUrl }: Pick<Settings, 'databaseUrl'>): boolean {
  if (!databaseUrl) return false
  return hostByHost(databaseUrl).some(isPlain)
}

function isPlain(databaseUrl: string): boolean {
  const { hostname = '', searchParams = new URLSearchParams() } = readUrl(databaseUrl) ?? {}
  const mode = searchParams.get('sslmode') ?? (searchParams.get('ssl') === 'true' ? 'require' : 'none')
  const here = hostname === '' || loopback.has(hostname) || decodeURIComponent(hostname).startsWith('/') || searchParams.get('host')?.startsWith('/')
  return !here && !['require', 'verify-ca', 'verify-full'].includes(mode)
}

function readAddress(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new SettingProblem(`LILYPAD_URL=${text} is not an address. Give one like https://carers.example.org.`)
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.has(url.hostname))) {
    throw new SettingProblem(`LILYPAD_URL must begin with https:// (only localhost may do without), because sign-in must not be read on the way.\n${behindProxy}`)
  }
  if (url.pathname !== '/' || url.search || url.hash) throw new SettingProblem('LILYPAD_URL is the bare address of the site, without a path: https://carers.example.org')
  return url.origin
}
