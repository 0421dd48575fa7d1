import type { ComponentChildren } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { type Attributes, classes } from '../universal/universal.ts'

export interface TextareaProps extends FieldProps {
  value?: string
  rows?: number
  autocomplete?: string
  spellcheck?: boolean
  groupAttributes?: Attributes
  /** Stands under the field, inside its frame (a count, a "kept at" line). */
  after?: ComponentChildren
}

/**
 * Several lines of writing. GOV.UK Frontend's textarea.
 * A browser drops one line break straight after the opening tag; a text that begins with one gets a second, so that none is lost.
 */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  const value = props.value?.startsWith('\n') ? `\n${props.value}` : props.value
  return (
    <Field field={props} groupAttributes={props.groupAttributes}>
      <textarea
        class={classes('govuk-textarea', Boolean(props.error) && 'govuk-textarea--error', props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedBy(id, props)}
        autocomplete={props.autocomplete as 'on'}
        {...props.attributes}
      >
        {value}
      </textarea>
      {props.after}
    </Field>
  )
}
