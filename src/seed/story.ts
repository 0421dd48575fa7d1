/**
 * The shape in which the demo world is told. A story is written the way a worker would remember it: how many days
 * ago, who was there, what was said. `load.ts` replays it through the same commands a person uses, so the demo and
 * the test fixtures are the same thing, and nothing in a story can be in the database that the pages could not make.
 *
 * Days are counted back from today (`daysAgo: 0` is today; a negative number has not happened yet).
 * A `key` is a short name that other parts of the same story refer to.
 */

import type { HappeningKind, TriggerKind } from '../frameworks/triggers.ts'
import type { PackId } from '../frameworks/packs/index.ts'
import type { StoryPerson, StoryRelationship } from './story-circle.ts'
import type { StoryRequest } from './story-request.ts'
import type { StoryHold, StoryRule } from './story-retention.ts'
import type { StoryEmergencyPlan } from './story-emergency-plan.ts'
import type { StoryArea, StoryBreak, StoryNeed, StoryNoNeed } from './story-needs.ts'

export type { StoryPerson, StoryRelationship } from './story-circle.ts'

export type Voice = 'carer' | 'person' | 'worker' | 'family' | 'young-person' | 'agency' | 'advocate'
export type HowKnown = 'own-words' | 'through-an-aid' | 'observed' | 'reported'
export type Direction = 'get-better' | 'keep' | 'slow-the-change' | 'safe-ending' | 'be-treated'
export type WhoseWords = 'verbatim' | 'agreed' | 'worker'
export type Honest = 'yes' | 'no' | 'not-known' | 'not-asked' | 'prefers-not'

export type NowAnswer = 'closer' | 'about-the-same' | 'further' | 'keeping-steady' | 'good-and-bad-days' | 'too-soon' | 'not-discussed'
export type HopedAnswer = 'as-hoped' | 'partly' | 'not' | 'too-soon' | 'not-discussed'
export type NextAnswer = 'carry-on' | 'keep-as-it-is' | 'change' | 'let-go'
export type ContributorKind =
  | 'carer' | 'person' | 'family' | 'friends' | 'community' | 'service' | 'our-service' | 'life' | 'chance' | 'not-known'
export type Share = 'small' | 'some' | 'a-lot' | 'not-sure'
/** Who will do something that was agreed. */
export type ActionOwner = 'carer' | 'person' | 'family' | 'friend' | 'community' | 'worker' | 'service'

export interface StoryWorker {
  key: string
  name: string
  roles: ('support worker' | 'supervisor' | 'evaluator' | 'administrator')[]
  team: string
  /** One of the printed sign-in links is this person's. */
  signInLink?: boolean
}

export interface StoryCarer {
  key: string
  /** What people call her; the only thing that must be known. */
  callName: string
  fullName?: string
  pronouns?: string
  /** Age today in whole years; the birthday is spread over the year by the loader. */
  age?: number
  gender?: string
  postcode?: string
  phone?: string
  email?: string
  language?: string
  /** How, when, what never to do, in words: "Text, after 6. Never leave a message about her dad." */
  contactPreference?: string
  communicationNeeds?: string
  /** What not to say or do, for the two-minute card. */
  takeCare?: string
  /** One plain line for the two-minute card: who they care for and how things stand. */
  inOneLine?: string
  /** Keys of workers, the first is the main one. */
  workers: string[]
  restricted?: { initials: string; named: string[] }
  firstContact: { daysAgo: number; by: string; how: string; noticeGiven: boolean; words?: string }
  offer?: { daysAgo: number; answer: 'accepted' | 'declined' | 'not-now' | 'asked-for-it'; answeredDaysAgo?: number }
  closed?: { daysAgo: number; why: 'caring-ended' | 'bereaved' | 'moved' | 'asked-to' | 'recovered'; words: string }
  cares: StoryRelationship[]
  circle: StoryPerson[]
  permissions?: { daysAgo: number; who: string; what: string; until?: string; howTold: string; withdrawnDaysAgo?: number }[]
  /** Colleagues who opened the record with a reason. */
  covered?: { daysAgo: number; by: string; why: string }[]
  /** Two who care for each other: this one makes the code; the other, told later, gives it in, and copies are laid beside each other’s plan. */
  linkedPlan?: StoryLinkedPlan
  conversations: StoryConversation[]
  outcomes: StoryOutcome[]
  plans: StoryPlan[]
  actions: StoryAction[]
  reviews: StoryReview[]
  differences?: StoryDifference[]
  requests?: StoryRequest[]
  holds?: StoryHold[]
  emergencyPlans?: StoryEmergencyPlan[]
  copies?: StoryCopy[]
  needs?: StoryNeed[]
  noNeed?: StoryNoNeed
  areas?: StoryArea[]
  breaks?: StoryBreak[]
  /** Of a young carer: the grown-up at school they named, and what that person knows. */
  atSchool?: { daysAgo: number; by: string; name: string; knows: string }
}

