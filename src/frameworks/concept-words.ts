import type { ConceptId } from './concepts.ts'
import { phrases } from './coach/phrases.ts'

/**
 * Words by which a concept is suggested, our own lists: a suggestion shows the words that matched, and people choose. It is never
 * chosen by itself.
 */
export const conceptWords: Readonly<Record<ConceptId, readonly string[]>> = {
  O1: phrases(`sleep, sleeping, sleep through, tired, exhausted, rest, rested, pain, my back, health, healthy, well, wellbeing, anxious, anxiety, worry, worried, stress, stressed, calm, calmer, mood, low, depressed, energy, headspace, eat, exercise, walk more, doctor, my own appointment, snapping, breathe, night, nights, cope, happier`),
  O2: phrases(`work, job, college, school, university, study, course, class, friends, pals, mates, choir, club, swim, swimming, painting, football, gym, garden, hobby, evenings back, evening, weekend, time for myself, life of my own, out, go out, bingo, cinema, church, dance, holiday, volunteering, my own thing, hour to myself, shifts, career`),
  O3: phrases(`husband, wife, son again, daughter again, wife again, husband again, brother, sister, relationship, together, our sunday, sunday drives, just the two of us, laugh together, close, mum and me, dad and me, argue, rows, get on, being his, being her, being their`),
  O4: phrases(`money, bills, debt, rent, afford, benefits, heating, wage, wages, income, carer's allowance, pension, paid, hardship, costs, savings, funeral plan`),
  O5: phrases(`limit, limits, not willing, will not, won't, choice, choose, choices, my decision, say no, stop doing, no longer, share the caring, not the only one, hand over, washing and dressing, personal care, until the summer, change my mind, wants me to, enough`),
  O6: phrases(`know what to do, know how, how to, learn, learn how, training, informed, skills, confident, understand, lift, lifting, hoist, medication, tablets, seizure, what to expect, equipped, told what`),
  O7: phrases(`proud, pride, satisfaction, good at, done right, glad, fulfil, love doing, worth it, makes me smile, rewarding`),
  O8: phrases(`work together, work with us, partners, partnership, joined up, same page, share the plan, talk to each other, coordinate, one person to ring, who is in charge, know what each other`),
  O9: phrases(`listen, listened, listen to, heard, believe, believed, ask me, asked me, take me seriously, the first time, speak to me, talk to me`),
  O10: phrases(`respect, respected, valued, dignity, thank, thanked, know him best, know her best, know them best, treated, decently, expert, expertise, looked down on, embarrassed`),
  O11: phrases(`a say, have a say, decide with, decisions, meeting, consulted, what happens to, change the service, be asked before, vote, forum`),
  O12: phrases(`same carers, same two, same person, same people, faces, know him, know her, trust, trusted, worker, nurse, somebody we know, carers he knows, carers she knows, at ease with`),
  O13: phrases(`information, advice, find out, who to ring, who to ask, rights, entitled, entitlement, leaflet, explain, explained, plain english, what is there`),
  X1: phrases(`dad settled, mum settled, he is safe, she is safe, his quality of life, her quality of life, he gets out, she gets out, his own, her own, stay at home with, he can, she can, his hair, her hair, his music, her music, he is happy, she is happy, not frightened, company for`),
  X2: phrases(`flexible, fits, fit around, at short notice, when things change, evenings, weekends, on time, change the day, at times that, respond`),
  X3: phrases(`waiting list, wait, waiting, near here, near us, travel to, bus, too far, afford the, free, in our language, interpreter, accessible, get there`),
  X4: phrases(`safe, safer, safety, fall, falls, hurt, afraid, frightened, hits, abuse, wander, wanders, locked, danger, harm`),
  X5: phrases(`emergency, if i were ill, if i am ill, plan ahead, future, when i can't, when i cannot, power of attorney, what happens when, guardianship, end of life, near the end, after i'm gone, after i am gone, back-up, backup`),
  X6: phrases(`house, home repairs, damp, stairs, bathroom, shower room, bedroom, ramp, adaptations, moving house, housing, our own front door, space in the house, warm, heating in`),
}
