import type { ComponentChildren } from 'preact'
import { Quote, SummaryList } from '../../../kernel/ui/index.ts'
import type { PlanContent } from '../content.ts'
import { lastPlanLines } from '../last-plan/words.ts'
import { say } from '../words.ts'
import { areasToRead } from './areas.ts'

interface Props { content: PlanContent; copy: boolean; level: 2 | 3; /** For those who may open the looks back: each leads there. */ sources?: boolean }

/** The four areas of an agreement, each with what was agreed, who, when, and whether it helped. */
export function AreasPart({ content, copy, level }: Props): ComponentChildren {
  const [Heading, Lower] = [`h${level}` as 'h2', `h${level + 1}` as 'h3']
  const areas = areasToRead(content, copy)
  if (areas.length === 0) return null
  return (
    <>
      <Heading>{say('area.title')}</Heading>
      {areas.map(({ name, lines }) => (
        <>
          <Lower>{name}</Lower>
          <SummaryList rows={lines.map(({ label, words }) => ({ key: label, value: <span class="said" dir="auto">{words}</span> }))} />
        </>
      ))}
    </>
  )
}

/** What the last plan did for each of its outcomes, as it was said since. */
export function LastPlanPart({ content, level, sources }: Props): ComponentChildren {
  const [Heading, Lower] = [`h${level}` as 'h2', `h${level + 1}` as 'h3']
  const outcomes = lastPlanLines(content)
  if (outcomes.length === 0) return null
  return (
    <>
      <Heading>{say('last.title')}</Heading>
      {outcomes.map(({ statement, exact, lines }) => (
        <>
          <Lower dir="auto">{exact ? <Quote>{statement}</Quote> : statement}</Lower>
          {lines.map(({ label, words, quoted, review }) => (
            <p class="said">{label && <b>{sources && review ? <a href={`/reviews/${review}`}>{label}</a> : label}</b>} <span dir="auto">{quoted ? <Quote>{words}</Quote> : words}</span></p>
          ))}
        </>
      ))}
    </>
  )
}
