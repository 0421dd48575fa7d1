import { expect, test } from 'vitest'
import { listenTo } from '../../../test/statements.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { idOf } from '../../seed/ids.ts'
import { systemActor } from '../actor.ts'
import { inTenant } from '../tenant.ts'

useTestDatabase('world')
const lochside = idOf('lochside')

test('whatever is built in a transaction says whose rows it means, whether it reads, changes or deletes, also under another name and beside another table', async () => {
  const { questions } = await listenTo(() => inTenant(systemActor(lochside), async (tx) => {
    await tx.db.selectFrom('organisations').select('name').execute()
    await tx.db.selectFrom('workers as w').innerJoin('accounts as a', (join) => join.onRef('a.organisation_id', '=', 'w.organisation_id').onRef('a.id', '=', 'w.id')).select('w.name').where('w.left_on', 'is', null).execute()
    await tx.db.updateTable('organisations').set({ name: 'Lochside' }).where('demo', 'is not', null).execute()
    await tx.db.deleteFrom('drafts').where('place', '=', 'nowhere').execute()
  }))
  expect(questions.map(({ sql }) => /where ("\w+"\."organisation_id" = \$\d)/.exec(sql)?.[1])).toEqual([
    '"organisations"."organisation_id" = $1', '"w"."organisation_id" = $1', '"organisations"."organisation_id" = $2', '"drafts"."organisation_id" = $1'])
  expect(questions.every(({ parameters }) => parameters.includes(lochside))).toBe(true)
})
