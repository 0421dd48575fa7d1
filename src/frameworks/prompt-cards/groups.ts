import { cardsOf } from './card.ts'

/**
 * For people whose caring has something of its own, that a general question misses. What each group may want to be asked follows
 * published work (named below); the wording is ours.
 */
export const groups = [
  // Young carers: Carers (Scotland) Act 2016 ss.12 to 17; what young carers told Scottish and UK studies about being known as one.
  ...cardsOf('young-carer', [
    ['day', 'What is the best bit of your day? And the bit you would skip?', 'O2', 'O1'],
    ['school', 'Who at school knows how things are at home? Who would you like to know, and who not?', 'O9', 'O2'],
    ['friends', 'What do you do with your friends? What do you miss out on?', 'O2'],
    ['wish-other', 'What do you do at home that you wish somebody else did?', 'O5'],
    ['good-at', 'What can you do that other people your age cannot?', 'O7'],
    ['sleep', 'How do you sleep? What do you listen out for?', 'O1'],
    ['worry', 'What do you worry about when you are not there?', 'O1', 'X4'],
    ['hospital', 'If your mum or dad had to go into hospital tonight, what would happen to you?', 'X5'],
    ['who-may-know', 'Is there anything you would like to say that stays between us? I will tell you first what I could not keep to myself.', 'O9', 'X4'],
  ]),
  // Caring for somebody who is dying: Carers (Scotland) Act 2016 s.8 regulations on terminal illness; studies of support needs in that time.
  ...cardsOf('end-of-life', [
    ['today', 'What matters today?', 'O9'],
    ['be-with', 'How would you like to be with them: as the nurse, or as yourself?', 'O3'],
    ['know', 'What do you want to know about what is coming, and what not?', 'O6', 'O13'],
    ['unsaid', 'Is there anything that must not be left unsaid?', 'O3'],
    ['nights', 'Who is with you at night? Whom do you ring?', 'X5', 'O1'],
    ['where', 'Where do they want to be? Where do you want them to be?', 'X1', 'X6'],
    ['children', 'What do the children know?', 'O3', 'X1'],
  ]),
  // Working carers: Carer's Leave Act 2023 and the right to ask for flexible working (Great Britain).
  ...cardsOf('working', [
    ['day', 'How does a working day go, from the moment you wake up?', 'O2', 'O1'],
    ['told', 'Who at work knows? What would happen if you told them?', 'O10', 'O2'],
    ['rung', 'How often does work ring home, or home ring work?', 'O2', 'X2'],
    ['one-change', 'What one change at work would make the most difference?', 'X2', 'O2'],
    ['given-up', 'What have you turned down at work because of caring?', 'O2', 'O4'],
    ['both-ways', 'When you are at work, where is your head? And when you are at home?', 'O1'],
  ]),
  // People who care at work and at home: studies of double-duty caregivers.
  ...cardsOf('professional', [
    ['hat', 'Which hat do you want to wear today?', 'O5', 'O9'],
    ['explain', 'Shall I explain things as I would to anybody? You do not have to know.', 'O6', 'O13'],
    ['expected', 'What do people expect of you because of your job?', 'O5', 'O10'],
    ['not-yours', 'What would you like somebody else to sort out, though you could?', 'O5', 'O8'],
    ['see-more', 'What do you see that you would rather not see?', 'O1'],
    ['colleagues', 'Who should not read what we write today? Would you rather go to another place?', 'O9'],
  ]),
  // Kinship carers: statutory guidance on who is a carer under the 2016 Act; the Mentor review of kinship care (2013).
  ...cardsOf('kinship', [
    ['became', 'How did they come to live with you?', 'O5', 'O3'],
    ['own-child', 'How is it between you and their mum or dad?', 'O3', 'X4'],
    ['plans', 'What were your plans before this?', 'O2'],
    ['school', 'How is school for them? Who there is on your side?', 'X1', 'O8'],
    ['money', 'Has anybody gone through with you what you can claim?', 'O4', 'O13'],
    ['older', 'When they are grown, how old will you be? What do you think about then?', 'X5'],
  ]),
  // Two people who care for each other.
  ...cardsOf('mutual', [
    ['each', 'What do you do for them, and what do they do for you?', 'O3', 'O7'],
    ['both-ill', 'What happens when you are both having a bad day?', 'X5', 'O1'],
    ['apart', 'Would you like to talk together, or each by yourself first?', 'O9'],
    ['one-stops', 'If one of you could not do their part, which part would be missed first?', 'X5', 'O5'],
    ['as-couple', 'When are you just the two of you, and nobody’s carer?', 'O3', 'O2'],
  ]),
  // Parents of a child or a grown child who needs more than others.
  ...cardsOf('parent', [
    ['parent', 'When do you get to be just the mum or the dad?', 'O3'],
    ['siblings', 'How are the other children? What do they miss?', 'O3', 'O2'],
    ['fight', 'What have you had to fight for? What are you fighting for now?', 'O8', 'O11'],
    ['eighteen', 'What do you hope for when they are eighteen? What scares you about it?', 'X5'],
    ['without-you', 'Who would they have, if they did not have you?', 'X5', 'X1'],
    ['joy', 'What have they taught you?', 'O7'],
  ]),
  // After caring: studies of bereaved carers, and of carers whose person has moved into a home.
  ...cardsOf('after-caring', [
    ['days', 'What are the days like now?', 'O1', 'O2'],
    ['mixed', 'Some people feel relief and grief at the same time. What is it like for you?', 'O1'],
    ['who-now', 'Who are you, now that you do not have to be on call?', 'O2', 'O10'],
    ['money-house', 'What has changed about money, or where you live?', 'O4', 'X6'],
    ['keep-with', 'What do you want to keep of that time?', 'O7'],
    ['their-place', 'If they live somewhere else now: what is still yours to do, and do they let you?', 'O8', 'O11'],
    ['who-rings', 'Who still rings?', 'O2', 'O12'],
  ]),
]
