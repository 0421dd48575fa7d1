import type { ComponentChildren } from 'preact'
import type { Tongue } from '../../../kernel/languages/tongue.ts'
import { Told } from '../../../kernel/languages/told.tsx'
import { Sheet } from '../../../kernel/ui/index.ts'
import { breakToRead, needHeadingsIn, needsToRead, noneToRead } from '../../needs/index.ts'
import type { PlanContent } from '../content.ts'
import { outcomeReads } from './sentences.ts'

/** What is needed for what matters, how it is met and what was decided; and whether a break was thought about. */
export function NeededPart({ content, copy, level, tongue }: { content: PlanContent; copy: boolean; level: 2 | 3; tongue: Tongue }): ComponentChildren {
  const Heading = `h${level}` as 'h2'
  const Lower = `h${level + 1}` as 'h3'
  const reads = outcomeReads(content, copy)
  const headings = needHeadingsIn(tongue)
  const needs = needsToRead(content.needed, content.carer, (outcome) => tongue.own(reads(outcome)), tongue)
  const none = noneToRead(content.needed, tongue)
  const pauses = breakToRead(content.needed, content.carer, tongue)
  return (
    <>
      {(needs.length > 0 || none) && <Heading>{headings.needs}</Heading>}
      {none && <p class="said"><b><Told>{none.label ?? ''}</Told></b> <span dir="auto"><Told>{none.words}</Told></span></p>}
      {needs.map(({ words, lines }) => (
        <Sheet>
          <Lower dir="auto" lang={tongue.langOf(words)}>{words}</Lower>
          {lines.map((line) => <p>{line.label && <b><Told>{line.label}</Told></b>} <span dir="auto"><Told>{line.words}</Told></span></p>)}
        </Sheet>
      ))}
      {pauses.length > 0 && <Heading>{headings.break}</Heading>}
      {pauses.map((words) => <p class="said" dir="auto"><Told>{words}</Told></p>)}
    </>
  )
}
