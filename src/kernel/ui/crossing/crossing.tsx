import type { ComponentChildren } from 'preact'
import { Pad, type PadKind } from '../pad/pad.tsx'
import { Quote } from '../words/words.tsx'

export interface Bank {
  /** "Now", "Hoped for". */
  label: string
  /** The carer's own words; they stand in quotation marks. */
  words?: string
  /** Or ours, without marks. */
  text?: ComponentChildren
  lang?: string
}

export interface Stepping {
  kind?: PadKind
  /** Who does it, in bold. */
  who?: ComponentChildren
  text?: ComponentChildren
  /** It helped once and does not any more: drawn faintly, and the words beside it say so. */
  lost?: boolean
}

export interface CrossingProps {
  from: Bank
  to: Bank
  pads: readonly Stepping[]
  /** The name of the list of pads: "How we get across". */
  label: string
}

/** From the carer's one bank to the other, and everything that helps to get across. Read from top to bottom it is a plain list. Ours. */
export function Crossing({ from, to, pads, label }: CrossingProps) {
  return (
    <div class="crossing">
      <Side bank={from} />
      <ul role="list" aria-label={label}>
        {pads.map((pad) => (
          <li class={pad.lost ? 'lost' : undefined}>
            <Pad kind={pad.kind} />
            <span>
              {pad.who && <b>{pad.who}</b>}
              {pad.text}
            </span>
          </li>
        ))}
      </ul>
      <Side bank={to} />
    </div>
  )
}

function Side({ bank }: { bank: Bank }) {
  return (
    <div class="side-bank">
      <b>{bank.label}</b>
      <br />
      {bank.words ? <Quote lang={bank.lang}>{bank.words}</Quote> : bank.text}
    </div>
  )
}
