/** What a file is, told by its content alone: its name and what the browser says about it are not asked. */
export interface MediaType { type: string; ending: string; kind: 'file' | 'voice-note' }

const file = (type: string, ending: string): MediaType => ({ type, ending, kind: 'file' })
const sound = (type: string, ending: string): MediaType => ({ type, ending, kind: 'voice-note' })

/** Every kind that is taken, by the ending a download gets. */
export const mediaTypes = [
  file('application/pdf', 'pdf'), file('image/jpeg', 'jpg'), file('image/png', 'png'), file('image/webp', 'webp'), file('image/heic', 'heic'),
  file('text/plain', 'txt'), file('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  file('application/vnd.oasis.opendocument.text', 'odt'),
  sound('audio/mpeg', 'mp3'), sound('audio/mp4', 'm4a'), sound('audio/ogg', 'ogg'), sound('audio/webm', 'weba'), sound('audio/wav', 'wav'),
] as const

const byEnding = new Map(mediaTypes.map((one) => [one.ending, one]))

/** The kind of this file; nothing when it is none of those that are taken. */
export function findMediaType(content: Buffer): MediaType | undefined {
  const ending = endingOf(content)
  return ending === undefined ? undefined : byEnding.get(ending)
}

/** The kind that a document was kept as. */
export function mediaTypeOf(type: string): MediaType {
  return mediaTypes.find((one) => one.type === type) ?? file('application/octet-stream', 'bin')
}

/** What a file that was kept as this kind ends in: `pdf`. */
export function endingOfType(type: string): string {
  return mediaTypeOf(type).ending
}

function endingOf(content: Buffer): string | undefined {
  const head = content.subarray(0, 16).toString('latin1')
  if (head.startsWith('%PDF-')) return 'pdf'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF')) return { WEBP: 'webp', WAVE: 'wav' }[head.slice(8, 12)]
  if (head.startsWith('PK\x03\x04')) return packedText(content)
  if (head.startsWith('OggS')) return isOggSound(content) ? 'ogg' : undefined
  if (head.startsWith('\x1a\x45\xdf\xa3')) return isWebmSound(content) ? 'weba' : undefined
  if (head.slice(4, 8) === 'ftyp') return pictureOrSound(content, head.slice(8, 12))
  if (head.startsWith('ID3') || isMp3Frame(content)) return 'mp3'
  return isPlainText(content) ? 'txt' : undefined
}

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1']

/** HEIC photographs and M4A sound share their frame with films, which are not taken. */
function pictureOrSound(content: Buffer, brand: string): string | undefined {
  if (heicBrands.includes(brand)) return 'heic'
  const film = content.includes('vide', 0, 'latin1') && content.includes('hdlr', 0, 'latin1')
  return brand.startsWith('M4A') || brand.startsWith('M4B') || (content.includes('soun', 0, 'latin1') && !film) ? 'm4a' : undefined
}

function isOggSound(content: Buffer): boolean {
  const start = content.subarray(0, 4096).toString('latin1')
  return ['OpusHead', '\x01vorbis', 'Speex   ', '\x7fFLAC'].some((mark) => start.includes(mark)) && !start.includes('theora')
}

function isWebmSound(content: Buffer): boolean {
  const start = content.subarray(0, 65_536).toString('latin1')
  return start.includes('webm') && /A_OPUS|A_VORBIS/.test(start) && !/V_VP|V_AV1|V_MPEG/.test(start)
}

/** The first eleven bits of a frame are ones; layer III; a bit rate and a sampling rate that exist. */
function isMp3Frame(content: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = content
  return first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08 && (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c
}

/** A Word or OpenDocument text, by what is in the package; one with macros is not taken. */
function packedText(content: Buffer): string | undefined {
  const names = packedNames(content)
  if (names.some((name) => /vbaProject|\.exe$|\.dll$/i.test(name))) return undefined
  if (names.includes('word/document.xml') && names.includes('[Content_Types].xml')) return 'docx'
  const mark = content.subarray(30, 80).toString('latin1')
  return names[0] === 'mimetype' && mark.startsWith('mimetypeapplication/vnd.oasis.opendocument.text') && !/text-(web|master)/.test(mark) ? 'odt' : undefined
}

/** The names in a zip's own table of contents. */
function packedNames(content: Buffer): string[] {
  const end = content.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 20 > content.length) return []
  const names: string[] = []
  let at = content.readUInt32LE(end + 16)
  for (let left = content.readUInt16LE(end + 10); left > 0 && at + 46 <= content.length && content.readUInt32LE(at) === 0x02014b50; left--) {
    const [name, extra, comment] = [content.readUInt16LE(at + 28), content.readUInt16LE(at + 30), content.readUInt16LE(at + 32)]
    names.push(content.subarray(at + 46, at + 46 + name).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return names
}

/** Words and nothing but words: no control characters, and not a web page, a program or a formatted text in disguise. */
function isPlainText(content: Buffer): boolean {
  for (const byte of content) if (byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) return false
  return !/^(\ufeff|\xef\xbb\xbf)?\s*(<(!doctype|html|svg|\?xml|script|head|body)|\{\\rtf|#!)/i.test(content.subarray(0, 512).toString('latin1'))
}
