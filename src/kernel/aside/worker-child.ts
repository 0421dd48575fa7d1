import { type ChildProcess, fork } from 'node:child_process'

/** How a worker is started: the module to find packages from, and how long it waits for work before it ends. */
export interface WorkerArguments {
  anchor: string
  idleMilliseconds: number
}

/** What a child tells the one who started it. */
export interface ChildEvents<Answer> {
  answered: (answer: Answer) => void
  ended: () => void
}

/** One running worker process: something heavy that works apart from the app and ends by itself when it has nothing to do. */
export class WorkerChild<Job extends object, Answer> {
  private readonly process: ChildProcess
  private over = false

  constructor(file: string, given: WorkerArguments, events: ChildEvents<Answer>) {
    this.process = fork(file, [given.anchor, String(given.idleMilliseconds)], {
      serialization: 'advanced',
      execArgv: [],
      // No secrets of the app, and nothing printed: complaints quote the words they are about.
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
      if (!this.over) events.answered(answer as Answer)
    })
    this.process.on('error', ended)
    this.process.on('exit', ended)
    this.hold(false)
  }

  get pid(): number | undefined {
    return this.process.pid
  }

  send(job: Job): void {
    // A worker that is just ending cannot be sent to; its exit is what tells us.
    this.process.send(job, () => undefined)
  }

  /** While someone waits for an answer the app stays; otherwise the worker must not keep it from ending. */
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

/** In the worker: what it was started with. */
export function readWorkerArguments(argv: readonly string[]): WorkerArguments {
  const [anchor, idle] = argv.slice(2)
  if (anchor === undefined || idle === undefined) throw new Error('This worker is started by the app, not by hand.')
  return { anchor, idleMilliseconds: Number(idle) }
}

function onlyTheEssential(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SYSTEMROOT', 'LD_LIBRARY_PATH']
  return Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}
