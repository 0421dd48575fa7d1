import * as v from 'valibot'
import { pickable } from '../../frameworks/preparing.ts'
import { choice, id, limits, open, optional, personal, several, special, thirdParty, version } from '../../kernel/schema.ts'
import { hers, hersSpecial, mayForget, notGiven, numbering, ofRow, secret, state, type Tables, tie } from '../../kernel/personal-data.ts'

/** What the page begins with: a list to pick from, a blank page, or either as she likes. */
export const styles = ['list', 'blank', 'either'] as const
export type Style = (typeof styles)[number]
export const wordings = ['adult', 'young'] as const
export type Wording = (typeof wordings)[number]
/** How it came: through the link, or told (or written by hand) and typed by a worker. */
export const hows = ['link', 'told'] as const
export type How = (typeof hows)[number]
/** How a link ended. */
export type Ending = 'withdrawn' | 'replaced' | 'wiped' | 'handed-over'
/** What of it can be put into the talk, each by a press of its own. */
export const usable = ['words', 'interpreter', 'place'] as const
export type Usable = (typeof usable)[number]

/** Everything that can be said before a talk. Nothing of it has to be. */
const said = {
  picked: several(choice(pickable, special)),
  somethingElse: optional(limits.line, special),
  words: optional(limits.words, special),
  invite: optional(limits.line, thirdParty),
  ratherNot: optional(limits.line, thirdParty),
  interpreter: optional(limits.name, personal),
  advocate: optional(limits.line, thirdParty),
  place: optional(limits.line, personal),
  time: optional(limits.line, personal),
  likes: optional(limits.line, special),
  before: optional(limits.words, special),
}
export const fields = ['somethingElse', 'words', 'invite', 'ratherNot', 'interpreter', 'advocate', 'place', 'time', 'likes', 'before'] as const
export type Field = (typeof fields)[number]

/** What she writes, with the version of the page it was written on. */
export const PageForm = v.object({ version: version(), after: v.pipe(v.optional(v.picklist(['stay', 'away'], 'choose'), 'stay'), v.metadata({ ...open })), ...said })
/** The same, told to a worker. */
export const ToldForm = v.object({ id: id(), ...said })
export type Said = Omit<v.InferOutput<typeof ToldForm>, 'id'>

/** An empty page. */
export const nothingSaid: Said = { picked: [], somethingElse: null, words: null, invite: null, ratherNot: null, interpreter: null, advocate: null, place: null, time: null, likes: null, before: null }

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  preparations: ofRow('conversation_id', 'conversations', { carer_id: numbering, look_up: secret, style: state, wording: state, known: hersSpecial, place_told: state, expires_at: state }),
  // Sealed with a key that is not here: nobody can read it, so nobody can give it. It is hers to hand over or to wipe.
  preparation_pages: ofRow('id', 'preparations', { sealed: notGiven(hersSpecial, 'secret'), saved_at: numbering }),
  preparation_endings: ofRow('preparation_id', 'preparations', { carer_id: numbering, kind: state }),
  preparation_answers: ofRow('preparation_id', 'preparations', {
    carer_id: numbering, conversation_id: tie('conversations'), how: state, picked: mayForget(hersSpecial), other: mayForget(hersSpecial), words: mayForget(hersSpecial), invite: mayForget(hersSpecial), rather_not: mayForget(hersSpecial),
    interpreter: mayForget(hers), advocate: mayForget(hers), place: mayForget(hers), time: mayForget(hers), likes: mayForget(hersSpecial), before: mayForget(hersSpecial),
  }, { forgettable: true }),
  preparation_uses: ofRow('answer_id', 'preparation_answers', { carer_id: numbering, what: state }),
}
