import { conceptIds } from '../../../frameworks/concepts.ts'
import { doesNotFit } from '../../outcomes/schema.ts'
import { hopedAnswers, nextAnswers, nowAnswers } from '../../reviews/schema.ts'

/** Nobody has said which concept an outcome belongs to: a heading like any other, and told first. */
export const untagged = 'untagged'

/** What is missing comes first, then the concepts in their own order: never by how many. */
export const headings = [untagged, doesNotFit, ...conceptIds] as const
export type Heading = (typeof headings)[number]

/**
 * The three answers of a look back, with two more that make every carer stand under exactly one of each: `several` (one thing of one
 * outcome and another of another) and `unsaid` (no answer, or none with a story to it).
 */
export const answers = {
  now: [...nowAnswers, 'several', 'unsaid'],
  hoped: [...hopedAnswers, 'several', 'unsaid'],
  next: [...nextAnswers, 'several', 'unsaid'],
} as const

export const questions = ['now', 'hoped', 'next'] as const
export type Question = (typeof questions)[number]

/** Carers under one heading: with how many there was a look back, with how many none, and what those of the look backs said. Each question comes to `looked`. */
export interface Counts { looked: number; notLooked: number; said: Readonly<Record<Question, Readonly<Record<string, number>>>> }
