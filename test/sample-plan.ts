import { allocate } from '../src/features/access/index.ts'
import { recordAction } from '../src/features/actions/index.ts'
import { registerCarer } from '../src/features/carers/index.ts'
import { recordCaring, sayStatement } from '../src/features/circles/index.ts'
import { recordOutcome } from '../src/features/outcomes/index.ts'
import { agreePlan, draftPlan, getPlan, readContent } from '../src/features/plans/index.ts'
import type { WorkerActor } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import { inTenant, type Tx } from '../src/kernel/tenant.ts'
import { idOf } from '../src/seed/ids.ts'
import { signedIn, type Visitor } from './visitor.ts'

/** Jo Reid of the demo world, at the desk rather than at the front door. */
export const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }

export interface Sample { carer: string; relationship: string; nights: string; drives: string; meera: string; today: string }

/** A carer with a caring relationship, two outcomes and a promise: all that a plan is made of. */
export async function makeSample(): Promise<Sample> {
  const [carer, relationship, nights, drives, meera] = [newId(), newId(), newId(), newId(), newId()]
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
  await asJo(async (tx) => {
    await registerCarer(tx, { id: carer, callName: 'Nan', fullName: 'Nan Gillies' })
    await recordCaring(tx, carer, { id: relationship, personId: newId(), personName: 'Ewan', relation: 'her brother' })
    await sayStatement(tx, carer, relationship, { id: newId(), kind: 'nature', words: 'I do his dinners.', saidOn: today })
    await sayStatement(tx, carer, relationship, { id: newId(), kind: 'limit', words: 'not the stairs', saidOn: today })
    await recordOutcome(tx, carer, { id: nights, statement: 'to sleep through', direction: 'get-better', nearBank: 'Up four times', farBank: 'Through till six' })
    await recordOutcome(tx, carer, { id: drives, statement: 'the Sunday drives', direction: 'keep' })
    await recordAction(tx, carer, { id: meera, what: 'Monday nights', owner: 'family', who: 'Meera', outcome: nights })
  })
  return { carer, relationship, nights, drives, meera, today }
}

/** A plan of it; agreed unless told otherwise. */
export async function makePlan({ carer, nights, drives, meera, today }: Sample, agreed = true): Promise<string> {
  const id = newId()
  await asJo(async (tx) => {
    await draftPlan(tx, carer, {
      id, madeOn: today, caringNow: 'I do his dinners.', ifIllTomorrow: 'Meera first.', review: today, reviewSooner: 'if he falls', actions: [meera],
      outcomes: [{ outcome: nights, onThisCopy: 'nights', inTheWay: 'the wait for the mat' }, { outcome: drives, onThisCopy: null, inTheWay: null }],
    })
    if (agreed) await agree(tx, id, today)
  })
  return id
}

export async function agree(tx: Tx, plan: string, on: string): Promise<void> {
  const { hash } = await readContent(tx, (await getPlan(tx, plan)).plan)
  await agreePlan(tx, plan, { id: newId(), agreedBy: 'Nan', how: 'signed it', on, seen: hash })
}

export function asJo<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTenant(jo, work)
}

/** Jo and Sam, signed in, who both work with the carer of the sample. */
export async function twoWorkersOf({ carer, today }: Sample): Promise<[Visitor, Visitor]> {
  await asJo((tx) => allocate(tx, carer, { id: newId(), worker: idOf('lochside', 'worker', 'sam-ure'), kind: 'own', from: today }))
  return [await signedIn('jo-reid'), await signedIn('sam-ure')]
}

/** The value of a hidden field of a page. */
export function hidden(html: string, name: string): string {
  const found = new RegExp(`<input type="hidden" name="${name.replaceAll('.', '\\.')}" value="([^"]*)"`).exec(html)
  if (!found) throw new Error(`No hidden ${name} in the page.`)
  return found[1]!
}

/** A day as the three boxes of a form. */
export function dayFields(name: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
