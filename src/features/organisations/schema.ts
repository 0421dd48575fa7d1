import * as v from 'valibot'
import { nationIds } from '../../frameworks/nations.ts'
import { changeIds } from '../../frameworks/packs/index.ts'
import { type Role, roles } from '../../kernel/actor.ts'
import { newPassword } from '../../kernel/passwords.ts'
import { choice, day, id, limits, needed, open, personal } from '../../kernel/schema.ts'
import { numbering, ofNobody, type Tables } from '../../kernel/personal-data.ts'

/** What an organisation settles for itself. Each is versioned: the newest row whose day has come is in force. */
export const settingNames = ['address', 'phone', 'safeguarding-route', 'privacy-notice', 'cover', 'plan-introduction', 'emergency-plan-months', 'carer-threshold', 'second-step', 'nation', ...changeIds] as const
export type SettingName = (typeof settingNames)[number]

/** Whose law holds here. */
export const nationAnswers = nationIds

/** Of a part of a law that is enacted: it has not begun, or it has, from the day that is given. */
export const notBegun = 'not begun'
export const breaksAnswers = [notBegun, 'begun'] as const

/** Of whom a second step at sign-in is asked, and of which roles that is. */
export const secondStepAnswers = ['nobody', 'administrators', 'administrators and supervisors', 'everybody who works here'] as const
const askedRoles: Record<string, readonly Role[]> = {
  'administrators': ['administrator'], 'administrators and supervisors': ['administrator', 'supervisor'], 'everybody who works here': roles,
}

/** The roles of whom a second step is asked, as the setting stands. Not set, or set to what we do not know: of nobody. */
export function secondStepRoles(words: string | undefined): Role[] {
  return [...(askedRoles[words ?? ''] ?? [])]
}

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

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  organisations: ofNobody('the organisation itself: as long as it is here', { name: numbering, kind: numbering, zone: numbering, demo: numbering }),
  organisation_settings: ofNobody('how the organisation works: kept as its history', { name: numbering, words: numbering, effective_on: numbering }),
}
