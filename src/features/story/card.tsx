import { sayDay } from '../../kernel/dates.ts'
import { Card, Quote } from '../../kernel/ui/index.ts'
import { EmergencyPlanLine } from '../emergency-plans/index.ts'
import type { Story } from './queries.ts'
import { say } from './say.ts'

/** In two minutes: who, what matters, what is promised, what not to say or do, who else, how to reach them. */
export function TwoMinutes({ story }: { story: Story }) {
  const { carer, circle, standing, outcomes, actions, lifted, emergency, today } = story
  const caring = circle.relationships.filter((one) => !one.ended).map((one) => [one.personName, one.relation, one.since && `since ${one.since}`].filter(Boolean).join(', '))
  const matters = outcomes.filter((one) => one.state !== 'let-go' && one.state !== 'not-possible').slice(0, 3)
  const promise = actions.find((one) => !one.answer && one.workerId) ?? actions.find((one) => !one.answer)
  const around = standing.filter(({ relationship }) => !relationship).slice(0, 4)
  const stated = circle.relationships.flatMap((one) => one.limit?.words && !one.ended ? [one.limit.words] : [])
  const limits = stated.length > 0 ? stated : lifted.filter((one) => one.kind === 'limit').map((one) => one.words)
  const reach = [carer.contactPreference, carer.phone].filter(Boolean).join(' · ')
  const items = [
    carer.inOneLine ?? (caring.length > 0 && say('card.caresFor', { people: caring.join('; ') })),
    matters.length > 0 && <><b>{say('card.matters')}</b> {matters.map((one, index) => <>{index > 0 && ' · '}{one.whoseWords === 'verbatim' ? <Quote>{one.statement}</Quote> : <span dir="auto">{one.statement}</span>}</>)}</>,
    limits.length > 0 && <><b>{say('card.limits')}</b> <span dir="auto">{limits.slice(0, 2).join(' · ')}</span></>,
    emergency && <EmergencyPlanLine carer={carer.id} kind="emergency" writtenOn={emergency.writtenOn} today={today} />,
    promise && <><b>{say('card.promised')}</b> {say('card.promise', { who: promise.who, what: promise.what, when: promise.byDay ? say('card.promise.by', { day: sayDay(promise.byDay, today) }) : '' })}</>,
    carer.takeCare && <><b>{say('card.care')}</b> <span dir="auto">{carer.takeCare}</span></>,
    around.length > 0 && <><b>{say('card.around')}</b> {around.map((one) => `${one.name}, ${one.who}`).join('; ')}</>,
    (reach || carer.communicationNeeds) && <><b>{say('card.reach', { name: carer.callName })}</b> <span dir="auto">{[reach, carer.communicationNeeds].filter(Boolean).join(' · ')}</span></>,
  ]
  const known = items.filter(Boolean)
  return known.length > 0 ? <Card title={say('card')} items={items} /> : <Card title={say('card')}><p>{say('card.empty')}</p></Card>
}
