import fc from 'fast-check'
import { expect, test } from 'vitest'
import { floors } from './floors.ts'
import { sectionOf } from './page.ts'
import { crowdingPlot, growthPlot, journeysPlot } from './plots.ts'
import type { Measured } from './run.ts'
import type { Timed } from './timing.ts'
import { useTestDatabase } from '../../test/world.ts'

const world = useTestDatabase('world')
const journey = (name: string, p95: number, floor: number): Timed => ({ name, kind: 'read', budget: 50, count: 200, p50: p95 - 5, p95, p99: p95 + 9, bytes: 20_480, failed: 0, beside: { ours: p95 - 5, floor, count: 66 } })
const measured: Measured = {
  size: { carers: 1_000, organisations: 1 }, machine: '2 × a processor', node: 'v20', day: '2026-11-28', startMs: 1_500, startAgainMs: 900, bytesPerCarer: 70_000, processorMsPerRequest: 9, socketMs: 1,
  memory: { appIdle: 90, databaseIdle: 40, appAfter: 120, databaseAfter: 60, appPeak: 300, databasePeak: 90 },
  journeys: [journey('Today', 40, 20), journey('A carer', 45, 10), journey('A river', 90, 70)],
  firstPages: [{ path: '/today', lcpMs: 1_200, usableMs: 900, kilobytes: 60 }],
  crowd: { callers: 32, seconds: 20, aSecond: 40, kinds: [{ kind: 'read', count: 500, p50: 300, p95: 600, p99: 900, sentAway: 2, failed: 0 }] }, heavy: [{ name: 'an export', times: 2, p50: 8_000, failed: 0 }],
  pressed: [{ asked: 20, done: 20, sentAway: 0, failed: 0, p95: 90, savesP95: 80, savesSentAway: 0 }, { asked: 160, done: 40, sentAway: 118, failed: 0, p95: 4_000, savesP95: 900, savesSentAway: 0 }],
}

test('what is missed is said first: a page beyond its time, beyond twice its floor, and slow to be seen; and nothing else', () => {
  const missed = sectionOf('small', measured).split('\n').find((line) => line.startsWith('**Not within'))
  expect(missed).toBe('**Not within what we set ourselves:** a river (90 ms of 50); a carer beside its floor (3.6 times, of 2); /today seen on a slow line (1200 ms of 1,000).')
})

test('where everything is within, that is said', () => {
  const good = { ...measured, journeys: [journey('Today', 40, 20)], firstPages: [] }
  expect(sectionOf('small', good)).toContain('Everything is within what we set ourselves.')
})

test('the plots are well-formed, whatever a journey is called, and say what they show', async () => {
  const named = { ...journey('A <carer> & a name that is much longer than there is room for', 45, 10) }
  for (const plot of [journeysPlot('One', [...measured.journeys, named]), crowdingPlot('Two', measured.pressed), growthPlot('Three', [{ carers: 1_000, journeys: measured.journeys }, { carers: 100_000, journeys: measured.journeys }])]) {
    expect(plot).toMatch(/^<svg [^>]*role="img" aria-label="\w+"/)
    expect(plot).not.toMatch(/NaN|undefined|Infinity/)
    const { rows: [row] } = await world.owner.query<{ whole: boolean }>('select xml_is_well_formed_document($1) as whole', [plot])
    expect(row?.whole).toBe(true)
  }
})

test('whatever the figures, the names in the plot of growth stand apart and within it, and so do the numbers below', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 1, max: 900, noNaN: true }), { minLength: 1, maxLength: 10 }), fc.integer({ min: 2, max: 11 }), (p95s, sizes) => {
    const worlds = Array.from({ length: sizes }, (_, at) => ({ carers: 1_000 * 2 ** at, journeys: p95s.map((p95, n) => journey(`Page ${n}`, p95, 10)) }))
    const plot = growthPlot('Growth', worlds)
    const names = [...plot.matchAll(/<text x="\d+" y="([\d.]+)" fill="#\w+">Page/g)].map(([, y]) => Number(y)).sort((one, other) => one - other)
    expect(names.length).toBe(p95s.length)
    expect(names.at(-1)).toBeLessThanOrEqual(364)
    expect(names[0]).toBeGreaterThan(30)
    for (const [at, y] of names.slice(1).entries()) expect(y - names[at]!).toBeGreaterThan(15.8)
    const ticks = [...plot.matchAll(/<text x="([\d.]+)" y="378"/g)].map(([, x]) => Number(x))
    for (const [at, x] of ticks.slice(1).entries()) expect(x - ticks[at]!).toBeGreaterThan(60)
  }), { numRuns: 50 })
})

test('every statement of every floor is one that the database understands', async () => {
  for (const statement of new Set(Object.values(floors).flat())) {
    const types = new Map<string, string>()
    const text = statement.replaceAll(/(?<!:):([a-z]+)/g, (_, name: string) => {
      types.set(name, name === 'terms' ? 'text[]' : name === 'now' ? 'timestamptz' : name === 'from' || name === 'until' ? 'date' : 'uuid')
      return `$${[...types.keys()].indexOf(name) + 1}`
    })
    await world.owner.query(`prepare floor (${[...types.values()].join(', ')}) as ${text}`)
    await world.owner.query('deallocate floor')
  }
})
