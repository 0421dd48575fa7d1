import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface NotificationBannerProps {
  /** "It is done": the script moves the focus here when the page opens. */
  success?: boolean
  title?: ComponentChildren
  titleId?: string
  titleLevel?: 1 | 2 | 3 | 4 | 5 | 6
  role?: 'alert' | 'region'
  disableAutoFocus?: boolean
  class?: string
  attributes?: Attributes
  /** One sentence. More than that comes in as `children`. */
  text?: ComponentChildren
  children?: ComponentChildren
}

/** News about the whole page: something was kept, or something needs to be known first. GOV.UK Frontend's notification banner. */
export function NotificationBanner(props: NotificationBannerProps) {
  const words = useUniversalWords()
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const Heading = `h${props.titleLevel ?? 2}` as 'h2'
  return (
    <div
      class={classes('govuk-notification-banner', props.success && 'govuk-notification-banner--success', props.class)}
      role={props.role ?? (props.success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (props.success ? words.success : words.important)}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ?? <p class="govuk-notification-banner__heading">{props.text}</p>}
      </div>
    </div>
  )
}
