import type { ComponentChildren } from 'preact'
import { classes } from '../universal/universal.ts'

export interface NoteProps {
  /** In bold at the start of the first line: "Two views." */
  title?: ComponentChildren
  id?: string
  class?: string
  children: ComponentChildren
}

/** Something to notice, beside the flow: two views, a question, what the law asks. Ours. */
export function Note({ title, id, class: extra, children }: NoteProps) {
  return (
    <div id={id} class={classes('note', extra)}>
      {title && (
        <>
          <b>{title}</b>{' '}
        </>
      )}
      {children}
    </div>
  )
}
