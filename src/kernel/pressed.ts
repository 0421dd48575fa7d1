import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { accepts } from 'hono/accepts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ctx } from './http.tsx'

/** Under so many letters pressing saves nothing. */
const small = 1_024

/**
 * A page is whole before it is sent, so it is pressed whole, and lightly: what more it could be pressed costs more time than it takes on its way. Anything else
 * that is sent (files, lists) is pressed as it goes, by hono's own `compress`.
 */
const ways = {
  br: (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_LGWIN]: 18 } }),
  gzip: (text: string) => gzipSync(text, { level: 3 }),
}
const known = Object.keys(ways) as (keyof typeof ways)[]

/** Answer with a page, pressed as far as whoever asks can read it. */
export function answerPressed(c: Ctx, html: string, status: ContentfulStatusCode): Response {
  const headers = { 'content-type': 'text/html; charset=UTF-8', vary: 'Accept-Encoding' }
  const way = html.length < small ? undefined : wayFor(c)
  if (!way) return c.body(html, status, headers)
  return c.body(ways[way](html), status, { ...headers, 'content-encoding': way })
}

function wayFor(c: Ctx): keyof typeof ways | undefined {
  const wanted = accepts(c, { header: 'Accept-Encoding', supports: known, default: '', match: (accepted) => known.find((one) => accepted.some(({ type, q }) => type === one && q > 0)) ?? '' })
  return wanted === '' ? undefined : wanted as keyof typeof ways
}
