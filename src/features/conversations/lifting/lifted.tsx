import type { ComponentChildren } from 'preact'
import { Mark, type MarkProps, Quiet } from '../../../kernel/ui/index.ts'
import type { Highlight } from './queries.ts'
import { say } from '../words.ts'
import { cutAtSpans } from '../writing.ts'
import { Undo } from './forms.tsx'

const marks: Partial<Record<Highlight['kind'], MarkProps['kind']>> = { outcome: 'outcome', 'in-the-way': 'way', limit: 'limit' }

/** Words with what was picked out of them. Where picks overlap, each stretch says what it belongs to; where one begins it can be gone to. */
export function Marked({ words, lifted }: { words: string; lifted: readonly Highlight[] }) {
  if (lifted.length === 0) return <>{words}</>
  return (
    <>
      {cutAtSpans(words, lifted).map((part): ComponentChildren => {
        if (part.of.length === 0) return part.words
        const label = part.of.map((one) => part.begins.includes(one) ? kindWords(one) : say('mark.goesOn', { what: kindWords(one) })).join('; ')
        const [first, ...more] = part.begins
        return (
          <>
            {more.map((one) => <span id={`mark-${one.id}`} />)}
            <Mark id={first && `mark-${first.id}`} kind={marks[part.of[0]!.kind] ?? 'other'} label={label}>{part.words}</Mark>
          </>
        )
      })}
    </>
  )
}

/** What lifted words are: "Outcome, to keep", "A limit". */
export function kindWords(one: Pick<Highlight, 'kind' | 'direction'>): string {
  if (one.kind !== 'outcome') return say(`kindOf.${one.kind}`)
  return one.direction ? say(`outcome.${one.direction as 'keep'}`) : say('outcome.unwritten')
}

/** One line of the list beside the talk: what it is, which leads to where it stands in the words; and its words, which lead to what became of them. `here`: the page of the talk, when this is another. */
export function Lifted({ one, mayUndo, here = '' }: { one: Highlight; mayUndo: boolean; here?: string }) {
  const place = `${here}#mark-${one.id}`
  const href = one.outcome ? `/outcomes/${one.outcome}` : one.kind === 'outcome' && mayUndo ? `/outcomes/new?highlight=${one.id}` : one.kind === 'risk' ? `/highlights/${one.id}/risk` : place
  return (
    <span id={here === '' ? `lifted-${one.id}` : undefined} class="lifted">
      {href === place ? <b>{kindWords(one)}</b> : <a class={one.kind === 'outcome' ? 'dir' : 'kind'} href={place}>{kindWords(one)}<span class="govuk-visually-hidden">{say('lifted.where')}</span></a>}<br />
      <a href={href} dir="auto">{one.words}</a>
      {one.kind === 'risk' && <><br /><Quiet as="span">{say('lifted.risk')}</Quiet></>}
    </span>
  )
}

/** Under a passage: what was lifted out of it, each leading to the list. */
export function LiftedFoot({ lifted }: { lifted: readonly Highlight[] }) {
  if (lifted.length === 0) return null
  return <p class="quiet lifted-foot">{say('lifted.foot')} {lifted.map((one, at) => <>{at > 0 && ' · '}<a href={`#lifted-${one.id}`}>{kindWords(one)}<span class="govuk-visually-hidden">{say('lifted.undoWhat', { words: one.words })}</span></a></>)}</p>
}

/** Said in place, when words were lifted out just now: what they are, and a way back. */
export function LiftedNow({ one }: { one: Highlight }) {
  return (
    <div class="lifted-now">
      <p role="status">{say('lifted.keptAs', { kind: kindWords(one) })} <b dir="auto">{one.words}</b></p>
      <Undo one={one} />
    </div>
  )
}
