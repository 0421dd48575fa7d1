import { Hono } from 'hono'
import { demand, Refused } from '../../kernel/errors.ts'
import { actorOf, type Env, showPage } from '../../kernel/http.tsx'
import { mayLearn } from './policy.ts'
import { LearningPage, say } from './views.tsx'

export const learning = new Hono<Env>()

learning.get('/learning', (c) => {
  demand(mayLearn(actorOf(c)), () => new Refused())
  return showPage(c, { title: say('title'), place: '/learning' }, <LearningPage />)
})
