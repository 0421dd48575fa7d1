import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { type Attributes, classes, type Maybe } from '../universal/universal.ts'

export interface SelectOption {
  value?: string
  text: string
  selected?: boolean
  disabled?: boolean
  attributes?: Attributes
}

export interface SelectProps extends FieldProps {
  items: Maybe<SelectOption>[]
  value?: string | null
}

/** One of many, folded away. Radios are kinder where there are few. GOV.UK Frontend's select. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  return (
    <Field field={props}>
      <select
        class={classes('govuk-select', props.class, Boolean(props.error) && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy(id, props)}
        {...props.attributes}
      >
        {props.items.map(
          (item) =>
            item && (
              <option
                value={item.value}
                selected={item.selected ?? (props.value != null && (item.value ?? item.text) === props.value)}
                disabled={item.disabled}
                {...item.attributes}
              >
                {item.text}
              </option>
            ),
        )}
      </select>
    </Field>
  )
}
