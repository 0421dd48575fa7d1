import type { PdfDocument } from './document.ts'
import { WorkerChild, type WorkerArguments } from '../aside/worker-child.ts'
import type { PdfAnswer, PdfJob } from './messages.ts'
import { PdfError } from './pdf-error.ts'

/** A made document, or word that this platform cannot make any: then the page offers printing instead. */
export type PdfResult = { ok: true; bytes: Uint8Array } | { ok: false; reason: 'unavailable' }

/** How the process behaves. Tests shorten the times. */
export interface PdfProcessOptions extends WorkerArguments {
  workerFile: () => Promise<string>
  timeLimitMilliseconds: number
  queueLimit: number
}

interface Waiting {
  document: PdfDocument
  triesLeft: number
  resolve: (result: PdfResult) => void
  reject: (error: Error) => void
}

/**
 * Runs one worker, gives it one document at a time, and looks after it: a worker that dies gets one successor for the same
 * document, and one that takes too long is ended. What it cannot take on at once waits in a queue that has an end.
 */
export class PdfProcess {
  private readonly options: PdfProcessOptions
  private readonly queue: Waiting[] = []
  private child: WorkerChild<PdfJob, PdfAnswer> | undefined
  private current: { id: number; job: Waiting; timer: NodeJS.Timeout } | undefined
  private starting = false
  private unavailable = false
  private lastId = 0

  constructor(options: PdfProcessOptions) {
    this.options = options
  }

  /** The worker's process id while it runs. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** Makes a document, or refuses with a `PdfError`. */
  make(document: PdfDocument): Promise<PdfResult> {
    if (this.unavailable) return Promise.resolve({ ok: false, reason: 'unavailable' })
    if (this.queue.length >= this.options.queueLimit) return Promise.reject(new PdfError('busy'))
    return new Promise((resolve, reject) => {
      this.queue.push({ document, triesLeft: 1, resolve, reject })
      void this.next()
    })
  }

  /** Ends the worker; what still waits is told so. */
  async stop(): Promise<void> {
    const current = this.settle()
    for (const job of [...(current ? [current] : []), ...this.queue.splice(0)]) job.reject(new PdfError('stopped'))
    await this.drop()
  }

  private async next(): Promise<void> {
    if (this.current !== undefined || this.starting || this.queue.length === 0) return
    this.starting = true
    const file = await this.options.workerFile().catch(() => undefined)
    this.starting = false
    const job = this.queue.shift()
    if (job === undefined) return
    try {
      if (file === undefined) throw new PdfError('failed')
      this.child ??= this.start(file)
      const timer = setTimeout(() => this.giveUp(), this.options.timeLimitMilliseconds)
      this.current = { id: ++this.lastId, job, timer }
      this.child.hold(true)
      this.child.send({ id: this.current.id, document: job.document })
    } catch {
      // No process could be started, or the document is not plain data.
      this.settle()
      this.child?.hold(false)
      job.reject(new PdfError('failed'))
      await this.next()
    }
  }

  private start(file: string): WorkerChild<PdfJob, PdfAnswer> {
    return new WorkerChild(file, this.options, {
      answered: (answer) => this.answered(answer),
      ended: () => this.ended(),
    })
  }

  private answered(answer: PdfAnswer): void {
    if (answer.id !== this.current?.id) return
    const job = this.settle()
    this.child?.hold(false)
    if (answer.kind === 'made') job?.resolve({ ok: true, bytes: answer.bytes })
    if (answer.kind === 'failed') job?.reject(new PdfError('failed'))
    if (answer.kind === 'unavailable') {
      this.unavailable = true
      for (const each of [...(job ? [job] : []), ...this.queue.splice(0)]) each.resolve({ ok: false, reason: 'unavailable' })
    }
    void this.next()
  }

  private ended(): void {
    this.child = undefined
    const job = this.settle()
    if (job !== undefined && job.triesLeft > 0) this.queue.unshift({ ...job, triesLeft: job.triesLeft - 1 })
    else job?.reject(new PdfError('failed'))
    void this.next()
  }

  private giveUp(): void {
    const job = this.settle()
    void this.drop()
    job?.reject(new PdfError('slow'))
    void this.next()
  }

  private settle(): Waiting | undefined {
    const job = this.current?.job
    clearTimeout(this.current?.timer)
    this.current = undefined
    return job
  }

  private async drop(): Promise<void> {
    const child = this.child
    this.child = undefined
    await child?.kill()
  }
}
