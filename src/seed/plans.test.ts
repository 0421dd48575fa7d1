import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type PackId, packIds } from '../frameworks/packs/index.ts'
import { getPlan, makePlanDocument, readContent } from '../features/plans/index.ts'
import type { WorkerActor } from '../kernel/actor.ts'
import { makePdf } from '../kernel/pdf/index.ts'
import { inTenant } from '../kernel/tenant.ts'
import { signedIn } from '../../test/visitor.ts'
import { useTestDatabase } from '../../test/world.ts'
import { idOf } from './ids.ts'

const database = useTestDatabase('world')

const tell = (...args: string[]) => execFileSync('pdfinfo', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** Whose plan in the made-up world is checked by which pack. */
const told: readonly (readonly [PackId, string, string])[] = [
  ['scotland-adult', 'asha-menon', 'jo-reid'], ['scotland-young', 'dev-kerr', 'sam-ure'], ['england-adult', 'olive-tranter', 'catriona-macphee'], ['wales-adult', 'bethan-rees', 'catriona-macphee'],
  ['england-young', 'wilf-dodds', 'catriona-macphee'], ['wales-young', 'gethin-parry', 'catriona-macphee'], ['coat', 'ingrid-lund', 'catriona-macphee'], ['simple', 'moira-maclean', 'jo-reid'],
]

it('tells a plan for every pack', () => expect(told.map(([pack]) => pack).toSorted()).toEqual([...packIds].toSorted()))

it.for(told)('%s: the plan of %s passes its check, and is two to four tagged pages', { timeout: 60_000 }, async ([pack, carer, worker], context) => {
  const { rows } = await database.owner.query<{ id: string; pack: string }>(
    `select p.id, a.content->'law'->>'pack' as pack from plans p join plan_agreements a on a.organisation_id = p.organisation_id and a.plan_id = p.id where p.carer_id = $1 order by p.sequence desc limit 1`, [idOf('lochside', 'carer', carer)])
  expect(rows[0]?.pack).toBe(pack)
  const visitor = await signedIn(worker)
  const page = (await visitor.get(`/plans/${rows[0]!.id}/law`)).html
  const missing = page.includes('Missing yet') ? page.slice(page.indexOf('Missing yet')).replace(/<[^>]+>/g, ' ').slice(0, 600) : ''
  expect(missing).toBe('')
  expect(page).toContain('Ready to issue')
  const actor: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', worker), name: worker, roles: ['support worker'], teams: [] }
  const made = await makePdf(await inTenant(actor, async (tx) => {
    const { plan } = await getPlan(tx, rows[0]!.id)
    return makePlanDocument({ ...await readContent(tx, plan), agreement: plan.agreement })
  }))
  if (!made.ok) throw new Error('No PDF could be made here.')
  if (spawnSync('pdfinfo', ['-v']).error) {
    await context.annotate('pdfinfo is not installed; the pages were not counted')
    return
  }
  const file = path.join(process.env.LILYPAD_KEEP_PDFS ?? mkdtempSync(path.join(tmpdir(), 'lilypad-')), `${pack}.pdf`)
  writeFileSync(file, made.bytes)
  const pages = Number(/Pages:\s+(\d+)/.exec(tell(file))![1])
  expect([2, 3, 4]).toContain(pages)
  expect(tell(file)).toMatch(/Tagged:\s+yes/)
  expect(tell('-struct', file)).toMatch(/^Document[\s\S]*H1[\s\S]*H2[\s\S]*P/m)
})
