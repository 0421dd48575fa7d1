import type { ComponentChildren } from 'preact'
import { ErrorMessage } from '../error-message/error-message.tsx'
import { Hint } from '../hint/hint.tsx'
import type { TextSize } from '../label/label.tsx'
import { Label } from '../label/label.tsx'
import { type Attributes, classes } from '../universal/universal.ts'

/** What every single field takes. `id` is the name unless given, so that an error summary can link to `#name`. */
export interface FieldProps {
  name: string
  id?: string
  label: ComponentChildren
  labelSize?: TextSize
  labelClass?: string
  labelIsHeading?: boolean
  hint?: ComponentChildren
  error?: ComponentChildren
  describedBy?: string
  disabled?: boolean
  class?: string
  groupClass?: string
  attributes?: Attributes
}

/** The ids that describe a field, in GOV.UK Frontend's order: what was given, the hint, the error. */
export function describedBy(id: string, field: { hint?: unknown; error?: unknown; describedBy?: string }): string | undefined {
  return classes(field.describedBy, Boolean(field.hint) && `${id}-hint`, Boolean(field.error) && `${id}-error`) || undefined
}

/** The hint and the error of a field or group, in that order. */
export function Guidance({ id, hint, error }: { id: string; hint?: ComponentChildren; error?: ComponentChildren }) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  )
}

interface FormGroupProps {
  error?: unknown
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** The frame of a field: keeps the distance, and the bar beside it when something is wrong. */
export function FormGroup({ error, class: extra, attributes, children }: FormGroupProps) {
  return (
    <div class={classes('govuk-form-group', Boolean(error) && 'govuk-form-group--error', extra)} {...attributes}>
      {children}
    </div>
  )
}

/** Frame, label, hint and error of a single field: what input, textarea, select and file upload have in common. */
export function Field({ field, groupAttributes, children }: { field: FieldProps; groupAttributes?: Attributes; children: ComponentChildren }) {
  const id = field.id ?? field.name
  return (
    <FormGroup error={field.error} class={field.groupClass} attributes={groupAttributes}>
      <Label for={id} size={field.labelSize} class={field.labelClass} isPageHeading={field.labelIsHeading}>
        {field.label}
      </Label>
      <Guidance id={id} hint={field.hint} error={field.error} />
      {children}
    </FormGroup>
  )
}
