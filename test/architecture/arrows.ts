import { behindDoor, reachedInRoom } from './imports.ts'
import { finding, isSource, type Kind, kindOf, roomOf, type Rule, type Tree } from './tree.ts'

/** What each kind of file may have at run time. Everything else points the wrong way. */
const may: Partial<Record<Kind, { see: (target: Target) => boolean; instead: string }>> = {
  schema: {
    see: ({ from, kind }) => from === 'valibot' || kind === 'schema' || ['src/kernel/schema.ts', 'src/kernel/personal-data.ts', 'src/kernel/passwords.ts', 'src/kernel/actor.ts', 'src/kernel/languages/tags.ts'].includes(from) || from.startsWith('src/frameworks/'),
    instead: 'a schema knows valibot, schemas, how personal data is declared, the list of roles, what a password may be, and frameworks, and nothing else',
  },
  policy: {
    see: ({ from, kind }) => kind === 'schema' || kind === 'policy' || ['src/kernel/schema.ts', 'src/kernel/actor.ts'].includes(from),
    instead: 'policy is a pure answer about (actor, thing): only schemas, the actor and other policies; let a query fetch the facts',
  },
  queries: {
    see: ({ from, kind }) => !['commands', 'view', 'routes'].includes(kind ?? '') && !isPage(from),
    instead: 'a query knows nothing of commands, pages and requests: move what it needs below it',
  },
  commands: {
    see: ({ from, kind }) => !['view', 'routes'].includes(kind ?? '') && !isPage(from),
    instead: 'a command knows nothing of pages and requests: let routes.tsx call it',
  },
  view: {
    see: ({ from, kind, room, own, kindsBehind }) => kind === 'schema' || (room === own && (kind === 'view' || kind === 'other')) || from.startsWith('src/frameworks/') || isForViews(from)
      // Another room's sections and shapes, through its door.
      || (kind === 'index' && kindsBehind.length > 0 && kindsBehind.every((one) => one === 'view' || one === 'schema')),
    instead: 'a view turns data into HTML: let routes.tsx read and ask policy, and pass the answer in (its shape may come by "import type")',
  },
}

interface Target { from: string; kind: Kind | undefined; room: string | undefined; own: string | undefined; kindsBehind: (Kind | undefined)[] }

const isPage = (from: string) => from.startsWith('src/kernel/ui/') || from === 'src/kernel/http.tsx' || from === 'hono' || from.startsWith('preact')

const forViews = ['src/kernel/words.ts', 'src/kernel/dates.ts', 'src/kernel/schema.ts', 'src/kernel/forms.ts', 'src/kernel/clock.ts', 'src/kernel/actor.ts', 'src/kernel/ids.ts']

function isForViews(from: string): boolean {
  return from.startsWith('src/kernel/ui/') || from.startsWith('src/kernel/languages/') || from.startsWith('preact') || from.endsWith('.json') || forViews.includes(from)
}

function checkKind(kind: Kind): (tree: Tree) => string[] {
  const { see, instead } = may[kind]!
  return (tree) => Object.keys(tree).filter((file) => isSource(file) && roomOf(file) && kindOf(file, tree[file]!) === kind).flatMap((file) =>
    reachedInRoom(tree, file).flatMap(({ to, by }) => {
      const text = tree[to.from]
      const behind = to.names.map((name) => behindDoor(tree, to.from, name))
      const target = {
        from: to.from, kind: text !== undefined && roomOf(to.from) ? kindOf(to.from, text) : undefined, room: roomOf(to.from), own: roomOf(file),
        kindsBehind: behind.map((one) => one === undefined ? undefined : kindOf(one, tree[one] ?? '')),
      }
      // A door is judged where rooms meet; what a file of no kind imports is judged here for whoever imports it.
      const seenThrough = target.kind === 'other' && target.room === target.own
      if (seenThrough || see(target)) return []
      const way = by === file ? '' : ` (through ${by})`
      return [finding(file, tree[file]!, by === file ? to.index : 0, `imports ${to.from}${way}: ${instead}`)]
    }))
}

