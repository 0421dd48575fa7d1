import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../button/button.tsx'
import { type Attributes, classes } from '../universal/universal.ts'

export interface ExitThisPageProps {
  /** Where to: a page that nobody would ask about. */
  href: string
  /** The hidden word before the text. */
  emergency?: string
  /** What the button says. */
  children?: ComponentChildren
  activatedText?: string
  timedOutText?: string
  pressTwoMoreTimesText?: string
  pressOneMoreTimeText?: string
  id?: string
  class?: string
  attributes?: Attributes
}

/** Leave at once, for someone who is not safe at home. GOV.UK Frontend's exit this page; a plain link without a script. */
export function ExitThisPage(props: ExitThisPageProps) {
  const said: Attributes = {
    'data-i18n.activated': props.activatedText,
    'data-i18n.timed-out': props.timedOutText,
    'data-i18n.press-two-more-times': props.pressTwoMoreTimesText,
    'data-i18n.press-one-more-time': props.pressOneMoreTimeText,
  }
  return (
    <div id={props.id} class={classes('govuk-exit-this-page', props.class)} data-module="govuk-exit-this-page" {...said} {...props.attributes}>
      <ButtonLink
        href={props.href}
        kind="warning"
        class="govuk-exit-this-page__button govuk-js-exit-this-page-button"
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {props.children ?? (
          <>
            <span class="govuk-visually-hidden">{props.emergency ?? 'Emergency'}</span> Exit this page
          </>
        )}
      </ButtonLink>
    </div>
  )
}
