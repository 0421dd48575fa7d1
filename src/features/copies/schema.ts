import * as v from 'valibot'
import { type LanguageTag, languages } from '../../kernel/languages/tags.ts'
import { hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables, tie } from '../../kernel/personal-data.ts'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalId, personal, several, special, thirdParty } from '../../kernel/schema.ts'

/** What a copy is of: her plan, a page about her, a page for her employer, a card for a teacher, one page for days that are counted. */
export const copyKinds = ['plan', 'about-me', 'passport', 'school-card', 'these-days'] as const
export type CopyKind = (typeof copyKinds)[number]

/** In which form it was made for somebody. Every copy can be had in every form that fits it. */
export const copyForms = ['print', 'large-print', 'easy-read', 'plain-text', 'pdf', 'card', 'read-aloud'] as const
export type CopyForm = (typeof copyForms)[number]

/** Made by the carer herself it is hers alone, unless she says otherwise. */
export const reaches = ['hers', 'record'] as const
export type Reach = (typeof reaches)[number]

export const steps = ['given', 'over', 'opened'] as const
export type Step = (typeof steps)[number]

/**
 * The parts of each kind, in the order in which they are read. `about-me` has the headings of the PRSB standard About Me (2020), as far as
 * they are known here; its published list of headings has not been checked word by word.
 */
export const sectionsOf = {
  'plan': ['now', 'caring', 'matters', 'does', 'needs', 'break', 'keeps', 'ill', 'future', 'again', 'law', 'contact'],
  'about-me': ['important', 'people', 'communicate', 'wellness', 'please', 'support', 'know', 'writtenBy'],
  'passport': ['caring', 'helps', 'away', 'reach', 'asked', 'again'],
  'school-card': ['helps', 'ask', 'notSay', 'seen'],
  'these-days': ['ring', 'matters', 'does', 'unsaid', 'after'],
} as const satisfies Record<CopyKind, readonly string[]>

const languageTags = Object.keys(languages) as [LanguageTag, ...LanguageTag[]]

/** So much a part holds in one's own words: a copy is short. */
export const ownLimit = 2000

/** What is asked when a copy is made: which lines, how they read, what else, and for whom. */
export function copyForm(kind: CopyKind, keys: readonly string[]) {
  const lines: v.ObjectEntries = Object.fromEntries(keys.map((key) => [`as.${key}`, optional(limits.words, special)]))
  const parts: v.ObjectEntries = Object.fromEntries(sectionsOf[kind].flatMap((section) => [[`own.${section}`, optional(ownLimit, thirdParty)], [`heading.${section}`, optional(limits.name, open)]]))
  return v.object({
    id: id(), kind: choice(copyKinds, open), plan: optionalId(open), title: needed(limits.name, personal), name: optional(limits.name, personal), whom: needed(limits.name, thirdParty),
    form: choice(copyForms, open), language: choice(languageTags, open), ours: optionalChoice(languageTags, open), reach: choice(reaches, open), choose: several(v.string()),
    /** The hash of the lines that stood on the page, so that nobody hands on words they have not read. */
    seen: v.pipe(v.string('notAnId'), v.regex(/^[0-9a-f]{64}$/, 'notAnId'), v.metadata({ ...open })),
    ...lines, ...parts,
  })
}

/** Which copy is to be made: the rest of the form hangs on it. */
export const KindForm = v.object({ kind: choice(copyKinds, open) })

/** What became of a copy. Somebody has it: then it is said who. */
export const StepForm = v.pipe(
  v.object({ id: id(), step: choice(steps, open), whom: optional(limits.name, thirdParty), how: optional(limits.line, personal), why: optional(limits.line, special), withheld: optional(limits.line, special), withheldWhy: optional(limits.line, special), on: day(open) }),
  v.forward(v.partialCheck([['step'], ['whom']], (form) => form.step !== 'given' || form.whom !== null, 'needed'), ['whom']),
)

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  copies: ofCarer({ kind: state, plan_id: tie('plans'), for_whom: hers, form: state, reach: state, made_on: hers, content: hersSpecial, content_hash: numbering, left_off: state }),
  copy_wordings: ofRow('copy_id', 'copies', { carer_id: numbering, original: hersSpecial, words: hersSpecial }),
  copy_steps: ofRow('copy_id', 'copies', { carer_id: numbering, step: state, whom: hers, how: hers, why: hersSpecial, withheld: hersSpecial, withheld_why: hersSpecial, on_day: hers }),
}
