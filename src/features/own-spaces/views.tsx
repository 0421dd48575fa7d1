import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Checkboxes, Input, Problems, Quiet, SummaryList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Seen } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Shown { carer: { id: string; name: string }; account: { name: string; email: string | null } | undefined; answers: Answers; errors?: Errors }

/** What a page of her own is, and the form that gives it to her; or how she signs in to the one she has. */
export function OwnSpacePage({ carer, account, answers, errors }: Shown) {
  const name = carer.name
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('heading', { name })}</h1>
      <p>{say('intro', { name })}</p>
      <ul>{(['plan', 'copies', 'looks', 'remark'] as const).map((key) => <li>{say(`sees.${key}`)}</li>)}</ul>
      <p>{say('seesNot')}</p>
      {account ? (
        <>
          <h2>{say('has', { name })}</h2>
          <SummaryList rows={[{ key: say('name'), value: account.name }, { key: say('email'), value: account.email ?? '–' }]} />
          <Quiet>{say('has.how')}</Quiet>
        </>
      ) : (
        <form method="post" action={`/carers/${carer.id}/account`} novalidate>
          <input type="hidden" name="id" value={String(answers.id ?? '')} />
          <Input name="name" label={say('form.name')} hint={say('form.name.hint')} value={String(answers.name ?? '')} error={errors?.name} />
          <Input name="email" type="email" label={say('form.email')} hint={say('form.email.hint')} value={String(answers.email ?? '')} error={errors?.email} spellcheck={false} />
          <Checkboxes name="tell" values={answers.tell ? ['yes'] : []} items={[{ value: 'yes', text: say('form.tell'), hint: say('form.tell.hint') }]} />
          <Button>{say('form.save')}</Button>
        </form>
      )}
    </>
  )
}

/** "Who can see this: you and Sam Ure …": in one line at the head of every page that a young carer opens here. */
export function SeenLine({ seen: { readers, workers, others } }: { seen: Seen }) {
  if (readers !== 'record') return <><b>{say('seen')}</b> {say(`seen.${readers}`)}</>
  const who = new Intl.ListFormat('en-GB').format([say('seen.you'), ...workers])
  return <><b>{say('seen')}</b> {say(others ? 'seen.others' : 'seen.only', { who })} {say('seen.nobody')}</>
}
