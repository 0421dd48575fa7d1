import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { signedIn, stranger, Visitor } from '../../test/visitor.ts'
import { type TestDatabase, useTestDatabase } from '../../test/world.ts'
import { foundOrganisation } from '../features/organisations/index.ts'
import { addWorker } from '../features/workers/index.ts'
import { systemActor } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { insertOnce } from '../kernel/once.ts'
import { sealHistory } from '../kernel/seals.ts'
import { inTenant, useDatabase } from '../kernel/tenant.ts'
import { idOf } from '../seed/ids.ts'
import { runCommand } from './run.ts'

const world = useTestDatabase('world')
const empty = useTestDatabase('empty')
const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-cli-'))
let said: string[] = []

beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  // A command closes the database it opened; the tests go on with theirs.
  useDatabase(world.db)
})
afterAll(() => rmSync(folder, { recursive: true }))

function urlOf({ place }: TestDatabase): string {
  return place.connectionString ?? `postgres://${place.user}${place.password ? `:${place.password}` : ''}@${encodeURIComponent(String(place.host))}:${place.port}/${place.database}`
}

/** Run a command as at the keyboard; gives back its exit status. What it said is in `said`. */
const lilypad = (words: string[], database = world, env: Record<string, string> = {}) => runCommand(words, { DATABASE_URL: urlOf(database), LILYPAD_DATA: folder, ...env })
const all = () => said.join('\n')

describe('help', () => {
  test.each([[[]], [['--help']], [['help']]])('%j shows every command with what it is for', async (words) => {
    expect(await lilypad(words)).toBe(0)
    for (const name of ['start', 'migrate', 'user add', 'demo load | remove', 'backup [file]', 'restore <file>']) expect(all()).toContain(name)
  })

  test.each(['start', 'migrate', 'user', 'demo', 'backup', 'restore', 'audit', 'tables'])('%s --help says how it is written, and does nothing', async (name) => {
    expect(await lilypad([name, '--help'])).toBe(0)
    expect(all()).toContain(`npm run lilypad -- ${name}`)
    expect(all().length).toBeGreaterThan(60)
  })

  test('a command that does not exist is said so, with those that do', async () => {
    expect(await lilypad(['strat'])).toBe(1)
    expect(all()).toContain('There is no command "strat".')
    expect(all()).toContain('npm run lilypad -- <command>')
  })

  test('a wrong setting ends in its sentence, never in a stack', async () => {
    expect(await runCommand(['migrate'], { PORT: 'x' })).toBe(1)
    expect(all()).toBe('PORT=x is not a port. Give a number from 1 to 65535, such as 3000.')
  })
})

describe('user add', () => {
  const add = (...more: string[]) => lilypad(['user', 'add', '--organisation', 'Lochside Carers Centre', ...more])

  test('lets somebody work here, and prints a link that signs them in once', async () => {
    expect(await add('--name', 'Ailsa Craig', '--email', 'ailsa@example.org', '--role', 'support worker', '--role', 'supervisor', '--team', 'Oban and Lorn')).toBe(0)
    expect(all()).toContain('Ailsa Craig may now work at Lochside Carers Centre, as support worker and supervisor.')
    const token = /sign-in-links\/(\S+)/.exec(all())?.[1] ?? ''
    useDatabase(world.db)
    const ailsa = new Visitor()
    expect((await ailsa.get(`/sign-in-links/${token}`)).html).toContain('Ailsa Craig')
    await ailsa.post('/sessions', { token })
    expect((await ailsa.get('/account')).html).toContain('support worker, supervisor')
    expect((await stranger().post('/sessions', { token })).status).toBe(404)
  })

  test.each([
    ['no e-mail address', ['--name', 'A', '--role', 'supervisor'], 'A name, an e-mail address and a role are needed.'],
    ['no role', ['--name', 'A', '--email', 'a@example.org'], 'A name, an e-mail address and a role are needed.'],
    ['a role that is none', ['--name', 'A', '--email', 'a@example.org', '--role', 'manager'], '"manager" is no role. The roles are: support worker, supervisor, evaluator, administrator.'],
    ['an address that is taken', ['--name', 'A', '--email', 'Jo-Reid@lochside.example.org', '--role', 'supervisor'], 'already signs in as'],
    ['a word it does not know', ['--nmae', 'A'], 'nmae'],
  ])('is refused with %s, in a sentence', async (_what, words, sentence) => {
    const before = (await world.owner.query('select count(*)::int as count from workers')).rows
    expect(await add(...words)).toBe(1)
    expect(all()).toContain(sentence)
    expect((await world.owner.query('select count(*)::int as count from workers')).rows).toEqual(before)
  })

  test('asks which organisation where there are several, and says when there is none by that name', async () => {
    const words = ['user', 'add', '--name', 'A', '--email', 'a@example.org', '--role', 'supervisor']
    expect(await lilypad(words)).toBe(1)
    expect(all()).toContain('--organisation "Lochside Carers Centre" or --organisation "Skerryvore Young Carers"')
    expect(await lilypad([...words, '--organisation', 'Nowhere'])).toBe(1)
    expect(all()).toContain('There is no such organisation yet.')
  })

  test('anything but "add" is answered with how it is written', async () => {
    expect(await lilypad(['user', 'remove'])).toBe(1)
    expect(all()).toContain('user add --name "Jo Reid"')
  })
})

