import type { RequestAsked, RequestKind } from '../features/requests/index.ts'

/** What a carer asked of her record. */
export interface StoryRequest {
  key: string
  daysAgo: number
  by: string
  kind: RequestKind
  how: RequestAsked['how']
  words: string
  steps?: { daysAgo: number; kind: 'more-asked' | 'more-told' | 'done'; words?: string }[]
}
