/** GOV.UK Frontend ships no types; these are the parts that `lilypad.ts` uses. */
declare module 'govuk-frontend' {
  interface Component {
    new (element: Element, config?: Record<string, unknown>): object
    moduleName: string
  }
  interface Options {
    scope?: Element | Document
    onError?: (error: unknown) => void
  }
  export const Button: Component
  export const CharacterCount: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const ExitThisPage: Component
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export class Radios {
    static moduleName: string
    constructor(element: Element)
    syncConditionalRevealWithInputState(input: HTMLInputElement): void
  }
  export const SkipLink: Component
  export function createAll(component: Component, config?: Record<string, unknown>, options?: Options): object[]
}
