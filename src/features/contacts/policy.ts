import type { SpellKind } from './schema.ts'

/** What may become of a spell of support, from where it stands: it opens, may pause, closes, may open again. */
export function mayBecome(state: 'open' | 'paused' | 'closed' | 'none'): SpellKind[] {
  if (state === 'none') return ['opened', 'paused', 'closed']
  return state === 'open' ? ['paused', 'closed'] : state === 'paused' ? ['reopened', 'closed'] : ['reopened']
}