const nowhere = /^src\/(app|rooms|frame|problem|start|main|settings)\.tsx?$|^src\/(cli|seed|api)\//

/** Arrows point one way: schema <- policy <- queries, commands <- routes <- app. */
export const arrows: readonly Rule[] = [
  {
    name: 'a schema imports only valibot, schemas, the actor and frameworks',
    check: checkKind('schema'),
    planted: { 'src/features/pads/schema.ts': "import * as v from 'valibot'\nimport { now } from '../../kernel/clock.ts'\nimport { concepts } from '../../frameworks/concepts.ts'\n" },
    caught: [/^src\/features\/pads\/schema\.ts:2 imports src\/kernel\/clock\.ts/],
  },
  {
    name: 'policy imports only schemas, the actor and policies',
    check: checkKind('policy'),
    planted: {
      'src/features/pads/policy.ts': "import { hasRole } from '../../kernel/actor.ts'\nimport { mayRead } from '../access/policy.ts'\nimport { findPads } from './queries.ts'\nimport type { Pad } from './queries.ts'\n",
      'src/features/pads/queries.ts': 'export const findPads = 1\n', 'src/features/access/policy.ts': '',
    },
    caught: [/^src\/features\/pads\/policy\.ts:3 imports src\/features\/pads\/queries\.ts: policy is a pure answer/],
  },
  {
    name: 'a query imports no command, view or route',
    check: checkKind('queries'),
    planted: { 'src/features/pads/queries.ts': "\nimport { keepPad } from './commands.ts'\n", 'src/features/pads/commands.ts': '' },
    caught: [/^src\/features\/pads\/queries\.ts:2 imports src\/features\/pads\/commands\.ts/],
  },
  {
    name: 'a command imports no view and no route',
    check: checkKind('commands'),
    planted: { 'src/features/pads/keeping-commands.ts': "import { PadPage } from './pad.tsx'\n", 'src/features/pads/pad.tsx': 'export const PadPage = 1\n' },
    caught: [/^src\/features\/pads\/keeping-commands\.ts:1 imports src\/features\/pads\/pad\.tsx/],
  },
  {
    name: 'a view sees no query, command, database or tenant, not even through another file',
    check: checkKind('view'),
    planted: {
      'src/features/pads/views.tsx': "import { Pad } from './pad.ts'\nimport type { Row } from './queries.ts'\nimport { inTenant } from '../../kernel/tenant.ts'\n",
      'src/features/pads/pad.ts': "import { findPads } from './queries.ts'\n", 'src/features/pads/queries.ts': '',
      'src/features/rivers/views.tsx': "import { PadSection } from '../pads/index.ts'\nimport { PadSection, findPads } from '../pads/index.ts'\n", 'src/features/pads/index.ts': "export { findPads } from './queries.ts'\nexport { PadSection } from './views.tsx'\n",
    },
    caught: [/^src\/features\/rivers\/views\.tsx:2 imports src\/features\/pads\/index\.ts: a view/, /^src\/features\/pads\/views\.tsx:1 imports src\/features\/pads\/queries\.ts \(through src\/features\/pads\/pad\.ts\)/, /^src\/features\/pads\/views\.tsx:3 imports src\/kernel\/tenant\.ts/],
  },
  {
    name: 'no room and no kernel knows what stands above it: the app, the command line, the demo world',
    check: (tree) => Object.entries(tree).filter(([file]) => isSource(file) && /^src\/(features|kernel|frameworks|database)\//.test(file)).flatMap(([file, text]) =>
      reachedInRoom(tree, file).filter(({ to, by }) => by === file && nowhere.test(to.from)).map(({ to }) => finding(file, text, to.index, `imports ${to.from}: that stands above it; pass in what is needed`))),
    planted: { 'src/features/pads/routes.tsx': "import { homeFor } from '../../frame.ts'\n" },
    caught: [/^src\/features\/pads\/routes\.tsx:1 imports src\/frame\.ts/],
  },
]
