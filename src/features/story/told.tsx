import { sayDay } from '../../kernel/dates.ts'
import { Details, Quiet, Quote } from '../../kernel/ui/index.ts'
import type { FirstWords, Story } from './queries.ts'
import { say } from './say.ts'

interface Entry { day: string; order: string; what: string; href?: string; said?: FirstWords; closed?: boolean; empty?: boolean; also?: { text: string; href: string } }

/** Everything that happened, newest first; what is older is folded. */
export function Told({ story }: { story: Story }) {
  const entries = entriesOf(story)
  const [newest, older] = [entries.slice(0, 6), entries.slice(6)]
  if (entries.length === 0) return <Quiet>{say('story.none')}</Quiet>
  return (
    <>
      <Entries entries={newest} today={story.today} />
      {older.length > 0 && <Details summary={say('story.older', { count: older.length })}><Entries entries={older} today={story.today} /></Details>}
    </>
  )
}

function Entries({ entries, today }: { entries: readonly Entry[]; today: string }) {
  return (
    <ul class="told-list" role="list">
      {entries.map((one) => (
        <li>
          <b>{sayDay(one.day, today)}</b> · {one.href ? <a href={one.href}>{one.what}</a> : one.what}
          {one.also && <> · <a href={one.also.href}>{one.also.text}</a></>}
          {one.said && <p class="quiet">{one.said.unsaid ? <>{say('story.unsaid')} <span dir="auto">{firstPart(one.said.words)}</span></> : <>{one.said.name}: <Quote>{firstPart(one.said.words)}</Quote></>}{firstPart(one.said.words) !== one.said.words && ' …'}</p>}
          {one.empty && <p class="quiet">{say('story.empty')}</p>}
          {one.closed && <p class="quiet">{say('story.closed')}</p>}
        </li>
      ))}
    </ul>
  )
}

function entriesOf({ conversations, firstWords, talksWithWords, reviews, plans, contact }: Story): Entry[] {
  // A review held in a talk is one thing that happened, not two.
  const reviewed = new Map(reviews.map((review) => [review.conversation, review.id]))
  const entries: Entry[] = [
    ...conversations.filter((one) => one.heldAt).map((one) => ({
      day: one.onDay, order: one.heldAt!.toISOString(), href: `/conversations/${one.id}`, said: firstWords.get(one.id), closed: talksWithWords.has(one.id) && !firstWords.has(one.id), empty: !talksWithWords.has(one.id),
      what: one.title ?? [say('story.talk'), one.place].filter(Boolean).join(', '), also: reviewed.has(one.id) ? { text: say('story.review'), href: `/reviews/${reviewed.get(one.id)}` } : undefined,
    })),
    ...reviews.filter((one) => !one.conversation).map((one) => ({ day: one.onDay, order: `${one.onDay}T23`, href: `/reviews/${one.id}`, what: say('story.review') })),
    ...plans.flatMap((one) => one.agreement ? [{ day: one.agreement.onDay, order: `${one.agreement.onDay}T22`, href: `/plans/${one.id}`, what: say('story.plan', { who: one.agreement.by }) }] : []),
    ...(contact.first ? [{ day: contact.first.onDay, order: `${contact.first.onDay}T00`, what: [say('story.contact'), contact.first.how].filter(Boolean).join(', ') }] : []),
  ]
  return entries.sort((a, b) => b.day.localeCompare(a.day) || b.order.localeCompare(a.order))
}

/** The first part of what was said, ending between words. That it goes on is said outside the marks. */
function firstPart(words: string): string {
  const line = words.split('\n')[0] ?? ''
  return line.length <= 140 ? line : line.slice(0, 140).replace(/\s\S*$/, '')
}
