/** How often one may try: some times freely, then after a wait that doubles each time, and never more than so many an hour. */
export interface Budget { free: number; firstWait: number; longestWait: number; anHour: number }

const minute = 60_000
const hour = 60 * minute

/** For how long a try that was not right is remembered. */
export const memory = 24 * hour

/**
 * Whose tries are counted together. `account`: all that are made with one e-mail address from devices it does not know, wherever
 * they come from. `address`: all that one network address makes, for whichever accounts. `device`: those of a device that has
 * signed in to the account before; nobody elsewhere can use these up. `mail…`: links asked for by mail.
 */
export const budgets = {
  account: { free: 5, firstWait: minute, longestWait: 15 * minute, anHour: 20 },
  address: { free: 20, firstWait: minute / 2, longestWait: 15 * minute, anHour: 60 },
  device: { free: 10, firstWait: minute / 2, longestWait: 5 * minute, anHour: 30 },
  mail: { free: 5, firstWait: minute, longestWait: 10 * minute, anHour: 12 },
  mailAddress: { free: 20, firstWait: minute, longestWait: 10 * minute, anHour: 40 },
} as const satisfies Record<string, Budget>
export type Kind = keyof typeof budgets

/**
 * From when on one may try again, after these tries that were not right (in any order, those of the last day). A moment in the past
 * means now. The wait never becomes a lock: it grows to its longest, and the day-old tries are forgotten.
 */
export function nextTurn({ free, firstWait, longestWait, anHour }: Budget, failures: readonly Date[], moment: Date): Date {
  const times = failures.map((one) => one.getTime()).filter((time) => time > moment.getTime() - memory).toSorted((a, b) => b - a)
  const last = times[0]
  if (last === undefined || times.length < free) return moment
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(times.length - free, 30))
  const hourOver = times[anHour - 1] === undefined ? 0 : times[anHour - 1]! + hour
  return new Date(Math.max(moment.getTime(), last + wait, hourOver))
}
