import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, Details, Fieldset, FormGroup, Input, Quiet, Select } from '../../../kernel/ui/index.ts'
import { stoneChoice, stones } from '../../../frameworks/stones.ts'
import { contributorKinds, rowField, rowNumbers, rowParts, rowSteps, sayers, shares, sureness, type Way } from '../schema.ts'
import { type Banks, banksInWords, capital, say } from '../words.ts'

const typed = (answers: Answers, field: string) => String(answers[field] ?? '')

interface StonesProps { name: string; banks: Banks; answers: Answers; errors?: Errors }

/** Where it is between the carer's own two banks, by choosing a stone; on good days and bad days too, folded away. */
export function StoneFields({ name, banks, answers, errors }: StonesProps) {
  const row = (field: string, legend: string, hint?: string) => <StoneRow field={field} legend={legend} hint={hint} banks={banks} value={typed(answers, field)} error={errors?.[field]} />
  const open = ['goodStone', 'badStone', 'widthWords'].some((field) => typed(answers, field) !== '' || errors?.[field])
  return (
    <>
      {row('stone', say('stones', { name }), say('stones.hint'))}
      <Details summary={say('stones.fold')} open={open}>
        {row('badStone', say('stones.bad'))}
        {row('goodStone', say('stones.good'))}
        <Input name="widthWords" label={say('width', { name })} hint={say('width.hint')} value={typed(answers, 'widthWords')} error={errors?.widthWords} />
      </Details>
    </>
  )
}

interface RowProps { field: string; legend: string; hint?: string; banks: Banks; value: string; error?: string }

function StoneRow({ field, legend, hint, banks, value, error }: RowProps) {
  const [near, far] = banksInWords(banks)
  const described = [hint && `${field}-hint`, error && `${field}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class="stones" aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint && <div class="quiet" id={`${field}-hint`}>{hint}</div>}
      {error && <p id={`${field}-error`} class="govuk-error-message">{error}</p>}
      <div class="banks"><span dir="auto">{near}</span><span dir="auto">{far}</span></div>
      <div class="stepping">
        {stones.map((stone) => (
          <label>
            <input type="radio" name={field} id={stone === 1 ? field : `${field}-${stone}`} value={stone} checked={value === String(stone)} />
            <span class="govuk-visually-hidden">{capital(stoneChoice(stone, near, far))}</span>
          </label>
        ))}
      </div>
      <label class="left-out"><input type="radio" name={field} id={`${field}-none`} value="" checked={value === ''} />{say('stones.none')}</label>
    </fieldset>
  )
}

interface Fields { way: Way; name: string; answers: Answers; errors?: Errors }

/** How many rows stand open: three to begin with, as many as were asked for, never fewer than were filled in. */
export function rowsOpen(answers: Answers, way: Way): number {
  const filled = rowNumbers(12).filter((row) => rowParts.some((part) => typed(answers, rowField(way, row, part)) !== ''))
  const asked = Math.max(Number(answers[`${way}-rows`]) || 0, filled[filled.length - 1] ?? 0)
  return rowSteps.find((step) => step >= asked) ?? 12
}

/** Who or what it was, by what name, and how much, in words. Rows left empty are no answer at all. */
export function ContributorFields({ way, name, answers, errors }: Fields) {
  const open = rowsOpen(answers, way)
  const value = (field: string) => typed(answers, field)
  const next = rowSteps.find((step) => step > open)
  return (
    <FormGroup><Fieldset legend={say(`who.${way}`)} legendSize="s">
      <Quiet>{say(`who.${way}.hint`, { name })}</Quiet>
      <input type="hidden" name={`${way}-rows`} value={open} />
      {rowNumbers(open).map((row) => {
        const [kind, called, share, saidBy, sure] = rowParts.map((part) => rowField(way, row, part)) as [string, string, string, string, string]
        const label = (words: string) => <><span class="govuk-visually-hidden">{say('who.row', { row })} </span>{words}</>
        return (
          <>
          <div class="three">
            <Input name={called} label={label(say('who.name', { name }))} value={value(called)} error={errors?.[called]} />
            <Select name={kind} label={label(say('who.kind'))} value={value(kind)} error={errors?.[kind]}
              items={[{ value: '', text: say('who.kind.none') }, ...contributorKinds.map((code) => ({ value: code, text: say(`kind.${code}`, { name }) }))]} />
            <Select name={share} label={label(say('who.share'))} value={value(share)} error={errors?.[share]}
              items={[{ value: '', text: say('who.share.none') }, ...shares.map((code) => ({ value: code, text: say(`who.share.${code}`) }))]} />
          </div>
          <Details summary={say('who.more', { row })} open={value(saidBy) !== '' || value(sure) !== ''}>
            <Select name={saidBy} label={say('who.saidBy')} value={value(saidBy)} error={errors?.[saidBy]} items={[{ value: '', text: say('who.saidBy.none') }, ...sayers.map((code) => ({ value: code, text: say(`who.saidBy.${code}`, { name }) }))]} />
            <Select name={sure} label={say('who.sure')} value={value(sure)} error={errors?.[sure]} items={[{ value: '', text: say('who.share.none') }, ...sureness.map((code) => ({ value: code, text: say(`who.sure.${code}`) }))]} />
          </Details>
          </>
        )
      })}
      {next && <Button kind="secondary" name="more" value={way}>{say(`who.more.${way}`)}</Button>}
    </Fieldset></FormGroup>
  )
}
