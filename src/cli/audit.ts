import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { exportHistory, readSeals } from '../database/audit/export-history.ts'
import { type Audited, findFaults } from '../database/audit/find-faults.ts'
import { reachDatabase } from '../database/reach.ts'
import type { Settings } from '../settings.ts'
import type { Command } from './command.ts'

type Say = (line: string) => void

export const audit: Command = {
  name: 'audit',
  usage: 'audit verify|export [file]',
  purpose: 'look whether the history holds, or write it down to be kept elsewhere',
  help: `  audit verify                   look whether every seal holds, and every row is what the history says
  audit verify --against <file>  the same, and that no seal of that export was altered or removed
  audit export [file]            write seals, changes and looks into one file, without anything a record says

An export goes to <data>/audit/history-<day>-<time>.jsonl.gz unless you name a file. Keep it where whoever runs this machine
cannot write: it is what shows that the history was not written anew. Verify ends with 1 when something does not hold.`,
  run: async (words, settings, say) => {
    const [what] = words
    if (what === 'verify') return verify(words.slice(1), settings, say)
    if (what === 'export') return writeDown(words[1], settings, say)
    throw new Error('Say which: npm run lilypad -- audit verify, or npm run lilypad -- audit export')
  },
}

async function verify(words: readonly string[], settings: Settings, say: Say): Promise<number> {
  const file = words[0] === '--against' ? words[1] : undefined
  if (words.length > 0 && (!file || !existsSync(file))) throw new Error('Say against which export: npm run lilypad -- audit verify --against <file>')
  const kept = file ? await readSeals(file) : []
  const reached = await reachDatabase(settings, say, true)
  try {
    const audited = await findFaults(reached.owner, kept)
    for (const { organisation, said } of audited.faults) say(`${organisation}: ${said}`)
    say(summaryOf(audited, kept.length))
    return audited.faults.length === 0 ? 0 : 1
  } finally {
    await reached.stop()
  }
}

function summaryOf({ organisations, seals, sealedRows, recordRows, faults }: Audited, kept: number): string {
  const looked = `Looked at ${organisations} organisations: ${seals} seals over ${sealedRows} rows of history, ${recordRows} rows of the record${kept > 0 ? `, ${kept} seals kept elsewhere` : ''}.`
  return faults.length === 0 ? `${looked} Everything holds.` : `${looked} ${faults.length} ${faults.length === 1 ? 'does' : 'do'} not hold, listed above.`
}

async function writeDown(named: string | undefined, settings: Settings, say: Say): Promise<number> {
  const file = path.resolve(named ?? path.join(settings.data, 'audit', `history-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-')}.jsonl.gz`))
  if (existsSync(file)) throw new Error(`${file} is there already, and an export never overwrites. Give another name.`)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const reached = await reachDatabase(settings, say, true)
  try {
    const { seal, change, look } = await exportHistory(reached.owner, file)
    say(`Wrote ${seal} seals, ${change} changes and ${look} looks to ${file}.`)
    return 0
  } finally {
    await reached.stop()
  }
}
