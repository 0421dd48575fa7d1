import { build } from 'esbuild'
import { join } from 'node:path'
import { build as buildLilypad } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled, root } from './ensure.mjs'

// Measures Lilypad: see docs/running/performance.md. What measures is built beside Lilypad, and is no part of it.
ensureInstalled()
await buildLilypad()
process.env.CHROMIUM_PATH = await ensureChromium()
const outfile = join(root, 'dist/bench.js')
await build({ absWorkingDir: root, entryPoints: ['bench/main.ts'], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', jsx: 'automatic', jsxImportSource: 'preact', sourcemap: true, logLevel: 'warning' })
await import(outfile)
