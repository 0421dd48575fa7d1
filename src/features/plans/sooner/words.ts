import type { HappeningKind } from '../../../frameworks/triggers.ts'
import { say } from '../words.ts'

/** "Hospital: he came home on Friday". */
export function happeningWords({ kind, words }: { kind: HappeningKind; words: string }): string {
  return say('happened.line', { kind: say(`happened.${kind}`), words })
}
