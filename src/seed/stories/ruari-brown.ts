import type { StoryCarer } from '../story.ts'

export const ruariBrown: StoryCarer = {
  key: 'ruari-brown',
  callName: 'Ruari',
  fullName: 'Ruari Brown',
  pronouns: 'he/him',
  age: 16,
  gender: 'boy',
  postcode: 'PA34 4TP',
  phone: '07700 900302',
  contactPreference: 'Message. No voice notes.',
  inOneLine: 'Sixteen. Interprets for his mum, who is Deaf, at everything.',
  workers: ['una-macphail'],
  firstContact: { daysAgo: 88, by: 'una-macphail', how: 'School said he was missing a lot of Fridays.', noticeGiven: true },
  offer: { daysAgo: 85, answer: 'accepted', answeredDaysAgo: 80 },
  cares: [
    {
      key: 'mum',
      personName: 'Sheena',
      relation: 'my mum',
      hoursBand: '5-19',
      livesWith: 'yes',
      nature: 'Phone calls. The bank. The doctor, which is pure murder.',
      willing: 'The shop, fine.',
      limit: 'Not the doctor. Not any more.',
    },
  ],
  circle: [{ key: 'sheena', name: 'Sheena', who: 'his mum', gives: 'she can tell what anybody is saying across a pub', gets: 'phone calls' }],
  conversations: [
    {
      key: 'the-bus',
      daysAgo: 76,
      at: '15:45',
      title: 'On the school bus, parked',
      where: 'on the school bus, parked',
      how: 'in-person',
      kind: 'first',
      by: 'una-macphail',
      there: [{ voice: 'carer', name: 'Ruari' }],
      passages: [
        {
          key: 'not-the-doctor',
          voice: 'carer',
          name: 'Ruari',
          words:
            'I had to tell my own mum what the lump was. In signs. In front of a doctor looking at his watch. I want to never be the one that tells her again. Get a real interpreter, on the screen or whatever. I will do the bank, I do not mind the bank.',
        },
        { voice: 'worker', name: 'Una', words: 'The lump was nothing, in the end, and his mum is fine. That is not the point and we both said so.' },
      ],
    },
  ],
  outcomes: [
    {
      key: 'never-again',
      statement: 'to never be the one that tells her again',
      whoseWords: 'verbatim',
      direction: 'be-treated',
      concepts: ['O5', 'O9'],
      from: { conversation: 'the-bus', passage: 'not-the-doctor', words: 'to never be the one that tells her again' },
      daysAgo: 76,
    },
  ],
  actions: [
    { key: 'screen', daysAgo: 76, outcome: 'never-again', what: 'ask the surgery for a BSL interpreter on screen, every time, without being asked', owner: 'worker', who: 'Una', worker: 'una-macphail', byDaysAgo: 60, done: { daysAgo: 58, answer: 'done', words: 'They said yes, and then forgot once.' } },
    { key: 'asks-herself', daysAgo: 76, outcome: 'never-again', what: 'texts the surgery herself the day before', owner: 'person', who: 'His mum' },
  ],
  plans: [],
  reviews: [],
}
