import { type ChildProcess, fork } from 'node:child_process'
import { type PdfAnswer, type PdfJob, type WorkerArguments, writeWorkerArguments } from './messages.ts'

/** What a child tells the one who started it. */
export interface ChildEvents {
  answered: (answer: PdfAnswer) => void
  ended: () => void
}

/** One running worker process. */
export class WorkerChild {
  private readonly process: ChildProcess
  private over = false

  constructor(file: string, given: WorkerArguments, events: ChildEvents) {
    this.process = fork(file, writeWorkerArguments(given), {
      serialization: 'advanced',
      execArgv: [],
      // No secrets of the app, and nothing printed: the compiler's complaints quote the words of the document.
      env: onlyTheEssential(process.env),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const ended = () => {
      if (this.over) return
      this.over = true
      this.process.kill('SIGKILL')
      events.ended()
    }
    this.process.on('message', (answer) => {
      if (!this.over) events.answered(answer as PdfAnswer)
    })
    this.process.on('error', ended)
    this.process.on('exit', ended)
    this.hold(false)
  }

  get pid(): number | undefined {
    return this.process.pid
  }

  send(job: PdfJob): void {
    // A worker that is just ending cannot be sent to; its exit is what tells us.
    this.process.send(job, () => undefined)
  }

  /** While someone waits for a document the app stays; otherwise the worker must not keep it from ending. */
  hold(held: boolean): void {
    if (held) this.process.ref()
    else this.process.unref()
    if (held) this.process.channel?.ref()
    else this.process.channel?.unref()
  }

  /** Ends it without a word to its events; resolves once it is gone. */
  async kill(): Promise<void> {
    this.over = true
    if (this.process.exitCode !== null || this.process.signalCode !== null || this.process.pid === undefined) return
    const gone = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGKILL')
    this.process.ref()
    await gone
  }
}

function onlyTheEssential(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SYSTEMROOT', 'LD_LIBRARY_PATH']
  return Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}
