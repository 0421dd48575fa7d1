import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, theApp, address, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { findMediaType } from './media-types.ts'
import { mostBytes } from './schema.ts'

const world = useTestDatabase('world')
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** A zip as small as can be: names in its table of contents, and nothing in it. */
function zip(names: string[], content = ''): Buffer {
  const first = Buffer.alloc(30)
  first.write('PK\x03\x04', 'latin1')
  const start = Buffer.concat([first, bytes((names[0] ?? '') + content)])
  const table = names.map((name) => {
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(name.length, 28)
    return Buffer.concat([entry, bytes(name)])
  })
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(start.length, 16)
  return Buffer.concat([start, ...table, end])
}

const taken: Record<string, Buffer> = {
  pdf: bytes('%PDF-1.7\nx'), jpg: bytes('\xff\xd8\xff\xe0xxxx'), png: bytes('\x89PNG\r\n\x1a\nxxxx'), webp: bytes('RIFF\x04\0\0\0WEBPVP8 '), heic: bytes('\0\0\0\x18ftypheic\0\0\0\0'),
  txt: Buffer.from('Dear Asha,\nمرحبا 👋\n'), docx: zip(['[Content_Types].xml', 'word/document.xml']), odt: zip(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.text'),
  mp3: bytes('ID3\x04\0\0\0\0\0\0'), m4a: bytes('\0\0\0\x18ftypM4A \0\0\0\0'), ogg: bytes('OggS\0\x02xxxxOpusHead'), weba: bytes('\x1a\x45\xdf\xa3xxwebmxxA_OPUS'), wav: bytes('RIFF\x04\0\0\0WAVEfmt '),
}
const notTaken: Record<string, Buffer> = {
  'a web page': bytes('  <!DOCTYPE html><script>alert(1)</script>'), 'a drawing with scripts': bytes('<svg xmlns="http://www.w3.org/2000/svg">'), 'a program': bytes('MZ\x90\0\x03'), 'an ELF': bytes('\x7fELF'),
  'a film': bytes('\0\0\0\x18ftypisom hdlr vide hdlr soun'), 'a film in WebM': bytes('\x1a\x45\xdf\xa3webm V_VP9 A_OPUS'), 'a zip': zip(['holiday.jpg']), 'a text with macros': zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']),
  'a spreadsheet': zip(['[Content_Types].xml', 'xl/workbook.xml']), 'noise': bytes('\x01\x02\x03'), 'a broken zip': bytes('PK\x03\x04PK\x05\x06'), 'an animation': bytes('GIF89a\x01\0'),
}

describe('documents', () => {
  let visitor: Visitor
  let carer: string
  let page: string
  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    page = `/carers/${carer}/documents`
    await inTenant(jo, (tx) => registerCarer(tx, { id: carer, callName: 'Wilma' }))
  })
  const send = (content: Buffer, name: string, over: Record<string, string> = {}) =>
    visitor.post(page, { id: newId(), title: '', ...over, file: new File([new Uint8Array(content)], name, { type: 'text/html' }) })
  const fetchFile = async (id: string, headers: Record<string, string> = {}) => {
    const answer = await theApp().fetch(new Request(`${address}/documents/${id}/file`, { headers: { cookie: visitor.cookie, ...headers } }))
    return { answer, content: Buffer.from(await answer.arrayBuffer()) }
  }

  it('are told by what is in them, never by a name', () => {
    for (const [ending, content] of Object.entries(taken)) expect(findMediaType(content)?.ending, ending).toBe(ending)
    for (const [what, content] of Object.entries(notTaken)) expect(findMediaType(content), what).toBeUndefined()
    for (let turn = 0; turn < 200; turn++) expect(() => findMediaType(randomBytes(turn))).not.toThrow()
    for (let cut = 0; cut < taken.docx!.length; cut++) expect(() => findMediaType(taken.docx!.subarray(0, cut))).not.toThrow()
  })

  it('come back byte for byte, as a download that no browser takes for a page', async () => {
    const content = Buffer.concat([taken.pdf!, randomBytes(700_000)])
    const id = newId()
    expect((await send(content, 'letter.html', { id, title: 'Letter “from the ward” 👋' })).location).toBe(page)
    expect((await send(content, 'letter.html', { id, title: 'Letter “from the ward” 👋' })).location).toBe(page)
    const { rows } = await world.owner.query('select count(*)::int as pieces from document_chunks where document_id = $1', [id])
    expect(rows[0].pieces).toBe(3)
    const { answer, content: back } = await fetchFile(id)
    expect(back.equals(content)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="document\.pdf"; filename\*=UTF-8''Letter%20%E2%80%9C/)
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const part = await fetchFile(id, { range: 'bytes=5-9' })
    expect([part.answer.status, part.content.toString('latin1'), part.answer.headers.get('content-range')]).toEqual([206, '1.7\nx', `bytes 5-9/${content.length}`])
    expect((await visitor.get(page)).html).toContain('Letter “from the ward” 👋')
    const { rows: looks } = await world.owner.query(`select 1 from looks where carer_id = $1 and purpose = 'document'`, [carer])
    expect(looks).toHaveLength(1)
  })

  it('may be a voice note, which can be played on its page, and takes the file’s name for a title', async () => {
    const id = newId()
    await send(taken.m4a!, 'Sunday drive.m4a', { id })
    const { html } = await visitor.get(`/documents/${id}`)
    expect(html).toContain('Sunday drive')
    expect(html).toContain('Voice note')
    expect(html).toMatch(/<audio[^>]*controls/)
  })

  it('say what is wrong in a sentence, and keep the title', async () => {
    const say = async (fields: Record<string, string | Blob>) => visitor.post(page, { id: newId(), title: 'Kept title', ...fields })
    const file = (content: Buffer, name = 'x.pdf') => new File([new Uint8Array(content)], name)
    for (const [fields, status, words] of [
      [{ file: file(Buffer.alloc(0)) }, 422, 'This file is empty.'],
      [{ file: file(Buffer.alloc(0), '') }, 422, 'Choose a file.'],
      [{}, 422, 'Choose a file.'],
      [{ file: 'just some words' }, 422, 'Words were sent where a file belongs.'],
      [{ file: file(notTaken['a web page']!) }, 422, 'does not take this kind of file'],
      [{ file: file(Buffer.alloc(mostBytes + 1, 'a')) }, 413, 'The limit is 10 MB.'],
    ] as const) {
      const answer = await say(fields)
      expect([answer.status, answer.html.includes(words), answer.html.includes('value="Kept title"')], words).toEqual([status, true, true])
    }
    // Larger than anything Lilypad reads at once: the front door says so, and still gives the title back.
    const huge = await visitor.post(page, { id: newId(), title: 'Kept title', file: file(Buffer.alloc(13 * 1024 * 1024)) }, { 'content-length': String(13 * 1024 * 1024 + 500) })
    expect([huge.status, huge.html.includes('a document may be up to 10 MB'), huge.html.includes('Kept title')]).toEqual([413, true, true])
    const asTitle = await visitor.post(page, { id: newId(), title: file(taken.txt!), file: file(taken.txt!) })
    expect(asTitle.status).toBe(422)
    expect(asTitle.html).toContain('A file was sent where words belong.')
    const long = await say({ title: 'x'.repeat(10_000), file: file(taken.txt!) })
    expect([long.status, long.html.includes('The limit is 120 characters.'), long.html.includes('Choose the file again')]).toEqual([422, true, true])
    expect((await say({ id: 'lost', file: file(taken.txt!) })).status).toBe(422)
  })

  it('go from every page when they should not be there, and stay in the audit', async () => {
    const id = newId()
    await send(taken.txt!, 'not hers.txt', { id })
    expect((await visitor.post(`/documents/${id}/withdrawal`, { why: '' })).html).toContain('Write why it should not be here.')
    expect((await visitor.post(`/documents/${id}/withdrawal`, { why: 'It is about somebody else.' })).location).toBe(page)
    for (const path of [`/documents/${id}`, `/documents/${id}/file`]) expect((await visitor.get(path)).status).toBe(404)
    expect((await visitor.get(page)).html).not.toContain('not hers')
    const { rows } = await world.owner.query(`select withdrawn_why, (select count(*)::int from changes where row_id = d.id) as changes from documents d where id = $1`, [id])
    expect(rows[0]).toEqual({ withdrawn_why: 'It is about somebody else.', changes: 2 })
  })

  it('are a wall to others', async () => {
    const id = newId()
    await send(taken.txt!, 'walls.txt', { id })
    for (const [key, org] of [['una-macphail', 'skerry'], ['ruaridh-bell', 'lochside'], ['fiona-macdougall', 'lochside']] as const) {
      const other = await signedIn(key, org)
      for (const path of [page, `${page}/new`, `/documents/${id}`, `/documents/${id}/file`]) expect((await other.get(path)).status, `${key} ${path}`).toBe(404)
      expect((await other.post(`/documents/${id}/withdrawal`, { why: 'x' })).status).toBe(404)
      expect((await other.post(page, { id: newId(), title: 'x', file: new File(['words'], 'x.txt') })).status).toBe(404)
    }
    const colleague = await signedIn('sam-ure')
    for (const path of [page, `/documents/${id}`, `/documents/${id}/file`]) expect((await colleague.get(path)).status, path).toBe(403)
    expect((await colleague.post(`/documents/${id}/withdrawal`, { why: 'x' })).status).toBe(403)
  })
})
