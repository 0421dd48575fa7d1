import { finding, findAll, isCode, isSource, isTest, type Rule, type Tree } from './tree.ts'

export const warnAt = 150
const failAt = 300
const mostFiles = 12
const deepest = 3

/** Generated files, data and stories may be as long as they are. */
function isExempt(file: string): boolean {
  return !isCode(file) || file === 'src/database/tables.ts' || file.startsWith('src/seed/stories/') || file.startsWith('src/frameworks/')
}

const linesOf = (text: string) => text.trimEnd().split('\n').length

/** Files that are longer than anybody likes to read at once. */
export function longFiles(tree: Tree, longest: number): string[] {
  return Object.entries(tree).filter(([file, text]) => !isExempt(file) && linesOf(text) > longest)
    .map(([file, text]) => `${file}:${longest + 1} has ${linesOf(text)} lines: split it by idea, into files named for what they are about`)
}

function foldersOf(tree: Tree): Map<string, string[]> {
  const folders = new Map<string, string[]>()
  for (const file of Object.keys(tree)) {
    const folder = file.slice(0, file.lastIndexOf('/'))
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  return folders
}

function checkDepth(tree: Tree): string[] {
  return [...foldersOf(tree).keys()].filter((folder) => folder.startsWith('src/') && folder.split('/').length - 1 > deepest)
    .map((folder) => `${folder}:1 is more than ${deepest} folders below src: a room is flat`)
}

/** Files that count: not words, not tests, not what runs in a browser. */
function checkCount(tree: Tree): string[] {
  return [...foldersOf(tree)].filter(([folder]) => /^src\/features\/[^/]+$/.test(folder)).flatMap(([folder, files]) => {
    const counted = files.filter((file) => isCode(file) && !isTest(file) && !file.endsWith('/words.ts'))
    return counted.length > mostFiles ? [`${folder}:1 has ${counted.length} files: more than ${mostFiles} are two nouns`] : []
  })
}

function checkCompiler(tree: Tree): string[] {
  const said = ([what]: RegExpMatchArray) => `"${what?.trim()}" switches the compiler off: say what it is`
  // What compares components with somebody else's examples takes those as they come.
  const judged = (file: string) => isSource(file) && !file.startsWith('src/kernel/ui/fixtures/')
  const loose = findAll(tree, /\bas any\b|:\s*any\b(?!\w)|<any>|\bany\[\]/g, judged, said)
  const hidden = Object.entries(tree).filter(([file]) => judged(file)).flatMap(([file, text]) =>
    [...text.matchAll(/@ts-(?:ignore|expect-error|nocheck)/g)].map((match) => finding(file, text, match.index, said(match))))
  return [...loose, ...hidden]
}

function checkFolders(tree: Tree): string[] {
  const text = tree['ARCHITECTURE.md'] ?? ''
  const folders = new Set(Object.keys(tree).filter((file) => /^(src|test)\//.test(file)).flatMap((file) => {
    const parts = file.split('/').slice(0, -1)
    return parts.slice(0, 3).map((_, at) => parts.slice(0, at + 1).join('/'))
  }))
  return [...folders].filter((folder) => {
    const name = folder.split('/').pop() ?? ''
    return !new RegExp(`(^|[^\\w-])${name}([^\\w-]|$)`, 'm').test(text)
  }).map((folder) => `ARCHITECTURE.md:1 does not name ${folder}/: say in a clause what is in it`)
}

/** Small and flat. */
export const shape: readonly Rule[] = [
  {
    name: `no file is longer than ${failAt} lines`,
    check: (tree) => longFiles(tree, failAt),
    planted: { 'src/features/pads/views.tsx': 'x\n'.repeat(301), 'src/features/pads/routes.tsx': 'x\n'.repeat(300), 'src/seed/stories/asha.ts': 'x\n'.repeat(900), 'src/features/pads/words.en.json': 'x\n'.repeat(400) },
    caught: [/pads\/views\.tsx:301 has 301 lines/],
  },
  { name: `no folder is more than ${deepest} below src`, check: checkDepth, planted: { 'src/features/pads/parts/small/a.ts': '', 'src/kernel/ui/pad/pad.tsx': '' }, caught: [/^src\/features\/pads\/parts\/small:1/] },
  {
    name: `a room has at most ${mostFiles} files besides words and tests`,
    check: checkCount,
    planted: Object.fromEntries([...Array(13).keys()].map((at) => [`src/features/pads/a${at}.ts`, '']).concat([...Array(12).keys()].map((at) => [`src/features/stones/a${at}.ts`, '']), [['src/features/stones/words.en.json', ''], ['src/features/stones/words.ts', ''], ['src/features/stones/a.test.ts', '']])),
    caught: [/^src\/features\/pads:1 has 13 files/],
  },
  {
    name: 'no "any", and nothing is hidden from the compiler',
    check: checkCompiler,
    planted: { 'src/a.ts': 'const a = b as any\n// @ts-ignore\nconst c: any = 1\n', 'src/b.ts': '// any of these\nconst many: anything = 1\n' },
    caught: [/a\.ts:1 "as any"/, /a\.ts:2 "@ts-ignore"/, /a\.ts:3 ": any"/],
  },
  {
    name: 'ARCHITECTURE.md names every folder',
    check: checkFolders,
    planted: { 'ARCHITECTURE.md': 'src/ features/ pads/', 'src/features/pads/index.ts': '', 'src/features/stones/index.ts': '', 'test/walls/a.test.ts': '' },
    caught: [/does not name src\/features\/stones\//, /does not name test\//, /does not name test\/walls\//],
  },
]

/** What is worth a look, and no more. */
export const warnings = (tree: Tree) => longFiles(tree, warnAt).filter((line) => !isTest(line.slice(0, line.indexOf(':'))))
