import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalDay, personal } from '../../kernel/schema.ts'
import { contact, hers, hersSpecial, ofCarer, state, type Tables } from '../../kernel/personal-data.ts'

/** What a carer may say to the offer of a plan. */
export const offerAnswers = ['accepted', 'declined', 'not-now', 'asked-for-it'] as const
export type OfferAnswer = (typeof offerAnswers)[number]

/** What becomes of a spell of support. */
export const spellKinds = ['opened', 'paused', 'closed', 'reopened'] as const
export type SpellKind = (typeof spellKinds)[number]

/** Why a spell of support ended. */
export const endings = ['caring-ended', 'bereaved', 'moved', 'asked-to', 'recovered', 'no-contact', 'other'] as const
export type Ending = (typeof endings)[number]

export const ContactForm = v.object({
  id: id(),
  onDay: day(personal),
  how: needed(limits.line, personal),
  cameBy: optional(limits.line, personal),
  words: optional(limits.words, personal),
  noticeGiven: choice(['yes', 'no'], open),
  noticeHow: optional(limits.line, personal),
})

export const OfferForm = v.object({
  id: id(),
  offeredOn: day(personal),
  answer: optionalChoice(offerAnswers, personal),
  answeredOn: optionalDay(personal),
  words: optional(limits.words, personal),
})

export const OfferAnswerForm = v.object({
  answer: choice(offerAnswers, personal),
  answeredOn: day(personal),
  words: optional(limits.words, personal),
  was: optional(limits.words + limits.line, personal),
})

/** An answer as it stands, in one text, to notice that somebody else changed it meanwhile. */
export function answerWas(offer: { answer: OfferAnswer | null; answeredOn: string | null; words?: string | null }): string {
  return [offer.answer ?? '', offer.answeredOn ?? '', offer.words ?? ''].join('|')
}

export const SpellForm = v.object({
  id: id(),
  kind: choice(spellKinds, personal),
  onDay: day(personal),
  why: optionalChoice(endings, personal),
  words: optional(limits.words, personal),
})

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  contacts: ofCarer({ on_day: contact(hers), how: hers, came_by: hers, words: hersSpecial, notice_given: state, notice_how: hers }),
  plan_offers: ofCarer({ offered_on: contact(hers), answer: hers, answered_on: contact(hers), words: hersSpecial }),
  spell_events: ofCarer({ kind: state, on_day: hers, why: hers, words: hersSpecial }),
}
