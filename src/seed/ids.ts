import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/**
 * The id of a thing in the demo world, always the same for the same names, so that tests can point at it:
 * `idOf('lochside', 'carer', 'asha-menon')`.
 */
export function idOf(...names: string[]): string {
  return v7({ msecs: Date.UTC(2025, 0, 1), seq: 0, random: createHash('sha256').update(names.join('/')).digest().subarray(0, 16) })
}
