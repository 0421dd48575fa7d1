import type { ComponentChildren } from 'preact'
import { Button } from '../button/button.tsx'
import { ErrorMessage } from '../error-message/error-message.tsx'
import { classes } from '../universal/universal.ts'

export interface SearchBoxProps {
  action: string
  label: ComponentChildren
  button: ComponentChildren
  hint?: ComponentChildren
  name?: string
  id?: string
  value?: string
  /** Why it could not be looked for. */
  error?: ComponentChildren
  /** Further questions: whose, since when. */
  children?: ComponentChildren
}

/** Find something by any part of it. A form that asks with GET, so that what was found has an address. Ours. */
export function SearchBox({ action, label, button, hint, name = 'q', id = 'search', value, error, children }: SearchBoxProps) {
  return (
    <form role="search" class="card search" action={action} method="get">
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <div class="search-row">
        <input
          class={classes('govuk-input', error ? 'govuk-input--error' : undefined)}
          type="search"
          id={id}
          name={name}
          value={value}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        />
        <Button>{button}</Button>
      </div>
      {children}
    </form>
  )
}
