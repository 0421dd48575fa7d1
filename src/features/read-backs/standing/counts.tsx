import { Table } from '../../../kernel/ui/index.ts'
import { type Standing, standings } from '../schema.ts'
import { say } from '../words.ts'
import type { Counted } from './queries.ts'

/** Fewer than so many are not told, and nor is that there are none, so that nobody stands out. */
const fewest = 5

/** A number as it may be told to somebody who must not find a person behind it. */
export function toldNumber(count: number): string {
  return count < fewest ? say('counts.few') : String(count)
}

/** Talks by what they were in law; what nobody has said first. No totals, from which a small number could be worked out. */
export function TalkCounts({ counted }: { counted: readonly Counted[] }) {
  const of = (standing: Standing | null) => counted.find((one) => one.standing === standing) ?? { planned: 0, unplanned: 0 }
  return (
    <section>
      <h2>{say('counts.title')}</h2>
      <p>{say('counts.intro')}</p>
      <Table firstCellIsHeader head={[say('counts.kind'), say('counts.planned'), say('counts.unplanned')]}
        rows={([null, ...standings] as const).map((standing) => [standing ? say(`law.${standing}`) : say('counts.unsaid'), toldNumber(of(standing).planned), toldNumber(of(standing).unplanned)])} />
    </section>
  )
}
