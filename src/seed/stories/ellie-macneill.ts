import type { StoryCarer } from '../story.ts'

export const ellieMacNeill: StoryCarer = {
  key: 'ellie-macneill',
  callName: 'Ellie',
  fullName: 'Ellie MacNeill',
  pronouns: 'she/her',
  age: 13,
  gender: 'girl',
  postcode: 'PA34 4XE',
  contactPreference: 'At the youth club. Not through the house.',
  takeCare: 'Small island. Do not stop her in the shop.',
  inOneLine: 'Thirteen. Helps her granda, who had the stroke, on the croft.',
  workers: ['una-macphail'],
  firstContact: { daysAgo: 150, by: 'una-macphail', how: 'She asked at the youth club if Una was busy.', noticeGiven: true, words: 'It is not a big thing.' },
  offer: { daysAgo: 150, answer: 'accepted', answeredDaysAgo: 143 },
  cares: [
    {
      key: 'granda',
      personName: 'Hector',
      relation: 'my granda',
      hoursBand: '5-19',
      livesWith: 'yes',
      nature: 'The hens, the peats, his good hand and his bad hand.',
      limit: 'I do not do the cattle on my own.',
    },
  ],
  circle: [
    { key: 'hector', name: 'Hector', who: 'her granda', gives: 'Gaelic, and swearing in Gaelic', gets: 'his bad hand' },
    { key: 'mam', name: 'her mam', who: 'works on the ferry, week about', gives: 'every second week' },
  ],
  permissions: [{ daysAgo: 130, who: 'her mam', what: 'the accordion, not the rest', howTold: 'Ellie said' }],
  conversations: [
    {
      key: 'hen-house',
      daysAgo: 141,
      at: '16:30',
      title: 'In the hen house',
      where: 'in the hen house',
      how: 'in-person',
      kind: 'first',
      by: 'una-macphail',
      there: [{ voice: 'carer', name: 'Ellie' }],
      passages: [
        {
          key: 'accordion',
          voice: 'carer',
          name: 'Ellie',
          words:
            'The weeks Mam is on the boat I cannot go to the accordion, because who would get his tea. I want to play in the band at the show. It is only two songs. He says go, but he cannot do the ring on the cooker and I have seen him try.',
        },
        { voice: 'worker', name: 'Una', words: 'Said what I would have to pass on and what I would not. She asked me to count the hens with her. Nineteen.' },
      ],
    },
    {
      key: 'two-songs',
      daysAgo: 52,
      at: '17:00',
      title: 'Two songs',
      where: 'behind the hall',
      how: 'in-person',
      kind: 'review',
      by: 'una-macphail',
      there: [{ voice: 'carer', name: 'Ellie' }],
      passages: [
        {
          voice: 'carer',
          name: 'Ellie',
          words: 'I played three, they made us do one again. Granda was in the front in his funeral suit. Murdo next door gets his tea now on band nights and they fight about sheep.',
        },
      ],
    },
  ],
  outcomes: [
    {
      key: 'band',
      statement: 'to play in the band at the show',
      whoseWords: 'verbatim',
      direction: 'get-better',
      concepts: ['O2'],
      from: { conversation: 'hen-house', passage: 'accordion', words: 'to play in the band at the show' },
      daysAgo: 141,
      banks: { near: 'Who would get his tea', far: 'In the band at the show' },
      began: { stone: 2, badDays: 1, goodDays: 5, story: 'I go one week and not the next one.' },
    },
  ],
  actions: [
    { key: 'murdo', daysAgo: 130, outcome: 'band', what: 'gets Hector his tea on band nights', owner: 'friend', who: 'Murdo, next door', done: { daysAgo: 110, answer: 'done' } },
  ],
  needs: [
    {
      key: 'his-tea',
      daysAgo: 130,
      by: 'una-macphail',
      words: 'A grown-up who gets her granda his tea on band nights, and stays while he eats it',
      outcomes: ['band'],
      met: [{ daysAgo: 130, ways: { people: { amount: 'all', words: 'Murdo next door.' } } }],
      supports: [{ action: 'murdo', way: 'people' }],
    },
  ],
  plans: [
    {
      daysAgo: 130,
      by: 'una-macphail',
      caringNow: 'The hens, the peats, his good hand and his bad hand.',
      outcomes: ['band'],
      actions: ['murdo'],
      ifIllTomorrow: 'Murdo, then the nurse.',
      reviewInDays: 180,
      agreed: { daysAgo: 126, by: 'Ellie', how: 'with a felt tip' },
      issued: [{ daysAgo: 126, to: 'Ellie', how: 'by hand' }],
    },
  ],
  reviews: [
    {
      daysAgo: 52,
      by: 'una-macphail',
      conversation: 'two-songs',
      where: 'behind the hall',
      why: 'planned',
      marks: [
        {
          outcome: 'band',
          now: 'closer',
          hoped: 'as-hoped',
          next: 'keep-as-it-is',
          story: 'I played three, they made us do one again.',
          stone: 9,
          badDays: 8,
          goodDays: 9,
          helped: [
            { kind: 'community', name: 'Murdo next door', share: 'a-lot' },
            { kind: 'person', name: 'Granda', share: 'a-lot' },
          ],
        },
      ],
    },
  ],
}