/** A copy for somebody: the lines on it, each told by words that stand in it, and what was added. */
export interface StoryCopy {
  key: string
  daysAgo: number
  by: string
  kind: 'plan' | 'about-me' | 'passport' | 'school-card' | 'these-days'
  title: string
  name?: string
  whom: string
  form: 'print' | 'large-print' | 'easy-read' | 'plain-text' | 'pdf' | 'card' | 'read-aloud'
  lines: { says: string; as?: string }[]
  /** By part, in their own words. */
  own?: Record<string, string>
  given?: { daysAgo: number; to: string; how: string; why?: string; withheld?: string; withheldWhy?: string }[]
}

/** A plan linked with another’s. `code`: what the two agreed to call this code in the telling. */
export interface StoryLinkedPlan { daysAgo: number; by: string; code: string; called: string; howTold: string; takes?: boolean; /** A copy of this story, by key. */ lays?: string }

/** Something two people see differently, in their own words, and where it stood. */
export interface StoryDifference {
  key: string
  daysAgo: number
  by: string
  topic: string
  conversation?: string
  outcome?: string
  views: readonly [StoryView, StoryView]
  stands: readonly { daysAgo: number; step: 'agreed' | 'parked' | 'going-to'; words?: string; decides?: string; goingTo?: string }[]
}
export interface StoryView { voice: 'carer' | 'person' | 'family' | 'young-person' | 'worker' | 'agency' | 'advocate'; name: string; words: string; known?: 'own-words' | 'through-an-aid' | 'observed' | 'reported' }

export interface StoryConversation {
  key: string
  daysAgo: number
  /** "14:30" */
  at: string
  /** Short and human: "A talk at her kitchen table". */
  title?: string
  /** "at her kitchen table", "by phone", "on a walk round the loch". */
  where: string
  how: 'in-person' | 'phone' | 'video' | 'message' | 'letter'
  kind: 'first' | 'follow-up' | 'review' | 'check-in' | 'crisis' | 'ending'
  by: string
  /** Everyone there besides the worker. `part` in words: "for the last ten minutes". */
  there: { voice: Voice; name: string; part?: string }[]
  interpreter?: string
  /** Missing when the talk has not happened yet (an appointment). */
  passages?: StoryPassage[]
  /** What was said when it was read back: yes to all of it but these, and a copy. */
  readBack?: { notQuite?: { words: string; hers: string }[]; copy?: { how: 'paper' | 'large-print' | 'post' | 'read-out'; words?: string }; standing?: 'none' | 'adult-carer-support-plan' | 'young-carer-statement' | 'review' | 'contributes' }
  /** A page that was sent before a talk still to come. */
  prepared?: StoryPreparation
  /** Words picked out that became something else than an outcome. */
  lifted?: (StoryHighlight & { kind: 'strength' | 'helps' | 'in-the-way' | 'worry' | 'limit' | 'risk' | 'quote' })[]
}

/** A page before a talk: when it was sent, and when, and with what words, it was handed over; until then nobody here knows. */
export interface StoryPreparation {
  daysAgo: number
  style: 'list' | 'blank' | 'either'
  wording?: 'young'
  /** What nobody has to say again; no names. */
  known?: string[]
  handedOver?: { daysAgo: number; at: string; picked?: string[]; somethingElse?: string; words?: string; invite?: string; ratherNot?: string; place?: string; time?: string; likes?: string; before?: string }
}

export interface StoryPassage {
  key?: string
  voice: Voice
  /** Who speaks, as people there would say it: "Asha", "Ravi", "Jo". */
  name: string
  words: string
  howKnown?: HowKnown
  /** For this conversation only: never leaves its page. */
  hereOnly?: boolean
  /** A newer wording of the passage with this key stands beside it. */
  corrects?: string
  /** Not everybody there heard it: the names of those who did, besides the worker. */
  heardBy?: string[]
}

