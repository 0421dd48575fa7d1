import type { Context } from 'hono'
import { NeedsReason, showNeedsReason } from './features/access/index.ts'
import { now } from './kernel/clock.ts'
import { Busy, Conflict, LilypadError, NotConfirmed, NotSignedIn, Refused, TooLarge, TooMany } from './kernel/errors.ts'
import { wordsIn } from './kernel/forms.ts'
import { type Ctx, type Env, showPage } from './kernel/http.tsx'
import { Unkept } from './kernel/ui/index.ts'
import { makeWords } from './kernel/words.ts'
import english from './problem.en.json'

const say = makeWords(english)

/** The pages that ask who somebody is, with everything they sent kept on them. */
interface Again { signIn: (c: Ctx) => Promise<Response>; confirm: (c: Ctx) => Promise<Response> }

/** Turn what went wrong into a page: a plain sentence, what to do next, and never a stack or a query. */
export async function answerError(c: Context<Env>, error: Error, again: Again): Promise<Response> {
  if (error instanceof NotSignedIn || error instanceof NotConfirmed) return askWho(c, error instanceof NotConfirmed ? again.confirm : again.signIn)
  // A carer in her own space is told nothing of who works with whom.
  const known = error instanceof NeedsReason && c.get('actor')?.kind !== 'worker' ? new Refused() : error instanceof LilypadError ? error : undefined
  if (!known) report(c, error)
  const problem = known ?? new Busy(say('unknown'))
  const kept = problem instanceof TooLarge && !problem.readable ? [] : await sentWords(c)
  if (problem instanceof NeedsReason) return showNeedsReason(c, problem, kept)
  const title = say(`title.${problem.status}` as 'title.404')
  if (problem instanceof Busy) c.header('retry-after', '30')
  if (problem instanceof TooMany) c.header('retry-after', String(problem.seconds))
  return showPage(c, { title }, (
    <>
      <h1>{title}</h1>
      <p>{problem.message}</p>
      {problem.status === 404 && <p>{say('next.404')}</p>}
      <p><a href="/">{say('home')}</a></p>
      {problem instanceof Conflict && Object.keys(problem.theirs).length > 0 && <><h2>{say('theirs')}</h2>{wordsIn(problem.theirs).map((words) => <p class="typed" dir="auto">{words}</p>)}</>}
      <Unkept title={say('kept')} words={kept} />
    </>
  ), problem.status)
}

async function askWho(c: Ctx, ask: (c: Ctx) => Promise<Response>): Promise<Response> {
  // A script's save is "later", never a redirect it would take for success.
  if (c.req.header('accept')?.includes('application/json')) return c.json({ error: say('title.401') }, 401)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return c.redirect('/sign-in', 303)
  return ask(c)
}

/** The words that were on their way, so that nobody has to type them again. */
async function sentWords(c: Ctx): Promise<string[]> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.path.startsWith('/sessions') || c.req.path.includes('password')) return []
  const body = await c.req.parseBody({ all: true }).catch(() => ({}))
  return wordsIn({ ...body, password: undefined })
}

function report(c: Ctx, error: Error): void {
  // The request's number and the place in the code; never what a person wrote.
  const { code, constraint } = error as { code?: string; constraint?: string }
  console.error(`${now().toISOString()} request ${c.get('request')} ${c.req.method} ${c.req.routePath}: ${error.name} ${code ?? ''} ${constraint ?? ''}\n${(error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)).slice(0, 5).join('\n')}`)
}
