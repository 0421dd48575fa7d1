import { Crossing, Quiet } from '../../../kernel/ui/index.ts'
import type { Outcome } from '../../outcomes/index.ts'
import type { Mark } from '../queries.ts'
import { contributorInWords, say } from '../words.ts'

/** From bank to bank: who and what helped across, what is in the way, and the pads that were lost. */
export function CrossingOf({ outcome, marks }: { outcome: Outcome; marks: readonly Mark[] }) {
  const told = marks.filter((mark) => !mark.replaced && mark.voice === 'carer')
  const last = told.at(-1)
  const key = (one: Mark['contributors'][number]) => `${one.way} ${one.kind} ${one.name}`
  const newest = new Map(told.flatMap((mark) => mark.contributors.map((one) => [key(one), { one, mark }] as const)))
  if (newest.size === 0 || (!outcome.nearBank && !outcome.farBank)) return null
  const now = new Set((last?.contributors ?? []).map(key))
  const pads = [...newest].sort(([, a], [, b]) => Number(a.one.way === 'in-the-way') - Number(b.one.way === 'in-the-way') || Number(a.one.kind === 'our-service') - Number(b.one.kind === 'our-service')).map(([name, { one }]) => ({
    kind: one.way === 'in-the-way' ? 'stone' as const : one.kind === 'person' || one.kind === 'family' ? 'flower' as const : 'pad' as const,
    lost: !now.has(name), who: one.way === 'in-the-way' ? say('crossing.inTheWay') : undefined, text: <> {contributorInWords(one)}{!now.has(name) && <> <Quiet as="span">{say(one.way === 'in-the-way' ? 'crossing.gone' : 'crossing.lost')}</Quiet></>}</>,
  }))
  const bank = (label: string, words: string | null, said: boolean) => said && words ? { label, words } : { label, text: words ?? '' }
  return <><h2>{say('crossing')}</h2><Crossing label={say('crossing')} from={bank(say('crossing.now'), outcome.nearBank, outcome.nearSaid)} to={bank(say('crossing.hoped'), outcome.farBank, outcome.farSaid)} pads={pads} /></>
}
