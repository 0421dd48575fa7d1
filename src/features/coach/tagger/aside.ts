import { WorkerChild } from '../../../kernel/aside/worker-child.ts'
import { workerFile } from '../../../kernel/aside/worker-file.ts'
import { plain } from '../reading/matcher.ts'
import type { Tagger } from '../reading/statement.ts'

interface Job { id: number; words: readonly string[] }
interface Answer { id: number; tags: ReturnType<Tagger> }

let child: WorkerChild<Job, Answer> | undefined
let last = 0
const waiting = new Map<number, (tags: ReturnType<Tagger> | undefined) => void>()

/**
 * A tagger for this statement, asked of the process apart. Undefined when there is none within the time, or it fell over: the
 * word lists do without, and nobody is kept waiting for a hint.
 */
export async function askTagger(statement: string, milliseconds = 1500): Promise<Tagger | undefined> {
  const words = plain(statement).slice(0, 400).split(' ').slice(0, 12)
  const tags = await ask(words, milliseconds).catch(() => undefined)
  return tags && ((some) => some.map((word) => tags[words.indexOf(word)] ?? 'other'))
}

async function ask(words: readonly string[], milliseconds: number): Promise<ReturnType<Tagger> | undefined> {
  const file = await workerFile('coach-worker', new URL('./worker.ts', import.meta.url))
  child ??= new WorkerChild<Job, Answer>(file, { anchor: import.meta.url, idleMilliseconds: 60_000 }, {
    answered: ({ id, tags }) => waiting.get(id)?.(tags),
    ended: () => {
      child = undefined
      for (const tell of waiting.values()) tell(undefined)
    },
  })
  const id = ++last
  const asked = child
  return new Promise((resolve) => {
    const timer = setTimeout(() => tell(undefined), milliseconds)
    const tell = (tags: ReturnType<Tagger> | undefined) => {
      clearTimeout(timer)
      waiting.delete(id)
      resolve(tags)
    }
    waiting.set(id, tell)
    asked.send({ id, words })
  })
}

/** Ends the process apart, for the app's own end. */
export async function stopTagger(): Promise<void> {
  await child?.kill()
  child = undefined
}
