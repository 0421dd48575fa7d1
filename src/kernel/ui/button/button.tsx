import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

interface Look {
  /** `secondary` is the calm one beside the main one; `warning` for what cannot be taken back. */
  kind?: 'secondary' | 'warning' | 'inverse'
  id?: string
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

export interface ButtonProps extends Look {
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  disabled?: boolean
  /** A second press within a second does nothing. The server is safe without it: the same submission twice is one. */
  preventDoubleClick?: boolean
}

const look = ({ kind, class: extra }: Look) => classes('govuk-button', kind && `govuk-button--${kind}`, extra)

/** Does something. GOV.UK Frontend's button. */
export function Button(props: ButtonProps) {
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : `${props.preventDoubleClick}`}
      class={look(props)}
      data-module="govuk-button"
      id={props.id}
      {...props.attributes}
    >
      {props.children}
    </button>
  )
}

export interface ButtonLinkProps extends Look {
  href: string
}

/** A link in the look of a button, for the one thing to do next on a page. The script lets the space key press it. GOV.UK Frontend's. */
export function ButtonLink(props: ButtonLinkProps) {
  return (
    <a href={props.href} role="button" draggable={false} class={look(props)} data-module="govuk-button" id={props.id} {...props.attributes}>
      {props.children}
    </a>
  )
}

/** Buttons and links side by side, under each other on a narrow screen. GOV.UK Frontend's button group. */
export function ButtonGroup({ class: extra, children }: { class?: string; children: ComponentChildren }) {
  return <div class={classes('govuk-button-group', extra)}>{children}</div>
}
