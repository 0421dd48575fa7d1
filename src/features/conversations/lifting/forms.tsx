import type { Answers, Errors } from '../../../kernel/forms.ts'
import { newId } from '../../../kernel/ids.ts'
import { Button, Checkboxes, Picked, Textarea } from '../../../kernel/ui/index.ts'
import type { Passage } from '../queries.ts'
import type { Highlight } from './queries.ts'
import { liftedKinds } from '../schema.ts'
import { say } from '../words.ts'
import { trims } from './trim.ts'
import { findSentences } from '../writing.ts'

interface FormProps { passage: Passage; answers?: Answers; errors?: Errors }

/** Choose sentences, or the exact words, and say what they are. Works for everybody; the script only makes it quicker. */
export function LiftForm({ passage, answers, errors }: FormProps) {
  const sentences = findSentences(passage.words)
  const at = passage.id
  return (
    <form method="post" action={`/passages/${at}/highlights`} novalidate {...Object.fromEntries(trims.map((how) => [`data-trim-${how}`, say(`trim.${how}`)]))}>
      <input type="hidden" name="id" value={String(answers?.id ?? newId())} />
      {sentences.length <= 80 && (
        <Checkboxes name="sentence" idPrefix={errors ? 'sentence' : `${at}-sentence`} small legend={say('lift.sentences')} hint={sentences.length > 1 && say('lift.sentencesHint')} error={errors?.sentence} values={[answers?.sentence ?? []].flat()}
          items={sentences.map((one) => ({ value: `${one.starts}-${one.ends}`, text: <span dir="auto">{one.words}</span> }))} />
      )}
      <Textarea name="words" id={errors ? 'words' : `${at}-words`} label={say('lift.part')} hint={say('lift.partHint')} rows={2} value={String(answers?.words ?? '')} error={errors?.words} />
      <Picked legend={say('lift.kind')} name="kind" id={errors ? 'kind' : `${at}-kind`} value={String(answers?.kind ?? 'outcome')} items={liftedKinds.map((value) => ({ value, text: say(`kindOf.${value}`) }))} />
      <Button kind="secondary" preventDoubleClick>{say('lift.save')}</Button>
    </form>
  )
}

/** Put lifted words back where they stood. */
export function Undo({ one }: { one: Highlight }) {
  return (
    <form method="post" action={`/highlights/${one.id}/undoing`} class="put-back">
      <Button kind="secondary">{say('lifted.undo')}<span class="govuk-visually-hidden">{say('lifted.undoWhat', { words: one.words })}</span></Button>
    </form>
  )
}
