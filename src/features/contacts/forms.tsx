import { type Answers, dayAnswers, type Errors } from '../../kernel/forms.ts'
import { limits } from '../../kernel/schema.ts'
import { Button, DateInput, Input, Radios, Textarea } from '../../kernel/ui/index.ts'
import type { Offer } from './queries.ts'
import { answerWas, endings, offerAnswers, type SpellKind } from './schema.ts'
import { say } from './words.ts'

interface Filled { answers?: Answers; errors?: Errors; today: string }
const text = (answers: Answers, name: string) => String(answers[name] ?? '')

/**
 * The forms of this page have questions of the same name, so their ids carry the form's name; only the one that came back
 * with something to put right has plain ids, which the error summary links to.
 */
const prefixFor = (form: string, errors: Errors | undefined) => errors ? '' : `${form}-`

function Day({ name, prefix, legend, answers, error }: { name: string; prefix: string; legend: string; answers: Answers; error?: string }) {
  return <DateInput id={prefix + name} namePrefix={name} legend={legend} error={error} values={{ day: text(answers, `${name}-day`), month: text(answers, `${name}-month`), year: text(answers, `${name}-year`) }} />
}

/** How somebody came. */
export function ContactFields({ answers = {}, errors, today, newId }: Filled & { newId: string }) {
  const given = 'onDay-day' in answers ? answers : { ...dayAnswers('onDay', today), ...answers }
  const prefix = prefixFor('contact', errors)
  return (
    <>
      <input type="hidden" name="id" value={text(answers, 'id') || newId} />
      <Day name="onDay" prefix={prefix} legend={say('first.onDay')} answers={given} error={errors?.onDay} />
      <Input name="how" id={`${prefix}how`} label={say('first.how')} hint={say('first.how.hint', { limit: limits.line })} value={text(answers, 'how')} error={errors?.how} />
      <Input name="cameBy" id={`${prefix}cameBy`} label={say('first.by')} hint={say('first.by.hint')} value={text(answers, 'cameBy')} error={errors?.cameBy} />
      <Textarea name="words" id={`${prefix}words`} label={say('first.words')} rows={3} value={text(answers, 'words')} error={errors?.words} />
      <Radios name="noticeGiven" idPrefix={`${prefix}noticeGiven`} legend={say('first.noticeGiven')} value={text(answers, 'noticeGiven')} error={errors?.noticeGiven} items={(['yes', 'no'] as const).map((one) => ({ value: one, text: say(`first.noticeGiven.${one}`) }))} />
      <Input name="noticeHow" id={`${prefix}noticeHow`} label={say('first.noticeHow')} hint={say('first.noticeHow.hint')} value={text(answers, 'noticeHow')} error={errors?.noticeHow} />
      <Button>{say('first.save')}</Button>
    </>
  )
}

/** A plan was offered, and what they said if they have answered. */
export function OfferFields({ answers = {}, errors, today, newId }: Filled & { newId: string }) {
  const given = 'offeredOn-day' in answers ? answers : { ...dayAnswers('offeredOn', today), ...answers }
  const prefix = prefixFor('offer', errors)
  return (
    <>
      <input type="hidden" name="id" value={text(answers, 'id') || newId} />
      <Day name="offeredOn" prefix={prefix} legend={say('offer.offeredOn')} answers={given} error={errors?.offeredOn} />
      <Radios name="answer" idPrefix={`${prefix}answer`} legend={say('offer.answer')} value={text(answers, 'answer')} error={errors?.answer} items={[{ value: '', text: say('offer.answer.none') }, ...offerAnswers.map((one) => ({ value: one, text: say(`offer.answer.${one}`) }))]} />
      <Day name="answeredOn" prefix={prefix} legend={say('offer.answeredOn')} answers={answers} error={errors?.answeredOn} />
      <Textarea name="words" id={`${prefix}words`} label={say('offer.words')} rows={3} value={text(answers, 'words')} error={errors?.words} />
      <Button>{say('offer.save')}</Button>
    </>
  )
}

/** The answer to an offer, later or again. */
export function OfferAnswerFields({ answers = {}, errors, today, offer }: Filled & { offer: Offer }) {
  const given = 'answeredOn-day' in answers ? answers : { ...dayAnswers('answeredOn', today), words: offer.words ?? '' }
  const prefix = prefixFor(`answer-${offer.id}`, errors)
  return (
    <>
      <input type="hidden" name="was" value={answerWas(offer)} />
      <Radios name="answer" idPrefix={`${prefix}answer`} legend={say('offer.answer')} value={text(given, 'answer')} error={errors?.answer} items={offerAnswers.map((one) => ({ value: one, text: say(`offer.answer.${one}`) }))} />
      <Day name="answeredOn" prefix={prefix} legend={say('offer.answeredOn')} answers={given} error={errors?.answeredOn} />
      <Textarea name="words" id={`${prefix}words`} label={say('offer.words')} rows={3} value={text(given, 'words')} error={errors?.words} />
      <Button>{say('offer.saveAnswer')}</Button>
    </>
  )
}

/** What becomes of the spell of support. */
export function SpellFields({ answers = {}, errors, today, possible, newId }: Filled & { possible: readonly SpellKind[]; newId: string }) {
  const given = 'onDay-day' in answers ? answers : { ...dayAnswers('onDay', today), ...answers }
  const mayClose = possible.includes('closed')
  const prefix = prefixFor('spell', errors)
  return (
    <>
      <input type="hidden" name="id" value={text(answers, 'id') || newId} />
      <Radios name="kind" idPrefix={`${prefix}kind`} legend={say('spell.kind')} value={text(answers, 'kind')} error={errors?.kind} items={possible.map((one) => ({ value: one, text: say(`spell.kind.${one}`) }))} />
      <Day name="onDay" prefix={prefix} legend={say('spell.onDay')} answers={given} error={errors?.onDay} />
      {mayClose && <Radios name="why" idPrefix={`${prefix}why`} legend={say('spell.why')} value={text(answers, 'why')} error={errors?.why} items={endings.map((one) => ({ value: one, text: say(`spell.why.${one}`) }))} />}
      <Textarea name="words" id={`${prefix}words`} label={say('spell.words')} hint={say('spell.words.hint')} rows={3} value={text(answers, 'words')} error={errors?.words} />
      <Button>{say('spell.save')}</Button>
    </>
  )
}
