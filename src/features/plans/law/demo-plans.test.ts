import { expect, test } from 'vitest'
import { packIds } from '../../../frameworks/packs/index.ts'
import { idOf } from '../../../seed/ids.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import type { PlanContent } from '../content.ts'
import { checkPlan, packOf } from './check.ts'
import { takenAway, type Told } from './taken-away.test-helper.ts'

const database = useTestDatabase('world')

/** Every plan of the made-up world that was agreed, as its words were frozen. */
async function findFrozenPlans(): Promise<{ carer: string; sequence: number; approved: boolean; content: PlanContent }[]> {
  const { rows } = await database.owner.query(`
    select c.call_name as carer, p.sequence, g.content, exists (select 1 from plan_approvals a where a.organisation_id = p.organisation_id and a.plan_id = p.id) as approved
    from plans p join plan_agreements g on g.organisation_id = p.organisation_id and g.plan_id = p.id join carers c on c.organisation_id = p.organisation_id and c.id = p.carer_id
    where p.organisation_id = $1 order by p.id`, [idOf('lochside')])
  return rows
}

/** The clauses that no other answer than their own tells here: where one day, or one need, tells several, all of them miss it. */
const shared: Partial<Record<string, string>> = { 'area-when': 'one day for looking again tells every area whose promises have none of their own' }

test('of every plan in the made-up world, one answer taken away shows exactly its clause as missing, for every law there is a pack for', async () => {
  const whole = new Set<string>()
  let takings = 0
  for (const { carer, sequence, approved, content } of await findFrozenPlans()) {
    const pack = packOf(content)
    if (!pack) continue
    const missing = (told: Told) => checkPlan(pack, told, sequence).filter(({ standing }) => standing === 'missing').map(({ clause }) => clause.id)
    const as: Told & { law?: PlanContent['law'] } = { ...content, approved }
    const before = missing(as)
    if (before.length === 0) whole.add(pack.id)
    for (const { clause, standing } of checkPlan(pack, as, sequence)) {
      if (standing === 'missing' || standing === 'waiting' || standing === 'not-asked') continue
      const less = standing === 'told' && clause.told !== 'answer' ? takenAway[clause.told](as, clause) : { ...as, law: { ...as.law!, answers: as.law!.answers.filter((one) => one.clause !== clause.id) } }
      const now = missing(less)
      const more = now.filter((id) => !before.includes(id))
      takings++
      if (shared[clause.told]) expect([carer, more.includes(clause.id), more.every((id) => pack.clauses.find((one) => one.id === id)!.told === clause.told)]).toEqual([carer, true, true])
      else expect([carer, pack.id, clause.id, more]).toEqual([carer, pack.id, clause.id, [clause.id]])
    }
  }
  expect([...whole].toSorted()).toEqual([...packIds].toSorted())
  expect(takings).toBeGreaterThan(packIds.length)
})
