import { Button } from '../button/button.tsx'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes, useUniversalWords } from '../universal/universal.ts'

export interface PasswordInputProps extends FieldProps {
  value?: string
  autocomplete?: 'current-password' | 'new-password'
  width?: 10 | 20 | 30
  /** The page was asked to show what was typed (see {@link ShowPassword}). */
  shown?: boolean
}

/**
 * A password, with a button that shows what was typed. Paste and password managers work as in any field. GOV.UK Frontend's
 * password input; where no script runs, {@link ShowPassword} stands beside the form's own button.
 */
export function PasswordInput(props: PasswordInputProps) {
  const id = props.id ?? props.name
  const words = useUniversalWords()
  return (
    <Field field={{ ...props, groupClass: classes(props.groupClass, 'govuk-password-input') }} groupAttributes={props.shown ? undefined : { 'data-module': 'govuk-password-input' }}>
      <div class="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          class={classes('govuk-input govuk-password-input__input govuk-js-password-input-input', props.class, props.width && `govuk-input--width-${props.width}`, Boolean(props.error) && 'govuk-input--error')}
          id={id}
          name={props.name}
          type={(props.shown ? 'text' : 'password') as 'text'}
          spellcheck={false}
          value={props.value}
          disabled={props.disabled}
          aria-describedby={describedBy(id, props)}
          autocomplete={props.autocomplete ?? 'current-password'}
          autocapitalize="none"
          {...props.attributes}
        />
        {!props.shown && (
          <Button type="button" kind="secondary" class="govuk-password-input__toggle govuk-js-password-input-toggle" attributes={{ 'aria-controls': id, 'aria-label': words.showPassword, hidden: true }}>
            {words.show}
          </Button>
        )}
      </div>
    </Field>
  )
}

/**
 * Shows what was typed where no script runs: it sends the form, which comes back with the password to be read and nothing done.
 * It stands after the form's own button, which Enter presses.
 */
export function ShowPassword() {
  const words = useUniversalWords()
  return <Button kind="secondary" name="show" value="yes" class="without-scripts">{words.showPassword}</Button>
}
