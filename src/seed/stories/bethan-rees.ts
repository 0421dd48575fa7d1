import type { StoryCarer } from '../story.ts'

/** Her father lives in Wales, so it is a Welsh council that answers for her as a carer. */
export const bethanRees: StoryCarer = {
  key: 'bethan-rees', callName: 'Bethan', fullName: 'Bethan Rees', pronouns: 'she/her', age: 48, gender: 'woman', postcode: 'PA34 4HJ', phone: '07700 900343', language: 'Welsh with her dad, English here',
  contactPreference: 'Evenings. Not during the rugby.', inOneLine: 'Cares for her dad in Bala, by phone and by car.', workers: ['catriona-macphee'],
  firstContact: { daysAgo: 160, by: 'catriona-macphee', how: 'Her manager at the ferry office told her to ring.', noticeGiven: true }, offer: { daysAgo: 158, answer: 'accepted', answeredDaysAgo: 150 },
  cares: [{ key: 'dad', personName: 'Emrys', relation: 'my dad', hoursBand: '5-19', livesWith: 'no', nature: 'Three calls a day and one week in the month. I order his shopping from the ferry office.', able: 'The calls, the shopping, a week in the month.', willing: 'Yes. I will not give up the job.', limit: 'Not the money talk. That is for my brother.' }],
  circle: [{ key: 'dad', name: 'Emrys', who: 'her dad', gives: 'makes me laugh in Welsh', gets: 'three calls' }, { key: 'capel', name: 'The chapel', who: 'in Bala', kind: 'group', gives: 'dinner on Thursdays, and somebody looks in' }],
  conversations: [{
    key: 'ferry-office', daysAgo: 145, at: '18:30', title: 'After the last ferry', where: 'in the ferry office', how: 'in-person', kind: 'first', by: 'catriona-macphee', there: [{ voice: 'carer', name: 'Bethan' }],
    passages: [{ key: 'hear-him', voice: 'carer', name: 'Bethan', words: 'I can hear in his voice if he has eaten. I want to stop listening for it. I want somebody to see him every day who is not me on a telephone, and speaks Welsh, because when he is tired the English goes.' }],
  }],
  outcomes: [
    { key: 'seen', statement: 'somebody to see him every day who is not me on a telephone', whoseWords: 'verbatim', direction: 'get-better', concepts: ['X1', 'O5'], from: { conversation: 'ferry-office', passage: 'hear-him', words: 'somebody to see him every day who is not me on a telephone' }, daysAgo: 145, banks: { near: 'I hear if he has eaten', far: 'Somebody has seen it' } },
    { key: 'job', statement: 'to keep the job and the week there', whoseWords: 'agreed', direction: 'keep', concepts: ['O2'], daysAgo: 145 },
  ],
  actions: [
    { key: 'nerys', daysAgo: 140, outcome: 'seen', what: 'looks in at noon, Monday to Friday, in Welsh', owner: 'service', who: 'Nerys, the home carer' },
    { key: 'leave', daysAgo: 140, outcome: 'job', what: 'asks for her carer’s leave in half days', owner: 'carer', who: 'Bethan' },
  ],
  plans: [{
    daysAgo: 130, by: 'catriona-macphee', pack: 'wales-adult', caringNow: 'Three calls a day and one week in the month. I order his shopping from the ferry office.', keepsDoing: 'The goodnight call. That one is for both of us.',
    outcomes: ['seen', 'job'], actions: ['nerys', 'leave'], inTheWay: { seen: 'weekends: nobody who speaks Welsh' }, ifIllTomorrow: 'Her brother rings him. The chapel has a key.', reviewInDays: 180, sooner: 'if he falls, or stops going to chapel',
    law: {
      's.24(4)(f)': { words: 'The chapel’s Thursday dinner, and the neighbour with the tractor.' },
      's.24(5)': { words: 'Full time at the ferry office, and means to stay. Rugby on the telly with the phone off.' },
      'element 4': { words: 'Bethan thinks she would give up the job, and then be angry with him.' },
      's.32': { words: 'The council at Bala decided that his need to be seen each day is met by the home carer, and that Bethan’s need is met with it.' },
      's.54(1)': { kind: 'not-applicable', words: 'What is arranged stands in her dad’s own plan; none is made for Bethan beside it.' },
    },
    agreed: { daysAgo: 128, by: 'Bethan', how: 'on the phone, with the plan in front of her' }, issued: [{ daysAgo: 127, to: 'Bethan', how: 'by post' }],
  }],
  reviews: [],
}
