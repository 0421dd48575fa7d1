import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Grown, growthTable, worldsTable } from './growth.ts'
import { crowdingPlot, growthPlot, journeysPlot } from './plots.ts'
import type { Measured } from './run.ts'
import type { Timed } from './timing.ts'

const [from, until] = ['<!-- figures: made by npm run bench -->', '<!-- until here -->']
const number = new Intl.NumberFormat('en-GB')
/** As many times the floor as a page or a save may cost. */
const atMostTimes = 2

/** Put every kept result into docs/running/performance.md, between its two marks, and its plots beside it. Returns the page's path. */
export function writePage(root: string): string {
  const docs = path.join(root, 'docs/running')
  const file = path.join(docs, 'performance.md')
  const folder = path.join(root, 'bench/results')
  const all = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({ name: name.slice(0, -5), measured: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Measured }))
    .sort(({ measured: one }, { measured: other }) => one.size.carers - other.size.carers || other.size.organisations - one.size.organisations)
  const page = readFileSync(file, 'utf8')
  const [start, end] = [page.indexOf(from), page.indexOf(until)]
  if (start < 0 || end < start) throw new Error(`${file} has lost the marks between which the figures stand.`)
  for (const { name, measured } of all) {
    writeFileSync(path.join(docs, `performance-${name}.svg`), journeysPlot(`The pages of a working day, ${worldOf(measured)}`, measured.journeys))
    writeFileSync(path.join(docs, `performance-${name}-pressed.svg`), crowdingPlot(`More than there is room for, ${worldOf(measured)}`, measured.pressed))
  }
  // Figures of another machine say nothing beside these.
  const worlds = findGrown(folder).filter(({ machine }, _, found) => machine === found.at(-1)!.machine)
  const growing = worlds.length > 1
  if (growing) writeFileSync(path.join(docs, 'performance-growth.svg'), growthPlot('The p95 of each page as the world grows', worlds.map(withoutTheYear)))
  const growth = growing ? `### As the world grows\n\n${growthTable(worlds)}\n\n![The p95 of each page but the year, from the smallest world to the largest](performance-growth.svg)\n\n` : ''
  const country = countryOf(all)
  if (country.length > 1) writeFileSync(path.join(docs, 'performance-worlds.svg'), growthPlot('The p95 of each page in worlds of very different size', country.map(asGrown).map(withoutTheYear)))
  writeFileSync(file, `${page.slice(0, start + from.length)}\n\n${growth}${country.length > 1 ? worldsSection(country) : ''}${all.map(({ name, measured }) => sectionOf(name, measured)).join('\n')}\n${page.slice(end)}`)
  return file
}

/** The year is about everybody, and takes so much longer where there are many that nothing else could be told apart beside it. */
const withoutTheYear = (world: Grown): Grown => ({ ...world, journeys: world.journeys.filter(({ name }) => !name.startsWith('A year')) })

/** Worlds that were measured whole, as one country with more and more in it: of each size that with the most organisations; figures of one machine. */
function countryOf(all: readonly { measured: Measured }[]): Measured[] {
  const worlds = all.map(({ measured }) => measured).filter(({ machine }) => machine === all.at(-1)!.measured.machine)
  return worlds.filter(({ size }) => !worlds.some((other) => other.size.carers === size.carers && other.size.organisations > size.organisations))
}

const asGrown = ({ size, day, machine, journeys }: Measured): Grown => ({ carers: size.carers, day, machine, journeys })

const worldsSection = (worlds: readonly Measured[]) => `### From the smallest of these worlds to the largest\n\nThe p95 in milliseconds; each world by itself stands below: ${worlds.map(worldOf).join('; ')}.\n\n${worldsTable(worlds.map(asGrown))}\n\n![The p95 of each page but the year, from the smallest of these worlds to the largest](performance-worlds.svg)\n\n`

/** What was kept of worlds that grew, the smallest first. */
export function findGrown(results: string): Grown[] {
  const folder = path.join(results, 'growth')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  return names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Grown).sort((one, other) => one.carers - other.carers)
}

const worldOf = ({ size }: Pick<Measured, 'size'>) => `${number.format(size.carers)} carers in ${size.organisations === 1 ? 'one organisation' : `${size.organisations} organisations`}`
/** How many times its floor a journey costs, the socket counted to the floor. */
const timesOf = ({ beside }: Timed, socketMs: number) => beside ? Math.round((beside.ours / (beside.floor + socketMs)) * 10) / 10 : undefined

/** One world: what it took, journey by journey, with what was missed said first. */
export function sectionOf(name: string, measured: Measured): string {
  return [`### ${worldOf(measured)}`, '', `${measured.day}; ${measured.machine}; Node ${measured.node}; built-in database.`, '', missedOf(measured), '', `![The pages of a working day](performance-${name}.svg)`, '', tableOf(measured), '', restOf(measured), '', crowdOf(name, measured), ''].join('\n')
}

