import { inflateSync } from 'node:zlib'

/** What a test can see of a PDF: enough of the format that the compiler writes, read without any other tool. */
export interface ReadPdf {
  pages: number
  /** The document's language as its catalogue says it. */
  language: string | undefined
  /** Every language that any of it is marked with. */
  languages: string[]
  title: string | undefined
  metadata: string
  catalogue: string
  /** The tags in reading order, such as ['Document', 'H1', 'P', 'L', 'LI']. */
  tags: string[]
  /** Everything on the pages as characters, lines run together, spaces left out. */
  text: string
  /** The same, page by page. */
  texts: string[]
  /** Every size of type on the pages, in points. */
  sizes: number[]
  fonts: string[]
}

/** Reads a PDF written by Typst. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'))
  const all = [...objects.values()]
  const catalogue = all.find((each) => each.includes('/Type /Catalog')) ?? ''
  const metadata = Buffer.from(all.find((each) => each.includes('/Subtype /XML')) ?? '', 'latin1').toString('utf8')
  const pages = all.filter((each) => /\/Type \/Page\b(?!s)/.test(each))
  const read = pages.map((page) => readPage(page, objects))
  return {
    pages: pages.length,
    language: /\/Lang \(([^)]*)\)/.exec(catalogue)?.[1],
    languages: [...new Set([...all, ...read.map((page) => page.content)].flatMap((each) => [...each.matchAll(/\/Lang ?\(([^)]*)\)/g)].map((match) => match[1]!)))],
    title: /<dc:title>.*?<rdf:li[^>]*>([^<]*)</s.exec(metadata)?.[1],
    metadata,
    catalogue,
    tags: readTags(objects),
    text: read.map((page) => page.text).join('').replace(/\s/g, ''),
    texts: read.map((page) => page.text.replace(/\s/g, '')),
    sizes: [...new Set(read.flatMap((page) => page.sizes))],
    fonts: [...new Set(all.flatMap((each) => /\/BaseFont \/[A-Z]+\+([\w-]+)/.exec(each)?.[1] ?? []))],
  }
}

function readObjects(file: string): Map<string, string> {
  return new Map([...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => [match[1]!, match[2]!]))
}

function stream(object: string): string {
  const start = object.indexOf('stream\n') + 7
  const body = Buffer.from(object.slice(start, object.lastIndexOf('\nendstream')), 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(body) : body).toString('latin1')
}

function readTags(objects: Map<string, string>): string[] {
  const tags: string[] = []
  const walk = (id: string) => {
    const object = objects.get(id) ?? ''
    const tag = /\/S \/(\w+)/.exec(object)?.[1]
    if (tag !== undefined) tags.push(tag)
    for (const child of (/\/K \[([^\]]*)\]/.exec(object)?.[1] ?? '').matchAll(/(\d+) 0 R/g)) walk(child[1]!)
  }
  const root = [...objects].find(([, object]) => object.includes('/Type /StructTreeRoot'))
  if (root !== undefined) walk(root[0])
  return tags
}

function readPage(page: string, objects: Map<string, string>): { content: string; text: string; sizes: number[] } {
  const content = stream(objects.get(/\/Contents (\d+) 0 R/.exec(page)![1]!)!)
  const resources = page + (objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '')
  const characters = new Map<string, Map<number, string>>()
  for (const [, name, id] of resources.matchAll(/\/(f\d+) (\d+) 0 R/g)) characters.set(name!, readCharacters(objects.get(id!)!, objects))
  let text = ''
  let font = ''
  let replaced = false
  const sizes: number[] = []
  for (const [whole, actual, fontName, size, glyphs] of content.matchAll(pieces)) {
    if (actual !== undefined) {
      text += utf16(readString(actual))
      replaced = true
    } else if (fontName !== undefined) {
      font = fontName
      sizes.push(Number(size))
    } else if (whole === 'EMC') replaced = false
    else if (glyphs !== undefined && !replaced) {
      const numbers = readString(glyphs)
      for (let at = 0; at < numbers.length; at += 2) text += characters.get(font)?.get(numbers.readUInt16BE(at)) ?? '\ufffd'
    }
  }
  return { content, text, sizes }
}

/** A string in brackets; brackets inside it that match are written as they are, so a few levels of them are read. */
const bracketed = (levels: number): string => String.raw`\((?:\\[\s\S]|[^\\()]${levels > 0 ? `|${bracketed(levels - 1)}` : ''})*\)`

const string = String.raw`<[0-9A-Fa-f]+>|${bracketed(6)}`

/** The pieces that matter: text that stands for what is drawn, the font and its size, and strings of glyph numbers. */
const pieces = new RegExp(String.raw`/ActualText (${string})|/[A-Z]\w+ ?(?:${string})|/(f\d+) ([\d.]+) Tf|(${string})|\bEMC\b`, 'g')

function readString(written: string): Buffer {
  const inside = written.slice(1, -1)
  if (written.startsWith('<')) return Buffer.from(inside, 'hex')
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const plain = inside.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => {
    return /^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (named[code] ?? code)
  })
  return Buffer.from(plain, 'latin1')
}

function utf16(written: Buffer): string {
  const marked = written[0] === 0xfe && written[1] === 0xff
  return marked ? Buffer.from(written.subarray(2)).swap16().toString('utf16le') : written.toString('latin1')
}

function readCharacters(font: string, objects: Map<string, string>): Map<number, string> {
  const table = stream(objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)![1]!)!)
  const pairs = [...table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gim)]
  return new Map(pairs.map((pair) => [parseInt(pair[1]!, 16), Buffer.from(pair[2]!, 'hex').swap16().toString('utf16le')]))
}
