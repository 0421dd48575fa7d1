import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { sayDay, sayTime } from '../../kernel/dates.ts'
import { demand, Refused } from '../../kernel/errors.ts'
import { actorOf, type Env, showPage } from '../../kernel/http.tsx'
import { mayReadBackups } from './policy.ts'
import { findLastGood, findTries, type Try } from './queries.ts'
import { BackupsPage, say } from './views.tsx'

export const backups = new Hono<Env>()
const shown = 20
const twoDays = 2 * 86_400_000

backups.get('/backups', async (c) => {
  demand(mayReadBackups(actorOf(c)), () => new Refused())
  const [tries, good] = [await findTries(shown), await findLastGood()]
  const zone = c.get('zone')
  const tell = (one: Try) => ({ ...one, when: say('when', { day: sayDay(dayIn(zone, one.began)), time: sayTime(one.began, zone) }), file: one.file.split(/[\\/]/).pop() ?? '' })
  const nights = tries.find((one) => one.madeFor === 'night')
  const byItself = nights !== undefined && Date.now() - nights.began.getTime() < twoDays
  const page = <BackupsPage tries={tries.map(tell)} good={good && tell(good)} byItself={byItself} old={good !== undefined && Date.now() - good.began.getTime() > twoDays} />
  return showPage(c, { title: say('title'), place: '/organisation' }, page)
})
