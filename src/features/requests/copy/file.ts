import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { CopyDocument, type CopyAbout } from './document.tsx'
import { covered, type Part } from './part.ts'

/** What goes into the file of a copy. */
export interface CopyContent { parts: readonly Part[]; about: Omit<CopyAbout, 'files'>; files: readonly { id: string; title: string; mediaType: string; content: Buffer }[]; endingOf: (mediaType: string) => string }

/**
 * The copy as one file (zip): a page to read in any browser, the same as JSON for another system, and the files of the record as they came. Made from
 * what is declared of each column, and from what was decided about words of others; nothing of it is stored.
 */
export function writeCopy({ parts, about, files, endingOf }: CopyContent): { file: Buffer; hash: Buffer } {
  const named = files.map((file, at) => ({ ...file, name: `${at + 1}-${plain(file.title)}.${endingOf(file.mediaType)}` }))
  const page = renderToString(h(CopyDocument, { parts, about: { ...about, files: named } }))
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(about.organisation)}</title><link rel="stylesheet" href="copy.css"></head><body><main>${page}</main></body></html>`
  const json = parts.filter((part) => part.goes).map((part) => ({ kind: part.table, number: part.row, ...Object.fromEntries(covered(part.fields, part.decided).map(({ column, value }) => [column, value])) }))
  const file = Buffer.from(zipSync({
    'copy.html': strToU8(html), 'copy.json': strToU8(JSON.stringify({ organisation: about.organisation, madeOn: about.madeOn, records: json }, null, 2)), 'copy.css': strToU8(sheet),
    ...Object.fromEntries(named.map(({ name, content }) => [`files/${name}`, [new Uint8Array(content), { level: 0 as const }]])),
  }, { mtime: `${about.madeOn}T12:00:00` }))
  return { file, hash: createHash('sha256').update(file).digest() }
}

const plain = (title: string) => title.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'file'
const escape = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

const sheet = `body { font: 1.1rem/1.5 system-ui, sans-serif; color: #1d1d1b; background: #fff; margin: 0 }
main { max-width: 42rem; margin: 0 auto; padding: 1rem }
dl { margin: 0 0 1rem; padding: .5rem 0; border-top: 1px solid #767676 }
dt { font-weight: bold; margin-top: .4rem }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
@media print { dl { break-inside: avoid } }
`