export interface StoryHighlight {
  passage: string
  /** Exactly as it stands in the passage. */
  words: string
}

export interface StoryOutcome {
  key: string
  /** In the carer's words wherever it can be. */
  statement: string
  whoseWords: WhoseWords
  direction: Direction
  /** One to three ids of `src/frameworks/concepts.ts`: O1..O13, X1..X6. */
  concepts: string[]
  kind?: 'quality-of-life' | 'process' | 'change'
  whose?: 'carer' | 'person' | 'both' | 'young-carer' | 'family'
  /** The words it was lifted out of. */
  from?: StoryHighlight & { conversation: string }
  daysAgo: number
  why?: string
  looksLike?: string
  /** Neither bank is a score: both in the carer's own words. */
  banks?: { near: string; far: string }
  /** Where we began, between the banks: stepping stones 1 to 9; good and bad days beside it. */
  began?: { stone?: number; goodDays?: number; badDays?: number; story: string }
}

export interface StoryAction {
  key: string
  daysAgo: number
  outcome?: string
  what: string
  owner: ActionOwner
  /** Name of the owner as people would say it. */
  who: string
  /** Key of a person of the circle, where they are one. */
  circle?: string
  /** For a worker's own promise: the key of the worker. */
  worker?: string
  /** Negative is in the future. */
  byDaysAgo?: number
  done?: { daysAgo: number; answer: 'done' | 'not-done'; words?: string }
}

export interface StoryPlan {
  daysAgo: number
  by: string
  /** As what it is checked, where that is not the usual one. */
  pack?: PackId
  caringNow: string
  /** What the carer keeps doing, and wants to. */
  keepsDoing?: string
  outcomes: string[]
  actions: string[]
  /** By key of an outcome: how the carer wants the line to read on her copy. */
  onThisCopy?: Record<string, string>
  /** By key of an outcome: what is in the way. */
  inTheWay?: Record<string, string>
  ifIllTomorrow?: string
  reviewInDays: number
  sooner?: string
  /** What else would bring the look back forward. */
  triggers?: TriggerKind[]
  /** What was said to have happened since it was agreed. */
  happened?: { daysAgo: number; kind: HappeningKind; words: string }[]
  /** Why the look back was later than its day, and in how many days from now it is meant to be. */
  late?: { daysAgo: number; words: string; inDays?: number }
  /** By clause of the law it is checked by: what was answered besides what the plan tells. */
  law?: Record<string, { kind?: 'none' | 'not-applicable'; words: string }>
  agreed?: { daysAgo: number; by: string; how: string; comment?: string }
  issued?: { daysAgo: number; to: string; how: string; what?: string; why?: string; withheld?: string; withheldWhy?: string }[]
  /** The carer's own "that's not what I said". */
  remark?: { daysAgo: number; words: string; answer?: string }
}

export interface StoryReview {
  daysAgo: number
  by: string
  /** The talk it happened in, when that is told as well. */
  conversation?: string
  where: string
  why: 'planned' | 'carer-asked' | 'circumstances' | 'hospital' | 'move' | 'bereavement' | 'turning-18' | 'check-in'
  marks: StoryMark[]
  events?: { daysAgo: number; words: string; outcomes: string[] }[]
  summary?: string
}

export interface StoryMark {
  outcome: string
  now?: NowAnswer
  hoped?: HopedAnswer
  next?: NextAnswer
  nextWords?: string
  /** The story, in the carer's words; a mark without one is kept but never drawn. */
  story?: string
  stone?: number
  goodDays?: number
  badDays?: number
  /** Said in words what the width shows: "from two bad nights to through till six". */
  width?: string
  helped?: { kind: ContributorKind; name: string; share?: Share }[]
  inTheWay?: { kind: ContributorKind; name: string; share?: Share }[]
  /** The worker's own answer, kept beside it when it differs. */
  worker?: { now?: NowAnswer; hoped?: HopedAnswer; story: string }
}

export interface StoryWorld {
  organisation: {
    key: string
    name: string
    phone: string
    address: string
    safeguarding: string
    /** How long it has settled that records are kept. */
    keeps?: StoryRule[]
  }
  workers: StoryWorker[]
  /** The carer whose sign-in link is printed. */
  carerLink: string
  carers: StoryCarer[]
}
