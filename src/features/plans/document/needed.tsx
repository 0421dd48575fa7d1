import type { ComponentChildren } from 'preact'
import { Sheet } from '../../../kernel/ui/index.ts'
import { breakToRead, needHeadings, needsToRead, noneToRead } from '../../needs/index.ts'
import type { PlanContent } from '../content.ts'
import { outcomeReads } from './sentences.ts'

/** What is needed for what matters, how it is met and what was decided; and whether a break was thought about. */
export function NeededPart({ content, copy, level }: { content: PlanContent; copy: boolean; level: 2 | 3 }): ComponentChildren {
  const Heading = `h${level}` as 'h2'
  const Lower = `h${level + 1}` as 'h3'
  const needs = needsToRead(content.needed, content.carer, outcomeReads(content, copy))
  const none = noneToRead(content.needed)
  const pauses = breakToRead(content.needed, content.carer)
  return (
    <>
      {(needs.length > 0 || none) && <Heading>{needHeadings.needs}</Heading>}
      {none && <p class="said"><b>{none.label}</b> <span dir="auto">{none.words}</span></p>}
      {needs.map(({ words, lines }) => (
        <Sheet>
          <Lower dir="auto">{words}</Lower>
          {lines.map((line) => <p>{line.label && <b>{line.label}</b>} <span dir="auto">{line.words}</span></p>)}
        </Sheet>
      ))}
      {pauses.length > 0 && <Heading>{needHeadings.break}</Heading>}
      {pauses.map((words) => <p class="said" dir="auto">{words}</p>)}
    </>
  )
}
