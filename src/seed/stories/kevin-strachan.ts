import type { StoryCarer } from '../story.ts'

/** A nurse whose colleagues must not come across this record: restricted, known by an initial, to one worker only. */
export const kevinStrachan: StoryCarer = {
  key: 'kevin-strachan',
  callName: 'Kevin',
  fullName: 'Kevin Strachan',
  pronouns: 'he/him',
  age: 46,
  gender: 'man',
  postcode: 'PA34 4ZL',
  phone: '07700 900231',
  contactPreference: 'His own mobile, message first. Never the ward, never the work email, never the house phone.',
  takeCare: 'Ask which hat he has on. Do not shorten the explanations. Do not hand him anything to coordinate.',
  inOneLine: 'A nurse at the hospital. His partner Aileen is dying; their daughter Beth is twelve.',
  workers: ['jo-reid'],
  restricted: { initials: 'K.', named: ['jo-reid'] },
  firstContact: { daysAgo: 104, by: 'jo-reid', how: 'He rang from a lay-by and would not give a name for ten minutes.', noticeGiven: true, words: 'Who can see this?' },
  offer: { daysAgo: 2, answer: 'accepted', answeredDaysAgo: 1 },
  cares: [
    {
      key: 'aileen',
      personName: 'Aileen',
      relation: 'my partner',
      since: 'the scan, a year past in the spring',
      hoursBand: '35-49',
      livesWith: 'yes',
      terminallyIll: { daysAgo: 3, how: 'He said it himself, in the car: weeks now, not months.' },
      nature: 'I do the syringe driver in my head and a nurse does it with her hands. The rest is just being in the house.',
      able: 'All of it, technically. That is the trouble.',
      willing: 'To be her man. To hold the bowl. To lie next to her.',
      limit: 'I will not give the breakthrough dose. I will not be the one who gives it and then wonders.',
    },
  ],
  circle: [
    { key: 'aileen', name: 'Aileen', who: 'his partner', gives: 'she is still the one who knows where everything is', gets: 'him' },
    { key: 'beth', name: 'Beth', who: 'their daughter, twelve', gives: 'plays the chanter to her mum through the wall', gets: 'the truth, in bits' },
    { key: 'marion', name: 'Marion', who: 'Aileen\'s mother', gives: 'ironing, and not talking', contact: '07700 900232' },
    { key: 'isla', name: 'Isla', who: 'hospice nurse, from out of the area', gives: 'talks to him like a husband', contact: '07700 900233' },
  ],
  permissions: [
    { daysAgo: 90, who: 'Isla, the hospice nurse', what: 'what he will not do, and that he is not to be asked', howTold: 'Kevin told her with Jo on the line' },
    { daysAgo: 90, who: 'the hospital', what: 'nothing', howTold: 'Kevin, at once' },
  ],
  conversations: [
    {
      key: 'the-lay-by',
      daysAgo: 95,
      at: '20:15',
      title: 'In the car at Ganavan',
      where: 'in Jo\'s car, facing the sea',
      how: 'in-person',
      kind: 'first',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Kevin' }],
      passages: [
        {
          key: 'her-man',
          voice: 'carer',
          name: 'Kevin',
          words:
            'I want to be her man in that hospital and not the charge nurse. They hand me the chart. They actually hand me the chart. Last week the registrar asked me what I thought about the dose, with her lying there, and I told him, because what else do you do, and she turned her face away.',
        },
        {
          key: 'who-can-see',
          voice: 'carer',
          name: 'Kevin',
          words:
            'I work with the sisters and the cousins of everybody in this town. If this is on a screen somewhere then it is in the canteen by dinner time. I have sat in that canteen. I have done it myself about other folk, God forgive me.',
        },
        { voice: 'worker', name: 'Jo', words: 'Showed him on my phone who can open this: me, and the list of looks, which he can read himself. He asked to be an initial. He does not want a plan. He writes them all day.' },
      ],
    },
    {
      key: 'at-the-house',
      daysAgo: 61,
      at: '19:30',
      title: 'At the house',
      where: 'at home, by the bed',
      how: 'in-person',
      kind: 'follow-up',
      by: 'jo-reid',
      there: [
        { voice: 'carer', name: 'Kevin' },
        { voice: 'person', name: 'Aileen' },
      ],
      passages: [
        {
          voice: 'person',
          name: 'Aileen',
          howKnown: 'own-words',
          words:
            'He reads my face like an obs chart. I said to him, Kevin, if you take my pulse when you are holding my hand one more time I will haunt you. I want to be here, with the window and the washing machine going. I do not want to be interesting to anybody.',
        },
        {
          key: 'this-room',
          voice: 'carer',
          name: 'Kevin',
          words:
            'Then that is what I want. I want it to be in this room, with the three of us in it and nobody I work with. I know what the other way looks like. I know what the corridor sounds like at four in the morning. I am not having my daughter hear that trolley.',
        },
        {
          key: 'pipe-band',
          voice: 'carer',
          name: 'Kevin',
          words: 'And Beth keeps her band on a Thursday, whatever Thursday it is. Even if it is that Thursday. She has said so, and so has her mother.',
        },
      ],
    },
    {
      key: 'beth',
      daysAgo: 58,
      at: '16:10',
      title: 'Beth, waiting for the band',
      where: 'on the wall outside the drill hall',
      how: 'in-person',
      kind: 'follow-up',
      by: 'jo-reid',
      there: [{ voice: 'young-person', name: 'Beth' }],
      passages: [
        {
          key: 'beth-knows',
          voice: 'young-person',
          name: 'Beth',
          words:
            'They stop talking when I come in. Then Dad does his ward voice, hiya pet. I know she is dying. I looked it up. I know it better than they think and I am not telling them I know because then they would have to look after me as well. Can you just tell me what it looks like? Nobody will say what it looks like.',
        },
        {
          voice: 'worker',
          name: 'Jo',
          words:
            'Told her what I could and what I could not. She wants Isla, not her dad, to tell her what it looks like. She said I may ask Isla, and that I may say to her dad only that she would like to be told things.',
        },
      ],
    },
    {
      key: 'the-results',
      daysAgo: 3,
      at: '21:00',
      title: 'After the results',
      where: 'by phone from the lay-by',
      how: 'phone',
      kind: 'check-in',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Kevin' }],
      passages: [
        {
          voice: 'carer',
          name: 'Kevin',
          words:
            'They have stopped the chemo. Short months, he said, and I heard myself explaining to her what that meant in weeks. I will take your plan now. One page. If it has a box on it for mobility I will eat it in front of you.',
        },
      ],
    },
    {
      key: 'one-page',
      daysAgo: -3,
      at: '20:00',
      title: 'The one page',
      where: 'at home, by the bed',
      how: 'in-person',
      kind: 'follow-up',
      by: 'jo-reid',
      there: [
        { voice: 'carer', name: 'Kevin' },
        { voice: 'person', name: 'Aileen' },
      ],
    },
  ],
  outcomes: [
    {
      key: 'her-man',
      statement: 'to be her man in that hospital and not the charge nurse',
      whoseWords: 'verbatim',
      direction: 'be-treated',
      concepts: ['O3', 'O10', 'O5'],
      from: { conversation: 'the-lay-by', passage: 'her-man', words: 'to be her man in that hospital and not the charge nurse' },
      daysAgo: 95,
      why: 'They actually hand me the chart.',
    },
    {
      key: 'this-room',
      statement: 'it to be in this room, with the three of us in it and nobody I work with',
      whoseWords: 'verbatim',
      direction: 'safe-ending',
      concepts: ['X1', 'O3', 'X5'],
      from: { conversation: 'at-the-house', passage: 'this-room', words: 'it to be in this room, with the three of us in it and nobody I work with' },
      daysAgo: 61,
      why: 'I know what the corridor sounds like at four in the morning.',
    },
    {
      key: 'thursdays',
      statement: 'Beth keeps her band on a Thursday, whatever Thursday it is',
      whoseWords: 'verbatim',
      direction: 'keep',
      concepts: ['X5', 'O3'],
      from: { conversation: 'at-the-house', passage: 'pipe-band', words: 'Beth keeps her band on a Thursday, whatever Thursday it is.' },
      daysAgo: 61,
    },
  ],
  actions: [
    { key: 'no-chart', daysAgo: 90, outcome: 'her-man', what: 'nobody hands him a chart; Isla is the one who is rung', owner: 'service', who: 'Isla', done: { daysAgo: 70, answer: 'done' } },
    { key: 'no-pulse', daysAgo: 61, outcome: 'her-man', what: 'holds her hand without taking her pulse', owner: 'carer', who: 'Kevin' },
    { key: 'band-lift', daysAgo: 61, outcome: 'thursdays', what: 'takes Beth to the band and waits', owner: 'family', who: 'Marion' },
    { key: 'one-page', daysAgo: 3, outcome: 'this-room', what: 'one page, with the numbers to ring at night and no box for mobility', owner: 'worker', who: 'Jo', worker: 'jo-reid', byDaysAgo: -3 },
  ],
  plans: [],
  reviews: [],
}
