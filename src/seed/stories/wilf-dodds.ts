import type { StoryCarer } from '../story.ts'

/** He lives here with his aunt in term time; his mum, whom he cares for, lives in England. */
export const wilfDodds: StoryCarer = {
  key: 'wilf-dodds', callName: 'Wilf', fullName: 'Wilf Dodds', pronouns: 'he/him', age: 12, gender: 'boy', postcode: 'PA34 4DW', contactPreference: 'Through his aunt’s phone, after four.', takeCare: 'Do not say the word carer.',
  inOneLine: 'Twelve. Weekends and holidays in Berwick with his mum, whose hands do not do as they are told.', workers: ['catriona-macphee'],
  firstContact: { daysAgo: 96, by: 'catriona-macphee', how: 'His aunt came in out of the rain and asked.', noticeGiven: true }, offer: { daysAgo: 95, answer: 'accepted', answeredDaysAgo: 90 },
  cares: [{ key: 'mum', personName: 'Shirley', relation: 'my mum', hoursBand: '5-19', livesWith: 'no', nature: 'The weekends and the holidays. The kettle, the lids, the shop, and her shoes.', able: 'Kettle, lids, shop, shoes.', willing: 'All of that. Not the shower.', limit: 'Not the shower. She said so first.' }],
  circle: [{ key: 'mum', name: 'Shirley', who: 'his mum', gives: 'she knows every bird', gets: 'lids' }, { key: 'peg', name: 'Peg', who: 'his aunt, here', gives: 'a room with a window on the boats' }],
  conversations: [{
    key: 'bird-book', daysAgo: 84, at: '16:20', title: 'With the bird book', where: 'in the hide', how: 'in-person', kind: 'first', by: 'catriona-macphee', there: [{ voice: 'carer', name: 'Wilf' }],
    passages: [{ key: 'puffins', voice: 'carer', name: 'Wilf', words: 'I want to go on the boat to the puffins with her while she can still hold the glasses. And I want somebody else to do the shower lady’s job when the shower lady is off. It is not that I mind. It is that she minds.' }],
  }],
  outcomes: [{ key: 'puffins', statement: 'to go on the boat to the puffins with her', whoseWords: 'verbatim', direction: 'get-better', concepts: ['O3', 'O2'], from: { conversation: 'bird-book', passage: 'puffins', words: 'to go on the boat to the puffins with her' }, daysAgo: 84, banks: { near: 'Lids and shoes all weekend', far: 'The two of us on the boat' } }],
  actions: [
    { key: 'cover', daysAgo: 80, outcome: 'puffins', what: 'sends somebody else when the usual one is off', owner: 'service', who: 'The home care team in Berwick' },
    { key: 'tickets', daysAgo: 80, outcome: 'puffins', what: 'books the boat, and the front seats', owner: 'family', who: 'Peg' },
  ],
  plans: [{
    daysAgo: 76, by: 'catriona-macphee', pack: 'england-young', caringNow: 'The weekends and the holidays. The kettle, the lids, the shop, and her shoes.', keepsDoing: 'Lids. We have a system.',
    outcomes: ['puffins'], actions: ['cover', 'tickets'], inTheWay: { puffins: 'the wind, and the weeks when nobody comes' }, ifIllTomorrow: 'Then Peg drives down, and the home care team is told. I do not have to ring anybody.', reviewInDays: 120, sooner: 'if Mum drops something hot', triggers: ['hospital', 'school', 'asks'],
    law: {
      's.17ZA(1)': { words: 'That somebody else comes when the usual one is off; and a day out that is not a chore. Found in the talk with the bird book.' },
      's.17ZA(7)': { words: 'Kettle, lids, shop and shoes are his to give. The shower is not, and the plan takes it away.' },
      's.17ZA(8)(a)': { words: 'School here, which he likes. The bird club on Thursdays. He would like the Saturday one in Berwick.' },
      's.17ZA(8)(b)': { kind: 'not-applicable', words: 'He is twelve.' },
      's.17ZA(9)': { words: 'Wilf, his mum by phone, and Peg, whom he asked for.' },
      'reg.2(2)(c)': { words: 'His mum would like him to do less. Wilf would like to do the same, but with somebody there.' },
      'reg.4(2)(b)': { words: 'At weekends there is nobody else. In the week the home care team comes each day.' },
      'reg.4(2)(c)': { words: 'Tired on Mondays after the train. Well at school. He knows every wader.' },
      'reg.4(2)(d)': { words: 'The shower, on the three days when nobody came. Nothing else.' },
      'reg.4(2)(e)': { words: 'Yes: somebody in the place of the usual one does away with the shower.' },
      'reg.4(2)(f)': { words: 'Somebody to talk to about what may come; the train.' },
      'reg.4(2)(g)': { words: 'His mum’s own assessment in the spring, in Berwick. None of him before.' },
      'reg.4(2)(h)': { words: 'The council in Northumberland said that he is, which is the law’s word for a child who gets help.' },
      's.17ZC': { words: 'The council decided that he needs support in caring, that its services can meet it, and that it gives cover for the shower and the train fare once a month.' },
    },
    agreed: { daysAgo: 74, by: 'Wilf', how: 'drew a puffin on it' }, issued: [{ daysAgo: 74, to: 'Wilf', how: 'by hand, inside the bird book' }],
  }],
  reviews: [],
}
