import type { StoryCarer } from '../story.ts'

/** Her sister lives in England, so it is an English council that answers for her as a carer, and English law that asks things of her plan. */
export const oliveTranter: StoryCarer = {
  key: 'olive-tranter', callName: 'Olive', fullName: 'Olive Tranter', pronouns: 'she/her', age: 63, gender: 'woman', postcode: 'PA34 4DG', phone: '07700 900342',
  contactPreference: 'E-mail is fine. She is on trains.', inOneLine: 'Every other week in Carlisle, with her sister June.', workers: ['catriona-macphee'],
  firstContact: { daysAgo: 140, by: 'catriona-macphee', how: 'She rang from a train.', noticeGiven: true }, offer: { daysAgo: 139, answer: 'asked-for-it' },
  cares: [{ key: 'june', personName: 'June', relation: 'my sister', since: 'since Mum died', hoursBand: '20-34', livesWith: 'no', nature: 'One week there, one week here. Her money, her pills, her swimming, her temper.', able: 'The week there. I can still do the stairs.', willing: 'Yes, every other week. Not every week, whatever they write.', limit: 'I do not do her bath. She has asked for somebody who is not me.' }],
  circle: [{ key: 'june', name: 'June', who: 'her sister', gives: 'knows every bus in Carlisle', gets: 'a week in two' }, { key: 'choir', name: 'The Tuesday choir', who: 'in Oban', kind: 'group', gives: 'an evening of my own' }],
  conversations: [{
    key: 'waiting-room', daysAgo: 125, at: '11:10', title: 'In the waiting room', where: 'in the station waiting room', how: 'in-person', kind: 'first', by: 'catriona-macphee', there: [{ voice: 'carer', name: 'Olive' }],
    passages: [{ key: 'two-lives', voice: 'carer', name: 'Olive', words: 'I have two lives and a season ticket. I want to keep the choir, which is Tuesdays, and the train is Tuesdays. And I want June to be safe in the weeks when I am not there, without ringing me at work to ask what day it is.' }],
  }],
  outcomes: [
    { key: 'choir', statement: 'to keep the choir', whoseWords: 'verbatim', direction: 'keep', concepts: ['O2'], from: { conversation: 'waiting-room', passage: 'two-lives', words: 'to keep the choir' }, daysAgo: 125 },
    { key: 'safe', statement: 'June to be safe in the weeks when I am not there', whoseWords: 'verbatim', direction: 'get-better', concepts: ['X4', 'X1'], from: { conversation: 'waiting-room', passage: 'two-lives', words: 'June to be safe in the weeks when I am not there' }, daysAgo: 125, banks: { near: 'Six calls a day', far: 'One, to say goodnight' } },
  ],
  actions: [
    { key: 'wednesday-train', daysAgo: 122, outcome: 'choir', what: 'takes the Wednesday train', owner: 'carer', who: 'Olive' },
    { key: 'day-clock', daysAgo: 122, outcome: 'safe', what: 'puts up the clock that says the day, and looks in at ten', owner: 'service', who: 'The support worker in Carlisle' },
  ],
  plans: [{
    daysAgo: 110, by: 'catriona-macphee', pack: 'england-adult', caringNow: 'One week there, one week here. Her money, her pills, her swimming, her temper.', keepsDoing: 'The swimming on Fridays, both of us.',
    outcomes: ['choir', 'safe'], actions: ['wednesday-train', 'day-clock'], inTheWay: { choir: 'the rota in Carlisle, which changes on a Tuesday' },
    ifIllTomorrow: 'The support worker in Carlisle has the key. June has a card with the number on it, by the clock.', reviewInDays: 50, sooner: 'if June is moved, or if the rota changes again', triggers: ['move', 'asks'],
    late: { daysAgo: 58, words: 'Olive was on the trains three weeks running; she asked for a day after the concert', inDays: 25 },
    law: {
      's.10(5)(c)': { words: 'Tired on the trains, and never quite at home. Her own friends see her every second week.' },
      's.10(6)': { words: 'Works three days as a bookkeeper, from wherever she is. The choir is the thing she does for herself.' },
      'reg.3(2)(a)': { words: 'Her back, since the winter. The doctor says it is the lifting of bags.' },
      'reg.3(2)(b)(i)': { kind: 'not-applicable', words: 'No children at home.' },
      'reg.3(2)(b)(ii)': { kind: 'not-applicable', words: 'Nobody else.' },
      'reg.3(2)(b)(iii)': { kind: 'none', words: 'Both homes are in order.' },
      'reg.3(2)(b)(iv)': { kind: 'none', words: 'She cooks, and June likes it.' },
      'reg.3(2)(b)(v)': { words: 'Every second week is a week without her friends.' },
      'reg.3(2)(b)(vi)': { words: 'She gave up the two days she worked in the office.' },
      'reg.3(2)(b)(vii)': { kind: 'none', words: 'Buses, library and doctor are near in both places.' },
      'reg.3(2)(b)(viii)': { words: 'The choir, one week in two at most.' },
      's.13(2)': { words: 'The council in Carlisle decided that she has eligible needs: what she does is necessary, it stops her work and the choir, and that weighs on her wellbeing. The letter of the decision is with her.' },
      's.25(1)(a)': { words: 'Time on Tuesdays, and somebody with June in the weeks between.' },
      's.25(1)(b)': { words: 'Both do.' },
      's.25(1)(c)': { words: 'A support worker with June on ten mornings in the weeks between. Tuesdays by the direct payment.' },
      's.25(1)(d)': { words: 'Going on being willing; her work; the choir.' },
      's.25(1)(e)': { words: 'What the council set for the year; the sum is in its letter.' },
      's.25(1)(f)': { words: 'The carers’ line in Carlisle; the railcard for the two of them; what to ask the doctor about her back.' },
      's.25(2)': { words: 'For the Tuesdays, paid every four weeks; the sum is in the letter.' },
    },
    agreed: { daysAgo: 104, by: 'Olive', how: 'by e-mail from the train' }, issued: [{ daysAgo: 104, to: 'Olive', how: 'by e-mail' }, { daysAgo: 100, to: 'The carers’ team in Carlisle', how: 'by post', what: 'all of it', why: 'Olive asked, so that she need not tell it twice' }],
  }],
  reviews: [],
}
