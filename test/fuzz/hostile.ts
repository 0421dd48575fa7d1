import fc from 'fast-check'

/** Stands in everything that must never come back as markup. */
export const mark = 'zqx'

const markup = [
  `<script>${mark}(1)</script>`, `"><img src=${mark} onerror=${mark}(2)>`, `'><svg onload=${mark}(3)>`, `</textarea><script>${mark}(4)</script>`, `</title><script>${mark}(5)</script>`,
  `javascript:${mark}(6)`, `<!--${mark}`, `&lt;script&gt;${mark}&#x3c;`, `{{${mark}}}`, `\${${mark}}`, `<%= ${mark} %>`, `#{${mark}}`, `]]>${mark}`, `url(javascript:${mark})`, `</style>${mark}`,
]
const database = ["' or '1'='1", "'); drop table carers; --", '$1', '\\', '%', '_', "'||(pg_sleep(0))||'", "{a,b}", '{"a":1}', 'null', '\\x00', "E'\\000'", 'text[]', "'::uuid", ';commit;']
const formulas = [`=${mark}(1)`, `+${mark}`, `-${mark}`, `@${mark}`, `\t=${mark}`, `"=${mark}"`, `a","=${mark}`, `=HYPERLINK("http://${mark}","x")`]
const headers = [`a\r\nX-${mark}: 1`, `a\nSet-Cookie: lilypad=${mark}`, `a%0d%0aX-${mark}:1`, '\u2028', `a.pdf"; filename="${mark}.html`]
const days = ['0000-00-00', '2026-02-30', '9999-12-31', '99999-01-01', '-0001-01-01', '2026-13-01', '10000000-01-01', '2026-1-1', '1e3-01-01', '275760-09-14', 'infinity', 'epoch', 'now', '0001-01-01']
const numbers = ['1e999', '-0', 'NaN', 'Infinity', '9007199254740993', '-1', '0x10', '1.5', '99999999999999999999', '2147483648', '1_000', '٣', '', ' 1 ', '+1', '08']
const letters = [
  '\u0000', 'a\u0000b', '\ud800', '\udc00x', '\u202e\u0639\u0631\u0628\u064a', '\u202dabc\u202c', '\ufeff', '\u200b', '\uffff', '\ufffe', '👩‍👩‍👧‍👦', 'e\u0301\u0301\u0301', 'ﷺ'.repeat(40), '\u0007\u001b[31m', '\u0085',
  'İ', 'ß', '\u1e9e', 'Z\u0351\u036b\u0343', '\u00a0', '\r', '\r\n\r\n', '\t', '   ', '.', '..', '../../../../etc/passwd', '/', '//evil.example', '\\\\evil', 'https://evil.example/', 'CON', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
]
const huge = ['a'.repeat(70_000), '𝒳'.repeat(20_000), ' '.repeat(30_000), '\n'.repeat(20_000), 'a '.repeat(25_000), '<'.repeat(20_000), 'é\u0301'.repeat(10_000), `${'('.repeat(5000)}${')'.repeat(5000)}`]

/** Texts as somebody would send them who means us no good, or whose device went wrong. */
export const hostileText = fc.oneof(
  { arbitrary: fc.constantFrom(...markup), weight: 6 },
  { arbitrary: fc.constantFrom(...database), weight: 3 },
  { arbitrary: fc.constantFrom(...formulas), weight: 3 },
  { arbitrary: fc.constantFrom(...headers), weight: 2 },
  { arbitrary: fc.constantFrom(...days), weight: 3 },
  { arbitrary: fc.constantFrom(...numbers), weight: 3 },
  { arbitrary: fc.constantFrom(...letters), weight: 5 },
  { arbitrary: fc.constantFrom(...huge), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 2 },
  { arbitrary: fc.tuple(fc.constantFrom(...markup, ...letters), fc.string({ maxLength: 8 })).map(([one, other]) => other + one), weight: 2 },
  { arbitrary: fc.constant(''), weight: 2 },
)

/** What may stand in a part of an address: as it is put on the wire. */
export const hostilePart = fc.oneof(
  hostileText.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 9000))),
  fc.constantFrom('%', '%E0%A4%A', '%ff', '%00', '%2e%2e', '%2f', '..%2f..', '%c0%ae', ';jsessionid=1', 'a'.repeat(12_000), '%25', '~', '[]', '{}', '|', '0', 'undefined', 'null', ':id', '*', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
)

/** Headers that a request may bring along. Those that cannot be sent at all are left out by whoever makes the request. */
export const hostileHeader = fc.oneof(
  fc.constantFrom<[string, string]>(
    ['accept', 'application/json'], ['accept', '*/*;q=nonsense'], ['accept-language', `x-${mark};q=2, *, en;q=abc`], ['accept-encoding', 'br;q=0, gzip;q=1.0, *'], ['accept-encoding', 'deflate'],
    ['range', 'bytes=0-0'], ['range', 'bytes=-1,5-2,999999999999-'], ['range', 'lines=1'], ['if-none-match', '*'], ['if-modified-since', 'yesterday'], ['expect', 'nothing'],
    ['x-forwarded-for', `${mark}, ,,`], ['x-forwarded-for', '::1, 999.1.1.1'], ['x-forwarded-proto', 'javascript'], ['x-forwarded-host', `${mark}.example`], ['host', `${mark}.example`], ['forwarded', `for="${mark}`],
    ['origin', 'null'], ['origin', `https://${mark}.example`], ['sec-fetch-site', 'cross-site'], ['sec-fetch-site', ''], ['referer', `javascript:${mark}`], ['user-agent', `<script>${mark}(1)</script>`], ['user-agent', 'a'.repeat(9000)],
    ['content-encoding', 'gzip'], ['transfer-encoding', 'chunked, chunked'], ['x-http-method-override', 'DELETE'], ['authorization', `Bearer ${mark}`], ['dnt', '1'], ['upgrade', 'h2c'],
  ),
  fc.tuple(fc.constantFrom('accept', 'accept-language', 'x-forwarded-for', 'origin', 'if-none-match', 'referer', 'content-language'), hostileText.map((text) => text.slice(0, 3000))) as fc.Arbitrary<[string, string]>,
)
