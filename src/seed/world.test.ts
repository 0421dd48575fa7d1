import { describe, expect, it } from 'vitest'
import { lochside } from './lochside.ts'
import { skerry } from './skerry.ts'

const sixStatements = [
  'To have the energy and some headspace to start painting again',
  'To meet and connect with other carers of adults with early onset dementia',
  'To have support to have my husband stay at home with me as long as possible',
  'To be able to hang out with my pals at the weekend',
  "To feel confident that my father has carers he knows so he doesn't get anxious and I get called home from work",
  'To feel less anxious so I don\'t wake up so often at night',
]

const duplicates = (list: string[]): string[] => list.filter((item, index) => list.indexOf(item) !== index)

describe('the world as a whole', () => {
  const carers = [...lochside.carers, ...skerry.carers]
  const statements = lochside.carers.flatMap((carer) => carer.outcomes.map((outcome) => outcome.statement))
  const marks = lochside.carers.flatMap((carer) => carer.reviews.flatMap((review) => review.marks))

  it('holds the six outcomes as they were said', () => {
    expect(sixStatements.filter((statement) => !statements.includes(statement))).toEqual([])
  })

  it('shares no name between the two organisations', () => {
    expect(duplicates([...lochside.workers, ...skerry.workers].map((worker) => worker.name))).toEqual([])
    expect(duplicates(carers.map((carer) => carer.fullName ?? carer.callName))).toEqual([])
    expect(duplicates(carers.map((carer) => carer.key))).toEqual([])
  })

  it('shows every direction, every answer and the hard parts', () => {
    const directions = new Set(lochside.carers.flatMap((carer) => carer.outcomes.map((outcome) => outcome.direction)))
    expect([...directions].sort()).toEqual(['be-treated', 'get-better', 'keep', 'safe-ending', 'slow-the-change'])
    expect(new Set(marks.map((mark) => mark.next))).toContain('let-go')
    expect(new Set(marks.map((mark) => mark.next))).toContain('change')
    expect(new Set(marks.map((mark) => mark.next))).toContain('keep-as-it-is')
    const passages = lochside.carers.flatMap((carer) => carer.conversations.flatMap((conversation) => conversation.passages ?? []))
    expect(passages.some((passage) => passage.hereOnly)).toBe(true)
    expect(passages.some((passage) => passage.corrects)).toBe(true)
    expect(passages.some((passage) => passage.howKnown === 'through-an-aid')).toBe(true)
    expect(passages.some((passage) => passage.howKnown === 'observed')).toBe(true)
    expect(lochside.carers.some((carer) => carer.conversations.some((conversation) => conversation.interpreter))).toBe(true)
    expect(lochside.carers.some((carer) => carer.plans.some((plan) => plan.remark?.answer))).toBe(true)
    expect(lochside.carers.some((carer) => carer.closed?.why === 'bereaved')).toBe(true)
    expect(lochside.carers.some((carer) => carer.outcomes.length === 0 && carer.conversations.length === 1)).toBe(true)
    expect(lochside.carers.some((carer) => carer.conversations.length === 0 && carer.phone && !carer.fullName)).toBe(true)
    const reviewed = lochside.carers.flatMap((carer) =>
      carer.outcomes.map((outcome) => carer.reviews.filter((review) => review.marks.some((mark) => mark.outcome === outcome.key)).length),
    )
    expect(Math.max(...reviewed)).toBeGreaterThanOrEqual(8)
  })

  it('keeps one restricted record, known by initials and to one worker only', () => {
    const restricted = lochside.carers.filter((carer) => carer.restricted)
    expect(restricted.map((carer) => carer.restricted?.initials)).toEqual(['K.'])
    expect(restricted.flatMap((carer) => carer.restricted?.named ?? [])).toEqual(['jo-reid'])
  })
})
