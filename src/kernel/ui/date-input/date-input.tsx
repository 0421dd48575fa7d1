import type { ComponentChildren } from 'preact'
import { describedBy, FormGroup, Guidance } from '../field/field.tsx'
import { Fieldset, type LegendProps } from '../fieldset/fieldset.tsx'
import { Input } from '../input/input.tsx'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export type DatePart = 'day' | 'month' | 'year'

export interface DateInputProps extends LegendProps {
  /** The group's id; the fields are `<id>-day`, `<id>-month`, `<id>-year`: an error summary links to one of those. */
  id: string
  /** The fields are posted as `<namePrefix>-day`... or, without it, `day`... */
  namePrefix?: string
  values?: Partial<Record<DatePart, string | number>>
  hint?: ComponentChildren
  error?: ComponentChildren
  /** Which fields are wrong; all of them when there is an error and this is not given. */
  errorParts?: readonly DatePart[]
  parts?: readonly DatePart[]
  labels?: Partial<Record<DatePart, string>>
  /** A date of birth: the browser may fill it in. */
  birthday?: boolean
  describedBy?: string
  class?: string
  groupClass?: string
  attributes?: Attributes
}

/** A date that someone knows by heart, in three fields. GOV.UK Frontend's date input. */
export function DateInput(props: DateInputProps) {
  const words = useUniversalWords()
  const wrong = props.errorParts ?? (props.error ? (['day', 'month', 'year'] as const) : [])
  const described = describedBy(props.id, props)
  const body = (
    <>
      <Guidance id={props.id} hint={props.hint} error={props.error} />
      <div class={classes('govuk-date-input', props.class)} id={props.id} {...props.attributes}>
        {(props.parts ?? (['day', 'month', 'year'] as const)).map((part) => (
          <div class="govuk-date-input__item">
            <Input
              id={`${props.id}-${part}`}
              name={props.namePrefix ? `${props.namePrefix}-${part}` : part}
              label={props.labels?.[part] ?? words[part]}
              labelClass="govuk-date-input__label"
              class={classes('govuk-date-input__input', wrong.includes(part) && 'govuk-input--error')}
              width={part === 'year' ? 4 : 2}
              value={props.values?.[part]}
              inputmode="numeric"
              autocomplete={props.birthday ? `bday-${part}` : undefined}
            />
          </div>
        ))}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error} class={props.groupClass}>
      {props.legend ? (
        <Fieldset
          legend={props.legend}
          legendSize={props.legendSize}
          legendClass={props.legendClass}
          legendIsHeading={props.legendIsHeading}
          describedBy={described}
          role="group"
        >
          {body}
        </Fieldset>
      ) : (
        body
      )}
    </FormGroup>
  )
}
