import { expect } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import type { Answer, Visitor } from '../../../test/visitor.ts'

/** The three boxes of a day, so many days ago; a day to come for a number below nought. */
export const day = (name: string, ago = 0): Record<string, string> => {
  const date = new Date(Date.now() - ago * 86_400_000)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}

/** What a page says, without its tags. */
export const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/&#39;|&quot;/g, "'").replace(/\s+/g, ' ')

/** Begin a look back with this carer, so many days ago, and come to its first page. */
export async function begin(worker: Visitor, carer: string, ago = 0): Promise<string> {
  const id = newId()
  const answer = await worker.post(`/carers/${carer}/reviews`, { id, ...day('onDay', ago), why: 'planned', conversation: '', place: 'at her kitchen table' })
  expect([answer.status, answer.location]).toEqual([303, `/reviews/${id}/writing`])
  return id
}

/** What is said about one outcome. */
export const mark = (outcome: string, fields: Record<string, string> = {}) => ({ id: newId(), workerId: newId(), outcome, story: 'The mat goes off and I am up.', ...fields })
