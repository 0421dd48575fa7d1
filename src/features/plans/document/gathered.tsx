import type { ComponentChildren } from 'preact'
import type { Tongue } from '../../../kernel/languages/tongue.ts'
import { Told } from '../../../kernel/languages/told.tsx'
import { Quote, SummaryList } from '../../../kernel/ui/index.ts'
import type { PlanContent } from '../content.ts'
import { lastPlanLines } from '../last-plan/words.ts'
import { tell } from '../words.ts'
import { areasToRead, isToldInArea } from './areas.ts'
import { OutcomeSheet } from './outcome.tsx'

interface Props { content: PlanContent; copy: boolean; level: 2 | 3; tongue: Tongue; /** For those who may open the looks back: each leads there. */ sources?: boolean }

/** The areas of an agreement, each with what was agreed there and who does it, when that is looked at, and whether it helped. */
export function AreasPart({ content, copy, level, tongue }: Props): ComponentChildren {
  const [Heading, Lower, say] = [`h${level}` as 'h2', `h${level + 1}` as 'h3', tell(tongue)]
  const areas = areasToRead(content, tongue)
  if (areas.length === 0) return null
  return (
    <>
      <Heading>{say('area.title')}</Heading>
      {areas.map(({ name, outcomes, lines }) => (
        <>
          <Lower><Told>{name}</Told></Lower>
          {outcomes.map((outcome) => <OutcomeSheet outcome={outcome} name={content.carer} copy={copy} level={level === 2 ? 3 : 4} tongue={tongue} />)}
          <SummaryList rows={lines.map(({ label, words }) => ({ key: label, value: <span class="said" dir="auto"><Told>{words}</Told></span> }))} />
        </>
      ))}
    </>
  )
}

/** What the last plan did for each of its outcomes, as it was said since. */
export function LastPlanPart({ content, level, sources, tongue }: Omit<Props, 'copy'>): ComponentChildren {
  const [Heading, Lower] = [`h${level}` as 'h2', `h${level + 1}` as 'h3']
  const outcomes = lastPlanLines(content, tongue, (outcome) => isToldInArea(content, outcome))
  if (outcomes.length === 0) return null
  return (
    <>
      <Heading>{tell(tongue)('last.title')}</Heading>
      {outcomes.map(({ statement, exact, lines }) => (
        <>
          <Lower dir="auto" lang={tongue.langOf(statement)}>{exact ? <Quote>{statement}</Quote> : statement}</Lower>
          {lines.map(({ label, words, quoted, review }) => (
            <p class="said">{label && <b>{sources && review ? <a href={`/reviews/${review}`}><Told>{label}</Told></a> : <Told>{label}</Told>}</b>} <span dir="auto">{quoted ? <Quote lang={tongue.langOf(words)}>{words}</Quote> : <Told>{words}</Told>}</span></p>
          ))}
        </>
      ))}
    </>
  )
}
