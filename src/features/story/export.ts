import { Hono } from 'hono'
import { concepts } from '../../frameworks/concepts.ts'
import { writeCells } from '../../kernel/csv.ts'
import { dayIn } from '../../kernel/clock.ts'
import { sayTime } from '../../kernel/dates.ts'
import { NotFound } from '../../kernel/errors.ts'
import { type Ctx, type Env, idOf, workerOf } from '../../kernel/http.tsx'
import { readReport } from '../../kernel/tenant.ts'
import { openRecord } from '../access/index.ts'
import { findLenses, seeThrough } from '../lenses/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { say } from './say.ts'

/** One carer's outcomes to take away, as they are seen through a lens if one is named. Never a mark, never a count. */
export const exportRoutes = new Hono<Env>()

exportRoutes.get('/carers/:id/outcomes/export.csv', async (c) => {
  const { rows, asOf } = await gatherRows(c)
  const head = ['id', 'statement', 'direction', 'state', 'concepts', 'lens', 'directly', 'in part', 'no place'] as const
  c.header('content-type', 'text/csv; charset=utf-8')
  return send(c, 'csv', asOf, [head, ...rows.map((row) => head.map((name) => row[name]))].map((cells) => writeCells(cells)).join('\r\n'))
})

exportRoutes.get('/carers/:id/outcomes/export.json', async (c) => {
  const { rows, asOf } = await gatherRows(c)
  c.header('content-type', 'application/json; charset=utf-8')
  return send(c, 'json', asOf, JSON.stringify(rows, null, 2))
})

/** A file that was read from a copy says in its name how old that was. */
function send(c: Ctx, ending: string, asOf: Date | null, body: string): Response {
  const when = asOf ? `-as-of-${dayIn(c.get('zone'), asOf)}-${sayTime(asOf, c.get('zone')).replace(':', '')}` : ''
  c.header('content-disposition', `attachment; filename="outcomes${when}.${ending}"`)
  c.header('cache-control', 'no-store')
  return c.body(body)
}

type Row = Record<'id' | 'statement' | 'direction' | 'state' | 'concepts' | 'lens' | 'directly' | 'in part' | 'no place', string>

async function gatherRows(c: Ctx): Promise<{ rows: Row[]; asOf: Date | null }> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const asked = c.req.query('lens')
  await openRecord(actor, id, 'export')
  const { found: { outcomes, lens }, asOf } = await readReport(actor, async (tx) => ({ outcomes: await findOutcomes(tx, id), lens: (await findLenses(tx)).find((one) => one.id === asked) }))
  if (asked && !lens) throw new NotFound()
  const view = lens && seeThrough(lens, outcomes)
  const placesOf = (outcome: string, strength: string) => view?.parts.filter((one) => one.outcomes.some((seen) => seen.outcome.id === outcome && seen.strength === strength)).map((one) => one.part.name).join('; ') ?? ''
  const rows = outcomes.map((outcome) => ({
    id: outcome.id, statement: outcome.statement, direction: say(`direction.${outcome.direction}`), state: say(`state.${outcome.state}`),
    concepts: outcome.fits ? say('outcome.fits') : outcome.concepts.map((one) => concepts.find((concept) => concept.id === one)?.name ?? one).join('; '),
    lens: lens?.name ?? '', directly: placesOf(outcome.id, '='), 'in part': placesOf(outcome.id, '~'), 'no place': view && [...view.unseen, ...view.unplaced].some((one) => one.id === outcome.id) ? lens!.name : '',
  }))
  return { rows, asOf }
}
