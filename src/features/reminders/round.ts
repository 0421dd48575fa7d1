import type { Role, SystemActor, WorkerActor } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import type { Post } from '../../kernel/mail.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { makeWords } from '../../kernel/words.ts'
import { getToday } from '../access/index.ts'
import { noteReminders } from './commands.ts'
import { findCarersToRemind, findLeftInPeace, findLookAgain, findWorkersToRemind } from './queries.ts'
import english from './words.en.json'

const say = makeWords(english)

/** How mail leaves, and where Lilypad is. */
export interface Sending { post: Post; address: string }

/** A worker is told so many days before. */
const soon = 3

/**
 * Tell those who want to know, once, that it is time to look again. A mail has no names in it and says nothing of anybody: the
 * phone may be shared. A worker is asked as herself, so she hears of nobody she may not name. Nobody is reminded of a carer whose
 * support rests or who lost the person they cared for; a carer only if she asked.
 */
export async function sendReminders(actor: SystemActor, { post, address }: Sending): Promise<void> {
  const { workers, carers } = await inTenant(actor, async (tx) => {
    const today = await getToday(tx)
    const asked = await findCarersToRemind(tx, today)
    const inPeace = await findLeftInPeace(tx, asked.map((one) => one.carer))
    return { workers: await findWorkersToRemind(tx, addDays(today, soon)), carers: asked.filter((one) => !inPeace.has(one.carer)) }
  })
  for (const { id, name, email, roles, teams, carers: hers } of workers) {
    const worker: WorkerActor = { kind: 'worker', organisation: actor.organisation, id, name, roles: roles as Role[], teams }
    const due = await inTenant(worker, async (tx) => {
      const today = await getToday(tx)
      const look = await findLookAgain(tx, id, today, addDays(today, soon), hers)
      const inPeace = await findLeftInPeace(tx, look.map((one) => one.carer))
      return look.filter((one) => !inPeace.has(one.carer))
    })
    const fresh = await inTenant(actor, (tx) => noteReminders(tx, id, due))
    if (fresh.length > 0) await post({ to: email, subject: say('mail.subject'), text: say('mail.worker', { count: fresh.length, today: `${address}/today`, stop: `${address}/reminders` }) })
  }
  for (const { account, email, carer, plan } of carers) {
    const fresh = await inTenant(actor, (tx) => noteReminders(tx, account, [{ plan, carer }]))
    if (fresh.length > 0) await post({ to: email, subject: say('mail.subject'), text: say('mail.carer', { page: `${address}/my-words`, stop: `${address}/reminders` }) })
  }
}
