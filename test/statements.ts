import type { CompiledQuery } from 'kysely'
import { questionsIn } from '../src/kernel/asking/gather.ts'

/** What one request said to the database. */
export interface Said {
  /** What it asked or wrote, in order. */
  statements: CompiledQuery[]
  /** Each question by itself: several may have been asked in one statement. */
  questions: CompiledQuery[]
  /** How many transactions it opened: each is one more journey to begin, which sets the walls, and one to commit. */
  transactions: number
}

let listening: CompiledQuery[] | undefined

/** Told of every statement of the tests' own pool; kept only while somebody listens. */
export function hearStatement(statement: CompiledQuery): void {
  listening?.push(statement)
}

/** Everything that `work` says to the database. For one piece of work at a time. */
export async function listenTo<T>(work: () => Promise<T>): Promise<Said & { result: T }> {
  if (listening) throw new Error('Somebody is listening already.')
  const heard: CompiledQuery[] = listening = []
  try {
    const result = await work()
    const statements = heard.filter(({ sql }) => !/^(begin|commit|rollback)\b/.test(sql))
    return { result, statements, questions: statements.flatMap(questionsIn), transactions: heard.filter(({ sql }) => /^begin\b/.test(sql)).length }
  } finally {
    listening = undefined
  }
}
