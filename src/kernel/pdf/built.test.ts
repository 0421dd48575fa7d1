import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { readPdf } from './read-pdf.test-helper.ts'

const folder = mkdtempSync(join(tmpdir(), 'lilypad-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('built and bundled, it needs no file of ours but the worker, and lets the app end', async () => {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const settings = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const
  await build({ ...settings, entryPoints: [here('./index.ts')], outfile: join(folder, 'pdf.js') })
  await build({ ...settings, entryPoints: [here('./worker.ts')], outfile: join(folder, 'pdf-worker.js') })
  symlinkSync(here('../../../node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(folder, 'app.js'),
    `import { writeFileSync } from 'node:fs'
     import { makePdf } from './pdf.js'
     const { bytes } = await makePdf({ title: 'Built', language: 'en', size: 'standard', blocks: [] })
     writeFileSync(${JSON.stringify(join(folder, 'built.pdf'))}, bytes)`,
  )
  // The worker would stay for a minute. An app that waited for it would run into this time limit.
  await promisify(execFile)(process.execPath, [join(folder, 'app.js')], { timeout: 20_000 })
  expect(readPdf(readFileSync(join(folder, 'built.pdf'))).title).toBe('Built')
})
