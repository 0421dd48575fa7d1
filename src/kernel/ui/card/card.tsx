import type { ComponentChildren } from 'preact'
import { classes, type Maybe } from '../universal/universal.ts'

export interface CardProps {
  title: string
  showTitle?: boolean
  level?: 2 | 3
  items?: readonly Maybe<ComponentChildren>[]
  id?: string
  class?: string
  children?: ComponentChildren
}

/** "In two minutes": what someone needs to know before they knock on the door. Ours. */
export function Card({ title, showTitle, level = 2, items, id, class: extra, children }: CardProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <div id={id} class={classes('card', extra)}>
      <Heading class={showTitle ? undefined : 'govuk-visually-hidden'}>{title}</Heading>
      {items && items.length > 0 && <ul>{items.map((item) => item && <li>{item}</li>)}</ul>}
      {children}
    </div>
  )
}
