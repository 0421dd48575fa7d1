import type { StoryCarer } from '../story.ts'

/** His dad lives in Wales, and he is there every other weekend and all the holidays. */
export const gethinParry: StoryCarer = {
  key: 'gethin-parry', callName: 'Gethin', fullName: 'Gethin Parry', pronouns: 'he/him', age: 14, gender: 'boy', postcode: 'PA34 4PW', contactPreference: 'At school, in the music room.', takeCare: 'Do not ask about the summer.',
  inOneLine: 'Fourteen. Every other weekend and the holidays with his dad, in Bangor.', workers: ['catriona-macphee'],
  firstContact: { daysAgo: 115, by: 'catriona-macphee', how: 'His music teacher asked if she might give him our card.', noticeGiven: true }, offer: { daysAgo: 112, answer: 'accepted', answeredDaysAgo: 105 },
  cares: [{ key: 'dad', personName: 'Rhodri', relation: 'my dad', hoursBand: '5-19', livesWith: 'no', nature: 'The weekends. I do his buttons and his boots and the shop. He does the jokes.', able: 'Buttons, boots, shop, tea.', willing: 'All that. Not his injections.', limit: 'Not the injections. I faint.' }],
  circle: [{ key: 'dad', name: 'Rhodri', who: 'his dad', gives: 'taught me the cornet', gets: 'buttons' }, { key: 'mr-orr', name: 'Mr Baxter', who: 'his music teacher', gives: 'the room at lunchtime' }],
  conversations: [{
    key: 'music-room', daysAgo: 98, at: '12:40', title: 'In the music room', where: 'in the music room', how: 'in-person', kind: 'first', by: 'catriona-macphee', there: [{ voice: 'carer', name: 'Gethin' }],
    passages: [{ key: 'cornet', voice: 'carer', name: 'Gethin', words: 'I want to take the cornet to Bangor and play it with him, and not spend the whole weekend being the grown-up. The nurse could do the needle. She is paid for it.' }],
  }],
  outcomes: [{ key: 'cornet', statement: 'to take the cornet to Bangor and play it with him', whoseWords: 'verbatim', direction: 'get-better', concepts: ['O3', 'O2'], from: { conversation: 'music-room', passage: 'cornet', words: 'to take the cornet to Bangor and play it with him' }, daysAgo: 98, banks: { near: 'Being the grown-up', far: 'Two cornets' } }],
  actions: [{ key: 'needle', daysAgo: 95, outcome: 'cornet', what: 'does the injection on Saturday mornings too', owner: 'service', who: 'The nurse in Bangor' }, { key: 'case', daysAgo: 95, outcome: 'cornet', what: 'lends the small case that fits on the train', owner: 'community', who: 'Mr Baxter' }],
  plans: [{
    daysAgo: 90, by: 'catriona-macphee', pack: 'wales-young', caringNow: 'The weekends. I do his buttons and his boots and the shop. He does the jokes.', keepsDoing: 'Buttons. I am fast at buttons.',
    outcomes: ['cornet'], actions: ['needle', 'case'], inTheWay: { cornet: 'the train with one seat and two bags' }, ifIllTomorrow: 'Then I do not go, and the nurse and Auntie Siân do. I do not have to find anybody.', reviewInDays: 100, sooner: 'if Dad is in hospital',
    law: {
      's.24(4)(d)': { words: 'His mum wants him to have his Saturdays. His dad wants that too, and said it first.' },
      's.24(4)(f)': { words: 'The band in Bangor would have him on Saturdays.' },
      's.24(5)': { words: 'School, and grade five on the cornet in the spring.' },
      's.24(5), growing up': { words: 'Sleep on Sundays before school; friends here who see him two weekends in a month.' },
      's.24(5), right care': { words: 'Buttons, boots and the shop are his to give. Injections and getting his dad up from a fall are not, and the plan takes them away.' },
      'element 4': { words: 'He stops taking the cornet, and then stops going.' },
      's.32': { words: 'The council in Bangor decided that the nurse comes on Saturdays, so that he need not do her part.' },
      's.54(1)': { kind: 'not-applicable', words: 'What is arranged stands in his dad’s own plan.' },
    },
    agreed: { daysAgo: 88, by: 'Gethin', how: 'initials, and a small cornet' }, issued: [{ daysAgo: 88, to: 'Gethin', how: 'by hand, in an envelope with no name' }],
  }],
  reviews: [],
}
