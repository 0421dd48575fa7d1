import * as v from 'valibot'
import { eligibilityAreas, eligibilityLevels } from '../../frameworks/eligibility.ts'
import { hers, hersSpecial, numbering, ofCarer, ofRow, others, persons, state, type Tables, tie, workers, asVoiced } from '../../kernel/personal-data.ts'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalDay, optionalId, personal, several, special, thirdParty } from '../../kernel/schema.ts'
import { actionOwners } from '../actions/schema.ts'

/**
 * How a need can be met, in the order of section 24 of the Carers (Scotland) Act 2016: services for the person cared for, what is
 * there for everybody, support for the carer herself. Before all of them stand people, whom no law gives a place.
 */
export const ways = ['people', 'person-services', 'general-services', 'carer-support'] as const
export type Way = (typeof ways)[number]

/** The same, and what is left over. */
export const steps = [...ways, 'unmet'] as const
export type Step = (typeof steps)[number]

/** How much of it: words, never a share in figures. */
export const amounts = ['all', 'some', 'none'] as const
export type Amount = (typeof amounts)[number]

/** Why something is not met. */
export const whys = ['nothing-there', 'waiting', 'not-eligible', 'cost', 'too-far', 'not-wanted', 'wrong-time', 'other'] as const
export type Why = (typeof whys)[number]

/** What became of a need; the last takes the others back. */
export const endings = ['met', 'not-needed', 'mistake', 'goes-on'] as const
export type Ending = (typeof endings)[number]

/** For whom a support is: for the person means that somebody is with them so that the carer can be elsewhere (replacement care). */
export const forWhoms = ['carer', 'person', 'both'] as const
export type ForWhom = (typeof forWhoms)[number]

export const charges = ['free', 'waived', 'charged', 'not-known'] as const
export type Charge = (typeof charges)[number]

export const decisions = ['meets', 'partly', 'does-not'] as const
export type DecisionCode = (typeof decisions)[number]

export const viewVoices = ['carer', 'worker', 'person', 'family', 'agency', 'advocate'] as const
export type ViewVoice = (typeof viewVoices)[number]

/** Whether support should be, or include, a break (s.25): asked, and what was said. */
export const breakAnswers = ['break', 'no-break', 'not-now', 'rather-not'] as const
export type BreakAnswer = (typeof breakAnswers)[number]
export const breakKinds = ['hours', 'day', 'overnight', 'weekend', 'longer', 'school-holidays', 'together', 'apart', 'regular', 'at-short-notice'] as const
export type BreakKind = (typeof breakKinds)[number]
export const enoughs = ['yes', 'no', 'not-known', 'rather-not'] as const
export type Enough = (typeof enoughs)[number]
export const replacements = ['needed', 'not-needed', 'not-known'] as const
export type Replacement = (typeof replacements)[number]

const version = { words: needed(limits.words, special), outcomes: several(id()), conversation: optionalId(open), from: day(open) }
export const NeedForm = v.object({ id: id(), versionId: id(), ...version })
export const NeedWordsForm = v.object({ id: id(), ...version })
export const NeedEndingForm = v.object({ id: id(), how: choice(endings, special), words: optional(limits.words, special), on: day(open) })
export const NoneFoundForm = v.object({ id: id(), standing: choice(['none-found', 'taken-back'], special), words: optional(limits.words, special), on: day(open) })

/** One page for all ways: what is not answered is left as it was. */
export const MeetingForm = v.object({
  on: day(open),
  why: optionalChoice(whys, special),
  ...Object.fromEntries(steps.flatMap((step) => [[`id-${step}`, id()], [`amount-${step}`, optionalChoice(amounts, special)], [`words-${step}`, optional(limits.words, special)]])) as v.ObjectEntries,
})

/** A promise that helps to meet a need: one that is there, or a new one. */
export const SupportForm = v.object({
  id: id(), way: choice(ways, special), forWhom: choice(forWhoms, special), charge: optionalChoice(charges, special), chargeWords: optional(limits.words, special),
  action: optionalId(open), newId: id(), what: optional(limits.line, special), owner: optionalChoice(actionOwners, open), person: optionalId(open), who: optional(limits.name, thirdParty), worker: optionalId(open), by: optionalDay(open),
})

export const AreaForm = v.object({
  id: id(), area: choice(eligibilityAreas, special), level: choice(eligibilityLevels, special), words: needed(limits.words, special), voice: choice(viewVoices, personal), name: needed(limits.name, thirdParty), on: day(open),
})
export const DecisionForm = v.object({
  id: id(), decision: choice(decisions, special), reasons: needed(limits.words, special), decidedBy: needed(limits.name, personal), body: optional(limits.line, open), on: day(open),
})
export const BreakForm = v.object({
  id: id(), answer: choice(breakAnswers, special), enough: optionalChoice(enoughs, special), kinds: several(choice(breakKinds, special)), words: optional(limits.words, special),
  replacement: optionalChoice(replacements, thirdParty), replacementWords: optional(limits.words, thirdParty), on: day(open),
})

/** What is kept of what is needed, of what people judged, and of breaks: whose it is, and what becomes of it. */
export const kept: Tables = {
  needs: ofCarer({}),
  need_versions: ofRow('need_id', 'needs', { carer_id: numbering, words: hersSpecial, conversation_id: tie('conversations'), from_on: hers }),
  need_outcomes: ofRow('version_id', 'need_versions', { carer_id: numbering, outcome_id: tie('outcomes') }),
  need_endings: ofRow('need_id', 'needs', { carer_id: numbering, how: state, words: hersSpecial, on_day: hers }),
  need_statements: ofCarer({ standing: state, words: hersSpecial, on_day: hers }),
  need_steps: ofRow('need_id', 'needs', { carer_id: numbering, way: state, amount: hers, why: hers, words: hersSpecial, on_day: hers }),
  need_supports: ofRow('need_id', 'needs', { carer_id: numbering, action_id: tie('actions'), way: state, for_whom: state, charge: hers, charge_words: hersSpecial, removed_by: workers, removed_at: state }),
  eligibility_views: ofCarer({ area: state, level: asVoiced, words: asVoiced, voice: state, name: asVoiced, on_day: hers }),
  eligibility_decisions: ofRow('need_id', 'needs', { carer_id: numbering, decision: hers, reasons: hersSpecial, decided_by: others, body: hers, threshold_id: tie('organisation_settings'), on_day: hers }),
  break_considerations: ofCarer({ answer: hers, enough: hers, kinds: hers, words: hersSpecial, replacement: persons, replacement_words: persons, on_day: hers }),
}
