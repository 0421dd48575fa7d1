import type { Answers, Errors } from '../../kernel/forms.ts'
import { sayDay } from '../../kernel/dates.ts'
import { Button, ButtonGroup, DayField, Details, Input, PasswordInput, Problems, Radios, Sheet, ShowPassword, Textarea } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import { breaksAnswers, nationAnswers, notBegun, secondStepAnswers, type SettingName } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

export interface SettingShown { name: SettingName; words?: string; formId: string; answers?: Answers; errors?: Errors; past: { words: string; effectiveOn: string }[] }

/** What the organisation has settled, each with its own small form and what it said before. */
export function OrganisationPage({ name, settings, today, naming }: { name: string; settings: SettingShown[]; today: Answers; naming?: { answers: Answers; errors: Errors } }) {
  const wrong = settings.find((setting) => setting.errors)
  return (
    <>
      <Problems errors={naming?.errors ?? wrong?.errors} days={['effectiveOn']} />
      <h1>{name}</h1>
      <Details summary={say('rename')} open={Boolean(naming)}>
        <form method="post" action="/organisation/name" novalidate>
          <Input name="organisation" label={say('setUp.organisation')} value={String(naming?.answers.organisation ?? name)} error={naming?.errors.organisation} autocomplete="organization" />
          <Button>{say('save')}</Button>
        </form>
      </Details>
      <p>{say('intro')}</p>
      <p><a href="/prompt-cards">{say('promptCards')}</a><br /><a href="/organisation/law">{say('law')}</a><br /><a href="/backups">{say('backups')}</a><br /><a href="/organisation/single-sign-on">{say('signOn')}</a></p>
      {settings.map((setting) => <Setting {...setting} today={today} />)}
    </>
  )
}

/** Settings with a few answers only: those, how each is said, and the one that stands as long as nothing is settled. */
const choices: Partial<Record<SettingName, { answers: readonly string[]; usual: string; said: (answer: string) => string }>> = {
  'second-step': { answers: secondStepAnswers, usual: 'nobody', said: (answer) => say(`secondStep.${answer}` as 'secondStep.nobody') },
  'nation': { answers: nationAnswers, usual: 'scotland', said: (answer) => say(`nation.${answer}` as 'nation.scotland') },
  'right-to-breaks': { answers: breaksAnswers, usual: notBegun, said: (answer) => say(`begun.${answer}` as 'begun.begun') },
}

/** What was settled, the way people say it. */
function saidOf(name: SettingName, words: string): string {
  const known = choices[name]
  return known?.answers.includes(words) ? known.said(words) : words
}

function Setting({ name, words, formId, answers, errors, past, today }: SettingShown & { today: Answers }) {
  const hint = `name.${name}.hint`
  const filled: Answers = { ...today, words: words ?? '', ...answers }
  const few = choices[name]
  return (
    <Sheet>
      <h2>{say(`name.${name}`)}</h2>
      {hint in english && <p class="quiet">{say(hint as 'name.cover.hint')}</p>}
      <p class="typed">{words === undefined ? say('notSet') : saidOf(name, words)}</p>
      <Details summary={<>{say('change')}<span class="govuk-visually-hidden">: {say(`name.${name}`)}</span></>} open={Boolean(errors)}>
        <form method="post" action="/organisation/settings" novalidate>
          <input type="hidden" name="id" value={formId} />
          <input type="hidden" name="name" value={name} />
          {name === 'cover'
            ? <Radios name="words" idPrefix={errors ? 'words' : `${name}-words`} legend={say('words')} value={String(filled.words || 'yes')} error={errors?.words} inline items={[{ value: 'yes', text: say('yes') }, { value: 'no', text: say('no') }]} />
            : few
            ? <Radios name="words" idPrefix={errors ? 'words' : `${name}-words`} legend={say('words')} value={String(filled.words || few.usual)} error={errors?.words} items={few.answers.map((value) => ({ value, text: few.said(value) }))} />
            : <Textarea name="words" id={errors ? 'words' : `${name}-words`} label={say('words')} value={String(filled.words)} error={errors?.words} rows={4} />}
          <DayField name="effectiveOn" id={errors ? 'effectiveOn' : `${name}-effectiveOn`} legend={say('effectiveOn')} answers={filled} error={errors?.effectiveOn} />
          <Button>{say('save')}</Button>
        </form>
      </Details>
      {past.length > 1 && (
        <Details summary={<>{say('history')}<span class="govuk-visually-hidden">: {say(`name.${name}`)}</span></>}>
          <ul>{past.slice(1).map((one) => <li>{saidOf(name, one.words)} <span class="quiet">{say('from', { day: sayDay(one.effectiveOn) })}</span></li>)}</ul>
        </Details>
      )}
    </Sheet>
  )
}

/** The first page of a new Lilypad. */
export function SetUpPage({ token, answers, errors, shown }: { token: string; answers?: Answers; errors?: Errors; /** The password is to be read. */ shown?: boolean }) {
  const value = (field: string) => String(answers?.[field] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('setUp.title')}</h1>
      <p>{say('setUp.intro')}</p>
      <form method="post" action={`/organisation/beginning/${token}`} novalidate>
        <Input name="organisation" label={say('setUp.organisation')} value={value('organisation')} error={errors?.organisation} autocomplete="organization" />
        <Input name="name" label={say('setUp.name')} value={value('name')} error={errors?.name} autocomplete="name" />
        <Input name="email" type="email" label={say('setUp.email')} value={value('email')} error={errors?.email} autocomplete="email" spellcheck={false} />
        <PasswordInput name="password" label={say('setUp.password')} hint={say('setUp.password.hint')} error={errors?.password} autocomplete="new-password" shown={shown} value={shown ? value('password') : undefined} />
        <ButtonGroup><Button>{say('setUp.go')}</Button><ShowPassword /></ButtonGroup>
      </form>
    </>
  )
}