describe('backup and restore', () => {
  const copy = useTestDatabase('empty')
  const words = { LILYPAD_BACKUP_PASSPHRASE: 'four plain little words' }
  const file = path.join(folder, 'kept.lilypad')
  const fresh = path.join(folder, 'fresh')

  test('one sealed file, opened with the same words into an empty database, with the installation’s key; neither overwrites anything', async () => {
    const key = `${randomBytes(32).toString('base64')}\n`
    writeFileSync(path.join(folder, 'key'), key)
    expect(await lilypad(['backup', file], world, words)).toBe(0)
    expect(all()).toMatch(/Backed up \d+ rows to .*kept\.lilypad, and read it back\.\nThe installation’s key is in it, sealed with the rest\./)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await lilypad(['backup', file], world, words)).toBe(1)
    expect(said.pop()).toContain('a backup never overwrites')
    expect(await lilypad(['restore', file], copy, { ...words, LILYPAD_DATA: fresh })).toBe(0)
    expect(all()).toMatch(/Restored \d+ rows, as they were on .* UTC\.\nChecked: the rows of \d+ tables counted, \d+ kinds of links between rows followed, \d+ seals over \d+ rows of history, \d+ rows of the record compared with it\. Everything holds\.\nThe installation’s key came with it/)
    expect(readFileSync(path.join(fresh, 'key'), 'utf8')).toBe(key)
    expect(await lilypad(['restore', file], copy, words)).toBe(1)
    expect(all()).toContain('This database is not empty, and nothing is ever overwritten.')
  })

  test.each([
    ['other words', { LILYPAD_BACKUP_PASSPHRASE: 'four other little words' }, 'This passphrase does not open the backup: it was sealed with another.'],
    ['no words at all', {}, 'This backup is sealed with a passphrase. Give it in a file'],
  ])('is not opened with %s', async (_what, env, sentence) => {
    for (const command of [['restore', file], ['backup', '--check', file]]) {
      expect(await lilypad(command, empty, env)).toBe(1)
      expect(said.pop()).toContain(sentence)
    }
  })

  test('with a key file, which is made once and never written over', async () => {
    const key = path.join(folder, 'backup.key')
    expect(await lilypad(['backup', '--make-key-file', key])).toBe(0)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(await lilypad(['backup', '--make-key-file', key])).toBe(1)
    expect(said.pop()).toContain('a key is never written over')
    const sealed = path.join(folder, 'by-key.lilypad')
    expect(await lilypad(['backup', sealed, '--key-file', key])).toBe(0)
    expect(await lilypad(['backup', '--check', sealed], empty, { LILYPAD_BACKUP_KEY_FILE: key })).toBe(0)
    expect(all()).toMatch(/The backup is whole: \d+ rows in \d+ tables, as they were on/)
    writeFileSync(sealed, readFileSync(sealed).subarray(0, -1))
    expect(await lilypad(['backup', '--check', sealed, '--key-file', key])).toBe(1)
    expect(said.pop()).toBe('The backup is not whole: the file was cut short, or something was added at its end.')
  })

  test('without a name it goes into the data directory; plain only when asked for in words, and it says so', async () => {
    expect(await lilypad(['backup', '--plain'])).toBe(0)
    expect(all()).toContain('It is NOT encrypted: whoever has this file can read every record.')
    expect(await lilypad(['backup'], world, words)).toBe(0)
    expect(readdirSync(path.join(folder, 'backups')).map((name) => path.extname(name)).toSorted()).toEqual(['.gz', '.lilypad'])
  })

  test.each([
    [['backup'], {}, 'A backup is sealed, and there is nothing to seal it with.'],
    [['backup', '--plain', '--key-file', 'x'], {}, 'Say either --plain or what to seal it with, not both.'],
    [['backup', 'a', 'b'], words, 'Give one file at most'],
    [['backup', '--passphrase', 'secret'], {}, '--passphrase'],
    [['backup', '--passphrase-file', '/nowhere'], {}, 'The file /nowhere with the passphrase cannot be read (ENOENT).'],
    [['backup'], { LILYPAD_BACKUP_KEY_FILE: '/nowhere' }, 'The key file /nowhere cannot be read (ENOENT).'],
    [['backup'], { LILYPAD_BACKUP_KEY_FILE: import.meta.filename }, 'is no key. It must be 32 bytes in base64'],
    [['backup'], { LILYPAD_BACKUP_PASSPHRASE: 'short' }, 'The passphrase is too short: give at least 12 characters'],
    [['backup'], { LILYPAD_BACKUP_PASSPHRASE: 'passwordpassword' }, 'The passphrase is one of those that are guessed first.'],
    [['backup', '--check', '/nowhere'], {}, 'There is no file /nowhere.'],
    [['restore'], {}, 'Say which backup: npm run lilypad -- restore <file>'],
    [['restore', '/nowhere.lilypad'], {}, 'Say which backup: npm run lilypad -- restore <file>'],
    [['backup', '--plain'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'The database does not answer'],
    [['backup', '--plain'], { DATABASE_URL: 'postgres://nobody@localhost:1/none' }, 'The database does not answer'],
  ])('%j %j is refused in a sentence', async (command, env, sentence) => {
    expect(await lilypad(command, world, env)).toBe(1)
    expect(all()).toContain(sentence)
    expect(all()).not.toContain('    at ')
  })

  test('migrate on a database that is up to date says so', async () => {
    expect(await lilypad(['migrate'])).toBe(0)
    expect(all()).toBe('Nothing to do: the database is up to date.')
  })
})

