import type { ComponentChildren } from 'preact'
import { classes, type Maybe } from '../universal/universal.ts'

export interface TwoProps {
  /** What stands beside; under it on a narrow screen and on paper. */
  side: ComponentChildren
  /** The name of the side, for people who cannot see that it is one. */
  sideLabel: string
  children: ComponentChildren
}

/** A page and its margin. Ours. */
export function Two({ side, sideLabel, children }: TwoProps) {
  return (
    <div class="two">
      <div>{children}</div>
      <aside class="side" aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  )
}

export interface SideListProps {
  title: ComponentChildren
  items?: readonly Maybe<ComponentChildren>[]
  level?: 2 | 3
  children?: ComponentChildren
}

/** A heading in the margin, and a short list or a quiet sentence under it. */
export function SideList({ title, items, level = 2, children }: SideListProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <>
      <Heading>{title}</Heading>
      {items && items.length > 0 && (
        <ul role="list">
          {items.map((item) => item && <li>{item}</li>)}
        </ul>
      )}
      {children}
    </>
  )
}

/** Words of ours that step back: where something is from, who wrote it down. */
export function Quiet({ as: Element = 'p', class: extra, children }: { as?: 'p' | 'span' | 'div'; class?: string; children: ComponentChildren }) {
  return <Element class={classes('quiet', extra)}>{children}</Element>
}

/** How it is hoped that something goes: a word with a direction. */
export function Direction({ children }: { children: ComponentChildren }) {
  return <span class="dir">{children}</span>
}
