import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Context } from 'hono'

// Beside the bundle when built; in `dist` of the checkout when run from source (tests).
const folder = [path.join(import.meta.dirname, 'assets'), path.resolve(import.meta.dirname, '../../dist/assets')]
  .find((one) => existsSync(path.join(one, 'manifest.json')))

const manifest: Record<string, string> = folder ? JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) : {}
const known = new Set(Object.values(manifest))

/** The address of a built file, with its content in the name, so that it can be kept for ever. */
export function assetAddress(name: string): string {
  return `/assets/${manifest[name] ?? name}`
}

const types: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png', json: 'application/json' }

/** Serve a built file, ready-made in the smallest form the browser takes. Only names the build made are answered. */
export async function serveAsset(c: Context): Promise<Response> {
  const name = c.req.param('name') ?? ''
  if (!folder || !known.has(name)) return c.text('We could not find that file.', 404)
  const accepted = c.req.header('accept-encoding') ?? ''
  const packed = ([['br', '.br'], ['gzip', '.gz']] as const).find(([coding, ending]) => accepted.includes(coding) && existsSync(path.join(folder, name + ending)))
  const body = await readFile(path.join(folder, name + (packed?.[1] ?? '')))
  c.header('content-type', types[name.split('.').pop() ?? ''] ?? 'application/octet-stream')
  c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('vary', 'accept-encoding')
  if (packed) c.header('content-encoding', packed[0])
  return c.body(new Uint8Array(body))
}
