import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { mayKnowCarer, mayReadCarer } from '../../src/features/access/policy.ts'
import { mayFindCarers } from '../../src/features/carers/policy.ts'
import { mayLeavePage, mayReadPassage } from '../../src/features/conversations/policy.ts'
import type { Reach } from '../../src/features/conversations/schema.ts'
import { mayReadPlan } from '../../src/features/plans/policy.ts'
import { dayIn } from '../../src/kernel/clock.ts'
import { readPdf } from '../../src/kernel/pdf/read-pdf.test-helper.ts'
import { idOf } from '../../src/seed/ids.ts'
import { address, type Answer, signedIn, theApp, type Visitor } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { accessOf, actorOf, type Cast, type Facts, makeSo, randomFacts } from './random-facts.ts'

// The words of the demo world, behind walls that are made up anew each time: whatever a list, a search, a count, a print or a PDF
// shows to somebody is what policy allows of each thing, asked one by one. Nothing more, and nothing less.

const world = useTestDatabase('world')
const lochside = idOf('lochside')
const rounds = Number(process.env.LILYPAD_LONG_ROUNDS ?? 2)

interface Talk { id: string; carer: string; passages: { mark: string; reach: Reach; heard: string[] }[] }
let cast: Cast
let visitors: Visitor[] = []
let talks: Talk[] = []
let plans: { id: string; carer: string; agreed: boolean }[] = []
let outcomes: { carer: string; mark: string }[] = []

/** A mark that stands in the words of one thing and nowhere else. */
const marks = /\bq[cpo]\d+q\b/g

beforeAll(async () => {
  const ask = async <T extends object>(question: string) => (await world.owner.query<T>(question, [lochside])).rows
  const ids = async (question: string) => (await ask<{ id: string }>(question)).map((row) => row.id)
  cast = {
    organisation: lochside, today: dayIn('Europe/London'),
    workers: await ids('select id from workers where organisation_id = $1 order by id'),
    teams: await ids('select id from teams where organisation_id = $1 order by id'),
    carers: await ids('select id from carers where organisation_id = $1 order by id'),
  }
  const mark = (table: string, column: string, letter: string) => world.owner.query(`update ${table} t set ${column} = coalesce(${column}, '') || ' q${letter}' || n.n || 'q'
    from (select id, row_number() over (order by id) as n from ${table} where organisation_id = $1) n where t.id = n.id`, [lochside])
  await mark('carers', 'full_name', 'c')
  // At the beginning of a passage, because many pages show no more than that; what was lifted out of it moves along.
  await world.owner.query(`update passages t set words = 'qp' || lpad(n.n::text, 5, '0') || 'q ' || words
    from (select id, row_number() over (order by id) as n from passages where organisation_id = $1) n where t.id = n.id`, [lochside])
  await world.owner.query('update highlights set starts = starts + 9, ends = ends + 9 where organisation_id = $1', [lochside])
  await mark('outcomes', 'statement', 'o')
  outcomes = await ask(`select carer_id as carer, substring(statement from 'qo\\d+q') as mark from outcomes where organisation_id = $1`)
  plans = await ask('select p.id, p.carer_id as carer, exists (select 1 from plan_agreements a where a.plan_id = p.id) as agreed from plans p where p.organisation_id = $1')
  for (const key of ['jo-reid', 'sam-ure', 'catriona-macphee', 'morag-sinclair', 'ruaridh-bell', 'fiona-macdougall']) {
    const visitor = await signedIn(key)
    visitors[cast.workers.indexOf(idOf('lochside', 'worker', key))] = visitor
  }
})

/** The talks as they stand, each passage with the workers who heard it. */
async function readTalks(): Promise<Talk[]> {
  const { rows } = await world.owner.query<Talk>(`
    select c.id, c.carer_id as carer, coalesce(json_agg(json_build_object('mark', substring(p.words from 'qp\\d+q'), 'reach', p.reach, 'heard',
        (select coalesce(json_agg(d.worker_id), '[]') from conversation_people d where d.conversation_id = c.id and d.worker_id is not null and d.removed_at is null
          and (p.heard_by is null or d.id = any(p.heard_by))))) filter (where p.id is not null), '[]') as passages
    from conversations c left join passages p on p.conversation_id = c.id and not exists (select 1 from withdrawals w where w.passage_id = p.id)
    where c.organisation_id = $1 and not exists (select 1 from withdrawals w where w.conversation_id = c.id and w.passage_id is null) group by c.id, c.carer_id`, [lochside])
  return rows
}

