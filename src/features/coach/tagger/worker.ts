/**
 * The child process that says of the words of a statement which are verbs and which are nouns. It is apart from the app because
 * the language model takes more memory than all the rest; it ends when nobody has asked for a while.
 */
import { readWorkerArguments } from '../../../kernel/aside/worker-child.ts'
import { loadTagger } from './load.ts'

const { anchor, idleMilliseconds } = readWorkerArguments(process.argv)
const end = () => process.exit(0)
let idle = setTimeout(end, idleMilliseconds)
const tag = loadTagger(anchor)

process.on('message', ({ id, words }: { id: number; words: string[] }) => {
  clearTimeout(idle)
  process.send?.({ id, tags: tag(words) })
  idle = setTimeout(end, idleMilliseconds)
})
process.on('disconnect', end)
