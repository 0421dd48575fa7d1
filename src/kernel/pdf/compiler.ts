import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import type { PdfDocument } from './document.ts'
import { allFontFiles, fontCoverage } from './fonts.ts'
import { type PagePart, type Prepared, prepare } from './prepare.ts'
import { template } from './templates/index.ts'

/** Makes PDFs in this process: for the worker, and for nobody else, since a page being set holds up everything. */
export interface Compiler {
  make(document: PdfDocument): Uint8Array
}

type Typst = typeof import('@myriaddreamin/typst-ts-node-compiler')

/** A document for one page is tried at these sizes; the smallest sets it at 9 point. */
const smaller = [1, 0.92, 0.84, 0.76]

/**
 * Opens the compiler, or answers undefined where this platform has no binary of it. Packages are found from the module at
 * `anchor`, since the worker itself may stand elsewhere.
 */
export function openCompiler(anchor: string, packageName = '@myriaddreamin/typst-ts-node-compiler'): Compiler | undefined {
  const typst = loadTypst(anchor, packageName)
  if (typst === undefined) return undefined
  const compiler = typst.NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontPaths: allFontFiles(anchor) }] })
  const fonts = fontCoverage(anchor)

  const set = (prepared: Prepared) => {
    const result = compiler.compile({ mainFileContent: template, inputs: { document: JSON.stringify(prepared) } })
    if (result.result === null) throw new Error('The page template does not compile.')
    return result.result
  }
  const compile = (prepared: Prepared): Uint8Array => compiler.pdf(set(prepared), { pdfStandard: 'ua-1' })
  /** As large as it can be on one page; where it cannot be, as large as ever. */
  const scaleFor = (document: PdfDocument, prepareAt: (scale: number) => Prepared): Prepared =>
    prepareAt(document.onePage ? smaller.find((scale) => set(prepareAt(scale)).numOfPages === 1) ?? 1 : 1)

  const isRefused = (document: PdfDocument): boolean => {
    try {
      compile(prepare(document, fonts))
      return false
    } catch {
      return true
    }
  }

  const make = (document: PdfDocument): Uint8Array => {
    try {
      return compile(scaleFor(document, (scale) => prepare(document, fonts, undefined, scale)))
    } catch {
      // What cannot be set as it is (a mark that its font cannot place, say) is set in plain letters; the rest stays as it is.
      const blank = { ...document, title: '', author: '', footer: '', labels: {} }
      const refused = new Set<PagePart>(document.blocks.filter((block) => isRefused({ ...blank, blocks: [block] })))
      if (isRefused({ ...document, blocks: [] })) refused.add('page')
      return compile(scaleFor(document, (scale) => prepare(document, fonts, (part) => refused.has(part), scale)))
    }
  }

  return {
    make(document) {
      try {
        return make(document)
      } finally {
        // One person's words are not kept for the next document.
        compiler.evictCache(0)
      }
    },
  }
}

function loadTypst(anchor: string, packageName: string): Typst | undefined {
  try {
    return createRequire(anchor)(packageName) as Typst
  } catch {
    return undefined
  }
}
