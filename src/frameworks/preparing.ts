import type { ConceptId } from './concepts.ts'

/**
 * What people talk about: a gentle list to pick from before a talk, in our own words. Each thing belongs to one or more of the 19
 * concepts, which the reader of the list never meets. Two lists: one for adults, one for young people.
 */
export interface Thing { code: string; words: string; concepts: readonly ConceptId[] }

export const adultThings: readonly Thing[] = [
  { code: 'my-health', words: 'My own health, sleep and strength', concepts: ['O1'] },
  { code: 'my-time', words: 'Time that is mine: work, friends, a bit of quiet', concepts: ['O2'] },
  { code: 'us-two', words: 'The two of us, and how we get on', concepts: ['O3'] },
  { code: 'money', words: 'Money and bills', concepts: ['O4'] },
  { code: 'will-and-will-not', words: 'What I will do, and what I will not', concepts: ['O5'] },
  { code: 'how-to', words: 'How to do the things I do: lifting, medicines, what the illness brings', concepts: ['O6'] },
  { code: 'good-in-it', words: 'What is good in it, and what I am proud of', concepts: ['O7'] },
  { code: 'same-side', words: 'Whether all the services know what the others do', concepts: ['O8'] },
  { code: 'heard', words: 'Being listened to and taken seriously', concepts: ['O9', 'O10'] },
  { code: 'my-say', words: 'Who comes, when they come and what they do', concepts: ['O11'] },
  { code: 'same-faces', words: 'Somebody who knows us, and not a new face each time', concepts: ['O12'] },
  { code: 'find-out', words: 'Where to ask, and who to ask', concepts: ['O13'] },
  { code: 'their-days', words: 'How life is for the person I help', concepts: ['X1'] },
  { code: 'help-that-fits', words: 'Help that fits our days', concepts: ['X2'] },
  { code: 'within-reach', words: 'Help I can get to and can pay for', concepts: ['X3'] },
  { code: 'safe', words: 'Feeling safe, at home and outside', concepts: ['X4'] },
  { code: 'if-ill', words: 'What happens if I am ill tomorrow, and what comes later', concepts: ['X5'] },
  { code: 'home', words: 'The house: the stairs, the bath, the heating', concepts: ['X6'] },
]

export const youngThings: readonly Thing[] = [
  { code: 'young-sleep', words: 'Sleep, and how tired I am', concepts: ['O1'] },
  { code: 'young-worry', words: 'Things that go round in my head', concepts: ['O1'] },
  { code: 'young-school', words: 'School: getting there, homework, who knows', concepts: ['O2'] },
  { code: 'young-friends', words: 'Friends, and time to see them', concepts: ['O2'] },
  { code: 'young-play', words: 'Playing, and the things I like to do', concepts: ['O2'] },
  { code: 'young-together', words: 'Nice things we do together at home', concepts: ['O3'] },
  { code: 'young-money', words: 'Money at home', concepts: ['O4'] },
  { code: 'young-wish', words: 'Things I wish somebody else did', concepts: ['O5'] },
  { code: 'young-how', words: 'How to do things right, and what the illness is', concepts: ['O6', 'O13'] },
  { code: 'young-proud', words: 'What I am proud of', concepts: ['O7'] },
  { code: 'young-adults', words: 'Grown-ups who listen to me, and those who do not', concepts: ['O8', 'O9', 'O10', 'O12'] },
  { code: 'young-say', words: 'Having a say in what happens', concepts: ['O11'] },
  { code: 'young-their-days', words: 'How the person I help is doing', concepts: ['X1'] },
  { code: 'young-help', words: 'Help that comes when we need it', concepts: ['X2', 'X3'] },
  { code: 'young-safe', words: 'Feeling safe', concepts: ['X4'] },
  { code: 'young-what-if', words: 'What happens if things get worse', concepts: ['X5'] },
  { code: 'young-home', words: 'Our home, and a place in it that is mine', concepts: ['X6'] },
]

/** Answers too: something that is not on the list, and nothing at all. */
export const openAnswers = ['something-else', 'nothing-yet'] as const

/** Every code that can be picked, of either list. */
export const pickable: readonly string[] = [...adultThings, ...youngThings].map((thing) => thing.code).concat(openAnswers)

/** The list in the wording that was chosen. */
export function thingsFor(wording: 'adult' | 'young'): readonly Thing[] {
  return wording === 'young' ? youngThings : adultThings
}
