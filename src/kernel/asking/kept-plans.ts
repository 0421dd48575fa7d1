import { createHash } from 'node:crypto'
import type pg from 'pg'

// To read a question, put the walls into it and plan it costs the database more than to answer it: three quarters of a page's time. So each connection keeps
// what it planned under a name, for the questions it hears again and again.

/** What a connection keeps at most, in questions and in letters of them: a plan takes many times the memory of its words. */
export const keptAtMost = { questions: 300, letters: 300_000 }

/** A name that is not known, or one that is there already: whoever answers is not who was asked before. */
const strange = ['26000', '42P05']

/** What the driver knows of a connection and does not tell. */
interface Inside { processID: number; connection: { parsedStatements: Record<string, string>; close: (what: { type: 'S'; name: string }) => void } }

interface Kept { direct: boolean; generation: number; names: Map<string, string>; letters: number }

const byConnection = new WeakMap<pg.ClientBase, Kept>()
const timesAsked = new Map<string, number>()
const known = 5_000
/** Told in every name, so that after {@link forgetPlans} all are planned anew. */
let generation = 1

/** Before a connection is used for the first time. Behind a pooler the next transaction may have another connection, which never heard of our names: there nothing is kept. */
export async function beginKeeping(client: pg.ClientBase): Promise<void> {
  if (byConnection.has(client)) return
  const { rows: [one] } = await client.query<{ process: number }>('select pg_backend_pid() as process')
  byConnection.set(client, { direct: one?.process === inside(client).processID, generation, names: new Map(), letters: 0 })
}

/** The name under which this connection keeps a question; nothing for what was asked only once, and where nothing is kept. */
export function nameFor(client: pg.ClientBase, text: string): string | undefined {
  const kept = byConnection.get(client)
  if (!kept?.direct || !/^\s*(?:select|with|insert|update|delete)\b/i.test(text)) return undefined
  if (kept.generation !== generation) letGo(client, kept, 0)
  kept.generation = generation
  const name = kept.names.get(text) ?? nameOnceAskedAgain(text)
  if (name === undefined) return undefined
  // The one asked last stands last.
  if (!kept.names.delete(text)) kept.letters += text.length
  kept.names.set(text, name)
  letGo(client, kept, keptAtMost.questions)
  return name
}

/**
 * Told what went wrong with a question. Where a table has changed its shape since (an update that another process makes), everything is planned anew; where
 * a name is not known or there already, something between us and the database hands connections round without saying so, and nothing is kept any more on this one.
 * True when it was of this: the transaction is lost, and may be tried again.
 */
export function forgetPlans(client: pg.ClientBase, error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  const kept = byConnection.get(client)
  if (strange.includes(code ?? '') && kept) kept.direct = false
  else if (code === '0A000' && message.includes('cached plan')) generation += 1
  else return false
  return true
}

function nameOnceAskedAgain(text: string): string | undefined {
  const times = (timesAsked.get(text) ?? 0) + 1
  if (times === 1 && timesAsked.size >= known) timesAsked.clear()
  timesAsked.set(text, times)
  return times > 1 ? `lilypad_${generation}_${createHash('sha256').update(text).digest('base64url')}` : undefined
}

/** Let go of what was asked longest ago until no more than so many are left. The database hears of it with the next question. */
function letGo(client: pg.ClientBase, kept: Kept, questions: number): void {
  for (const [text, name] of kept.names) {
    if (kept.names.size <= questions && kept.letters <= keptAtMost.letters) return
    kept.names.delete(text)
    kept.letters -= text.length
    const { connection } = inside(client)
    if (name in connection.parsedStatements) connection.close({ type: 'S', name })
    delete connection.parsedStatements[name]
  }
}

const inside = (client: pg.ClientBase) => client as unknown as Inside
