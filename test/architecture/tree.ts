import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Every file of the project that is read here, by its path from the root, with its text. */
export type Tree = Readonly<Record<string, string>>

/** One rule of the house. `planted` breaks it on purpose: a rule that has never bitten is not believed. */
export interface Rule {
  name: string
  /** One line for each place that breaks the rule: file, line, and what to do. */
  check: (tree: Tree) => string[]
  planted: Tree
  /** What the check must say of the planted files; as many lines as there are patterns. */
  caught: readonly RegExp[]
}

const root = path.join(import.meta.dirname, '../..')
const readable = /\.(ts|tsx|mjs|json|md|sql|scss)$/

/** Read these folders (and files) of the project. */
export function readTree(...places: string[]): Tree {
  const tree: Record<string, string> = {}
  const read = (place: string) => { tree[place] = readFileSync(path.join(root, place), 'utf8') }
  for (const place of places) {
    if (readable.test(place)) read(place)
    else for (const entry of readdirSync(path.join(root, place), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name)
      if (entry.isFile() && readable.test(entry.name)) read(path.relative(root, file).split(path.sep).join('/'))
    }
  }
  return tree
}

/** "src/a.ts:12 what to do", for a place in a file's text. */
export function finding(file: string, text: string, index: number, what: string): string {
  return `${file}:${text.slice(0, index).split('\n').length} ${what}`
}

/** Every place where a pattern occurs, as findings. */
export function findAll(tree: Tree, pattern: RegExp, which: (file: string) => boolean, what: (match: RegExpMatchArray, file: string) => string | undefined): string[] {
  return Object.entries(tree).filter(([file]) => which(file)).flatMap(([file, text]) => {
    const code = withoutComments(text)
    return [...code.matchAll(pattern)].flatMap((match) => {
      const said = what(match, file)
      return said === undefined ? [] : [finding(file, code, match.index, said)]
    })
  })
}

/** The text with its comments blanked out, so that line numbers stay. Only comments that have a line (or its end) to themselves. */
export function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ')
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, blank).replace(/(^|[\s;{(,])\/\/ .*$/gm, blank)
}

export const isCode = (file: string) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
export const isTest = (file: string) => /\.test\.tsx?$|\.test-helper\.ts$/.test(file)

/** Code that runs in Lilypad itself. */
export const isSource = (file: string) => file.startsWith('src/') && isCode(file) && !isTest(file)

/** The room a file belongs to: `carers` of `src/features/carers/views.tsx`. */
export function roomOf(file: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1]
}

const kinds = ['schema', 'policy', 'queries', 'commands', 'views', 'routes'] as const
export type Kind = (typeof kinds)[number] | 'index' | 'view' | 'other'

/**
 * What kind of line stands in a room's file. `details-routes.tsx` is routes; a `.tsx` that answers no requests turns data into
 * HTML and so is a view; any other file is seen through: whatever it imports, those who import it do.
 */
export function kindOf(file: string, text: string): Kind {
  const name = path.posix.basename(file).replace(/\.tsx?$/, '')
  if (name === 'index') return 'index'
  const known = kinds.find((kind) => name === kind || name.endsWith(`-${kind}`))
  if (known) return known === 'views' ? 'view' : known
  if (!file.endsWith('.tsx')) return 'other'
  return /from '(hono|[^']*\/kernel\/http\.tsx)'/.test(text) ? 'routes' : 'view'
}
