import { setImmediate as untilAllHaveAsked } from 'node:timers/promises'
import { CompiledQuery, type ConnectionProvider, type DatabaseConnection, DummyDriver, Kysely, PostgresDialect, type QueryResult } from 'kysely'
import { type Field, fieldsOfRows, readCells } from './fields.ts'
import type { Database } from '../../database/tables.ts'

/** One transaction on one connection, in which whatever is asked at the same time is asked in one statement. */
export interface Gathering {
  db: Kysely<Database>
  /**
   * From now on nothing more is asked here: what still waits is refused, before the connection is anybody else's. Nobody waits for the end of what only
   * read; what is asked next on this connection comes behind it.
   */
  end: (how: 'commit' | 'rollback') => Promise<void>
}

type Answer = QueryResult<unknown>
interface Waiting { question: CompiledQuery; /** What its answer looks like, where it is asked together with others. */ fields?: readonly Field[]; resolve: (answer: Answer) => void; reject: (error: unknown) => void }

/**
 * Ask on this connection. Questions that are put without waiting for each other (`Promise.all`) go to the database together, as
 * one statement with one answer: a page that shows what fifteen rooms know makes a few journeys, and each room still asks about its
 * own tables only. What writes is never put together with anything, and keeps its place in the order it was asked in.
 *
 * `opening` goes in the same journey as the first question. `unchanging`: nothing can change while this is open, so the same question, word for word, is asked only once.
 */
export function gather(whole: Kysely<Database>, connection: DatabaseConnection, opening: string, unchanging: boolean): Gathering {
  const waiting: Waiting[] = []
  const asked = new Map<string, Promise<Answer>>()
  let opened: Promise<Answer> | undefined
  let running = false
  let closed = false

  async function askAll(): Promise<void> {
    running = true
    await untilAllHaveAsked()
    while (waiting.length > 0) {
      for (const group of groups(waiting.splice(0))) await answer(group)
      await untilAllHaveAsked()
    }
    running = false
  }

  async function answer(group: readonly Waiting[]): Promise<void> {
    try {
      if (closed) throw new Error('This transaction is over.')
      opened ??= connection.executeQuery(CompiledQuery.raw(opening))
      // Nothing is answered outside of the transaction: where it could not be opened, that is what went wrong.
      const [, answers] = await Promise.all([opened, group.length > 1 ? askTogether(connection, group) : askAlone(connection, group[0]!.question)])
      group.forEach((one, at) => one.resolve(answers[at]!))
    } catch (error) {
      for (const one of group) one.reject(error)
    }
  }

  function ask(question: CompiledQuery): Promise<Answer> {
    if (closed) return Promise.reject(new Error('This transaction is over.'))
    const key = unchanging && isReading(question.sql) ? keyOf(question) : undefined
    const known = key === undefined ? undefined : asked.get(key)
    const answered = known ?? new Promise<Answer>((resolve, reject) => waiting.push({ question, resolve, reject }))
    if (!known && !running) void askAll()
    if (key === undefined) return answered
    asked.set(key, answered)
    // Each who asked gets rows of their own.
    return answered.then((found) => ({ ...found, rows: found.rows.map((row) => ({ ...row as object })) }))
  }

  async function end(how: 'commit' | 'rollback'): Promise<void> {
    closed = true
    if (!opened) return
    const ended = connection.executeQuery(CompiledQuery.raw(how))
    if (how === 'commit' && unchanging) ended.catch(() => undefined)
    else await ended
  }

  const here: DatabaseConnection = {
    executeQuery: ask as DatabaseConnection['executeQuery'],
    streamQuery: () => { throw new Error('Nothing is streamed inside a transaction.') },
  }
  const provider: ConnectionProvider = { provideConnection: (use) => use(here) }
  const executor = whole.getExecutor().withConnectionProvider(provider)
  return { db: new Kysely<Database>({ config: { dialect }, dialect, driver: new DummyDriver(), executor }), end }
}

/** Only to make queries by: every one of them is asked on the one connection. */
const dialect = new PostgresDialect({ pool: async () => { throw new Error('Nothing connects from inside a transaction.') } })

/** What the answer to each question that only reads looks like, as it was seen the first time, and whether it can be put together with others. Forgotten whole when there are very many. */
const seen = new Map<string, { fields: readonly Field[]; joins: boolean }>()
const seenAtMost = 5_000

const inside = new WeakMap<CompiledQuery, readonly CompiledQuery[]>()

/** The questions that one statement asks: itself, unless several were put together. */
export function questionsIn(statement: CompiledQuery): readonly CompiledQuery[] {
  return inside.get(statement) ?? [statement]
}

const writes = /\b(?:insert\s+into|update|delete\s+from|merge\s+into|for\s+(?:no\s+key\s+)?update|for\s+(?:key\s+)?share)\b/i

/** Whether a statement only reads. Where a word in it leaves a doubt, it does not. */
function isReading(sql: string): boolean {
  return seen.has(sql) || /^\s*(?:select|with)\b/i.test(sql) && !writes.test(sql)
}

/** Types whose cell would read differently once it is made into words: padded with blanks. */
const padded = [1042, 1014]

/** Whether a question whose answer looks like this can be put together with others: each column has a name of its own and reads the same out of words. */
function canJoin(fields: readonly Field[]): boolean {
  return fields.length > 0 && new Set(fields.map((field) => field.name)).size === fields.length && !fields.some((field) => padded.includes(field.type))
}

const togetherAtMost = 60

/** In the order they were asked: those next to each other that go together, and the others alone. */
function groups(asked: readonly Waiting[]): Waiting[][] {
  const found: Waiting[][] = []
  let open: Waiting[] | undefined
  for (const one of asked) {
    const known = seen.get(one.question.sql)
    const joins = known?.joins === true
    // Kept with the question: by the time it is asked, what was seen may have been forgotten.
    if (joins) one.fields = known.fields
    if (joins && open && open.length < togetherAtMost) open.push(one)
    else found.push(open = [one])
    if (!joins) open = undefined
  }
  return found
}

async function askAlone(connection: DatabaseConnection, question: CompiledQuery): Promise<Answer[]> {
  const answer = await connection.executeQuery(question)
  const fields = fieldsOfRows(answer.rows)
  if (fields && isReading(question.sql)) {
    if (seen.size >= seenAtMost) seen.clear()
    seen.set(question.sql, { fields, joins: canJoin(fields) })
  }
  return [answer]
}

/**
 * Each question stands in a place of its own and answers in words, as the database would have sent them, so that a day stays a day and a
 * moment a moment; they are read by the same readers.
 */
async function askTogether(connection: DatabaseConnection, group: readonly Waiting[]): Promise<Answer[]> {
  const parameters: unknown[] = []
  const places = group.map(({ question, fields }, at) => {
    const before = parameters.length
    parameters.push(...question.parameters)
    const cells = fields!.map(({ name }) => `q."${name.replaceAll('"', '""')}"::text`).join(', ')
    return `(select json_agg(array[${cells}]) from (${question.sql.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + before}`)}\n) q) as a${at}`
  })
  const statement = CompiledQuery.raw(`select ${places.join(',\n')}`, parameters)
  inside.set(statement, group.map(({ question }) => question))
  const { rows: [row] } = await connection.executeQuery<Record<string, (string | null)[][] | null>>(statement)
  return group.map(({ fields }, at) => ({ rows: readCells(fields!, row![`a${at}`] ?? []) }))
}

function keyOf({ sql, parameters }: CompiledQuery): string | undefined {
  return parameters.some((one) => Buffer.isBuffer(one)) ? undefined : `${sql}\0${JSON.stringify(parameters)}`
}
