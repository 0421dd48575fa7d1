import type { ConceptId } from './concepts.ts'

/**
 * What may not have come up yet, in a few words, with the concepts that say it has, and the beginnings of words that may say so.
 * Shown quietly; it may be right that it has not. When in doubt it has.
 */
export interface Topic { key: string; words: string; concepts: readonly ConceptId[]; signs: readonly string[] }

export const topics: readonly Topic[] = [
  { key: 'money', words: 'Money', concepts: ['O4'], signs: ['money', 'bill', 'benefit', 'allowance', 'pension', 'wage', 'salary', 'debt', 'rent', 'afford', 'pay', 'paid', 'cost', 'cash', 'grant', '£'] },
  { key: 'if-ill', words: 'If {name} were ill tomorrow', concepts: ['X5'], signs: ['emergenc', 'if i was ill', 'if i were ill', 'if i fell', 'were ill', 'happened to me', 'anything happen', 'back-up', 'backup', 'ring if'] },
  { key: 'treated', words: 'How services treat {name}', concepts: ['O8', 'O9', 'O10'], signs: ['service', 'listen', 'nobody asked', 'no one asked', 'social work', 'the team', 'nurse', 'doctor', 'gp', 'hospital', 'council', 'respect', 'home care'] },
  { key: 'sleep', words: 'Sleep and health', concepts: ['O1'], signs: ['sleep', 'slept', 'asleep', 'night', 'tired', 'exhaust', 'health', 'ill', 'sick', 'pain', 'sore', 'back is', 'doctor', 'tablet', 'anxi', 'worn out', 'depress', 'unwell'] },
  { key: 'own-life', words: 'A life besides caring', concepts: ['O2'], signs: ['friend', 'pal', 'choir', 'club', 'hobb', 'holiday', 'my own', 'to myself', 'for myself', 'work', 'job', 'college', 'school', 'swim', 'walk', 'paint', 'garden', 'time off'] },
  { key: 'together', words: 'The two of them together', concepts: ['O3'], signs: ['together', 'the two of us', 'us both', 'we laugh', 'marriage', 'still my', 'we used to', 'we still', 'we argue', 'arguing'] },
  { key: 'will-not', words: 'What {name} will and will not do', concepts: ['O5'], signs: ['will not', 'won’t', "won't", 'not doing', 'not willing', 'willing', 'i refuse', 'draw the line', 'can’t do', "can't do", 'cannot do', 'no more', 'i am not', 'i’m not', "i'm not"] },
  { key: 'good', words: 'What is good, and should stay', concepts: ['O7'], signs: ['proud', 'glad', 'love', 'enjoy', 'best of it', 'give up', 'would not swap', 'keep', 'thankful', 'lucky', 'nice'] },
  { key: 'know-how', words: 'Knowing what to do, and finding things out', concepts: ['O6', 'O13'], signs: ['know how', 'knew', 'learn', 'explain', 'told me', 'find out', 'found out', 'leaflet', 'course', 'showed', 'information', 'advice', 'understand'] },
  { key: 'their-days', words: 'How the days are for the person {name} cares for', concepts: ['X1'], signs: ['he likes', 'she likes', 'he sings', 'she sings', 'he gets', 'she gets', 'his day', 'her day', 'happy', 'lonely', 'he wants', 'she wants', 'day centre', 'company'] },
  { key: 'safe', words: 'Feeling safe', concepts: ['X4'], signs: ['safe', 'afraid', 'scared', 'frighten', 'hit', 'hurt', 'fall', 'fell', 'danger', 'wander', 'lock', 'gas', 'knife'] },
  { key: 'home', words: 'The home itself', concepts: ['X6'], signs: ['house', 'flat', 'stair', 'bath', 'shower', 'toilet', 'ramp', 'damp', 'moving', 'bedroom', 'step', 'rail', 'hoist'] },
]
