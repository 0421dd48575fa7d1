import type { ComponentChildren } from 'preact'
import { Pad } from '../pad/pad.tsx'

export interface EmptyProps {
  /** A kind sentence: what will stand here. */
  children: ComponentChildren
  /** The next step, most often a link or a button. */
  next?: ComponentChildren
}

/** Nothing here yet, which is not a fault. Ours. */
export function Empty({ children, next }: EmptyProps) {
  return (
    <div class="empty">
      <Pad size={32} />
      <div>
        <p>{children}</p>
        {next && <div class="empty-next">{next}</div>}
      </div>
    </div>
  )
}
