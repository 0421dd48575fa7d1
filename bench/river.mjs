// How long it takes to draw a river of 50 reviews on the server, in the processor's time. Run: node bench/river.mjs
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-bench-'))
symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
try {
  const entry = `export { River } from './src/features/reviews/rivers/river.tsx'; export { shapeRiver } from './src/features/reviews/rivers/shape.ts'
    export { render } from 'preact-render-to-string'; export { h } from 'preact'`
  const outfile = path.join(folder, 'river.mjs')
  await build({ stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', packages: 'external', jsx: 'automatic', jsxImportSource: 'preact', outfile, logLevel: 'error' })
  const { River, shapeRiver, render, h } = await import(pathToFileURL(outfile).href)
  const rows = Array.from({ length: 50 }, (_, index) => ({
    kind: 'mark', id: `${index}`, review: `${index}`, onDay: new Date(Date.UTC(2024, 0, 1 + index * 14)).toISOString().slice(0, 10), story: `Told the ${index}th time.`, now: 'closer', hoped: 'as-hoped', next: null, nextWords: null,
    widthWords: null, stone: (index * 4) % 9 + 1, goodStone: 9, badStone: 1, worker: null,
    contributors: [{ kind: 'family', name: 'Meera', way: 'helped', share: 'a-lot' }, { kind: 'service', name: 'the wait', way: 'in-the-way', share: null }],
  }))
  const draw = () => render(h(River, { rows, banks: { near: 'Up four times', far: 'Through till six' }, today: '2026-06-01' }))
  for (let warm = 0; warm < 1000; warm++) draw()
  const time = (work, turns = 500) => { const began = process.cpuUsage(); for (let turn = 0; turn < turns; turn++) work(); return process.cpuUsage(began).user / 1000 / turns }
  const best = (work) => Math.min(...Array.from({ length: 5 }, () => time(work))).toFixed(3)
  if (process.argv.includes("--long")) for (let turn = 0; turn < 6000; turn++) draw()
  console.log(`A river of 50 reviews: shaped in ${best(() => shapeRiver(rows))} ms, drawn in ${best(draw)} ms, ${draw().length} characters (Node ${process.version}).`)
} finally {
  rmSync(folder, { recursive: true })
}
