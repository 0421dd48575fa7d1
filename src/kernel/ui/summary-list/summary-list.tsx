import type { ComponentChildren } from 'preact'
import { type Attributes, classes, type Maybe } from '../universal/universal.ts'

export interface SummaryAction {
  href: string
  text: ComponentChildren
  /** Said to a screen reader after the text, so that "Change" says what. */
  hiddenText?: string
  class?: string
  attributes?: Attributes
}

export interface SummaryRow {
  key: ComponentChildren
  value: ComponentChildren
  actions?: readonly SummaryAction[]
  class?: string
}

export interface SummaryListProps {
  rows: readonly Maybe<SummaryRow>[]
  noBorder?: boolean
  class?: string
  attributes?: Attributes
}

/** Facts with their names, and what can be done about each. GOV.UK Frontend's summary list. */
export function SummaryList({ rows, noBorder, class: extra, attributes }: SummaryListProps) {
  const anyActions = rows.some((row) => row && row.actions?.length)
  return (
    <dl class={classes('govuk-summary-list', noBorder && 'govuk-summary-list--no-border', extra)} {...attributes}>
      {rows.map((row) => row && <Row row={row} anyActions={anyActions} />)}
    </dl>
  )
}

function Row({ row, anyActions }: { row: SummaryRow; anyActions: boolean }) {
  const actions = row.actions ?? []
  return (
    <div class={classes('govuk-summary-list__row', anyActions && !actions.length && 'govuk-summary-list__row--no-actions', row.class)}>
      <dt class="govuk-summary-list__key">{row.key}</dt>
      <dd class="govuk-summary-list__value">{row.value}</dd>
      {actions.length > 0 && (
        <dd class="govuk-summary-list__actions">
          {actions.length === 1 ? (
            <Action action={actions[0]!} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <Action action={action} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function Action({ action }: { action: SummaryAction }) {
  return (
    <a class={classes('govuk-link', action.class)} href={action.href} {...action.attributes}>
      {action.text}
      {action.hiddenText && <span class="govuk-visually-hidden"> {action.hiddenText}</span>}
    </a>
  )
}
