/**
 * Openers for a talk, when somebody wants one: our own wording, said the way people speak. Each belongs to one of sixteen
 * families (ours, put together from the literature on outcomes-focused conversations). Nobody has to use any of them.
 */
export interface Prompt {
  family: string
  words: string
}

export const prompts: readonly Prompt[] = [
  { family: 'a good day', words: 'What does a good day look like?' },
  { family: 'a good day', words: 'When did you last have a day that went right? What was in it?' },
  { family: 'what keeps you going', words: 'What keeps you going?' },
  { family: 'what keeps you going', words: 'What are you good at, in all this?' },
  { family: 'what you would miss', words: 'What would you miss if it all changed tomorrow?' },
  { family: 'what you have stopped doing', words: 'What have you stopped doing that you used to like?' },
  { family: 'what you have stopped doing', words: 'If you had one free afternoon, where would you be?' },
  { family: 'what to keep', words: 'What would you keep exactly as it is?' },
  { family: 'the night', words: 'What goes round your head at night?' },
  { family: 'willing and not', words: 'What are you willing to do, and not?' },
  { family: 'willing and not', words: 'Is there anything you do now that you wish you did not have to?' },
  { family: 'the other view', words: 'What would the person you look after say, if they were asked?' },
  { family: 'what comes back', words: 'What do they do for you?' },
  { family: 'who else', words: 'Who else is around?' },
  { family: 'who else', words: 'Who would you ring at ten at night?' },
  { family: 'what helped before', words: 'What helped the last time it was like this?' },
  { family: 'a small sign', words: 'What would be a small sign that things are better?' },
  { family: 'how you are treated', words: 'How do you want to be treated by us, and by the others?' },
  { family: 'how you are treated', words: 'Who listens to you, and who does not?' },
  { family: 'if you were ill', words: 'What would happen if you were ill tomorrow?' },
  { family: 'money and work', words: 'Only if you want to: how are money and work?' },
  { family: 'what else', words: 'What else? What have I not asked?' },
]

/**
 * What may not have come up yet, in a few words, with the concepts that say it has, and the beginnings of words that may say so.
 * Shown quietly; it may be right that it has not. When in doubt it has.
 */
export const topics: readonly { words: string; concepts: readonly string[]; signs: readonly string[] }[] = [
  { words: 'Money', concepts: ['O4'], signs: ['money', 'bill', 'benefit', 'allowance', 'pension', 'wage', 'salary', 'debt', 'rent', 'afford', 'pay', 'paid', 'cost', 'cash', 'grant', '£'] },
  { words: 'If {name} were ill tomorrow', concepts: ['X5'], signs: ['emergenc', 'if i was ill', 'if i were ill', 'if i fell', 'were ill', 'happened to me', 'anything happen', 'back-up', 'backup', 'ring if'] },
  { words: 'How services treat {name}', concepts: ['O8', 'O9', 'O10'], signs: ['service', 'listen', 'nobody asked', 'no one asked', 'social work', 'the team', 'nurse', 'doctor', 'gp', 'hospital', 'council', 'respect', 'home care'] },
  { words: 'Sleep and health', concepts: ['O1'], signs: ['sleep', 'slept', 'asleep', 'night', 'tired', 'exhaust', 'health', 'ill', 'sick', 'pain', 'sore', 'back is', 'doctor', 'tablet', 'anxi', 'worn out', 'depress', 'unwell'] },
  { words: 'A life besides caring', concepts: ['O2'], signs: ['friend', 'pal', 'choir', 'club', 'hobb', 'holiday', 'my own', 'to myself', 'for myself', 'work', 'job', 'college', 'school', 'swim', 'walk', 'paint', 'garden', 'time off'] },
  { words: 'The two of them together', concepts: ['O3'], signs: ['together', 'the two of us', 'us both', 'we laugh', 'marriage', 'still my', 'we used to', 'we still', 'we argue', 'arguing'] },
  { words: 'What {name} will and will not do', concepts: ['O5'], signs: ['will not', 'won’t', "won't", 'not doing', 'not willing', 'willing', 'i refuse', 'draw the line', 'can’t do', "can't do", 'cannot do', 'no more', 'i am not', 'i’m not', "i'm not"] },
]
