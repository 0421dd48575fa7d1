/**
 * The one script of every page. It changes what is there, by `data-module`; without it everything works.
 * `govuk-frontend-supported` on the body is what the styles wait for before they fold anything away.
 */
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput, Radios, SkipLink } from 'govuk-frontend'
import { keepForms } from '../keep/keep-forms.ts'

/** As GOV.UK's, without `aria-expanded`, which ARIA does not allow on a radio button; what is revealed comes next in reading order. */
class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// The summary and the banner last: they take the focus, when everything else stands as it will stay.
for (const component of [SkipLink, Button, PlainRadios, Checkboxes, CharacterCount, PasswordInput, ExitThisPage, NotificationBanner, ErrorSummary]) createAll(component)

keepForms()

/** On paper nothing is hidden: what is folded opens for the print, and folds again. */
let opened: HTMLDetailsElement[] = []
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  for (const details of opened) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false
  opened = []
})
