/**
 * The child process that sets pages. It is apart from the app because setting a page holds up everything else in its process,
 * and because a compiler that falls over must not take the app with it. It ends when it has had nothing to do for a while.
 */
import { type Compiler, openCompiler } from './compiler.ts'
import { readWorkerArguments } from '../aside/worker-child.ts'
import type { PdfAnswer, PdfJob } from './messages.ts'

const { anchor, idleMilliseconds } = readWorkerArguments(process.argv)

const end = () => process.exit(0)
let idle = setTimeout(end, idleMilliseconds)
const mostMemory = 512 * 1024 * 1024
let compiler: Compiler | 'unavailable' | undefined

function answer(job: PdfJob): PdfAnswer {
  compiler ??= openCompiler(anchor) ?? 'unavailable'
  if (compiler === 'unavailable') return { id: job.id, kind: 'unavailable' }
  try {
    return { id: job.id, kind: 'made', bytes: compiler.make(job.document) }
  } catch {
    return { id: job.id, kind: 'failed' }
  }
}

/** A worker that has set very large documents does not keep their memory: the next one begins afresh. */
function retireIfGrown(): void {
  if (process.memoryUsage.rss() > mostMemory) end()
}

process.on('message', (job: PdfJob) => {
  clearTimeout(idle)
  process.send?.(answer(job), retireIfGrown)
  idle = setTimeout(end, idleMilliseconds)
})

// The app has gone, however it went: nobody is left to work for.
process.on('disconnect', end)
