import type { StoryCarer } from '../story.ts'

/** Her plan is an agreement in four areas: she knew the kind from home, and asked for it. */
export const ingridLund: StoryCarer = {
  key: 'ingrid-lund', callName: 'Ingrid', fullName: 'Ingrid Lund', pronouns: 'she/her', age: 71, gender: 'woman', postcode: 'PA34 4RB', phone: '07700 900341',
  contactPreference: 'Ring in the morning, before the second coffee.', inOneLine: 'Cares for Per, her husband, who fights for breath on the stairs.', workers: ['catriona-macphee'],
  firstContact: { daysAgo: 120, by: 'catriona-macphee', how: 'The breathing nurse gave her our card.', noticeGiven: true },
  offer: { daysAgo: 118, answer: 'accepted', answeredDaysAgo: 110 },
  cares: [{ key: 'per', personName: 'Per', relation: 'my husband', since: 'six years', hoursBand: '35-49', livesWith: 'yes', nature: 'The stove, the oxygen, the stairs. I listen at night.', able: 'All of it by day.', willing: 'Yes. Not the nights alone for ever.', limit: 'I will not carry the big bottle.' }],
  circle: [{ key: 'per', name: 'Per', who: 'her husband', gives: 'he reads to me', gets: 'air' }, { key: 'astrid', name: 'Astrid', who: 'their daughter, in Malmö', gives: 'rings on Sundays' }],
  conversations: [{
    key: 'second-coffee', daysAgo: 100, at: '10:00', title: 'Before the second coffee', where: 'at her kitchen table', how: 'in-person', kind: 'first', by: 'catriona-macphee', there: [{ voice: 'carer', name: 'Ingrid' }],
    passages: [
      { key: 'breath', voice: 'carer', name: 'Ingrid', words: 'I need to know what to do when he goes blue. Nobody has shown me. I want to sleep one whole night in the week. And I want him to get to the boat once more before the winter, only to sit in it.' },
      { key: 'one-person', voice: 'carer', name: 'Ingrid', words: 'At home in Sweden my sister had a paper in four parts, and at the bottom: did it help? I liked the bottom. I want one person who answers, not five who come.' },
    ],
  }],
  outcomes: [
    { key: 'blue', statement: 'to know what to do when he goes blue', whoseWords: 'agreed', direction: 'get-better', concepts: ['O6'], daysAgo: 100, banks: { near: 'I freeze', far: 'I know the three things' } },
    { key: 'night', statement: 'to sleep one whole night in the week', whoseWords: 'verbatim', direction: 'get-better', concepts: ['O1'], from: { conversation: 'second-coffee', passage: 'breath', words: 'to sleep one whole night in the week' }, daysAgo: 100, banks: { near: 'I listen', far: 'One night, through' } },
    { key: 'boat', statement: 'him to get to the boat once more before the winter', whoseWords: 'verbatim', direction: 'get-better', concepts: ['X1'], from: { conversation: 'second-coffee', passage: 'breath', words: 'him to get to the boat once more before the winter' }, daysAgo: 100 },
    { key: 'one', statement: 'one person who answers, not five who come', whoseWords: 'verbatim', direction: 'be-treated', concepts: ['O8'], from: { conversation: 'second-coffee', passage: 'one-person', words: 'one person who answers, not five who come' }, daysAgo: 100 },
  ],
  actions: [
    { key: 'three-things', daysAgo: 98, outcome: 'blue', what: 'shows Ingrid the three things, and writes them on the stove door', owner: 'service', who: 'The breathing nurse', byDaysAgo: 84, done: { daysAgo: 86, answer: 'done' } },
    { key: 'wednesdays', daysAgo: 98, outcome: 'night', what: 'sits with Per on Wednesday nights', owner: 'service', who: 'The night sitter' },
    { key: 'trolley', daysAgo: 98, outcome: 'boat', what: 'brings the trolley and two strong nephews', owner: 'friend', who: 'Hamish at the pier' },
    { key: 'answers', daysAgo: 98, outcome: 'one', what: 'rings the others, so that Ingrid rings one number', owner: 'worker', who: 'Catriona', worker: 'catriona-macphee' },
  ],
  plans: [{
    daysAgo: 96, by: 'catriona-macphee', pack: 'coat', caringNow: 'The stove, the oxygen, the stairs. I listen at night.', keepsDoing: 'The stove. The reading aloud, which is his.',
    outcomes: ['blue', 'night', 'boat', 'one'], actions: ['three-things', 'wednesdays', 'trolley', 'answers'], inTheWay: { night: 'the sitter cannot come every week', boat: 'the wind' },
    ifIllTomorrow: 'Catriona’s number, and the nurse. Astrid is told the same day.', reviewInDays: 120, sooner: 'if he is in hospital again', triggers: ['hospital', 'asks'],
    agreed: { daysAgo: 95, by: 'Ingrid', how: 'signed it, and Per made his mark', comment: 'Now leave room at the bottom.' }, issued: [{ daysAgo: 95, to: 'Ingrid', how: 'by hand' }],
  }],
  reviews: [],
}
