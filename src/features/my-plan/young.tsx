import { sayDay, sayWeekday } from '../../kernel/dates.ts'
import { daysBetween } from '../../kernel/clock.ts'
import { Picture, type PictureName, Quote } from '../../kernel/ui/index.ts'
import { AdultLine, type NamedAdult } from '../circles/index.ts'
import type { PlanContent } from '../plans/index.ts'
import { say } from './words.ts'
import type { ComponentChildren } from 'preact'

/** So many promises stand on the small plan: the nearest. All of them stand in the whole one. */
const nearest = 4

interface YoungPlanProps { content: PlanContent; carer: string; adult: NamedAdult | null; phone?: string; today: string; /** Nothing chases: somebody has died. */ held: boolean }

/** A young carer's plan, small and near: what matters, what comes next, who at school, whom to talk to. The whole plan stands under it. */
export function YoungPlan({ content, carer, adult, phone, today, held }: YoungPlanProps) {
  const promises = [...content.outcomes.flatMap((one) => one.promises), ...content.promises]
  // What has a day to come, the nearest first, then what has none; what has gone by stands in the whole plan.
  const soonest = held ? [] : promises.filter(({ byDay }) => byDay === null || byDay >= today).toSorted((a, b) => (a.byDay ?? '9999').localeCompare(b.byDay ?? '9999')).slice(0, nearest)
  return (
    <div class="easy-read young">
      {content.outcomes.length > 0 && <Part picture="heart" title={say('young.matters')}>{content.outcomes.map(({ statement, exact }) => <p dir="auto">{exact ? <Quote>{statement}</Quote> : statement}</p>)}{content.keepsDoing && <p dir="auto">{say('young.keeps')} {content.keepsDoing}</p>}</Part>}
      {soonest.length > 0 && <Part picture="pad" title={say('young.next')}>{soonest.map(({ who, what, byDay }) => <p dir="auto"><b>{who === content.carer ? say('you') : who}:</b> {what}{nearDay(byDay, today)}</p>)}</Part>}
      <Part picture="people" title={say('young.school')}>
        <p>{adult ? <AdultLine adult={adult} /> : say('young.school.none')} <a href={`/carers/${carer}/named-adult`}>{say(adult ? 'school.change' : 'school.name')}</a></p>
      </Part>
      <Part picture="phone" title={say('young.talk')}><p>{content.writtenBy ? say('young.talk.to', { worker: content.writtenBy }) : null} {phone && say('young.talk.ring', { phone })} {say('young.talk.danger')}</p></Part>
    </div>
  )
}

function Part({ picture, title, children }: { picture: PictureName; title: string; children: ComponentChildren }) {
  return <section class="easy-part"><Picture name={picture} /><div><h2>{title}</h2>{children}</div></section>
}

/** ", on Friday" for a day of this week. */
function nearDay(day: string | null, today: string): string {
  if (day === null) return ''
  const days = daysBetween(today, day)
  if (days === 0) return say('young.today')
  if (days === 1) return say('young.tomorrow')
  return days < 7 ? say('young.weekday', { day: sayWeekday(day).split(' ')[0] }) : say('young.day', { day: sayDay(day, today) })
}
