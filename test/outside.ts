import { expect } from 'vitest'

/** What every answer carries, whoever asked for what, and however it went. */
const always: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'(?!.*unsafe-).*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(same-origin|no-referrer|strict-origin)$/,
  'x-frame-options': /^DENY$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /geolocation=\(\)/,
}

/** Script or style that stands in the page itself, where a word that was not escaped would become one. */
const inline = /<script(?![^>]*\ssrc=)|<style|\sstyle="|<[a-z][^<>]*\son[a-z]+="|(?:href|action|src|formaction)="\s*(?:javascript|data:text|vbscript):/i

/**
 * Holds an answer against what this house promises about every one of its answers, so that each test that asks for a page tries
 * it again: the headers; no script or style in the page itself; nothing that a shared computer would keep; and on to nowhere but
 * a place of our own, unless the test says where else.
 */
export function holdsOutside(request: Request, answer: Response, body: string, elsewhere?: string): void {
  const what = `${request.method} ${new URL(request.url).pathname} (${answer.status})`
  const missing = Object.entries(always).filter(([name, value]) => !value.test(answer.headers.get(name) ?? ''))
  expect(missing.map(([name]) => `${what}: ${name}: ${answer.headers.get(name)}`)).toEqual([])
  const to = answer.headers.get('location')
  if (to !== null && !(elsewhere && to.startsWith(elsewhere))) expect(to, `${what} leads to a place of our own`).toMatch(/^\/(?![/\\])[^\0-\x20]*$/)
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('text/')) expect(type, `${what} says its letters`).toMatch(/charset=utf-8/i)
  if (!type.startsWith('text/html')) return
  expect(answer.headers.get('cache-control'), `${what} is kept nowhere`).toBe('no-store')
  const found = inline.exec(body)
  expect(found && body.slice(Math.max(0, found.index - 80), found.index + 120), `${what} has no script or style of its own`).toBe(null)
}
