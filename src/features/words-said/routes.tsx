import { Hono } from 'hono'
import { demand, Refused } from '../../kernel/errors.ts'
import { tidy } from '../../kernel/forms.ts'
import { type Env, showPage, workerOf } from '../../kernel/http.tsx'
import { readTenant } from '../../kernel/tenant.ts'
import { recordFound } from '../access/index.ts'
import { asOneLine, askedOf } from './asked.ts'
import { mayFindWords } from './policy.ts'
import { findSaid } from './queries.ts'
import { FindWordsPage, say } from './views.tsx'

const perPage = 20

export const wordsSaid = new Hono<Env>()

/** The words that are looked for are kept nowhere: not with the look, not among the searches, not in the log. */
wordsSaid.get('/carers/words', async (c) => {
  const actor = workerOf(c)
  demand(mayFindWords(actor), () => new Refused())
  const typed = c.req.query('q')
  const frame = { title: say('title'), place: '/carers' }
  if (typed === undefined) return showPage(c, frame, <FindWordsPage words="" />)
  const words = asOneLine(tidy(typed))
  const asked = askedOf(words)
  if (!asked) return showPage(c, { ...frame, errors: true }, <FindWordsPage words={words} errors={{ q: say(words === '' ? 'error.none' : 'error.short') }} />, 422)
  const page = Number(/^[1-9]\d?$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const found = await readTenant(actor, (tx) => findSaid(tx, asked, (page - 1) * perPage, perPage))
  await recordFound(actor, found.records, c.get('request'))
  return showPage(c, frame, <FindWordsPage words={words} found={{ ...found, asked, page, first: (page - 1) * perPage + 1 }} />)
})
