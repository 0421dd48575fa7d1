import { describe, expect, it } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'

useTestDatabase('world')

describe('carers', () => {
  it('lists', async () => {
    const jo = await signedIn('jo-reid')
    const page = await jo.get('/carers')
    expect(page.status).toBe(200)
    expect(page.html).toContain('Asha Menon')
  })
})
