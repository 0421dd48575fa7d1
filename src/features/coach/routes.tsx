import { Hono } from 'hono'
import { demand, Refused } from '../../kernel/errors.ts'
import { type Ctx, type Env, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { findSettings } from '../organisations/index.ts'
import { coach, type Coached } from './coach.ts'
import { mayAskCoach } from './policy.ts'
import type { Facts } from './rules/rule.ts'
import { StatementForm } from './schema.ts'
import { askTagger } from './tagger/aside.ts'
import { CoachPage } from './views.tsx'
import english from './words.en.json'
import { say } from './words.ts'

/** Coach a statement with everything there is: the word lists, and the language model while it answers in time. */
export async function coachFully(statement: string, facts: Facts = {}): Promise<Coached> {
  return coach(statement, facts, null, statement.trim() === '' ? undefined : await askTagger(statement))
}

export const coachRoutes = new Hono<Env>()

coachRoutes.get('/coach', (c) => show(c, {}))

coachRoutes.post('/coach', async (c) => {
  demand(mayAskCoach(workerOf(c)), () => new Refused())
  const form = await readForm(c, StatementForm, english)
  const statement = String(form.answers.statement ?? '')
  if (!form.ok) return show(c, { statement, error: form.errors.statement })
  return show(c, { statement, coached: await coachFully(form.value.statement ?? '') })
})

async function show(c: Ctx, { statement = '', coached, error }: { statement?: string; coached?: Coached; error?: string }): Promise<Response> {
  const actor = workerOf(c)
  demand(mayAskCoach(actor), () => new Refused())
  const settings = await inTenant(actor, findSettings)
  return showPage(c, { title: say('title'), place: '/today', errors: error !== undefined }, (
    <CoachPage statement={statement} coached={coached} route={settings['safeguarding-route']} error={error} />
  ), error ? 422 : 200)
}
