import type { KinshipCode } from '../frameworks/kinship.ts'
import type { Honest } from './story.ts'

/** Whom a carer of the made-up world cares for and what she said about it, and who and what else is around her. */
export interface StoryRelationship {
  key: string
  /** What the cared-for person is called in this record ("Ravi"). Minimal facts only. */
  personName: string
  /** In the carer's words: "her dad", "my wife". */
  relation: string
  since?: string
  hoursBand?: '0-4' | '5-19' | '20-34' | '35-49' | '50+' | 'not-known'
  livesWith?: Honest
  /** Since when it is known here that the person is terminally ill, and how. */
  terminallyIll?: { daysAgo: number; how: string }
  /** What caring is, as it is now, in the carer's words. */
  nature?: string
  able?: string
  willing?: string
  limit?: string
  /** What the person gives her, in her words. */
  given?: string
  /** She was asked, and would rather not say. */
  ratherNotSay?: readonly ('nature' | 'able' | 'willing' | 'limit' | 'given')[]
  /** How it is between them, as she sees it. */
  line?: StoryLine
  /** Said before, and replaced by what stands above. */
  before?: readonly { daysAgo: number; kind: 'nature' | 'able' | 'willing' | 'limit' | 'given'; words: string }[]
  /** How a child comes to live there, in law, as it was said then. */
  kinship?: readonly { daysAgo: number; standing: KinshipCode; words?: string }[]
  ended?: { daysAgo: number; how: 'died' | 'recovered' | 'care-home' | 'moved-on' | 'other'; words?: string }
}

export type StoryLine = 'strong' | 'ordinary' | 'thin' | 'strained' | 'broken-off'

export interface StoryPerson {
  key: string
  name: string
  /** "her sister", "neighbour", "night sitter from Oban Crossroads". */
  who: string
  kind?: 'person' | 'animal' | 'group' | 'place' | 'service'
  line?: StoryLine
  /** Not around any more since then. */
  leftDaysAgo?: number
  /** What flows to the carer, and from the carer, in words. */
  gives?: string
  gets?: string
  contact?: string
}
