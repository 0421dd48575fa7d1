import { findAll, isCode, isSource, kindOf, roomOf, type Rule, type Tree } from './tree.ts'

const vague = /(^|[-/])(utils?|helpers?|misc|common|shared|lib|manager|stuff)(?=[-./]|$)/

function checkNames(tree: Tree): string[] {
  return Object.keys(tree).filter((file) => file.includes('/')).flatMap((file) => {
    const [folder, name] = [file.slice(0, file.lastIndexOf('/')), file.slice(file.lastIndexOf('/') + 1)]
    const odd = isCode(file) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.test-helper|\.test|\.d)?\.tsx?$/.test(name)
    const says = vague.exec(file.replace(/\.test-helper\.ts$/, ''))?.[2]
    return [
      ...(odd ? [`${file}:1 is not named in kebab-case: small letters and hyphens`] : []),
      ...(says ? [`${file}:1 is named "${says}", which says nothing: name it for what it is about`] : []),
      ...(/[A-Z_]/.test(folder) ? [`${file}:1 stands in a folder that is not named in kebab-case`] : []),
    ]
  })
}

const exported = /^export (async )?(?:function\*?|const) (\w+)/gm

function checkMeanings(tree: Tree): string[] {
  return findAll(tree, exported, (file) => isSource(file) && roomOf(file) !== undefined, ([, asks, name = ''], file) => {
    const kind = kindOf(file, tree[file]!)
    if (/^may[A-Z]/.test(name) && kind !== 'policy') return `${name} says who may: it belongs in policy.ts`
    if (/^is[A-Z]|^[A-Z]/.test(name)) return name.endsWith('Page') && kind !== 'view' ? `${name} is a page: it belongs in views.tsx` : undefined
    // What finds something in a text it is given asks nobody; what waits for an answer asks the database.
    if (asks && /^(find|get)[A-Z]/.test(name) && kind !== 'queries') return `${name} reads: it belongs in queries.ts`
    if (/^(handle|process|manage|do|perform|execute)([A-Z]|$)/.test(name)) return `${name} says nothing of what happens: name the change with a verb of the domain`
    return undefined
  })
}

const verbs = /^(create|add|save|update|edit|delete|remove|agree|withdraw|start|begin|end|close|open|send|submit|do|get|set|make|give|lift|undo|correct|read|write|sign-out|logout|login)$/

function checkAddresses(tree: Tree): string[] {
  return findAll(tree, /\.(get|post|put|patch|delete|all)\('(\/[^']*)'/g, (file) => isSource(file) && roomOf(file) !== undefined, ([, method = '', address = '']) => {
    const verb = address.split('/').find((segment) => verbs.test(segment))
    if (verb) return `${method.toUpperCase()} ${address} has a verb in it ("${verb}"): a change is a thing with an address of its own, /plans/:id/agreement`
    if (!/^(\/([a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?|:\w+))*\/?$/.test(address)) return `${address} is no plain address: small letters, hyphens and ids`
    return method === 'get' || method === 'post' ? undefined : `${method.toUpperCase()} ${address}: a form can send only GET and POST`
  })
}

/** A sentence that is there twice: the first is never read, and nothing says so. */
function checkSentences(tree: Tree): string[] {
  return Object.entries(tree).filter(([file]) => file.endsWith('.json') && file.startsWith('src/')).flatMap(([file, text]) => {
    const there = new Set<string>()
    return text.split('\n').flatMap((line, at) => {
      const key = /^ {2}"([^"]+)":/.exec(line)?.[1]
      if (key === undefined || !there.has(key)) return there.add(key ?? '') && []
      return [`${file}:${at + 1} says "${key}" a second time: the first is never read`]
    })
  })
}

/** Every name says what it is. */
export const names: readonly Rule[] = [
  {
    name: 'files and folders are named in kebab-case, for what they are about',
    check: checkNames,
    planted: { 'src/features/pads/PadPage.tsx': '', 'src/kernel/utils.ts': '', 'src/kernel/string-helpers.ts': '', 'src/shared/pads.ts': '', 'src/features/my_pads/index.ts': '', 'test/read-pdf.test-helper.ts': '' },
    caught: [/my_pads\/index\.ts:1 stands in a folder/, /PadPage\.tsx:1 is not named in kebab-case/, /string-helpers\.ts:1 is named "helpers"/, /utils\.ts:1 is named "utils"/, /shared\/pads\.ts:1 is named "shared"/],
  },
  {
    name: 'find, get, may and Page mean what they say, and a change has a verb of the domain',
    check: checkMeanings,
    planted: { 'src/features/pads/commands.ts': 'export function mayKeep() {}\nexport async function findPad() {}\nexport async function processPad() {}\nexport async function keepPad() {}\n', 'src/features/pads/queries.ts': 'export function PadPage() {}\nexport async function getPad() {}\n' },
    caught: [/commands\.ts:1 mayKeep says who may/, /commands\.ts:2 findPad reads/, /commands\.ts:3 processPad says nothing/, /queries\.ts:1 PadPage is a page/],
  },
  {
    name: 'no verbs in addresses, and only what a form can send',
    check: checkAddresses,
    planted: { 'src/features/pads/routes.tsx': "pads.post('/pads/:id/agree', keep)\npads.post('/pads/:id/agreement', keep)\npads.delete('/pads/:id', keep)\npads.get('/Pads', show)\npads.get('/pads/:id/plan.pdf', show)\n" },
    caught: [/routes\.tsx:1 POST \/pads\/:id\/agree has a verb/, /routes\.tsx:3 DELETE/, /routes\.tsx:4 \/Pads is no plain address/],
  },
  {
    name: 'a sentence has its name once',
    check: checkSentences,
    planted: { 'src/features/pads/words.en.json': '{\n  "a": "One",\n  "b": "Two",\n  "a": "Three"\n}\n', 'src/features/stones/words.en.json': '{\n  "a": "One"\n}\n' },
    caught: [/pads\/words\.en\.json:4 says "a" a second time/],
  },
]
