import type { Sent } from './chunk.ts'

/** Whether this is the long run (`npm run test:long`). */
export const long = process.env.LILYPAD_LONG === '1'

/** The seed of everything that is made up: the same every time, or as it is given (a long run takes a new one). */
export const seed = Number(process.env.LILYPAD_SEED ?? 20_260)

/** How much of something: what a change can wait for, or what the long run does, or as it is given by name. */
export function howMany(name: string, short: number, inTheLongRun: number): number {
  return Number(process.env[name] ?? (long ? inTheLongRun : short))
}

/** What all chunks came to. */
export function addUp(all: readonly Sent[]): { requests: number; guardedRows: number; broken: number; statuses: Record<string, number> } {
  const statuses: Record<string, number> = {}
  for (const sent of all) for (const [status, count] of Object.entries(sent.statuses)) statuses[status] = (statuses[status] ?? 0) + count
  const total = (of: (sent: Sent) => number) => all.reduce((sum, sent) => sum + of(sent), 0)
  return { requests: total((sent) => sent.requests), guardedRows: total((sent) => sent.guarded), broken: total((sent) => sent.wrong.length), statuses }
}
