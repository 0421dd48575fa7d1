import { edgesOf } from './imports.ts'
import { finding, isSource, kindOf, roomOf, type Rule, type Tree } from './tree.ts'

/** Rooms that open every door, write nothing, and are imported by nobody. */
export const readingRooms = ['today', 'learning', 'words-said', 'story', 'my-plan']

/** The rooms from top to bottom, as `src/rooms.ts` lists them. People sign in before they work: attempts and accounts stand below organisations. */
export function roomOrder(tree: Tree): string[] {
  const text = tree['src/rooms.ts'] ?? ''
  const rooms = new Map([...text.matchAll(/^import \{([^}]*)\} from '\.\/features\/([^/]+)\/index\.ts'/gm)].flatMap(([, names = '', room = '']) =>
    names.split(',').map((name) => [name.trim(), room] as const)))
  const list = /rooms: readonly[^=]*= \[([^\]]*)\]/.exec(text)?.[1] ?? ''
  const order = [...list.matchAll(/[\w$]+/g)].map(([name]) => rooms.get(name)).filter((room) => room !== undefined)
  order.splice(order.indexOf('organisations') + 1, 0, 'attempts', 'accounts')
  return [...new Set(order)]
}

const door = /^src\/features\/[^/]+\/index\.ts$/

function checkDoors(tree: Tree): string[] {
  return edgesOf(tree).filter(({ from, file }) => roomOf(from) && roomOf(from) !== roomOf(file) && !door.test(from)).flatMap(({ from, file, text, index, typeOnly }) => {
    const [mine, theirs] = [kindOf(file, text), kindOf(from, tree[from] ?? '')]
    // Gathers what every room declares of its tables, and nothing else.
    if (file === 'src/declared.ts' && theirs === 'schema') return []
    if (roomOf(file) && ((mine === 'policy' && theirs === 'policy') || (mine === 'schema' && theirs === 'schema'))) return []
    return [finding(file, text, index, `imports ${typeOnly ? 'a type of ' : ''}${from}: rooms meet at the door; export it from src/features/${roomOf(from)}/index.ts`)]
  })
}

function checkOrder(tree: Tree): string[] {
  const order = roomOrder(tree)
  return edgesOf(tree).flatMap(({ from, file, text, index }) => {
    const [mine, theirs] = [roomOf(file), roomOf(from)]
    if (!mine || !theirs || mine === theirs || readingRooms.includes(theirs)) return []
    if (!order.includes(mine)) return [finding(file, text, 0, `the room ${mine} stands nowhere in src/rooms.ts`)]
    if (readingRooms.includes(mine) || order.indexOf(theirs) < order.indexOf(mine)) return []
    return [finding(file, text, index, `${mine} opens the door of ${theirs}, which stands below it in src/rooms.ts: let the lower room import the higher one`)]
  })
}

