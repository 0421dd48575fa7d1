import fc from 'fast-check'
import { newId } from '../../src/kernel/ids.ts'
import { address } from '../visitor.ts'
import { addressOf, type Fields, filledForms, type Ids, type Route, tablesIn } from '../walls/walk.ts'
import { type Links, tokenFor } from './links.ts'
import { hostileHeader, hostilePart, hostileText } from './hostile.ts'

/** Whose ids may stand in a request: those of whoever asks, of the other organisation, of a record nobody here may know of. */
export interface KnownIds { ours: Ids; theirs: Ids; restricted: Ids; links?: Links }

/** Mostly the first, so that most requests go deep, and sometimes one of the others. */
const mostly = <const T extends string>(usual: T, ...others: T[]) => fc.oneof({ arbitrary: fc.constant(usual), weight: 40 }, { arbitrary: fc.constantFrom(...others), weight: 10 })
const change = fc.record({
  field: fc.nat(), how: fc.constantFrom('replace', 'replace', 'replace', 'twice', 'many', 'leave out', 'rename', 'file', 'theirs', 'restricted'), text: hostileText,
})

/** One request, as chance has it. The same seed gives the same requests. */
export const anyRequest = fc.record({
  route: fc.nat(),
  method: fc.oneof({ arbitrary: fc.constant('own'), weight: 20 }, { arbitrary: fc.constantFrom('HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'LILYPAD', 'POST', 'GET'), weight: 1 }),
  places: fc.array(mostly('ours', 'theirs', 'restricted', 'nobody', 'part'), { minLength: 3, maxLength: 3 }),
  part: hostilePart,
  tail: fc.oneof({ arbitrary: fc.constant(''), weight: 12 }, { arbitrary: fc.constantFrom('/', '//', '/..', '/.', '.json', '%00', '/%2e%2e/', '#x', '?', '??', '?&&&', ';a=b'), weight: 1 }),
  query: fc.oneof({ arbitrary: fc.constant([] as [string, string][]), weight: 5 }, { arbitrary: fc.array(fc.tuple(fc.constantFrom('find', 'page', 'to', 'lens', 'from', 'show', 'carer', 'passage', 'on', 'sort', 'a[b]', '__proto__', 'id'), hostilePart) as fc.Arbitrary<[string, string]>, { maxLength: 5 }), weight: 2 }),
  form: fc.nat(),
  changes: fc.array(change, { maxLength: 4 }),
  body: mostly('urlencoded', 'multipart', 'multipart', 'multipart', 'json', 'cut off', 'no boundary', 'wrong boundary', 'no type', 'odd type', 'bytes', 'nothing', 'deep', 'bad escapes'),
  cookie: fc.oneof({ arbitrary: fc.constant('own' as const), weight: 20 }, { arbitrary: fc.constantFrom('cut' as const, 'longer' as const, 'twice' as const, 'text' as const, 'other organisation' as const), weight: 1 }),
  headers: fc.oneof({ arbitrary: fc.constant([] as [string, string][]), weight: 4 }, { arbitrary: fc.array(hostileHeader, { maxLength: 3 }), weight: 1 }),
  text: hostileText,
})
export type AnyRequest = typeof anyRequest extends fc.Arbitrary<infer T> ? T : never

/** Make it a request to this route, with this person's cookie. Gives back what was sent too, in short, to be named in a failure. */
export async function makeRequest(route: Route, any: AnyRequest, ids: KnownIds, ownCookie: string): Promise<{ request: Request; sent: string }> {
  const tables = tablesIn(route, ids.ours)
  const inPath = route.path.match(/:\w+/g) ?? []
  const parts = inPath.map((_, at) => {
    const [who, table] = [any.places[at] ?? 'ours', tables[at]]
    const token = tokenFor(route, ids.links)
    if (token !== undefined && at === 0 && who !== 'part') return who === 'ours' ? token : who === 'nobody' ? token.slice(0, -1) : token.replace(/^[^.]*/, newId())
    if (who === 'part' || table === undefined) return any.part
    return who === 'nobody' ? newId() : ids[who][table] ?? newId()
  })
  const query = any.query.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&')
  const url = `${address}${addressOf(route, parts)}${any.tail}${query && `${any.tail.includes('?') ? '&' : '?'}${query}`}`
  const method = any.method === 'own' ? route.method : any.method
  const headers = new Headers({ 'sec-fetch-site': 'same-origin', 'cookie': cookieOf(any, ownCookie) })
  for (const [name, value] of any.headers) {
    try { headers.set(name, value) } catch { /* Such a header cannot be sent. */ }
  }
  const forms = await filledForms({ ...route, method: method === 'GET' ? 'GET' : 'POST' }, ids.ours)
  const fields = changed(forms[any.form % forms.length]!, any, ids)
  const carries = !['GET', 'HEAD'].includes(method)
  const { body, type } = carries ? bodyOf(any, fields) : { body: undefined, type: undefined }
  if (type !== undefined) headers.set('content-type', type)
  const sent = `${method} ${url.slice(address.length, 300)} ${JSON.stringify({ headers: any.headers, cookie: any.cookie, body: any.body, fields }).slice(0, 600)}`
  return { request: new Request(url, { method, headers, body }), sent }
}

function cookieOf({ cookie, text }: AnyRequest, own: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, '?').slice(0, 3000)
  const other = own.replace(/=[^.]*\./, `=${newId()}.`)
  return { 'own': own, 'cut': own.slice(0, -5), 'longer': `${own}a`, 'twice': `${own}; lilypad=${plain}; ${own}`, 'text': `lilypad=${plain}; lilypad-device=${plain}`, 'other organisation': other }[cookie]
}

function changed(form: Fields, { changes, text }: AnyRequest, ids: KnownIds): Fields {
  const fields: Fields = { ...form }
  const idFor = (field: string, whose: 'theirs' | 'restricted') => ids[whose][`${field}s`] ?? ids[whose][field] ?? ids[whose].carers!
  for (const { field, how, text: other } of changes) {
    const names = Object.keys(fields)
    const name = names[field % Math.max(1, names.length)] ?? 'words'
    if (how === 'replace') fields[name] = other
    if (how === 'twice') fields[name] = [String(fields[name]), other]
    if (how === 'many') fields[name] = Array.from({ length: 40 }, () => other.slice(0, 200))
    if (how === 'leave out') delete fields[name]
    if (how === 'rename') fields[other.slice(0, 200)] = text
    if (how === 'file') fields[`${name}[]`] = other
    if (how === 'theirs' || how === 'restricted') fields[name] = idFor(name, how)
  }
  return fields
}

function bodyOf({ body, text, changes }: AnyRequest, fields: Fields): { body: string | FormData | Uint8Array<ArrayBuffer> | undefined; type?: string } {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  const form = 'application/x-www-form-urlencoded'
  const encoded = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  const written = (boundary: string) => pairs.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`).join('')
  switch (body) {
    case 'multipart': {
      const data = new FormData()
      for (const [at, [name, value]] of pairs.entries()) {
        if (changes[0]?.how === 'file' && at === 0) data.append(name, new File([text], text.slice(0, 100) || 'x'))
        else data.append(name, value)
      }
      return { body: data }
    }
    case 'json': return { body: JSON.stringify(fields), type: 'application/json' }
    case 'cut off': return { body: written('x').slice(0, -3), type: 'multipart/form-data; boundary=x' }
    case 'no boundary': return { body: written('x'), type: 'multipart/form-data' }
    case 'wrong boundary': return { body: `${written('x')}--x--`, type: `multipart/form-data; boundary=${'y'.repeat(100)}` }
    case 'no type': return { body: new TextEncoder().encode(encoded) }
    case 'odd type': return { body: encoded, type: 'text/xml; charset=utf-99' }
    case 'bytes': return { body: Buffer.from(text.slice(0, 5000), 'utf16le'), type: form }
    case 'nothing': return { body: undefined, type: form }
    case 'deep': return { body: `${'{"a":['.repeat(5000)}${']}'.repeat(5000)}`, type: 'application/json' }
    case 'bad escapes': return { body: `${encoded}&%=%&%E0%A4%A=%ff&=&===&a=%u0041`, type: form }
    default: return { body: encoded, type: form }
  }
}
