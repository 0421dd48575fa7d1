import { Hono } from 'hono'
import { dayIn } from '../../../kernel/clock.ts'
import { writeCells } from '../../../kernel/csv.ts'
import { sayTime } from '../../../kernel/dates.ts'
import { demand, NotFound, Refused } from '../../../kernel/errors.ts'
import { actorOf, type Ctx, type Env, showPage } from '../../../kernel/http.tsx'
import { readReport } from '../../../kernel/tenant.ts'
import { lenses } from '../../../frameworks/lenses/index.ts'
import { mayLearn } from '../policy.ts'
import { say } from '../words.ts'
import { monthsToChoose, yearEnding } from './period.ts'
import { countYear } from './queries.ts'
import { headings } from './schema.ts'
import { bandOf, fewest, protect } from './small-numbers.ts'
import { nameOf, rowsOf, underHeadings, type YearTold } from './told.ts'
import { sayDays, YearPage } from './views.tsx'

/** A year by what mattered, on a page and as a file: for evaluators, and only as small numbers allow. */
export const yearRoutes = new Hono<Env>()

yearRoutes.get('/learning/year', async (c) => {
  const { told, asOf, months } = await gatherYear(c)
  return showPage(c, { title: say('year.page', sayDays(told.year)), place: '/learning' }, <YearPage told={told} months={months} lenses={lenses} asOf={asOf} zone={c.get('zone')} />)
})

yearRoutes.get('/learning/year.csv', async (c) => {
  const { told, asOf } = await gatherYear(c)
  const when = asOf ? `-as-of-${dayIn(c.get('zone'), asOf)}-${sayTime(asOf, c.get('zone')).replace(':', '')}` : ''
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="year-to-${told.year.month}${when}.csv"`)
  c.header('cache-control', 'no-store')
  return c.body(rowsOf(told).map((cells) => writeCells(cells)).join('\r\n'))
})

/** What may be told of the year that was asked for: by default the one that ended with the last month. The bare counts go no further than here. */
async function gatherYear(c: Ctx): Promise<{ told: YearTold; asOf: Date | null; months: string[] }> {
  const actor = actorOf(c)
  demand(mayLearn(actor), () => new Refused())
  const zone = c.get('zone')
  const months = monthsToChoose(dayIn(zone))
  const month = c.req.query('ending') || months[0]!
  const asked = c.req.query('lens')
  const lens = lenses.find((one) => one.id === asked)
  if (!months.includes(month) || (asked && !lens)) throw new NotFound()
  const year = yearEnding(month)
  const { found: { under, onlyTalked }, asOf } = await readReport(actor, (tx) => countYear(tx, year, zone))
  const all = headings.map((heading) => ({ heading, name: nameOf(heading), told: protect(under.get(heading)!) }))
  const [missing, concepts] = [all.slice(0, 2), all.slice(2)]
  return { told: { year, onlyTalked: onlyTalked < fewest ? null : bandOf(onlyTalked), missing, concepts, ...(lens ? { lens: underHeadings(lens, concepts) } : {}) }, asOf, months }
}
