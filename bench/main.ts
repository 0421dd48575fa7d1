import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { reachDatabase } from '../src/database/reach.ts'
import { readSettings } from '../src/settings.ts'
import { edition, generate, type Size } from './generate/generate.ts'
import { type Runs, runsOf, verdictOf } from './measure/gate.ts'
import { pagesGrown, sizesTo } from './measure/growth.ts'
import { findGrown, sectionOf, writePage } from './measure/page.ts'
import { type Asked, here, keepResults, measure, measureAlone, type Measured } from './measure/run.ts'

/** What a world of each name holds. */
const sizes: Readonly<Record<string, Size>> = { tiny: { carers: 100, organisations: 1 }, small: { carers: 1_000, organisations: 1 }, country: { carers: 100_000, organisations: 60 }, one: { carers: 100_000, organisations: 1 }, million: { carers: 1_000_000, organisations: 400 } }
const usage = `npm run bench -- ${Object.keys(sizes).join('|')} [generate]
npm run bench -- gate [${Object.keys(sizes).join('|')}] [keep]
npm run bench -- growth [the most carers] [the fewest]`

process.on('uncaughtException', (error) => { console.error(error.message); process.exit(1) })
const root = path.join(import.meta.dirname, '..')
const results = path.join(root, 'bench/results')

/** Make a world, or what is left of it to make, and say where and how to measure on it. `anew`: whatever is left of it from before goes first. */
async function prepare(name: string, size: Size, turns: number, anew = false): Promise<Asked> {
  const settings = readSettings({ ...process.env, LILYPAD_DATA: process.env.LILYPAD_DATA ? path.join(process.env.LILYPAD_DATA, name in sizes ? '' : name) : path.join(root, `data/bench-${name}`) })
  if (anew) rmSync(settings.data, { recursive: true, force: true })
  const reached = await reachDatabase(settings, console.log)
  try {
    const { rows, seconds, unitsBefore } = await generate(reached.owner, size, console.log)
    console.log(`${size.carers} carers in ${size.organisations} organisations: ${rows} rows made in ${seconds.toFixed(1)} s${unitsBefore > 0 ? `, ${unitsBefore} parts were there` : ''}.`)
  } finally {
    await reached.stop()
  }
  return { data: settings.data, size, port: settings.port, chromium: process.env.CHROMIUM_PATH, turns, seconds: name === 'tiny' ? 3 : 20, say: console.log }
}

/** All there is to measure of one world. The smallest says whether all of this works, and no figure of it is kept. */
async function all(name: string, only: string | undefined): Promise<void> {
  const asked = await prepare(name, sizes[name]!, name === 'tiny' ? 8 : 200)
  if (only === 'generate') return
  const measured = await measure(asked)
  if (name === 'tiny') console.log(sectionOf(name, measured))
  else console.log(`Kept in ${keepResults(results, name, measured)}, and put into ${writePage(root)}.`)
}

interface Kept { day: string; machine: string; /** By which edition of the generator its world was made. */ edition?: string; pages: readonly Runs[] }

/**
 * Did a page become slower? Five runs of a working day's pages beside what was kept of them; with `keep` they are kept instead. The world is made
 * anew each time, since what is saved while measuring makes the next page of it longer.
 */
async function gate(name: string, keep: boolean): Promise<void> {
  const kept = keep ? undefined : findKept(name)
  if (!keep && !kept) throw new Error(`Nothing is kept of ${name} to compare with. Measure it first: npm run bench -- gate ${name} keep`)
  const asked = await prepare(`gate-${name}`, sizes[name]!, name === 'tiny' ? 8 : 100, true)
  const pages = runsOf(await measureAlone(asked, 5))
  rmSync(asked.data, { recursive: true, force: true })
  if (!kept) {
    console.log(`Kept in ${keepResults(path.join(results, 'gate'), name, { ...here(), edition, pages } satisfies Kept)}.`)
    return
  }
  if (kept.machine !== here().machine) console.log(`What is kept was measured on another machine (${kept.machine}); this is ${here().machine}. Keep figures of this one first: npm run bench -- gate ${name} keep`)
  if (kept.edition !== edition) console.log(`What is kept was measured on a world that another edition of the generator made: its pages hold something else. Keep figures anew: npm run bench -- gate ${name} keep`)
  const { open, words } = verdictOf(kept.pages, pages, `on ${kept.day}`)
  console.log(words)
  if (!open) process.exitCode = 1
}

/** The five runs that were kept for the gate, or else the figures of the size as they stand in docs/running/performance.md. */
function findKept(name: string): Kept | undefined {
  const read = <T>(file: string) => existsSync(path.join(results, file)) ? JSON.parse(readFileSync(path.join(results, file), 'utf8')) as T : undefined
  const whole = read<Measured>(`${name}.json`)
  return read<Kept>(`gate/${name}.json`) ?? (whole && { day: whole.day, machine: whole.machine, pages: runsOf([whole.journeys]) })
}

/**
 * The same pages while the carers of one organisation double again and again. A size that was measured on this machine is left; a world is deleted when
 * its figures are kept, since all of them together would take twice as much as the largest. Less than a thousand carers say only whether it works: a few turns.
 */
async function growth(most: number, from: number): Promise<void> {
  if (![most, from].every((size) => Number.isInteger(size) && size >= 10)) throw new Error(usage)
  const ofThis = () => findGrown(results).filter(({ machine }) => machine === here().machine)
  const done = new Set(ofThis().map(({ carers }) => carers))
  for (const carers of sizesTo(most, from).filter((size) => !done.has(size))) {
    const asked = await prepare(`growth-${carers}`, { carers, organisations: 1 }, carers < 1_000 ? 8 : 200)
    const [journeys] = await measureAlone(asked, 1)
    console.log(`Kept in ${keepResults(path.join(results, 'growth'), String(carers), { carers, ...here(), journeys: journeys! })}.`)
    rmSync(asked.data, { recursive: true, force: true })
  }
  console.log(`Put into ${writePage(root)}.`)
  const beyond = pagesGrown(ofThis()).filter((one) => one.beyond)
  for (const { name, figures } of beyond) console.log(`${name} becomes slower by more than a tenth with a doubling: ${figures.map(({ carers, p95 }) => `${p95} ms with ${carers}`).join(', ')}.`)
  if (beyond.length > 0) process.exitCode = 1
}

const [what = 'small', second, third] = process.argv.slice(2)
if (what === 'gate' && (second === undefined || second in sizes || second === 'keep')) await gate(second === undefined || second === 'keep' ? 'small' : second, (second === 'keep' ? second : third) === 'keep')
else if (what === 'growth') await growth(Number(second ?? 64_000), Number(third ?? 1_000))
else if (what in sizes && (second === undefined || second === 'generate')) await all(what, second)
else throw new Error(usage)
