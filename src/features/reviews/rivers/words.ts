import { banksInWords, say } from '../words.ts'
import { monthsBetween } from './rows.ts'

/** How long a silence was: "11 months", "3 months". */
export function silenceInWords({ onDay, until }: { onDay: string; until: string }): string {
  return say('river.gap', { months: monthsBetween(onDay, until) })
}

/** Banks as they were worded then, or simply "one bank" and "the other". */
export function bankOr({ near, far }: { near: string | null; far: string | null }): { near: string; far: string } {
  const [here, there] = banksInWords({ near, far })
  return { near: here, far: there }
}