describe('audit', () => {
  test('verify says that everything holds, also of a backup that was restored; export is compared with later', async () => {
    await sealHistory(systemActor(idOf('lochside')), new Date())
    expect(await lilypad(['audit', 'verify'])).toBe(0)
    expect(all()).toMatch(/Looked at 2 organisations: \d+ seals over \d+ rows of history, \d+ rows of the record\. Everything holds\./)
    const file = path.join(folder, 'history.jsonl.gz')
    expect(await lilypad(['audit', 'export', file])).toBe(0)
    expect(await lilypad(['audit', 'export', file])).toBe(1)
    expect(all()).toContain('an export never overwrites')
    const backup = path.join(folder, 'sealed.jsonl.gz')
    await lilypad(['backup', '--plain', backup])
    expect(await lilypad(['restore', backup], empty)).toBe(0)
    expect(await lilypad(['audit', 'verify', '--against', file], empty)).toBe(0)
    expect(all()).toMatch(/\d+ seals kept elsewhere\. Everything holds/)
    await empty.owner.query('delete from seals')
    expect(await lilypad(['audit', 'verify', '--against', file], empty)).toBe(1)
    expect(all()).toContain('is not the one that was exported')
  })

  test.each([[['audit']], [['audit', 'verify', '--against']], [['audit', 'verify', '--against', '/nowhere']]])('%j says what it needs', async (words) => {
    expect(await lilypad(words)).toBe(1)
    expect(all()).toMatch(/^Say /)
  })
})

describe('demo', () => {
  const rowsOf = async (organisations: string[], which: 'in' | 'not in') => {
    const { rows: tables } = await world.owner.query<{ name: string }>("select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id' order by 1")
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      const condition = which === 'in' ? 'organisation_id = any($1)' : 'organisation_id <> all($1)'
      const { rows } = await world.owner.query(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as found from ${name} t where ${condition}`, [organisations])
      if (!rows[0].found.startsWith('0 ')) found[name] = rows[0].found
    }
    return found
  }

  test('remove takes the made-up organisations whole, and nothing of anybody else’s', async () => {
    const real = newId()
    await foundOrganisation({ id: real, name: 'A real centre' })
    await inTenant(systemActor(real), async (tx) => {
      const [worker, carer] = [newId(), newId()]
      await addWorker(tx, { id: worker, name: 'Real', email: 'jo-reid@lochside.example.org', roles: ['support worker'] })
      await insertOnce(tx, 'carers', { id: carer, call_name: 'Real' })
      await insertOnce(tx, 'allocations', { id: newId(), carer_id: carer, worker_id: worker, kind: 'own', from_day: '2026-01-01' })
    })
    const { rows } = await world.owner.query('select organisation_id from organisations where demo')
    const made = rows.map((row) => row.organisation_id)
    const before = await rowsOf(made, 'not in')
    expect(Object.keys(await rowsOf(made, 'in')).length).toBeGreaterThan(5)
    expect(await lilypad(['demo', 'load'])).toBe(1)
    expect(all()).toContain('The made-up world is there already.')
    expect(await lilypad(['demo', 'remove'])).toBe(0)
    expect(all()).toContain('Removed: Lochside Carers Centre, Skerryvore Young Carers.')
    expect(await rowsOf(made, 'in')).toEqual({})
    expect(await rowsOf(made, 'not in')).toEqual(before)
    expect(await lilypad(['demo', 'remove'])).toBe(0)
    expect(all()).toContain('There is no made-up world here.')
  })

  test('load tells it again beside what is there, and one can sign in to it', async () => {
    expect(await lilypad(['demo', 'load'])).toBe(0)
    useDatabase(world.db)
    expect((await (await signedIn('jo-reid')).get('/account')).html).toContain('Jo Reid')
    expect(await lilypad(['demo'])).toBe(1)
    expect(all()).toContain('npm run lilypad -- demo load   or   npm run lilypad -- demo remove')
  })
})
