import { Hint } from '../hint/hint.tsx'
import { Textarea, type TextareaProps } from '../textarea/textarea.tsx'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

/** The sentences that the script shows while someone writes; `%{count}` stands for the number. By plural form: one, other... */
export interface CountWords {
  underLimit?: Record<string, string>
  atLimit?: string
  overLimit?: Record<string, string>
}

export type CharacterCountProps = Omit<TextareaProps, 'after' | 'groupAttributes'> & {
  maxlength: number
  /** What is counted: the browser's own measure (`length`) unless given; `characters` is what a reader sees as one letter. */
  countType?: 'characters' | 'length' | 'words'
  /** From how many per cent of the limit the count is shown. */
  threshold?: number
  /** What stands there without a script; else "You can enter up to ... characters". */
  limitText?: string
  countWords?: CountWords
}

/** A textarea that says how much room is left. It never cuts anything off. GOV.UK Frontend's character count. */
export function CharacterCount({ maxlength, countType, threshold, limitText, countWords, ...textarea }: CharacterCountProps) {
  const words = useUniversalWords()
  const id = textarea.id ?? textarea.name
  const kind = countType === 'words' ? 'words' : 'characters'
  const attributes: Attributes = {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxlength,
    'data-threshold': threshold,
    'data-count-type': countType,
    [`data-i18n.${kind}-at-limit`]: countWords?.atLimit,
  }
  for (const [form, sentence] of Object.entries(countWords?.underLimit ?? {})) attributes[`data-i18n.${kind}-under-limit.${form}`] = sentence
  for (const [form, sentence] of Object.entries(countWords?.overLimit ?? {})) attributes[`data-i18n.${kind}-over-limit.${form}`] = sentence
  return (
    <Textarea
      {...textarea}
      class={classes('govuk-js-character-count', textarea.class)}
      groupClass={classes('govuk-character-count', textarea.groupClass)}
      groupAttributes={attributes}
      describedBy={classes(`${id}-info`, textarea.describedBy)}
      after={
        <Hint id={`${id}-info`} class="govuk-character-count__message">
          {limitText ?? (kind === 'words' ? words.upToWords(maxlength) : words.upToCharacters(maxlength))}
        </Hint>
      }
    />
  )
}
