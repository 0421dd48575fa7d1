import path from 'node:path'
import { isSource, kindOf, roomOf, type Tree } from './tree.ts'

export interface Import {
  /** A path from the root, or the name of a package. */
  from: string
  /** Nothing of it is there at run time. */
  typeOnly: boolean
  /** What of it is there at run time, by its own name; nothing for `*` and whole modules. */
  names: string[]
  /** Where in the text it begins. */
  index: number
}

const named = /^(?:import|export)\s+(type\s+)?(\*(?:\s+as\s+\w+)?|[\w$]+(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+\w+))?|\{[^}]*\})\s*from\s*['"]([^'"]+)['"]/gm
const bare = /^import\s*['"]([^'"]+)['"]/gm
const dynamic = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const read = new Map<string, Import[]>()

/** What a file imports: `import`, `import type`, `export … from`, and `import(…)`. */
export function importsOf(file: string, text: string): Import[] {
  const key = `${file}\n${text}`
  const found = read.get(key) ?? [
    ...[...text.matchAll(named)].map((match) => ({ from: resolve(file, match[3]!), typeOnly: Boolean(match[1]) || namesOnlyTypes(match[2]!), names: namesIn(match[2]!), index: match.index })),
    ...[...text.matchAll(bare)].map((match) => ({ from: resolve(file, match[1]!), typeOnly: false, names: [], index: match.index })),
    ...[...text.matchAll(dynamic)].filter((match) => !inComment(text, match.index)).map((match) => ({ from: resolve(file, match[2]!), typeOnly: Boolean(match[1]), names: [], index: match.index })),
  ]
  read.set(key, found)
  return found
}

function inComment(text: string, index: number): boolean {
  return /^\s*(\*|\/\/|\/\*)/.test(text.slice(text.lastIndexOf('\n', index) + 1, index))
}

/** `a` and `c` of `{ a as b, type B, c }`. */
function namesIn(names: string): string[] {
  if (!names.startsWith('{')) return []
  return names.slice(1, -1).split(',').map((name) => name.trim()).filter((name) => name && !name.startsWith('type ')).map((name) => name.split(/\s+as\s+/)[0]!)
}

/** `{ type A, type B }` */
function namesOnlyTypes(names: string): boolean {
  if (!names.startsWith('{')) return false
  const list = names.slice(1, -1).split(',').map((name) => name.trim()).filter(Boolean)
  return list.length > 0 && list.every((name) => name.startsWith('type '))
}

function resolve(file: string, from: string): string {
  return from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : from
}

export interface Edge extends Import { file: string; text: string }

/** Every import of the code that runs, with the file it stands in. */
export function edgesOf(tree: Tree, which: (file: string) => boolean = isSource): Edge[] {
  return Object.entries(tree).filter(([file]) => which(file)).flatMap(([file, text]) => importsOf(file, text).map((one) => ({ ...one, file, text })))
}

/**
 * What a room's file has of its room at run time: what it imports, and what it sees through those that are of no kind of their
 * own. With the file through which it came.
 */
export function reachedInRoom(tree: Tree, file: string, through = new Set<string>()): { to: Import; by: string }[] {
  const room = roomOf(file)
  return importsOf(file, tree[file] ?? '').filter((one) => !one.typeOnly).flatMap((to) => {
    const text = tree[to.from]
    const transparent = text !== undefined && roomOf(to.from) === room && kindOf(to.from, text) === 'other' && !through.has(to.from)
    if (!transparent) return [{ to, by: file }]
    through.add(to.from)
    return [{ to, by: file }, ...reachedInRoom(tree, to.from, through).map((one) => ({ to: one.to, by: to.from }))]
  })
}

/** The file behind a door where a name comes from, however many doors it passes; undefined when the door does not have it. */
export function behindDoor(tree: Tree, door: string, name: string): string | undefined {
  const text = tree[door] ?? ''
  for (const [, names = '', from = ''] of text.matchAll(/^export \{([^}]*)\} from '([^']+)'/gm)) {
    const own = names.split(',').map((one) => one.trim().replace(/^type /, '').split(/\s+as\s+/)).find((one) => (one[1] ?? one[0]) === name)
    const file = resolve(door, from)
    if (own) return file.endsWith('/index.ts') ? behindDoor(tree, file, own[0]!) : file
  }
  return undefined
}
