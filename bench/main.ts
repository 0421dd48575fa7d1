import path from 'node:path'
import { reachDatabase } from '../src/database/reach.ts'
import { readSettings } from '../src/settings.ts'
import { generate } from './generate/generate.ts'
import { sectionOf, writePage } from './measure/page.ts'
import { keepResults, measure } from './measure/run.ts'

/** What a world of each name holds. */
const sizes = { tiny: { carers: 100, organisations: 1 }, small: { carers: 1_000, organisations: 1 }, country: { carers: 100_000, organisations: 60 }, one: { carers: 100_000, organisations: 1 }, million: { carers: 1_000_000, organisations: 400 } } as const

process.on('uncaughtException', (error) => { console.error(error.message); process.exit(1) })
const root = path.join(import.meta.dirname, '..')
const [name = 'small', only] = process.argv.slice(2)
if (!(name in sizes) || (only !== undefined && only !== 'generate')) throw new Error(`npm run bench -- ${Object.keys(sizes).join('|')} [generate]`)
const size = sizes[name as keyof typeof sizes]
const settings = readSettings({ ...process.env, LILYPAD_DATA: process.env.LILYPAD_DATA || path.join(root, `data/bench-${name}`) })

const reached = await reachDatabase(settings, console.log)
try {
  const { rows, seconds, unitsBefore } = await generate(reached.owner, size, console.log)
  console.log(`${size.carers} carers in ${size.organisations} organisations: ${rows} rows made in ${seconds.toFixed(1)} s${unitsBefore > 0 ? `, ${unitsBefore} parts were there` : ''}.`)
} finally {
  await reached.stop()
}
if (only === undefined) {
  // The smallest world says whether all of this works, and no figure of it is kept.
  const [turns, seconds] = name === 'tiny' ? [8, 3] : [200, 20]
  const measured = await measure({ data: settings.data, size, port: settings.port, chromium: process.env.CHROMIUM_PATH, turns, seconds, say: console.log })
  if (name === 'tiny') console.log(sectionOf(name, measured))
  else console.log(`Kept in ${keepResults(path.join(root, 'bench/results'), name, measured)}, and put into ${writePage(root)}.`)
}
