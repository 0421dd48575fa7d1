import { expect, test } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { lochside } from '../../seed/lochside.ts'

useTestDatabase('world')

const evaluator = lochside.workers.find((worker) => worker.roles.includes('evaluator'))!

test('an evaluator sees what they will see, that nothing is released yet, and no name', async () => {
  const visitor = await signedIn(evaluator.key)
  const home = await visitor.get('/')
  expect(home.location).toBe('/learning')
  const page = await visitor.get('/learning')
  expect(page.status).toBe(200)
  expect(page.html).toContain('Nothing has been let go for learning yet')
  for (const carer of lochside.carers) expect(page.html).not.toContain(carer.fullName ?? `>${carer.callName}<`)
})

test('a support worker is refused, since it is not their room', async () => {
  const visitor = await signedIn('jo-reid')
  expect((await visitor.get('/learning')).status).toBe(403)
})