function checkReading(tree: Tree): string[] {
  const imported = edgesOf(tree).filter(({ from, file }) => readingRooms.includes(roomOf(from) ?? '') && roomOf(from) !== roomOf(file) && file !== 'src/rooms.ts')
    .map(({ from, file, text, index }) => finding(file, text, index, `imports ${from}: nobody imports a reading room; move what is shared to the room it is about`))
  const writing = Object.entries(tree).filter(([file, text]) => isSource(file) && readingRooms.includes(roomOf(file) ?? '')
    && (kindOf(file, text) === 'commands' || /\b(insertInto|updateTable|deleteFrom|insertOnce|changeIfSame)\(|\.(post|put|patch|delete)\('\//.test(text)))
    .map(([file, text]) => finding(file, text, 0, 'a reading room writes nothing: the room whose table it is takes the form'))
  return [...imported, ...writing]
}

function checkCycles(tree: Tree): string[] {
  const graph = new Map<string, string[]>()
  for (const { file, from, typeOnly } of edgesOf(tree)) if (!typeOnly && from in tree) graph.set(file, [...(graph.get(file) ?? []), from])
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (file: string, way: string[]) => {
    if (state.get(file) === 'open') found.push(`${file}:1 imports itself by way of ${[...way.slice(way.indexOf(file) + 1), file].join(' -> ')}: move what both need below them`)
    if (state.has(file)) return
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) visit(next, [...way, file])
    state.set(file, 'done')
  }
  for (const file of Object.keys(tree)) visit(file, [])
  return found
}

const kernelMay = (from: string) => from.startsWith('src/kernel/') || from === 'src/database/tables.ts' || !from.startsWith('src/')

/** Rooms meet at the door; lower rooms import higher ones; the kernel knows none of them. */
export const meetings: readonly Rule[] = [
  {
    name: 'rooms meet at the door (policy alone may import another policy)',
    check: checkDoors,
    planted: {
      'src/features/pads/routes.tsx': "import { findCarer } from '../carers/queries.ts'\nimport type { Carer } from '../carers/queries.ts'\nimport { getCarer } from '../carers/index.ts'\n",
      'src/features/pads/policy.ts': "import { mayRead } from '../carers/policy.ts'\n", 'src/seed/pads.ts': "import { a } from '../features/carers/commands.ts'\n",
    },
    caught: [/pads\/routes\.tsx:1 imports src\/features\/carers\/queries\.ts: rooms meet at the door/, /pads\/routes\.tsx:2 imports a type of/, /^src\/seed\/pads\.ts:1/],
  },
  {
    name: 'a room opens only doors of rooms above it in src/rooms.ts',
    check: checkOrder,
    planted: {
      'src/rooms.ts': "import { organisations } from './features/organisations/index.ts'\nimport { pads } from './features/pads/index.ts'\nimport { river, riverBanks } from './features/rivers/index.ts'\nexport const rooms: readonly Hono<Env>[] = [\n  organisations,\n  pads,\n  river,\n  riverBanks,\n]\n",
      'src/features/pads/routes.tsx': "import { river } from '../rivers/index.ts'\n", 'src/features/rivers/routes.tsx': "import { pads } from '../pads/index.ts'\n",
      'src/features/organisations/commands.ts': "import { accounts } from '../accounts/index.ts'\n", 'src/features/stones/views.tsx': "import { pads } from '../pads/index.ts'\n",
    },
    caught: [/organisations opens the door of accounts/, /pads\/routes\.tsx:1 pads opens the door of rivers, which stands below it/, /stones stands nowhere in src\/rooms\.ts/],
  },
  {
    name: 'reading rooms write nothing, and nobody imports them',
    check: checkReading,
    planted: { 'src/features/pads/views.tsx': "import { card } from '../story/index.ts'\n", 'src/features/today/commands.ts': 'export {}\n', 'src/features/story/routes.tsx': "story.post('/story', keep)\n", 'src/rooms.ts': "import { today } from './features/today/index.ts'\n" },
    caught: [/pads\/views\.tsx:1 imports src\/features\/story\/index\.ts/, /story\/routes\.tsx:1 a reading room writes nothing/, /today\/commands\.ts:1 a reading room/],
  },
  {
    name: 'no import comes round to itself at run time',
    check: checkCycles,
    planted: { 'src/features/a/one.ts': "import { two } from '../b/two.ts'\n", 'src/features/b/two.ts': "export { three } from './three.ts'\n", 'src/features/b/three.ts': "import { one } from '../a/one.ts'\n", 'src/features/c/four.ts': "import type { five } from './five.ts'\n", 'src/features/c/five.ts': "import { four } from './four.ts'\n" },
    caught: [/imports itself by way of src\/features\/b\/two\.ts -> src\/features\/b\/three\.ts -> src\/features\/a\/one\.ts/],
  },
  {
    name: 'the kernel knows no room, and of the database only the shape of its tables',
    check: (tree) => edgesOf(tree).filter(({ file, from }) => file.startsWith('src/kernel/') && !kernelMay(from)).map(({ file, from, text, index }) => finding(file, text, index, `imports ${from}: the kernel knows no room; pass in what it needs`)),
    planted: { 'src/kernel/pads.ts': "import { openDatabase } from '../database/connect.ts'\nimport type { Carer } from '../features/carers/index.ts'\n" },
    caught: [/^src\/kernel\/pads\.ts:1 imports src\/database\/connect\.ts/, /^src\/kernel\/pads\.ts:2 imports src\/features\/carers/],
  },
  {
    name: 'kernel/ui knows nothing but itself',
    check: (tree) => edgesOf(tree).filter(({ file, from }) => file.startsWith('src/kernel/ui/') && from.startsWith('src/') && !from.startsWith('src/kernel/ui/')).map(({ file, from, text, index }) => finding(file, text, index, `imports ${from}: a component is told everything by its properties`)),
    planted: { 'src/kernel/ui/pad/pad.tsx': "import { now } from '../../clock.ts'\nimport { Note } from '../note/note.tsx'\n" },
    caught: [/^src\/kernel\/ui\/pad\/pad\.tsx:1 imports src\/kernel\/clock\.ts/],
  },
]
