import fc from 'fast-check'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { theApp, type Visitor } from '../visitor.ts'
import { fillEveryTable, findTables } from '../walls/rows.ts'
import { allRoutes, idsOf, type Route } from '../walls/walk.ts'
import { copyDatabase, dropDatabase, type TestDatabase } from '../world.ts'
import { brokenBy } from './answers.ts'
import { canary, hashesOf, openUp, plantCanaries, restrictOne } from './guarded.ts'
import { hiddenFrom, notTheirs, type Person, restricted } from './people.ts'
import { isOfLinks, sendLinks } from './links.ts'
import { type AnyRequest, anyRequest, type KnownIds, makeRequest } from './requests.ts'

export interface Sent { requests: number; statuses: Record<number, number>; guarded: number; wrong: string[] }

/** The routes in an order of chance, over and over: each is asked as often as any other. */
function inTurn(routes: readonly Route[], seed: number): (at: number) => Route {
  const orders = new Map<number, readonly Route[]>()
  return (at) => {
    const round = Math.floor(at / routes.length)
    const order = orders.get(round) ?? fc.sample(fc.shuffledSubarray([...routes], { minLength: routes.length }), { seed: seed + round, numRuns: 1 })[0]!
    orders.set(round, order)
    return order[at % routes.length]!
  }
}

/**
 * Send so many requests as one person into a world of its own, where canaries stand in everything they may not meet. Gives back
 * what answered, and a line for each property that broke, with the request that broke it. `from` says how many went before.
 */
export async function sendChunk(person: Person, seed: number, from: number, count: number): Promise<Sent> {
  const world = await copyDatabase('world')
  try {
    const { known, others } = await prepare(world, person)
    const tables = await findTables(world.owner)
    await openUp(world.owner, idOf(person.home), known.ours.carers!)
    if (person.links) known.links = await sendLinks(world.owner, idOf(person.home), known.ours.carers!)
    const before = await hashesOf(world.owner, tables, idOf(person.home), others)
    const [routes, sent]: [Route[], Sent] = [(await allRoutes()).filter((route) => !person.links || isOfLinks(route)), { requests: 0, statuses: {}, guarded: 0, wrong: [] }]
    const routeAt = inTurn(routes, seed)
    let visitor: Visitor = await person.comeIn()
    for (const [at, any] of fc.sample(anyRequest, { seed: seed + from, numRuns: count }).entries()) {
      // Signing out is one of the things that may be asked, and so is to work with her no more.
      if (at % 25 === 24) {
        visitor = await person.comeIn()
        await openUp(world.owner, idOf(person.home), known.ours.carers!)
      }
      // Handing over and wiping end a link: it is made good again before it is only tried when it is over.
      if (at % 3 === 0) await known.links?.renew()
      const route = routeAt(from + at)
      const { status, lines } = await send(route, any, known, visitor)
      sent.requests += 1
      sent.statuses[status] = (sent.statuses[status] ?? 0) + 1
      sent.wrong.push(...lines.map((line) => `${route.name} (${person.who}, seed ${seed}, request ${from + at}) ${line}`))
    }
    await known.links?.renew()
    const after = await hashesOf(world.owner, tables, idOf(person.home), others)
    for (const [table, hash] of Object.entries(before)) {
      sent.guarded += Number(hash.split(' ')[0])
      if (after[table] !== hash && !(table in person.except)) sent.wrong.push(`${person.who} changed rows of ${table} that are not theirs (seed ${seed}, requests ${from} to ${from + count - 1})`)
    }
    return sent
  } finally {
    await dropDatabase(world)
  }
}

async function prepare({ owner }: TestDatabase, person: Person): Promise<{ known: KnownIds; others: string[] }> {
  const [home, other] = person.home === 'lochside' ? ['lochside', 'skerry'] : ['skerry', 'lochside']
  for (const organisation of [home, other]) await fillEveryTable(owner, idOf(organisation))
  await restrictOne(owner)
  await plantCanaries(owner, await hiddenFrom(owner, person))
  const strangers: Record<string, string> = { lochside: 'asha-menon', skerry: 'ellie-macneill' }
  const known: KnownIds = {
    ours: await idsOf(owner, idOf(home), idOf(home, 'carer', person.carer)), theirs: await idsOf(owner, idOf(other), idOf(other, 'carer', strangers[other]!)),
    restricted: await idsOf(owner, idOf('lochside'), restricted.carer),
  }
  // A copy that was filled in from the catalogue alone has nothing in it, which no form can make: it is nobody's.
  const { rowCount } = await owner.query("select 1 from copies where id = $1 and content = '{}'", [known.ours.copies ?? null])
  if (rowCount) known.ours = { ...known.ours, copies: newId() }
  return { known, others: await notTheirs(owner, person) }
}

async function send(route: Route, any: AnyRequest, known: KnownIds, visitor: Visitor): Promise<{ status: number; lines: string[] }> {
  const { request, sent } = await makeRequest(route, any, known, visitor.cookie)
  try {
    const answer = await theApp().fetch(request, { incoming: { socket: { remoteAddress: visitor.from } } })
    const body = await answer.text()
    return { status: answer.status, lines: brokenBy({ route: route.name, status: answer.status, headers: answer.headers, body, canaries: [canary] }).map((line) => `${line}\n  ${sent}`) }
  } catch (error) {
    return { status: 0, lines: [`it threw: ${String(error)}\n  ${sent}`] }
  }
}