const hrefs = (html: string) => new Set([...html.matchAll(/href="\/carers\/([0-9a-f-]{36})/g)].map(([, id]) => id!))
const sorted = (some: Iterable<string>) => [...new Set(some)].toSorted()

/** Look at everything as one worker. Gives back a line for each place that showed more, or less, than policy allows. */
async function lookRound(at: number, facts: Facts): Promise<string[]> {
  const actor = actorOf(cast, facts, at)
  const visitor = visitors[at]!
  const access = cast.carers.map((_, which) => accessOf(cast, facts, which))
  const of = (carer: string) => access[cast.carers.indexOf(carer)]!
  const known = cast.carers.filter((carer) => mayKnowCarer(actor, of(carer)))
  const passages = talks.flatMap((talk) => talk.passages.map((one) => ({ ...one, talk: talk.id, may: mayReadPassage(actor, of(talk.carer), one, one.heard) })))
  const wrong: string[] = []
  const who = `${facts.workers[at]!.roles.join(' and ') || 'no role'} (${at})`
  const expectSame = (place: string, shown: unknown, allowed: unknown) => {
    if (JSON.stringify(shown) !== JSON.stringify(allowed)) wrong.push(`${who} ${place}: shows ${JSON.stringify(shown)}, policy allows ${JSON.stringify(allowed)}`)
  }
  /** Nothing on any page or paper that policy would not have shown. */
  const nothingMore = (place: string, words: string) => {
    for (const id of words.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []) if (cast.carers.includes(id) && !known.includes(id) && !place.includes(id)) wrong.push(`${who} ${place}: names a carer they may not know of`)
    // What one asked for oneself stands in the box again.
    for (const mark of (words.match(marks) ?? []).filter((one) => !place.includes(`find=${one}`))) {
      const passage = passages.find((one) => one.mark === mark)
      const may = mark[1] === 'p' ? passage !== undefined && passage.may && (mayLeavePage(passage) || place.includes(passage.talk))
        : mark[1] === 'o' ? mayReadCarer(actor, of(outcomes.find((one) => one.mark === mark)!.carer))
          : known.some((carer) => mark === `qc${cast.carers.indexOf(carer) + 1}q`)
      if (!may) wrong.push(`${who} ${place}: shows ${mark}`)
    }
  }
  const get = async (place: string): Promise<Answer> => {
    const answer = await visitor.get(place)
    nothingMore(place, answer.html)
    return answer
  }
  const expectStatus = (place: string, { status }: Answer, carer: string, reads: boolean) =>
    expectSame(place, status, reads ? 200 : mayKnowCarer(actor, of(carer)) ? 403 : 404)

  const list = await get('/carers')
  expectSame('/carers', list.status, mayFindCarers(actor) ? 200 : 403)
  if (mayFindCarers(actor)) {
    expectSame('the list of everyone', sorted(hrefs(list.html)), sorted(known))
    for (const [which, carer] of cast.carers.entries()) {
      const found = await get(`/carers?find=qc${which + 1}q`)
      const shown = hrefs(found.html)
      expectSame(`finding number ${which + 1}`, shown.has(carer), known.includes(carer))
      const counted = / (\d+) people|>One person</.exec(found.html.replace(/>(\d+) people/, '> $1 people'))
      expectSame(`the count of number ${which + 1}`, counted ? Number(counted[1] ?? 1) : 0, shown.size)
      expectSame(`likenesses of number ${which + 1}`, hrefs((await get(`/carers/likenesses?callName=qc${which + 1}q&fullName=qc${which + 1}q`)).html).has(carer), known.includes(carer))
    }
  }
  await get('/today')
  await get('/openings')
  await get('/concerns')
  for (const carer of cast.carers) {
    const reads = mayReadCarer(actor, of(carer))
    await get(`/carers/${carer}/plans/new`)
    for (const place of ['', '/outcomes', '/plans', '/permissions', '/actions', '/documents', '/contacts', '/reviews', '/looks', '/details']) {
      const page = await get(`/carers/${carer}${place}`)
      if (place !== '/details') expectStatus(`/carers/…${place}`, page, carer, reads)
      if (place === '/outcomes' && reads) {
        const own = outcomes.filter((one) => one.carer === carer).map(({ mark }) => mark)
        expectSame('the list of outcomes', sorted(page.html.match(/\bqo\d+q\b/g) ?? []), sorted(own))
      }
    }
  }
  for (const talk of talks) {
    const page = await get(`/conversations/${talk.id}`)
    const reads = mayReadCarer(actor, of(talk.carer))
    expectStatus('/conversations/…', page, talk.carer, reads)
    await get(`/conversations/${talk.id}/read-back`)
    const here = passages.filter((one) => one.talk === talk.id)
    if (reads) expectSame('the passages of a talk', sorted(page.html.match(/\bqp\d+q\b/g) ?? []).filter((mark) => here.some((one) => one.mark === mark)), sorted(here.filter(({ may }) => may).map(({ mark }) => mark)))
  }
  for (const [order, plan] of plans.entries()) {
    const reads = mayReadPlan(actor, of(plan.carer), plan)
    for (const place of ['', '/print', '/comparison']) expectStatus(`/plans/…${place}`, await get(`/plans/${plan.id}${place}`), plan.carer, reads)
    await get(`/plans/${plan.id}/writing`)
    // One PDF for each look round: they take longer.
    if (order !== at % plans.length) continue
    const pdf = await theApp().fetch(new Request(`${address}/plans/${plan.id}/plan.pdf`, { headers: { cookie: visitor.cookie } }))
    expectSame('the PDF of a plan', [pdf.status, pdf.headers.get('content-type')?.includes('pdf') ?? false], reads ? [200, true] : [mayKnowCarer(actor, of(plan.carer)) ? 403 : 404, false])
    if (reads) nothingMore('the PDF of a plan', JSON.stringify(readPdf(new Uint8Array(await pdf.arrayBuffer()))))
  }
  return wrong
}

test('what is shown is what policy allows one by one, however roles, teams, cover, restrictions, refusals and emergencies stand', async () => {
  await fc.assert(fc.asyncProperty(randomFacts(cast.workers.length, cast.teams.length, cast.carers.length), fc.nat(), async (facts, turn) => {
    await makeSo(world.owner, cast, facts)
    // Another third of the passages is opened to all who read the record each time, another is for its own page only.
    await world.owner.query(`update passages p set reach = (array['heard', 'record', 'here'])[1 + ($2::int % 3 + n.n::int) % 3]
      from (select id, row_number() over (order by id) as n from passages where organisation_id = $1) n where p.id = n.id`, [lochside, turn % 3])
    talks = await readTalks()
    for (const at of facts.workers.keys()) if (!facts.workers[at]!.left) expect((await lookRound(at, facts)).join('\n')).toBe('')
  }), { numRuns: rounds, endOnFailure: true })
})
