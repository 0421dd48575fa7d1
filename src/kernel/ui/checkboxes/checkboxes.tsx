import { describedBy, FormGroup, Guidance } from '../field/field.tsx'
import { Fieldset } from '../fieldset/fieldset.tsx'
import { Hint } from '../hint/hint.tsx'
import { Label } from '../label/label.tsx'
import type { Choice, ChoicesProps, Divider } from '../radios/radios.tsx'
import { classes, type Maybe } from '../universal/universal.ts'

export interface Tick extends Choice {
  name?: string
  /** "None of these": choosing it clears the others, and the other way round. */
  exclusive?: boolean
}

export interface CheckboxesProps extends ChoicesProps {
  items: Maybe<Tick | Divider>[]
  values?: readonly string[]
}

/** Any of several. A single box may stand without a legend. GOV.UK Frontend's checkboxes. */
export function Checkboxes(props: CheckboxesProps) {
  const prefix = props.idPrefix ?? props.name
  const described = describedBy(prefix, props)
  const body = (
    <>
      <Guidance id={prefix} hint={props.hint} error={props.error} />
      <div class={classes('govuk-checkboxes', props.small && 'govuk-checkboxes--small', props.class)} data-module="govuk-checkboxes" {...props.attributes}>
        {props.items.map(
          (item, index) =>
            item && <Item item={item} id={index ? `${prefix}-${index + 1}` : prefix} group={props} described={props.legend ? undefined : described} />,
        )}
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

function Item({ item, id: given, group, described }: { item: Tick | Divider; id: string; group: CheckboxesProps; described: string | undefined }) {
  if ('divider' in item) return <div class="govuk-checkboxes__divider">{item.divider}</div>
  const id = item.id ?? given
  const checked = item.checked ?? group.values?.includes(item.value)
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={item.name ?? group.name}
          type="checkbox"
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={classes(described, Boolean(item.hint) && `${id}-item-hint`) || undefined}
          {...item.attributes}
        />
        <Label for={id} class={classes('govuk-checkboxes__label', item.labelClass)}>
          {item.text}
        </Label>
        {item.hint && (
          <Hint id={`${id}-item-hint`} class="govuk-checkboxes__hint">
            {item.hint}
          </Hint>
        )}
      </div>
      {item.conditional && (
        <div class={classes('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      )}
    </>
  )
}
