import * as v from 'valibot'
import { newPassword } from '../../kernel/passwords.ts'
import { choice, day, id, limits, needed, open, personal } from '../../kernel/schema.ts'

/** What an organisation settles for itself. Each is versioned: the newest row whose day has come is in force. */
export const settingNames = ['address', 'phone', 'safeguarding-route', 'privacy-notice', 'cover', 'plan-introduction', 'emergency-plan-months'] as const
export type SettingName = (typeof settingNames)[number]

export const SettingForm = v.object({ id: id(), name: choice(settingNames, open), words: needed(limits.words, open), effectiveOn: day(open) })

/** The very first page: the organisation and the person who looks after it. */
export const SetUpForm = v.object({
  organisation: needed(limits.name, open),
  name: needed(limits.name, personal),
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  password: newPassword(),
})

/** What the organisation is called. */
export const NameForm = v.object({ organisation: needed(limits.name, open) })