function missedOf({ journeys, firstPages, memory, socketMs }: Measured): string {
  const missed = [
    ...journeys.filter(({ p95, budget, failed }) => p95 > budget || failed > 0).map(({ name, p95, budget, failed }) => `${name.toLowerCase()} (${p95} ms of ${budget}${failed > 0 ? `, ${failed} failed` : ''})`),
    ...journeys.filter((one) => ['read', 'save'].includes(one.kind) && (timesOf(one, socketMs) ?? 0) > atMostTimes).map((one) => `${one.name.toLowerCase()} beside its floor (${timesOf(one, socketMs)} times, of ${atMostTimes})`),
    ...firstPages.flatMap(({ path: page, lcpMs, usableMs, kilobytes }) => [...(lcpMs > 1000 ? [`${page} seen on a slow line (${lcpMs} ms of 1,000)`] : []), ...(usableMs > 1000 ? [`${page} usable on a slow line (${usableMs} ms of 1,000)`] : []), ...(kilobytes > 100 ? [`${page} in bytes (${kilobytes} kB of 100)`] : [])]),
    ...(memory.appIdle > 120 ? [`memory after the start (${memory.appIdle} MB of 120)`] : []), ...(memory.appPeak > 350 ? [`memory under load (${memory.appPeak} MB of 350)`] : []), ...(memory.databaseIdle > 60 ? [`memory of the database (${memory.databaseIdle} MB of 60)`] : []),
  ]
  return missed.length > 0 ? `**Not within what we set ourselves:** ${missed.join('; ')}.` : 'Everything is within what we set ourselves.'
}

function tableOf({ journeys, socketMs }: Measured): string {
  return [
    '| | Median | p95 | p99 | Set (p95) | Floor | Times the floor | Page | Times asked |', '|---|---|---|---|---|---|---|---|---|',
    ...journeys.map((one) => `| ${one.name} | ${one.p50} ms | ${one.p95} ms | ${one.p99} ms | ${one.budget} ms | ${one.beside ? `${one.beside.floor} ms` : ''} | ${timesOf(one, socketMs) ?? ''} | ${(one.bytes / 1024).toFixed(0)} kB | ${one.count} |`),
  ].join('\n')
}

function restOf({ startMs, startAgainMs, memory, processorMsPerRequest, bytesPerCarer, socketMs, firstPages }: Measured): string {
  const slow = firstPages.map(({ path: page, lcpMs, usableMs, kilobytes }) => `\`${page}\` seen after ${number.format(lcpMs)} ms and usable after ${number.format(usableMs)} ms, ${kilobytes} kB`).join('; ')
  return [
    `From its start to its first answer ${number.format(startMs)} ms, a second time ${number.format(startAgainMs)} ms. Memory: Lilypad ${memory.appIdle} MB after its start, ${memory.appAfter} MB after all of this, ${memory.appPeak} MB at most under load; the database ${memory.databaseIdle}, ${memory.databaseAfter} and ${memory.databasePeak} MB.`,
    `Processor time of Lilypad ${processorMsPerRequest} ms a request, with what prepares them. The socket by itself ${socketMs} ms. On disk ${number.format(Math.round(bytesPerCarer / 1024))} kB a carer, with history.`,
    ...(slow ? [`First visit in Chromium, 150 ms there and back, 1.6 Mbit a second, the processor four times slower: ${slow}.`] : []),
  ].join(' ')
}

function crowdOf(name: string, { crowd, heavy, pressed }: Measured): string {
  return [
    `**Together.** ${crowd.callers} callers for ${crowd.seconds} seconds, each asking anew as soon as it is answered, while beside them ${heavy.map(({ name: what, times, p50, failed }) => `${what} ${times > 0 || failed > 0 ? `is made (${times} times, ${number.format(p50)} ms${failed > 0 ? `, ${failed} failed` : ''})` : 'is under way all the while'}`).join(' and ')}: ${crowd.aSecond} a second.`, '',
    '| | Done | Median | p95 | p99 | Sent away | Failed |', '|---|---|---|---|---|---|---|', ...crowd.kinds.map(({ kind, count, p50, p95, p99, sentAway, failed }) => `| ${kind} | ${count} | ${p50} ms | ${p95} ms | ${p99} ms | ${sentAway} | ${failed} |`), '',
    `**More than there is room for.** So much is asked a second, whether or not it is answered; one of five is a save.`, '', `![What was done and what was sent away](performance-${name}-pressed.svg)`, '',
    '| Asked a second | Done | Sent away (503) | Failed | p95 | p95 of saves | Saves sent away |', '|---|---|---|---|---|---|---|', ...pressed.map((one) => `| ${one.asked} | ${one.done} | ${one.sentAway} | ${one.failed} | ${number.format(one.p95)} ms | ${number.format(one.savesP95)} ms | ${one.savesSentAway} |`),
  ].join('\n')
}
