import type { StoryCarer } from '../story.ts'

/** A name to call her by and a number: all that is known, and all that had to be. */
export const mags: StoryCarer = {
  key: 'mags',
  callName: 'Mags',
  phone: '07700 900271',
  workers: ['sam-ure'],
  firstContact: { daysAgo: 6, by: 'sam-ure', how: 'Left a number on the machine. Traffic behind her.', noticeGiven: false, words: 'It is Mags. It is about my brother. Ring me, but not at the weekend.' },
  cares: [],
  circle: [],
  conversations: [],
  outcomes: [],
  actions: [],
  plans: [],
  reviews: [],
}
