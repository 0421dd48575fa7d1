import type { ComponentChildren } from 'preact'
import { type Attributes, classes, type Maybe } from '../universal/universal.ts'

export interface PickedOption {
  value: string
  text: ComponentChildren
  disabled?: boolean
  attributes?: Attributes
}

export interface PickedProps {
  legend: ComponentChildren
  name: string
  items: readonly Maybe<PickedOption>[]
  value?: string | null
  /** The first choice has this id, so that an error summary can link to it; the name unless given. */
  id?: string
  hint?: ComponentChildren
  class?: string
}

/** A quick question with short answers in one line: "Whose words?". The browser's own radio buttons. Ours. */
export function Picked({ legend, name, items, value, id = name, hint, class: extra }: PickedProps) {
  return (
    <fieldset class={classes('picked', extra)} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint && (
        <div class="quiet" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {items.map(
        (item, index) =>
          item && (
            <label>
              <input
                type="radio"
                id={index ? `${id}-${index + 1}` : id}
                name={name}
                value={item.value}
                checked={value != null && item.value === value}
                disabled={item.disabled}
                {...item.attributes}
              />
              {item.text}
            </label>
          ),
      )}
    </fieldset>
  )
}
