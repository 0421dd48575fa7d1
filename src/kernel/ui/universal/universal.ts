import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/**
 * The few sentences that stand in every form of every page. All others come in as props from the feature that owns them.
 * A page in another language gives its own through `Page words={...}`; a single component takes them as a prop.
 */
export interface UniversalWords {
  skipToContent: string
  /** Before the title of a page with errors, and (hidden) before each error message. */
  error: string
  problem: string
  back: string
  breadcrumb: string
  day: string
  month: string
  year: string
  warning: string
  important: string
  success: string
  pagination: string
  previousPage: string
  nextPage: string
  pageNumber: (number: number | string) => string
  upToCharacters: (limit: number) => string
  upToWords: (limit: number) => string
  show: string
  showPassword: string
  /** The name of the main navigation. */
  navigation: string
  safety: string
  whatItIs: string
  quotation: string
  quotationBy: string
  about: string
  keptBy: (organisation: string) => string
}

export const english: UniversalWords = {
  skipToContent: 'Skip to main content',
  error: 'Error',
  problem: 'There is a problem',
  back: 'Back',
  breadcrumb: 'Breadcrumb',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  warning: 'Warning',
  important: 'Important',
  success: 'Success',
  pagination: 'Pagination',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageNumber: (number) => `Page ${number}`,
  upToCharacters: (limit) => `You can enter up to ${limit} characters`,
  upToWords: (limit) => `You can enter up to ${limit} words`,
  show: 'Show',
  showPassword: 'Show password',
  navigation: 'Lilypad',
  safety: 'Worried about someone’s safety?',
  whatItIs: 'Lilypad keeps what matters to carers, in their own words.',
  quotation: 'Sometimes the river is too wide to cross and sometimes you need a lily pad to get you over.',
  quotationBy: '– a young person in the Talking Hope project',
  about: 'About Lilypad',
  keptBy: (organisation) => `This record is kept by ${organisation}.`,
}

export const UniversalWordsContext = createContext<UniversalWords>(english)
export const useUniversalWords = (): UniversalWords => useContext(UniversalWordsContext)

/** Further attributes of an element (`data-`, `aria-`, `autocomplete`...). Never `style`: the page's security policy forbids it. */
export type Attributes = Record<string, string | number | boolean | undefined> & { style?: never }

/** A falsy entry of a list of items is left out, so that `condition && item` can be written in place. */
export type Maybe<T> = T | false | null | undefined | ''

/** Class names, those that are there. */
export const classes = (...names: Maybe<string>[]): string => names.filter(Boolean).join(' ')
