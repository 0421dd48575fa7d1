import type { ComponentChildren } from 'preact'
import { type Attributes, classes, type Maybe, useUniversalWords } from '../universal/universal.ts'

export interface PaginationStep {
  href: string
  text?: ComponentChildren
  /** What is there, in a few words; shown when there are no numbers. */
  label?: ComponentChildren
  attributes?: Attributes
}

export interface PaginationPage {
  number: number | string
  href: string
  current?: boolean
  hiddenText?: string
  attributes?: Attributes
}

export interface PaginationProps {
  previous?: Maybe<PaginationStep>
  next?: Maybe<PaginationStep>
  pages?: readonly Maybe<PaginationPage | { ellipsis: true }>[]
  label?: string
  class?: string
  attributes?: Attributes
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

/** The way through a long list. GOV.UK Frontend's pagination. */
export function Pagination({ previous, next, pages, label, class: extra, attributes }: PaginationProps) {
  const words = useUniversalWords()
  const block = !pages && Boolean(next || previous)
  return (
    <nav class={classes('govuk-pagination', block && 'govuk-pagination--block', extra)} aria-label={label ?? words.pagination} {...attributes}>
      {previous && <Step step={previous} rel="prev" block={block} fallback={words.previousPage} />}
      {pages && <ul class="govuk-pagination__list">{pages.map((page) => page && <Page page={page} />)}</ul>}
      {next && <Step step={next} rel="next" block={block} fallback={words.nextPage} />}
    </nav>
  )
}

function Step({ step, rel, block, fallback }: { step: PaginationStep; rel: 'prev' | 'next'; block: boolean; fallback: string }) {
  const [first, ...rest] = fallback.split(' ')
  const arrow = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[rel]} />
    </svg>
  )
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={step.href} rel={rel} {...step.attributes}>
        {(block || rel === 'prev') && arrow}
        <span class={classes('govuk-pagination__link-title', block && !step.label && 'govuk-pagination__link-title--decorated')}>
          {step.text ?? (
            <>
              {first}
              {rest.length > 0 && <span class="govuk-visually-hidden"> {rest.join(' ')}</span>}
            </>
          )}
        </span>
        {step.label && block && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{step.label}</span>
          </>
        )}
        {!block && rel === 'next' && arrow}
      </a>
    </div>
  )
}

function Page({ page }: { page: PaginationPage | { ellipsis: true } }) {
  const words = useUniversalWords()
  if ('ellipsis' in page) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classes('govuk-pagination__item', page.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={page.href}
        aria-label={page.hiddenText ?? words.pageNumber(page.number)}
        aria-current={page.current ? 'page' : undefined}
        {...page.attributes}
      >
        {page.number}
      </a>
    </li>
  )
}
