import { brotliDecompressSync } from 'node:zlib'

/** The names of tables that a WOFF2 directory gives a number instead of a name, in its order (WOFF2, section 4.1). */
const known = 'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
const nameOf = (number: number) => known.slice(number * 5, number * 5 + 4)

/** Which letters a WOFF2 file can draw, in order, and its lightest and heaviest weight. */
export function readLetters(file: Buffer): { codePoints: number[]; weights: [number, number] } {
  const tables = tablesOf(file)
  return { codePoints: codePointsOf(tables.get('cmap')!), weights: weightsOf(tables.get('fvar')!) }
}

function tablesOf(file: Buffer): Map<string, Buffer> {
  let at = 48
  /** A number of as many bytes as it needs, seven bits in each. */
  const number = () => {
    let value = 0
    for (;;) {
      const byte = file[at++]!
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }
  const directory = Array.from({ length: file.readUInt16BE(12) }, () => {
    const flags = file[at++]!
    let name = nameOf(flags & 63)
    if ((flags & 63) === 63) name = file.toString('latin1', at, at += 4)
    const plain = number()
    // Outlines and where they lie are always transformed, unless it says 3; of others 0 says that they are as they were.
    const transformed = name === 'glyf' || name === 'loca' ? flags >> 6 !== 3 : flags >> 6 !== 0
    return { name, length: transformed ? number() : plain }
  })
  const content = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  let from = 0
  return new Map(directory.map(({ name, length }) => [name, content.subarray(from, from += length)]))
}

/** Format 4 of the table of characters, which is all that letters of the first 65,536 need. */
function codePointsOf(cmap: Buffer): number[] {
  const found = new Set<number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8))
    if (table.readUInt16BE(0) !== 4) continue
    const wide = table.readUInt16BE(6)
    for (let segment = 0; segment < wide; segment += 2) {
      const end = table.readUInt16BE(14 + segment)
      for (let point = table.readUInt16BE(16 + wide + segment); point <= end && point < 0xffff; point++) found.add(point)
    }
  }
  return [...found].toSorted((a, b) => a - b)
}

/** The first axis of what varies: its least, usual and most, in 65,536ths. */
function weightsOf(fvar: Buffer): [number, number] {
  const axis = fvar.subarray(fvar.readUInt16BE(4))
  if (axis.toString('latin1', 0, 4) !== 'wght') throw new Error('The first axis is not the weight.')
  return [axis.readInt32BE(4) / 65_536, axis.readInt32BE(12) / 65_536]
}
