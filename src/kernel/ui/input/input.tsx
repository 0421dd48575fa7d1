import type { ComponentChildren } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../universal/universal.ts'

export interface InputProps extends FieldProps {
  value?: string | number
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | 'number' | 'date' | 'time'
  /** How many characters wide, when the length is known. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  prefix?: ComponentChildren
  suffix?: ComponentChildren
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url'
  autocomplete?: string
  autocapitalize?: string
  spellcheck?: boolean
  pattern?: string
}

/** One line of writing. GOV.UK Frontend's text input. */
export function Input(props: InputProps) {
  const id = props.id ?? props.name
  const input = (
    <input
      class={classes('govuk-input', props.class, props.width && `govuk-input--width-${props.width}`, Boolean(props.error) && 'govuk-input--error')}
      id={id}
      name={props.name}
      type={(props.type ?? 'text') as 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedBy(id, props)}
      autocomplete={props.autocomplete as 'on'}
      autocapitalize={props.autocapitalize as 'none'}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
  return (
    <Field field={props}>
      {props.prefix || props.suffix ? (
        <div class="govuk-input__wrapper">
          {props.prefix && (
            <div class="govuk-input__prefix" aria-hidden="true">
              {props.prefix}
            </div>
          )}
          {input}
          {props.suffix && (
            <div class="govuk-input__suffix" aria-hidden="true">
              {props.suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}
