import type { ComponentChildren } from 'preact'
import { describedBy, FormGroup, Guidance } from '../field/field.tsx'
import { Fieldset, type LegendProps } from '../fieldset/fieldset.tsx'
import { Hint } from '../hint/hint.tsx'
import { Label } from '../label/label.tsx'
import { type Attributes, classes, type Maybe } from '../universal/universal.ts'

export interface Choice {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  checked?: boolean
  disabled?: boolean
  /** Asked only when this one is chosen; without a script it is always in view. */
  conditional?: ComponentChildren
  id?: string
  labelClass?: string
  attributes?: Attributes
}

/** A word between choices, most often "or". */
export interface Divider {
  divider: string
}

export interface ChoicesProps extends LegendProps {
  name: string
  /** The first choice has this id, the others `-2`, `-3`...; the name unless given. */
  idPrefix?: string
  hint?: ComponentChildren
  error?: ComponentChildren
  describedBy?: string
  small?: boolean
  class?: string
  groupClass?: string
  attributes?: Attributes
}

export interface RadiosProps extends ChoicesProps {
  items: Maybe<Choice | Divider>[]
  value?: string | null
  inline?: boolean
}

/** One of several. Give a legend unless a fieldset already asks the question. GOV.UK Frontend's radios. */
export function Radios(props: RadiosProps) {
  const prefix = props.idPrefix ?? props.name
  const described = describedBy(prefix, props)
  const body = (
    <>
      <Guidance id={prefix} hint={props.hint} error={props.error} />
      <div
        class={classes('govuk-radios', props.small && 'govuk-radios--small', props.inline && 'govuk-radios--inline', props.class)}
        data-module="govuk-radios"
        {...props.attributes}
      >
        {props.items.map((item, index) => item && <Item item={item} id={index ? `${prefix}-${index + 1}` : prefix} group={props} />)}
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
        >
          {body}
        </Fieldset>
      ) : (
        body
      )}
    </FormGroup>
  )
}

function Item({ item, id: given, group }: { item: Choice | Divider; id: string; group: RadiosProps }) {
  if ('divider' in item) return <div class="govuk-radios__divider">{item.divider}</div>
  const id = item.id ?? given
  const checked = item.checked ?? (group.value != null && item.value === group.value)
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={group.name}
          type="radio"
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <Label for={id} class={classes('govuk-radios__label', item.labelClass)}>
          {item.text}
        </Label>
        {item.hint && (
          <Hint id={`${id}-item-hint`} class="govuk-radios__hint">
            {item.hint}
          </Hint>
        )}
      </div>
      {item.conditional && (
        <div class={classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      )}
    </>
  )
}
