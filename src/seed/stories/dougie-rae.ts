import type { StoryCarer } from '../story.ts'

/** Rang once, long ago, and never again: nothing but how he came. His record is due. */
export const dougieRae: StoryCarer = {
  key: 'dougie-rae',
  callName: 'Dougie',
  fullName: 'Dougal Rae',
  phone: '07700 900281',
  workers: ['sam-ure'],
  firstContact: { daysAgo: 520, by: 'sam-ure', how: 'He rang from a lay-by about his aunt.', noticeGiven: true, words: 'It is likely nothing. If it is something I will ring you back.' },
  cares: [],
  circle: [],
  conversations: [],
  outcomes: [],
  actions: [],
  plans: [],
  reviews: [],
}
