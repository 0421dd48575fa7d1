import type { StoryCarer } from '../story.ts'

/*
 * The days keep the gaps of one year: a phone call in the middle of January, the kitchen table at the start of
 * February, and reviews in March, May, June and September.
 */
const phoneCall = 247
const kitchenTable = 227
const readOver = 221
const agreed = 220
const firstLook = 188
const secondLook = 139
const theFall = 132
const thirdLook = 90
const fourthLook = 17
const nextLook = -74

export const ashaMenon: StoryCarer = {
  key: 'asha-menon',
  callName: 'Asha',
  fullName: 'Asha Menon',
  pronouns: 'she/her',
  age: 43,
  gender: 'woman',
  postcode: 'PA34 4BQ',
  phone: '07700 900142',
  email: 'asha.menon@example.org',
  contactPreference: 'Text, after 6. Never leave a message about her dad.',
  takeCare: 'She likes it said straight.',
  inOneLine: 'Cares for her dad, nights and letters, since 2021. Works three days a week.',
  workers: ['jo-reid'],
  firstContact: {
    daysAgo: phoneCall,
    by: 'jo-reid',
    how: 'She rang the centre after the surgery gave her the leaflet.',
    noticeGiven: true,
    words: 'I am fine, it is just the tiredness.',
  },
  offer: { daysAgo: phoneCall, answer: 'accepted', answeredDaysAgo: phoneCall },
  cares: [
    {
      key: 'dad',
      personName: 'Ravi',
      relation: 'her dad',
      since: '2021',
      hoursBand: '50+',
      livesWith: 'yes',
      nature: 'I do the nights, the meals, his tablets and the letters. Mondays Meera has him.',
      able: 'to go on until the summer and then think again',
      willing: 'to go on until the summer and then think again',
      limit: 'washing and dressing; her dad agrees',
    },
  ],
  circle: [
    {
      key: 'ravi',
      name: 'Ravi',
      who: 'her dad',
      gives: 'he does the crossword with the boys',
      gets: 'the nights, the meals, his tablets, the letters, the Sunday drive',
    },
    {
      key: 'meera',
      name: 'Meera',
      who: 'sister, Mondays',
      gives: 'Mondays, and the night after it',
      gets: 'somebody to be cross with',
      contact: '07700 900143',
    },
    {
      key: 'col',
      name: 'Col',
      who: 'friend',
      gives: 'services the car for nothing and would drive if she were ill',
      gets: 'his tea, most Fridays',
      contact: '07700 900144',
    },
    {
      key: 'crossroads',
      name: 'Oban Crossroads',
      who: 'two nights',
      gives: 'a night sitter two nights, the same two people',
      contact: '01631 555 0142',
    },
  ],
  permissions: [
    { daysAgo: agreed, who: 'Meera', what: 'the nights', howTold: 'Asha said so when she signed the plan' },
    { daysAgo: agreed, who: 'the surgery', what: 'that she is a carer', howTold: 'Asha said so when she signed the plan' },
  ],
  conversations: [
    {
      key: 'phone-call',
      daysAgo: phoneCall,
      at: '18:20',
      title: 'On the phone',
      where: 'by phone, from the car park at her work',
      how: 'phone',
      kind: 'check-in',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Asha' }],
      passages: [
        {
          key: 'tiredness',
          voice: 'carer',
          name: 'Asha',
          words:
            'I am fine, it is just the tiredness. The nurse at the surgery gave me your leaflet and it has been in the glove box a fortnight. I do not know what you do. If it is a club with scones I have not the time.',
        },
        {
          voice: 'worker',
          name: 'Jo',
          words:
            'Told her what we do and that nothing is written that she cannot see. She would like me to come to the house, when the boys are at school. Text, after 6.',
        },
      ],
    },
    {
      key: 'kitchen-table',
      daysAgo: kitchenTable,
      at: '10:00',
      title: 'A talk at her kitchen table',
      where: 'at her kitchen table',
      how: 'in-person',
      kind: 'first',
      by: 'jo-reid',
      there: [
        { voice: 'carer', name: 'Asha' },
        { voice: 'person', name: 'Ravi', part: 'for the last ten minutes' },
      ],
      passages: [
        {
          key: 'the-nights',
          voice: 'carer',
          name: 'Asha',
          words:
            'I have not slept through since he came home. I just want to sleep through so I am not snapping at the kids. They get the worst of me and they have done nothing. Mum used to do the nights and I never knew.',
        },
        {
          key: 'the-drives',
          voice: 'carer',
          name: 'Asha',
          words:
            'The Sunday drives are the best of it. I would not give those up for anything, he sings. But I am not doing the washing and dressing, I told him that and he agrees.',
        },
        {
          key: 'ravi-on-nights',
          voice: 'person',
          name: 'Ravi',
          howKnown: 'own-words',
          words: 'She fusses. I could manage the nights with the lamp on. I do not want strangers in the house. Not every night.',
        },
        {
          key: 'jo-note',
          voice: 'worker',
          name: 'Jo',
          words:
            'She has run this alone for four years and keeps a three-day job. Sister Meera is nearer than I thought. The mat has a five-week wait.',
        },
        {
          key: 'meera-only-here',
          voice: 'family',
          name: 'Meera',
          hereOnly: true,
          words: 'She will not tell you, so I will.',
        },
      ],
    },
    {
      key: 'reading-it-over',
      daysAgo: readOver,
      at: '18:30',
      title: 'Reading the plan over',
      where: 'by phone',
      how: 'phone',
      kind: 'follow-up',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Asha' }],
      passages: [
        {
          key: 'how-it-is',
          voice: 'carer',
          name: 'Asha',
          words:
            'Put it plain. I do the nights, the meals, his tablets and the letters. Mondays Meera has him. Up with Dad four times, that is where I am. Through till six would do me, I am not asking for the moon. I will go on until the summer and then think again, and I want that in there.',
        },
        {
          key: 'asked-not-told',
          voice: 'carer',
          name: 'Asha',
          words:
            'You never asked about the hospital and I was glad, I was not in the mood. But here it is. They discharged him on a Friday and rang me from the ambulance. I want to be asked, not told. That goes for you as well.',
        },
        {
          key: 'the-rope',
          voice: 'carer',
          name: 'Asha',
          words:
            'Meera says I am bossy. I say I ask before I am at the end of my rope. There is a knot in the rope, and when I get to the knot I phone somebody.',
        },
        {
          voice: 'worker',
          name: 'Jo',
          words:
            'Read the plan over line by line. Two things changed: until the summer, and the ward. On the copy for the fridge the first one is to say nights, because the boys read the fridge.',
        },
      ],
    },
    {
      key: 'first-look',
      daysAgo: firstLook,
      at: '18:15',
      title: 'First look back',
      where: 'by phone',
      how: 'phone',
      kind: 'review',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Asha' }],
      passages: [
        {
          voice: 'carer',
          name: 'Asha',
          words:
            'Mondays are mine now. Meera comes at five with her own pillow and a face on her, and I am in my bed by nine like a child. The other six nights are the other six nights. One of the Crossroads women has started and he called her a spy, then asked her did she play rummy.',
        },
        {
          voice: 'worker',
          name: 'Jo',
          words: 'The mat is still not here. I chased it on the day I said and was told to chase it again.',
        },
      ],
    },
    {
      key: 'second-look',
      daysAgo: secondLook,
      at: '10:30',
      title: 'At her kitchen table again',
      where: 'at her kitchen table',
      how: 'in-person',
      kind: 'review',
      by: 'jo-reid',
      there: [
        { voice: 'carer', name: 'Asha' },
        { voice: 'person', name: 'Ravi', part: 'came through for his tea' },
      ],
      passages: [
        {
          voice: 'carer',
          name: 'Asha',
          words:
            'Slept till six, twice running. I woke up and thought somebody had died. It is the same two sitters and that is the whole of it, he knows their feet on the stair. And he agreed to try, give him that, he did not have to.',
        },
        {
          voice: 'carer',
          name: 'Asha',
          words:
            'The drives, every one but Easter. He is good for the boys, you know, he does the crossword with the boys and lets them think they got it. I would not have that if he was somewhere else.',
        },
        {
          voice: 'person',
          name: 'Ravi',
          howKnown: 'own-words',
          words: 'The tall one cheats at rummy. I have told my daughter she may come back. Two nights. I said two and I meant two.',
        },
      ],
    },
    {
      key: 'third-look',
      daysAgo: thirdLook,
      at: '18:10',
      title: 'After the fall',
      where: 'in the car outside her work',
      how: 'in-person',
      kind: 'review',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Asha' }],
      passages: [
        {
          voice: 'carer',
          name: 'Asha',
          words:
            'Back on the landing, listening. He went down between the bed and the wall and lay there and did not shout because the boys were sleeping. That is what he said to me. He did not shout because the boys were sleeping. So now I do not sleep even when the sitter is in, I lie there and listen to her listening.',
        },
        {
          voice: 'carer',
          name: 'Asha',
          words:
            'Five weeks they said for that mat, and five weeks came and went and came again. If it had been on the floor I would have heard him. I am not shouting at you. I am shouting in a car, and you are in it.',
        },
        {
          voice: 'worker',
          name: 'Jo',
          words: 'She is right about the mat. It was marked as delivered to a house in another town. I rang while she was there and it is coming this week.',
        },
      ],
    },
    {
      key: 'fourth-look',
      daysAgo: fourthLook,
      at: '10:00',
      title: 'A look back over the summer',
      where: 'at her kitchen table',
      how: 'in-person',
      kind: 'review',
      by: 'jo-reid',
      there: [
        { voice: 'carer', name: 'Asha' },
        { voice: 'person', name: 'Ravi', part: 'in and out, looking for his glasses' },
      ],
      passages: [
        {
          voice: 'carer',
          name: 'Asha',
          words:
            'Two bad nights all month. I read to the boys again. The wee one says I do the voices wrong now, I am out of practice. The mat goes off and I am up, and if it does not go off I am asleep, that is all I ever wanted out of a mat.',
        },
        {
          voice: 'carer',
          name: 'Asha',
          words: 'He sings the whole way to Inveraray. Same four songs. I would know if he dropped one.',
        },
        {
          key: 'the-ward-still',
          voice: 'carer',
          name: 'Asha',
          words:
            'The ward still rings me after it is decided. They changed his tablets when he was in about the hip and I found out from the bag. If you are going to see them I want to be there. Not to shout. To be in the room.',
        },
        {
          key: 'ward-message',
          voice: 'agency',
          name: 'Ward 4',
          words: 'We left a message on the house number the same afternoon, before he came home. It is written in the notes with the time.',
        },
        {
          voice: 'person',
          name: 'Ravi',
          howKnown: 'own-words',
          words: 'It squeaks when I stand on it. I feel like the cat. But she has stopped standing outside my door, so, a month. Then we will see.',
        },
      ],
    },
    {
      key: 'before-the-ward',
      daysAgo: 0,
      at: '10:00',
      title: 'Before we see the ward',
      where: 'at her kitchen table',
      how: 'in-person',
      kind: 'check-in',
      by: 'jo-reid',
      there: [{ voice: 'carer', name: 'Asha' }],
    },
    {
      key: 'next-look',
      daysAgo: nextLook,
      at: '10:00',
      title: 'The next look back',
      where: 'at her kitchen table',
      how: 'in-person',
      kind: 'review',
      by: 'jo-reid',
      there: [
        { voice: 'carer', name: 'Asha' },
        { voice: 'person', name: 'Ravi' },
      ],
    },
  ],
  outcomes: [
    {
      key: 'nights',
      statement: 'I just want to sleep through so I am not snapping at the kids',
      whoseWords: 'verbatim',
      direction: 'get-better',
      concepts: ['O1', 'O2'],
      from: {
        conversation: 'kitchen-table',
        passage: 'the-nights',
        words: 'I just want to sleep through so I am not snapping at the kids',
      },
      daysAgo: kitchenTable,
      why: 'They get the worst of me and they have done nothing.',
      looksLike: 'Reading to the boys at night and still being awake at the end of it.',
      banks: { near: 'Up with Dad four times', far: 'Through till six' },
      began: { stone: 1, badDays: 1, goodDays: 2, story: 'I have not slept through since he came home.' },
    },
    {
      key: 'drives',
      statement: 'I would not give those up for anything',
      whoseWords: 'verbatim',
      direction: 'keep',
      concepts: ['O3'],
      from: {
        conversation: 'kitchen-table',
        passage: 'the-drives',
        words: 'I would not give those up for anything',
      },
      daysAgo: kitchenTable,
      looksLike: 'The Sunday drives',
      began: { stone: 5, badDays: 4, goodDays: 6, story: 'The best of it.' },
    },
    {
      key: 'asked',
      statement: 'I want to be asked, not told',
      whoseWords: 'verbatim',
      direction: 'be-treated',
      concepts: ['O9'],
      from: {
        conversation: 'reading-it-over',
        passage: 'asked-not-told',
        words: 'I want to be asked, not told',
      },
      daysAgo: readOver,
      why: 'They discharged him on a Friday and rang me from the ambulance.',
    },
  ],
  actions: [
    {
      key: 'asks-early',
      daysAgo: kitchenTable,
      outcome: 'nights',
      what: 'asks early, not at the end of her rope',
      owner: 'carer',
      who: 'Asha',
    },
    {
      key: 'monday-nights',
      daysAgo: kitchenTable,
      outcome: 'nights',
      what: 'Monday nights',
      owner: 'family',
      who: 'Meera, her sister',
    },
    {
      key: 'lamp-and-mat',
      daysAgo: kitchenTable,
      outcome: 'nights',
      what: 'tries the mat for a month, lamp left on',
      owner: 'person',
      who: 'Ravi, her dad',
      done: { daysAgo: thirdLook, answer: 'not-done', words: 'The lamp is on. There was no mat to try.' },
    },
    {
      key: 'night-sitter',
      daysAgo: kitchenTable,
      outcome: 'nights',
      what: 'a night sitter two nights, the same two people',
      owner: 'service',
      who: 'Oban Crossroads',
      done: { daysAgo: secondLook, answer: 'done', words: 'Two nights, the same two. He knows their feet on the stair.' },
    },
    {
      key: 'chase-mat',
      daysAgo: readOver,
      outcome: 'nights',
      what: 'chases the mat: five weeks’ wait',
      owner: 'worker',
      who: 'Jo',
      worker: 'jo-reid',
      byDaysAgo: 210,
      done: { daysAgo: 210, answer: 'done', words: 'Chased. Told to chase again.' },
    },
    {
      key: 'chase-mat-again',
      daysAgo: thirdLook,
      outcome: 'nights',
      what: 'ring the equipment store today and every day until it is on the floor',
      owner: 'worker',
      who: 'Jo',
      worker: 'jo-reid',
      byDaysAgo: 83,
      done: { daysAgo: 84, answer: 'done', words: 'On the floor. Ravi says it squeaks.' },
    },
    {
      key: 'ring-the-ward',
      daysAgo: fourthLook,
      outcome: 'asked',
      what: 'Ring Ward 4 about being asked, not told',
      owner: 'worker',
      who: 'Jo',
      worker: 'jo-reid',
      byDaysAgo: -3,
    },
    {
      key: 'half-term',
      daysAgo: fourthLook,
      outcome: 'nights',
      what: 'ask her sister about half-term',
      owner: 'carer',
      who: 'Asha',
      byDaysAgo: -10,
    },
    {
      key: 'mat-for-a-month',
      daysAgo: fourthLook,
      outcome: 'nights',
      what: 'try the mat for a month',
      owner: 'person',
      who: 'Her dad',
      byDaysAgo: -13,
    },
  ],
  plans: [
    {
      daysAgo: kitchenTable,
      by: 'jo-reid',
      caringNow: 'Asha does the nights, the meals, the tablets and the letters, and will carry on.',
      keepsDoing: 'The Sunday drives.',
      outcomes: ['nights', 'drives'],
      actions: ['asks-early', 'monday-nights', 'lamp-and-mat', 'night-sitter'],
      reviewInDays: 39,
      remark: {
        daysAgo: readOver,
        words: 'That is not what I said. I said until the summer and then think again.',
        answer: 'You did, and I wrote more than you said. It now says until the summer, in your words.',
      },
    },
    {
      daysAgo: readOver,
      by: 'jo-reid',
      caringNow: 'I do the nights, the meals, his tablets and the letters. Mondays Meera has him.',
      keepsDoing: 'The Sunday drives. Nothing to change. Col services the car for nothing and would drive if she were ill.',
      outcomes: ['nights', 'drives', 'asked'],
      actions: ['asks-early', 'monday-nights', 'lamp-and-mat', 'night-sitter', 'chase-mat'],
      ifIllTomorrow:
        'Meera first, then Col. The purple folder is by the bread bin. Crossroads will put someone in within four hours: 01631 555 0142.',
      reviewInDays: 33,
      sooner: 'if her dad goes into hospital, or whenever Asha says',
      agreed: { daysAgo: agreed, by: 'Asha', how: 'signed it at the kitchen table', comment: 'On the copy for the fridge it is to say nights.' },
      issued: [
        { daysAgo: agreed, to: 'Asha', how: 'by hand' },
        { daysAgo: agreed, to: 'Meera', how: 'the nights page only' },
      ],
    },
  ],
  reviews: [
    {
      daysAgo: firstLook,
      by: 'jo-reid',
      conversation: 'first-look',
      where: 'by phone',
      why: 'planned',
      marks: [
        {
          outcome: 'nights',
          now: 'closer',
          next: 'carry-on',
          story: 'Mondays are mine now.',
          stone: 3,
          badDays: 2,
          goodDays: 4,
          helped: [{ kind: 'family', name: 'her sister Meera', share: 'a-lot' }],
        },
      ],
    },
    {
      daysAgo: secondLook,
      by: 'jo-reid',
      conversation: 'second-look',
      where: 'at her kitchen table',
      why: 'planned',
      marks: [
        {
          outcome: 'nights',
          now: 'closer',
          next: 'carry-on',
          story: 'Slept till six, twice running.',
          stone: 7,
          badDays: 6,
          goodDays: 9,
          width: 'From two bad nights a week to none.',
          helped: [
            { kind: 'service', name: 'the night sitter' },
            { kind: 'person', name: 'her dad agreeing to try' },
          ],
        },
        {
          outcome: 'drives',
          now: 'keeping-steady',
          hoped: 'as-hoped',
          next: 'carry-on',
          story: 'Every one but Easter.',
          stone: 5,
          badDays: 4,
          goodDays: 6,
        },
      ],
    },
    {
      daysAgo: thirdLook,
      by: 'jo-reid',
      conversation: 'third-look',
      where: 'in the car outside her work',
      why: 'circumstances',
      marks: [
        {
          outcome: 'nights',
          now: 'further',
          next: 'carry-on',
          story: 'Back on the landing, listening.',
          stone: 3,
          badDays: 1,
          goodDays: 5,
          width: 'Most nights bad, a few good.',
          inTheWay: [{ kind: 'service', name: 'five weeks’ wait for the mat' }],
        },
      ],
      events: [{ daysAgo: theFall, words: 'her dad fell', outcomes: ['nights'] }],
    },
    {
      daysAgo: fourthLook,
      by: 'jo-reid',
      conversation: 'fourth-look',
      where: 'at her kitchen table',
      why: 'planned',
      marks: [
        {
          outcome: 'nights',
          hoped: 'as-hoped',
          next: 'carry-on',
          story: 'Two bad nights all month. I read to the boys again.',
          stone: 8,
          badDays: 7,
          goodDays: 9,
          helped: [
            { kind: 'service', name: 'the mat' },
            { kind: 'family', name: 'Meera' },
            { kind: 'carer', name: 'Asha asking early' },
          ],
        },
        {
          outcome: 'drives',
          now: 'keeping-steady',
          hoped: 'as-hoped',
          next: 'carry-on',
          story: 'He sings the whole way to Inveraray.',
          stone: 5,
          badDays: 4,
          goodDays: 6,
        },
        {
          outcome: 'asked',
          now: 'about-the-same',
          hoped: 'not',
          next: 'carry-on',
          nextWords: 'Jo meets the ward; Asha wants to be there.',
          story: 'The ward still rings me after it is decided.',
          inTheWay: [{ kind: 'service', name: 'the ward', share: 'a-lot' }],
          worker: {
            now: 'too-soon',
            story: 'The ward says it left a message. Both may be true: nobody plays the house phone back.',
          },
        },
      ],
      summary: 'The nights are what she hoped for. The drives are kept. The ward has not changed.',
    },
  ],
}
