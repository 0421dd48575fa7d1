import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Context } from 'hono'

// Beside the bundle when built; in `dist` of the checkout when run from source (tests).
const folder = [path.join(import.meta.dirname, 'assets'), path.resolve(import.meta.dirname, '../../dist/assets')]
  .find((one) => existsSync(path.join(one, 'manifest.json')))

const manifest: Record<string, string> = folder ? JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) : {}

const types: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png', json: 'application/json' }
const codings = [['br', '.br'], ['gzip', '.gz'], ['', '']] as const

interface Asset { type: string; forms: Map<string, Uint8Array<ArrayBuffer>> }

// All of them are small and few: kept in memory, so that a build beside a running Lilypad takes nothing away from it.
const assets = new Map<string, Asset>(Object.values(manifest).map((name) => [name, readAsset(name)]))

function readAsset(name: string): Asset {
  const forms = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [coding, ending] of codings) {
    const file = path.join(folder ?? '', name + ending)
    if (existsSync(file)) forms.set(coding, new Uint8Array(readFileSync(file)))
  }
  return { type: types[name.split('.').pop() ?? ''] ?? 'application/octet-stream', forms }
}

/** The address of a built file, with its content in the name, so that it can be kept for ever. */
export function assetAddress(name: string): string {
  return `/assets/${manifest[name] ?? name}`
}

/** Serve a built file, ready-made in the smallest form the browser takes. Only names the build made are answered. */
export function serveAsset(c: Context): Response {
  const asset = assets.get(c.req.param('name') ?? '')
  if (!asset) return c.text('We could not find that file.', 404)
  const accepted = c.req.header('accept-encoding') ?? ''
  const coding = codings.map(([name]) => name).find((name) => asset.forms.has(name) && accepted.includes(name)) ?? ''
  c.header('content-type', asset.type)
  c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('vary', 'accept-encoding')
  if (coding) c.header('content-encoding', coding)
  return c.body(asset.forms.get(coding) ?? new Uint8Array())
}
