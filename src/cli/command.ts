import type { Settings } from '../settings.ts'

/** One command: what it is for, how it is written, and what it does. Returns the exit status. */
export interface Command {
  name: string
  usage: string
  purpose: string
  help: string
  run: (words: readonly string[], settings: Settings, say: (line: string) => void) => Promise<number>
}
