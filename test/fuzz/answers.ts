import { mark } from './hostile.ts'

/** What one answer was, and what its sender must never meet in it. */
export interface Answered { route: string; status: number; headers: Headers; body: string; canaries: readonly string[] }

interface Property { name: string; broken: (answer: Answered) => string | undefined }

const always: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none'|sandbox/, 'x-content-type-options': /^nosniff$/, 'x-frame-options': /^DENY$/, 'referrer-policy': /./, 'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/, 'permissions-policy': /camera/,
}
const inner = [
  /\bat (?:async )?[\w.<>$ ]*\(?(?:file:|node:|\/)[^)\s]*:\d+/, /node_modules|\/src\/(?:features|kernel|database|cli)\//, /\b(?:Type|Reference|Range|Syntax|Database)Error\b/, /violates [\w-]+ constraint|syntax error at or near|invalid input syntax|relation "\w+"|column "\w+"/i,
  /lilypad_(?:app|login|owner)|PGSQL|ECONN|ENOENT|\bselect .{1,60} from \w+_\w+\b/i, /\[object Object\]|\{"issues"/,
]
const raw = new RegExp(`<script>${mark}|<img src=${mark}|<svg onload=${mark}|(?:href|src|action|formaction)="\\s*javascript:|<!--${mark}`, 'i')
const isHtml = ({ headers }: Answered) => (headers.get('content-type') ?? '').startsWith('text/html')
const found = (pattern: RegExp, text: string) => {
  const at = pattern.exec(text)
  return at ? text.slice(Math.max(0, at.index - 60), at.index + 120) : undefined
}

/** A cookie of ours holds 43 letters of chance, in which once in many thousands the mark stands by itself. */
const ownSecret = /^((?:__Host-)?lilypad(?:-\w+)?=(?:[0-9a-f-]{36}\.)?)[\w-]{43};/

/** What holds of every answer, whatever was asked. */
export const properties: readonly Property[] = [
  { name: 'no 5xx', broken: ({ status }) => (status >= 500 ? String(status) : undefined) },
  { name: 'nothing of the inside is told', broken: ({ body }) => inner.map((pattern) => found(pattern, body)).find(Boolean) },
  { name: 'no words of those who are not to be known of', broken: ({ body, headers, canaries }) => canaries.find((one) => body.includes(one) || [...headers.values()].join().includes(one)) },
  { name: 'what was sent is never markup', broken: (answer) => (isHtml(answer) ? found(raw, answer.body) : undefined) },
  { name: 'no cell is a formula', broken: ({ headers, body }) => (headers.get('content-type')?.startsWith('text/csv') ? found(new RegExp(`(?:^|[,\\n"])[=+\\-@\\t]${mark}`), body) : undefined) },
  { name: 'no header was smuggled in', broken: ({ headers }) => [...headers].filter(([name]) => name !== 'location').map(([name, value]) => `${name}: ${value.replace(ownSecret, '$1;')}`).find((line) => line.startsWith(`x-${mark}`) || /^set-cookie: .*zqx/.test(line)) },
  { name: 'leads nowhere else', broken: ({ headers }) => (/^(?:https?:)?[/\\]{2}|^[a-z]+:/i.test(headers.get('location')?.replace('http://localhost:3000', '') ?? '') ? headers.get('location')! : undefined) },
  { name: 'every header is set', broken: ({ headers }) => Object.entries(always).filter(([name, value]) => !value.test(headers.get(name) ?? '')).map(([name]) => name).join() || undefined },
  { name: 'a page is never kept by anybody on the way', broken: (answer) => (isHtml(answer) && answer.headers.get('cache-control') !== 'no-store' ? answer.headers.get('cache-control') ?? 'no cache-control' : undefined) },
]

/** A line for each property that an answer broke. */
export function brokenBy(answer: Answered): string[] {
  return properties.flatMap(({ name, broken }) => {
    const said = broken(answer)
    return said === undefined ? [] : [`${name}: ${said.replace(/\s+/g, ' ')}`]
  })
}
