import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Measured } from './run.ts'

const [from, until] = ['<!-- figures: made by npm run bench -->', '<!-- until here -->']
const number = new Intl.NumberFormat('en-GB')

/** Put every kept result into docs/running/performance.md, between its two marks. Returns the page's path. */
export function writePage(root: string): string {
  const file = path.join(root, 'docs/running/performance.md')
  const folder = path.join(root, 'bench/results')
  const all = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Measured)
    .sort((one, other) => one.size.carers - other.size.carers || other.size.organisations - one.size.organisations)
  const page = readFileSync(file, 'utf8')
  const [start, end] = [page.indexOf(from), page.indexOf(until)]
  if (start < 0 || end < start) throw new Error(`${file} has lost the marks between which the figures stand.`)
  writeFileSync(file, `${page.slice(0, start + from.length)}\n\n${all.map(sectionOf).join('\n')}\n${page.slice(end)}`)
  return file
}

/** One world: what it took, journey by journey, with what was missed said first. */
export function sectionOf({ size, machine, node, day, startMs, bytesPerCarer, memory, processorMsPerRequest, journeys }: Measured): string {
  const missed = journeys.filter(({ p95, budget, failed }) => p95 > budget || failed > 0)
  return [
    `### ${number.format(size.carers)} carers in ${size.organisations === 1 ? 'one organisation' : `${size.organisations} organisations`}`, '',
    `${day}; ${machine}; Node ${node}; built-in database; one request after the other.`, '',
    missed.length > 0 ? `**Not within what we set ourselves:** ${missed.map(({ name, p95, budget, failed }) => `${name.toLowerCase()} (${p95} ms of ${budget}${failed > 0 ? `, ${failed} failed` : ''})`).join('; ')}.` : 'Everything is within what we set ourselves.', '',
    '| | Median | p95 | p99 | Set (p95) | Page | Times |', '|---|---|---|---|---|---|---|',
    ...journeys.map(({ name, p50, p95, p99, budget, bytes, count }) => `| ${name} | ${p50} ms | ${p95} ms | ${p99} ms | ${budget} ms | ${(bytes / 1024).toFixed(0)} kB | ${count} |`), '',
    `From its start to its first answer ${number.format(startMs)} ms. Memory: Lilypad ${memory.appIdle} MB after its start, ${memory.appAfter} MB after all of this; the database ${memory.databaseIdle} and ${memory.databaseAfter} MB. Processor time of Lilypad ${processorMsPerRequest} ms a request, with what prepares them. On disk ${number.format(Math.round(bytesPerCarer / 1024))} kB a carer, with history.`, '',
  ].join('\n')
}
