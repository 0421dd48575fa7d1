import { makeNightlyBackup, type Nightly } from './backup/nightly.ts'
import { dropSpentPages } from './features/preparations/index.ts'
import { type Sending, sendReminders } from './features/reminders/index.ts'
import type { Round } from './kernel/rounds.ts'
import { sealHistory } from './kernel/seals.ts'
import { inTenant } from './kernel/tenant.ts'

const tenMinutes = 600_000

/** What Lilypad does by itself, for each organisation, and for all of them together. */
export const makeRounds = (sending: Sending, nightly: Nightly): readonly Round[] => [
  // Every hour, up to ten minutes ago: whatever was still being written then is under the next seal.
  { name: 'seals', every: 60, work: (actor, mayGoOn) => sealHistory(actor, new Date(Date.now() - tenMinutes), undefined, mayGoOn) },
  // What was written through a link that has run out can be opened by nobody: it goes.
  { name: 'preparations', every: 60, work: (actor) => inTenant(actor, dropSpentPages) },
  // Twice a day; whoever is told of a day to look again is told once.
  { name: 'reminders', every: 720, work: (actor) => sendReminders(actor, sending) },
  // Once a night, looked for every ten minutes, so that a machine that slept at that hour makes it when it wakes. It may take an hour: nothing waits for it.
  { name: 'backup', every: 10, whole: () => makeNightlyBackup(nightly) },
]
