import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, personal, several, special, ticked } from '../../kernel/schema.ts'
import { styles, usable, wordings } from '../preparations/schema.ts'

export { styles, ToldForm, wordings } from '../preparations/schema.ts'

/** What a carer is helped with: how the page begins, what may stand on it already, until when it works, and whether it goes by mail. */
export const AskForm = v.pipe(
  v.object({
    id: id(),
    style: choice(styles, open),
    wording: choice(wordings, personal),
    /** `outcome:<id>` or `words:<id of what was lifted out>`. */
    known: several(v.pipe(v.string(), v.regex(/^(outcome|words):[0-9a-f-]{36}$/, 'choose'), v.metadata({ ...special }))),
    more: optional(limits.words, special),
    until: day(open),
    placeTold: ticked(open),
    mail: ticked(open),
    email: optional(254, personal),
  }),
  v.forward(v.partialCheck([['mail'], ['email']], (form) => !form.mail || v.safeParse(v.pipe(needed(254, personal), v.email()), form.email ?? '').success, 'notAnAddress'), ['email']),
)

/** A new link in place of the old one. */
export const LinkForm = v.object({ id: id() })

/** Put something of what was handed over into the talk. */
export const UseForm = v.object({ what: choice(usable, open) })
