/** A version of an emergency plan or a future plan, oldest first; each follows the one before of its kind. */
export interface StoryEmergencyPlan {
  kind: 'emergency' | 'future'
  daysAgo: number
  by: string
  standing?: 'being-made' | 'none' | 'rather-not'
  why?: string
  /** By part, in words; with what the wallet card says of it. */
  parts: Record<string, string | { words?: string; answer?: 'none-yet' | 'rather-not' | 'not-applicable'; card?: string }>
  /** Keys of people in the circle, or people told here. */
  people?: { circle?: string; name?: string; who?: string; phone?: string; agreed?: 'yes' | 'asked' | 'not-asked'; can?: string; cannot?: string; key?: 'yes' | 'no'; card?: boolean }[]
  decisions?: { what: string; byDaysAgo?: number; asked?: string }[]
  card?: { name?: string; line?: string; where?: string }
  agreed?: { daysAgo: number; by: string; how: string }[]
  copies?: { daysAgo: number; holder: string; form: 'print' | 'card' | 'pdf' | 'large-print' | 'page' | 'read-aloud'; how?: string }[]
  readers?: { daysAgo: number; who: string; howTold: string }[]
  /** "That's not right any more", and the answer. */
  remark?: { daysAgo: number; words: string; answer?: string }
}
