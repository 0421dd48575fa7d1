/**
 * The 19 concepts behind all frameworks. An outcome carries one to three of them; every lens is computed from these
 * and nobody enters anything twice. Names are neutral about who the carer is; explanations are in our own words.
 *
 * `verified: false` marks a concept whose place in its group is our own reading rather than the published source's.
 */

export const conceptGroups = [
  'own wellbeing and a life alongside caring',
  'managing the caring role',
  'treated as a partner by services',
  'quality of life of the person cared for',
  'beyond the list',
] as const

export type ConceptGroup = (typeof conceptGroups)[number]

export const conceptIds = [
  'O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9', 'O10', 'O11', 'O12', 'O13',
  'X1', 'X2', 'X3', 'X4', 'X5', 'X6',
] as const

export type ConceptId = (typeof conceptIds)[number]

export interface Concept {
  id: ConceptId
  name: string
  group: ConceptGroup
  /** One plain sentence, in our own words. */
  explanation: string
  /** Where it is published. */
  source: string
  verified: boolean
}

const talkingPoints = 'Talking Points for carers (Cook and Miller, Joint Improvement Team, 2012)'
const outcomesForCarers = 'Outcomes for carers (Miller, University of Strathclyde)'

export const concepts: readonly Concept[] = [
  {
    id: 'O1',
    name: 'Health and wellbeing',
    group: 'own wellbeing and a life alongside caring',
    explanation: 'Keeping well in body and mind: sleep, pain, worry, and getting your own health seen to.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O2',
    name: 'A life of their own',
    group: 'own wellbeing and a life alongside caring',
    explanation: 'Having work, learning, friends, interests and quiet that are yours and not part of caring.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O3',
    name: 'Positive relationship with the person cared for',
    group: 'own wellbeing and a life alongside caring',
    explanation: 'Still being a wife, a son, a sister or a friend to each other, as well as the one who helps.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O4',
    name: 'Financial wellbeing',
    group: 'own wellbeing and a life alongside caring',
    explanation: 'Not being made poor by caring, and not lying awake over money.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O5',
    name: 'Choices in caring, including limits',
    group: 'managing the caring role',
    explanation: 'Deciding what you will do and what you will not, and being able to change your mind.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O6',
    name: 'Feeling informed, skilled and equipped to care',
    group: 'managing the caring role',
    explanation: 'Knowing what is going on and how to do what you do, safely and without guessing.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O7',
    name: 'Satisfaction in caring',
    group: 'managing the caring role',
    explanation: 'Getting something good out of caring: pride, closeness, or knowing it is done right.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O8',
    name: 'Partnership with services',
    group: 'treated as a partner by services',
    explanation: 'Working things out together with services, each knowing what the other is doing.',
    source: `${talkingPoints}, which places it under managing the caring role`,
    verified: false,
  },
  {
    id: 'O9',
    name: 'Being listened to',
    group: 'treated as a partner by services',
    explanation: 'Being heard out, believed, and asked before things are decided.',
    source: outcomesForCarers,
    verified: false,
  },
  {
    id: 'O10',
    name: 'Valued and respected',
    group: 'treated as a partner by services',
    explanation: 'Being treated as somebody who knows what they are talking about, and spoken to decently.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O11',
    name: 'Having a say in services',
    group: 'treated as a partner by services',
    explanation: 'Having some influence over what is offered, who comes and when.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O12',
    name: 'Meaningful relationship with practitioners',
    group: 'treated as a partner by services',
    explanation: 'Knowing the people who come, and being known by them, over time.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'O13',
    name: 'Able to access information and advice',
    group: 'treated as a partner by services',
    explanation: 'Finding out what you need to know when you need it, in words and a language you can use.',
    source: outcomesForCarers,
    verified: false,
  },
  {
    id: 'X1',
    name: 'Quality of life of the cared-for person',
    group: 'quality of life of the person cared for',
    explanation: 'The person you care for being comfortable, safe and dignified, with a life of their own.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'X2',
    name: 'Flexible and responsive support',
    group: 'treated as a partner by services',
    explanation: 'Help that bends when life changes instead of the other way round.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'X3',
    name: 'Accessible and affordable support',
    group: 'treated as a partner by services',
    explanation: 'Help you can get to, get hold of and afford, where you live.',
    source: talkingPoints,
    verified: true,
  },
  {
    id: 'X4',
    name: 'Safety',
    group: 'beyond the list',
    explanation: 'Nobody being hurt or frightened, at home or outside, including you.',
    source: 'ASCOT-Carer (PSSRU, University of Kent) names personal safety',
    verified: true,
  },
  {
    id: 'X5',
    name: 'Planning ahead and emergencies',
    group: 'beyond the list',
    explanation: 'Knowing what happens if you are ill tomorrow, and what comes later.',
    source: 'The C.A.R.E. Tool (Canada) and Scottish carer eligibility guidance (future planning)',
    verified: true,
  },
  {
    id: 'X6',
    name: 'Home and living environment',
    group: 'beyond the list',
    explanation: 'A home that works for everyone in it and that you can stay in.',
    source: 'Scottish carer eligibility guidance (living environment)',
    verified: true,
  },
]

const known: ReadonlySet<string> = new Set(conceptIds)

export function isConcept(id: string): id is ConceptId {
  return known.has(id)
}
