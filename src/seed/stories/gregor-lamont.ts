import type { StoryCarer } from '../story.ts'

/** Only just begun: one short talk, and nothing lifted out of it yet. */
export const gregorLamont: StoryCarer = {
  key: 'gregor-lamont',
  callName: 'Gregor',
  fullName: 'Gregor Lamont',
  pronouns: 'he/him',
  age: 34,
  gender: 'man',
  postcode: 'PA34 4AG',
  phone: '07700 900261',
  contactPreference: 'Message. He will answer when he answers.',
  takeCare: 'Do not chase him.',
  inOneLine: 'His sister Ailsa has bipolar disorder and is well just now. He is not sure he should be here.',
  workers: ['catriona-macphee'],
  firstContact: { daysAgo: 26, by: 'catriona-macphee', how: 'Came in to get out of the rain and read the wall.', noticeGiven: true, words: 'I am probably not who this is for.' },
  offer: { daysAgo: 19, answer: 'not-now', answeredDaysAgo: 19 },
  cares: [{ key: 'ailsa', personName: 'Ailsa', relation: 'my sister', hoursBand: 'not-known', livesWith: 'no', given: 'the funniest person I know, ten months of the year', ratherNotSay: ['willing'], line: 'strong' }],
  circle: [],
  conversations: [
    {
      key: 'the-wall',
      daysAgo: 19,
      at: '12:15',
      title: 'Twenty minutes',
      where: 'on a walk round the block',
      how: 'in-person',
      kind: 'first',
      by: 'catriona-macphee',
      there: [{ voice: 'carer', name: 'Gregor' }],
      passages: [
        {
          voice: 'carer',
          name: 'Gregor',
          words:
            'She is well. That is the thing, she is well just now, so I do not do anything. I just sort of stand there waiting. If she buys three of something I count them. I do not want anything, I do not think. I wanted to say to somebody that I count.',
        },
        { voice: 'worker', name: 'Catriona', words: 'Short, and his to lead. No outcomes today and none needed. He has my number. He may not use it.' },
      ],
    },
  ],
  outcomes: [],
  actions: [],
  plans: [],
  reviews: [],
}
