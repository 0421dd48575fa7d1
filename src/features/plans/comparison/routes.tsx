import { Hono } from 'hono'
import { NotFound } from '../../../kernel/errors.ts'
import { actorOf, type Env, idOf, showPage } from '../../../kernel/http.tsx'
import { readTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getCarer } from '../../carers/index.ts'
import { readContent } from '../content.ts'
import { findPlans } from '../queries.ts'
import { frameOf, openPlan } from '../routes.tsx'
import { say } from '../words.ts'
import { ComparisonPage } from './page.tsx'

export const planComparison = new Hono<Env>()

/** A version beside any other that this person may read, the earlier one first; beside the one before as long as none is chosen. */
planComparison.get('/plans/:id/comparison', async (c) => {
  const id = idOf(c, 'id')
  const access = await openPlan(c, id, 'plan')
  const chosen = c.req.query('with')
  const found = await readTenant(actorOf(c), async (tx) => {
    const versions = await findPlans(tx, access.carer)
    const plan = versions.find((one) => one.id === id)
    if (!plan) throw new NotFound()
    const other = versions.find((one) => one.id === (chosen ?? plan.supersedes)) ?? (chosen === undefined ? versions.find((one) => one.sequence < plan.sequence) : undefined)
    if (chosen !== undefined && (!other || other.id === id)) throw new NotFound()
    const [earlier, later] = other && other.sequence > plan.sequence ? [plan, other] : [other, plan]
    const read = async (one: typeof plan) => (await readContent(tx, one)).content
    return together({ carer: getCarer(tx, plan.carer), plan: id, other: other?.id, versions: versions.filter((one) => one.id !== id), before: earlier && read(earlier), after: read(later) })
  })
  return showPage(c, await frameOf(c, found.carer, say('compare.title'), access), <ComparisonPage {...found} />)
})
