import type { Action } from '../../actions/index.ts'
import type { ConversationHead, Passage } from '../../conversations/index.ts'
import type { Ended } from '../../endings/index.ts'
import type { Outcome } from '../../outcomes/index.ts'
import type { Plan } from '../../plans/index.ts'
import type { LifeEvent, Mark, Review } from '../../reviews/index.ts'

/** Something that happened, or was said, on a day: a line of the long view. */
export interface Happening {
  onDay: string
  kind: 'said' | 'looked-back' | 'life-event' | 'hoped' | 'promised' | 'answered' | 'agreed' | 'ended'
  /** Whose words they are, where they are somebody's. */
  voice: string | null
  who: string | null
  words: string
  /** What it is part of: where it can be read whole. */
  href: string | null
  /** Which outcomes it belongs to. */
  outcomes: readonly string[]
  /** Words said as they stand; otherwise ours. */
  quoted: boolean
}

export interface ToldOf {
  conversations: readonly ConversationHead[]
  passages: readonly Passage[]
  outcomes: readonly Outcome[]
  reviews: readonly Review[]
  marks: readonly Mark[]
  events: readonly LifeEvent[]
  actions: readonly Action[]
  plans: readonly Plan[]
  ended: readonly Ended[]
}

const order: readonly Happening['kind'][] = ['life-event', 'said', 'hoped', 'looked-back', 'promised', 'answered', 'agreed', 'ended']

/** Everything that is told of a carer as one story, oldest first; on one day what happened stands before what was said of it. */
export function gatherHappenings(told: ToldOf): Happening[] {
  const corrected = new Set(told.passages.map((one) => one.corrects))
  const lifted = (passage: string) => told.outcomes.filter((one) => one.source?.passage === passage).map((one) => one.id)
  const all: Happening[] = [
    ...told.passages.filter((one) => !corrected.has(one.id)).map((one): Happening => ({ onDay: one.heldOn, kind: 'said', voice: one.voice, who: one.voice === 'unsaid' ? null : one.name, words: one.words, href: `/conversations/${one.conversation}#passage-${one.id}`, outcomes: lifted(one.id), quoted: one.voice !== 'unsaid' })),
    ...told.outcomes.map((one): Happening => ({ onDay: one.beganOn, kind: 'hoped', voice: null, who: null, words: one.statement, href: `/outcomes/${one.id}`, outcomes: [one.id], quoted: false })),
    ...told.marks.filter((one) => !one.replaced && one.story !== null).map((one): Happening => ({ onDay: one.onDay, kind: 'looked-back', voice: one.voice, who: one.voice === 'worker' ? one.by : null, words: one.story!, href: `/reviews/${one.review}`, outcomes: [one.outcome], quoted: one.voice === 'carer' })),
    ...told.reviews.flatMap((one): Happening[] => one.summary === null ? [] : [{ onDay: one.onDay, kind: 'looked-back', voice: null, who: null, words: one.summary, href: `/reviews/${one.id}`, outcomes: [], quoted: false }]),
    ...told.events.map((one): Happening => ({ onDay: one.onDay, kind: 'life-event', voice: 'carer', who: null, words: one.words, href: null, outcomes: one.outcomes, quoted: false })),
    ...told.actions.flatMap((one): Happening[] => [
      { onDay: one.saidOn, kind: 'promised', voice: null, who: one.who, words: one.what, href: `/carers/${one.carer}/actions#action-${one.id}`, outcomes: one.outcome ? [one.outcome] : [], quoted: false },
      ...one.answers.flatMap((answer): Happening[] => answer.words === null ? [] : [{ onDay: answer.onDay, kind: 'answered', voice: null, who: one.what, words: answer.words, href: `/carers/${one.carer}/actions#action-${one.id}`, outcomes: one.outcome ? [one.outcome] : [], quoted: false }]),
    ]),
    ...told.plans.flatMap((one): Happening[] => one.agreement === null ? [] : [{ onDay: one.agreement.onDay, kind: 'agreed', voice: null, who: one.agreement.by, words: one.agreement.comment ?? '', href: `/plans/${one.id}`, outcomes: [], quoted: false }]),
    ...told.ended.flatMap((one) => endingsOf(one)),
  ]
  return all.sort((a, b) => a.onDay.localeCompare(b.onDay) || order.indexOf(a.kind) - order.indexOf(b.kind))
}

function endingsOf(one: Ended): Happening[] {
  const outcomes = one.about === 'outcome' && one.aboutId ? [one.aboutId] : []
  const base = { kind: 'ended' as const, href: null, outcomes }
  return [
    { ...base, onDay: one.onDay, voice: null, who: `${one.about}.${one.how ?? ''}`, words: [one.name, one.why].filter(Boolean).join('. '), quoted: false },
    ...one.words.map((said): Happening => ({ ...base, onDay: said.onDay, voice: said.voice, who: said.by, words: said.words, quoted: said.voice === 'carer' })),
  ]
}

/** Those in one voice, or of one outcome, or both. */
export function choose(all: readonly Happening[], { voice, outcome }: { voice?: string; outcome?: string }): Happening[] {
  return all.filter((one) => (!voice || one.voice === voice) && (!outcome || one.outcomes.includes(outcome)))
}
