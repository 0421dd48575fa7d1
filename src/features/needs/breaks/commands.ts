import { Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandWrite, getToday } from '../../access/index.ts'
import type { BreakAnswer, BreakKind, Enough, Replacement } from '../schema.ts'

/**
 * Write down whether support should be, or include, a break (s.25), and what was said about it. What was said before stays. Throws
 * Invalid on `words` (a break that is not wanted, or not now, without a word why; “would rather not” needs none) and `on` (still to come).
 */
export async function considerBreak(tx: Tx, carer: string, form: {
  id: string; answer: BreakAnswer; enough?: Enough | null; kinds?: readonly BreakKind[]; words?: string | null; replacement?: Replacement | null; replacementWords?: string | null; on: string
}): Promise<void> {
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if ((form.answer === 'no-break' || form.answer === 'not-now') && !form.words) throw new Invalid({ words: 'why' })
  await insertOnce(tx, 'break_considerations', {
    id: form.id, carer_id: carer, answer: form.answer, enough: form.enough ?? null, kinds: [...new Set(form.kinds ?? [])].toSorted(), words: form.words ?? null,
    replacement: form.replacement ?? null, replacement_words: form.replacementWords ?? null, on_day: form.on,
  })
}
