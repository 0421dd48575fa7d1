import type { ComponentChild, ComponentChildren } from 'preact'
import { type Attributes, classes, type Maybe } from '../universal/universal.ts'

export interface CellOptions {
  content: ComponentChildren
  numeric?: boolean
  class?: string
  colspan?: number
  rowspan?: number
  attributes?: Attributes
}

/** What stands in a cell, or an object with `content` and how it stands there. */
export type Cell = ComponentChild | CellOptions

export interface TableProps {
  caption?: ComponentChildren
  captionSize?: 's' | 'm' | 'l' | 'xl'
  captionClass?: string
  head?: readonly Cell[]
  rows: readonly Maybe<readonly Cell[]>[]
  firstCellIsHeader?: boolean
  small?: boolean
  class?: string
  attributes?: Attributes
}

/** Things that are read across and down. Wide ones go into `Scroll`. GOV.UK Frontend's table. */
export function Table(props: TableProps) {
  const captionClass = classes('govuk-table__caption', props.captionSize && `govuk-table__caption--${props.captionSize}`, props.captionClass)
  return (
    <table class={classes('govuk-table', props.small && 'govuk-table--small-text-until-tablet', props.class)} {...props.attributes}>
      {props.caption && <caption class={captionClass}>{props.caption}</caption>}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <Header cell={options(cell)} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) =>
                  index === 0 && props.firstCellIsHeader ? <Header cell={options(cell)} scope="row" /> : <Data cell={options(cell)} />,
                )}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

const options = (cell: Cell): CellOptions => (typeof cell === 'object' && cell !== null && 'content' in cell ? cell : { content: cell as ComponentChild })

function Header({ cell, scope }: { cell: CellOptions; scope: 'col' | 'row' }) {
  return (
    <th
      scope={scope}
      class={classes('govuk-table__header', cell.numeric && 'govuk-table__header--numeric', cell.class)}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.content}
    </th>
  )
}

function Data({ cell }: { cell: CellOptions }) {
  return (
    <td
      class={classes('govuk-table__cell', cell.numeric && 'govuk-table__cell--numeric', cell.class)}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.content}
    </td>
  )
}

/** Something too wide for a narrow screen: it scrolls by itself, with the keyboard too, so that the page does not. Ours. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
