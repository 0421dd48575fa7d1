import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface Breadcrumb {
  text: ComponentChildren
  /** Without it, this is where we are. */
  href?: string
  attributes?: Attributes
}

export interface BreadcrumbsProps {
  items: readonly Breadcrumb[]
  collapseOnMobile?: boolean
  label?: string
  class?: string
  attributes?: Attributes
}

/** Where this page is. GOV.UK Frontend's breadcrumbs. */
export function Breadcrumbs({ items, collapseOnMobile, label, class: extra, attributes }: BreadcrumbsProps) {
  const words = useUniversalWords()
  return (
    <nav
      class={classes('govuk-breadcrumbs', extra, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
      aria-label={label ?? words.breadcrumb}
      {...attributes}
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
