import type { Pressed } from './crowding.ts'
import type { Timed } from './timing.ts'

const [width, left, right] = [760, 250, 60]
const short = (name: string, letters: number) => name.length > letters ? `${name.slice(0, letters - 2).trim()}…` : name
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const frame = (height: number, title: string, inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13">
<title>${escape(title)}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="16" y="24" font-size="16" font-weight="600" fill="#1d2d35">${escape(title)}</text>
${inner}
</svg>
`

/** Each journey: a bar to its median, a thin one on to its p95, and a line where the p95 has to stay under. */
export function journeysPlot(title: string, all: readonly Timed[]): string {
  const most = Math.max(...all.flatMap(({ p95, budget }) => [p95, budget])) * 1.05
  const x = (ms: number) => left + (ms / most) * (width - left - right)
  const rows = all.map(({ name, p50, p95, budget }, n) => {
    const y = 44 + n * 26
    return [
      `<text x="${left - 8}" y="${y + 14}" text-anchor="end" fill="#1d2d35">${escape(short(name, 36))}</text>`,
      `<rect x="${left}" y="${y + 3}" width="${(x(p50) - left).toFixed(1)}" height="14" fill="#2f6b6a"/>`,
      `<rect x="${x(p50).toFixed(1)}" y="${y + 8}" width="${(x(p95) - x(p50)).toFixed(1)}" height="4" fill="#2f6b6a"/>`,
      `<path d="M${x(budget).toFixed(1)} ${y}v20" stroke="#b3541e" stroke-width="2" stroke-dasharray="3 2"/>`,
      `<text x="${(Math.max(x(p95), x(budget)) + 6).toFixed(1)}" y="${y + 14}" fill="#1d2d35">${p95} ms</text>`,
    ].join('')
  })
  const end = 44 + all.length * 26
  return frame(end + 28, title, `${rows.join('\n')}\n<text x="16" y="${end + 18}" fill="#49606a">Thick to the median, thin to the p95 (the number); dashed: what was set for the p95.</text>`)
}

/** What was done a second and what was sent away, against what was asked. */
export function crowdingPlot(title: string, all: readonly Pressed[]): string {
  const [bottom, top, from, to] = [300, 50, 70, width - 150]
  const most = Math.max(...all.map(({ asked }) => asked))
  const [x, y] = [(a: number) => from + (a / most) * (to - from), (v: number) => bottom - (v / most) * (bottom - top)]
  const line = (of: (one: Pressed) => number) => all.map((one, n) => `${n === 0 ? 'M' : 'L'}${x(one.asked).toFixed(1)} ${y(of(one)).toFixed(1)}`).join('')
  const last = all.at(-1)!
  const marks = all.map((one) => `<circle cx="${x(one.asked).toFixed(1)}" cy="${y(one.done).toFixed(1)}" r="4" fill="#2f6b6a"/><text x="${x(one.asked).toFixed(1)}" y="${bottom + 18}" text-anchor="middle" fill="#49606a">${one.asked}</text>`)
  return frame(350, title, [
    `<path d="M${from} ${top}V${bottom}H${to}" fill="none" stroke="#49606a"/>`, `<text x="${from - 8}" y="${top + 4}" text-anchor="end" fill="#49606a">${most}</text><text x="${from - 8}" y="${bottom}" text-anchor="end" fill="#49606a">0</text>`,
    `<path d="${line(({ done }) => done)}" fill="none" stroke="#2f6b6a" stroke-width="2.5"/>`, `<path d="${line(({ sentAway }) => sentAway)}" fill="none" stroke="#b3541e" stroke-width="2" stroke-dasharray="5 3"/>`, ...marks,
    `<text x="${to + 10}" y="${y(last.done) + 4}" fill="#2f6b6a">done</text><text x="${to + 10}" y="${y(last.sentAway) + 4}" fill="#b3541e">sent away (503)</text>`,
    `<text x="${(from + to) / 2}" y="340" text-anchor="middle" fill="#49606a">asked a second</text>`,
  ].join('\n'))
}

export interface Growing { carers: number; journeys: readonly Timed[] }

/** The p95 of each page of one person, from the smallest world to the largest. */
export function growthPlot(title: string, worlds: readonly Growing[]): string {
  const [bottom, top, from, to] = [360, 50, 70, width - 240]
  const names = worlds[0]!.journeys.map(({ name }) => name).filter((name) => !/forty|two hundred|PDF/.test(name))
  const p95 = (world: Growing, name: string) => world.journeys.find((one) => one.name === name)?.p95 ?? 0
  const most = Math.max(...worlds.flatMap((world) => names.map((name) => p95(world, name)))) * 1.05
  const [least, largest] = [Math.log10(worlds[0]!.carers), Math.log10(worlds.at(-1)!.carers)]
  const x = (carers: number) => from + ((Math.log10(carers) - least) / Math.max(0.01, largest - least)) * (to - from)
  const y = (ms: number) => bottom - (ms / most) * (bottom - top)
  const colours = ['#2f6b6a', '#b3541e', '#4a4e9c', '#8a6d1c', '#94355b', '#4c7a2b', '#5b5b5b', '#1f7ea1', '#6f4a8e', '#a0522d']
  const ends = spread(names.map((name) => y(p95(worlds.at(-1)!, name))), 16, bottom)
  const lines = names.map((name, n) => `<path d="${worlds.map((world, at) => `${at === 0 ? 'M' : 'L'}${x(world.carers).toFixed(1)} ${y(p95(world, name)).toFixed(1)}`).join('')}" fill="none" stroke="${colours[n % colours.length]}" stroke-width="2"/><text x="${to + 8}" y="${(ends[n]! + 4).toFixed(1)}" fill="${colours[n % colours.length]}">${escape(short(name, 31))}</text>`)
  // There is room for the number of every second world, and of the largest.
  const ticks = worlds.filter((_, at) => (worlds.length - 1 - at) % 2 === 0).map(({ carers }) => `<text x="${x(carers).toFixed(1)}" y="${bottom + 18}" text-anchor="middle" fill="#49606a">${new Intl.NumberFormat('en-GB').format(carers)}</text>`)
  return frame(400, title, [`<path d="M${from} ${top}V${bottom}H${to}" fill="none" stroke="#49606a"/>`, `<text x="${from - 8}" y="${top + 8}" text-anchor="end" fill="#49606a">${Math.round(most)} ms</text>`, ...ticks, ...lines].join('\n'))
}

/** The same heights, moved apart so that what is written there can be read, and none of them lower than `lowest`. */
function spread(heights: readonly number[], apart: number, lowest: number): number[] {
  const order = heights.map((height, n) => ({ height, n })).sort((one, other) => one.height - other.height)
  for (let at = 1; at < order.length; at += 1) order[at]!.height = Math.max(order[at]!.height, order[at - 1]!.height + apart)
  for (let at = order.length - 1, most = lowest; at >= 0; at -= 1, most -= apart) order[at]!.height = Math.min(order[at]!.height, most)
  const placed: number[] = []
  for (const { height, n } of order) placed[n] = height
  return placed
}
