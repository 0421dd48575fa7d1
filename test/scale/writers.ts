import { Agent, request } from 'node:http'
import { newId } from '../../src/kernel/ids.ts'
import { Saving } from '../faults/kill-tools.ts'

/** People who save one form after the other, and send a form again that was not answered, as a person does. */
export class Writers {
  private going = true
  private readonly all: Promise<void>[]

  constructor(readonly saving: Saving, people: number, private readonly most = Infinity) {
    this.all = Array.from({ length: people }, () => this.person())
  }

  private async person(): Promise<void> {
    while (this.going && this.saving.kept.size < this.most) {
      const id = newId()
      while (!(await this.saving.save(id)) && this.going) await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Wait until they have saved so many more. */
  async more(saves: number, seconds = 60): Promise<void> {
    const enough = Math.min(this.most, this.saving.kept.size + saves)
    for (const deadline = Date.now() + seconds * 1_000; this.saving.kept.size < enough;) {
      if (Date.now() > deadline) throw new Error(`Only ${this.saving.kept.size} of ${enough} saves in ${seconds} seconds; what went wrong: ${this.saving.wrong.slice(0, 3).join('\n') || 'nobody answered'}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  /** Let everybody finish what they have begun. */
  async stop(): Promise<void> {
    this.going = false
    await Promise.all(this.all)
  }
}

/** One request from a network address of this machine's own choosing (127.x.y.z): what `fetch` cannot say. */
export async function sendFrom(from: string, address: string, fields?: Record<string, string>, headers: Record<string, string> = {}): Promise<{ status: number; served: string; html: string }> {
  const body = fields && new URLSearchParams(fields).toString()
  const { origin } = new URL(address)
  return new Promise((resolve, reject) => {
    const sent = request(address, {
      localAddress: from, agent: new Agent(), method: body === undefined ? 'GET' : 'POST',
      headers: { origin, ...headers, ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }) },
    }, (answer) => {
      let html = ''
      answer.on('data', (piece) => { html += piece })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, served: String(answer.headers['x-served-by'] ?? ''), html }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
