import * as v from 'valibot'
import { conceptIds } from '../../frameworks/concepts.ts'
import { choice, id, limits, needed, open, optional } from '../../kernel/schema.ts'
import { numbering, ofNobody, type Tables } from '../../kernel/personal-data.ts'

/** So many parts at most: more are not seen at once. */
export const mostParts = 24

const place = v.pipe(v.optional(v.string(), ''), v.regex(/^(?:\d{1,2}[=~])?$/, 'choose'), v.metadata({ ...open }))

/** An organisation's own lens: its name, its parts a line each, and where each concept has its place (`3=`: the third part, directly). */
export const LensForm = v.object({
  id: id(), lens: id(), name: needed(limits.name, open), forWhom: optional(limits.line, open), parts: needed(limits.words, open), inUse: choice(['yes', 'no'], open),
  ...Object.fromEntries(conceptIds.map((concept) => [concept, place])) as Record<(typeof conceptIds)[number], typeof place>,
})

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  lens_versions: ofNobody('the organisation’s own lens: as long as it is used', { lens_id: numbering, name: numbering, for_whom: numbering, parts: numbering, in_use: numbering }),
}
