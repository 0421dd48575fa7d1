import { roles } from '../../kernel/actor.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonLink, Checkboxes, DayField, Details, Input, Problems, Sheet } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

export interface WorkerShown { id: string; name: string; jobTitle: string | null; email: string | null; leftOn: string | null; roles: readonly string[]; teams: readonly string[]; secondStep: boolean; passkey: boolean; signOn: boolean }

/** Everybody who works here, with their roles. */
export function WorkersPage({ workers, wrong }: { workers: readonly WorkerShown[]; wrong?: { worker: string; errors: Errors } }) {
  return (
    <>
      <Problems errors={wrong?.errors} />
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <p><ButtonLink href="/workers/new">{say('add')}</ButtonLink></p>
      {workers.map((worker) => <WorkerSheet worker={worker} errors={wrong?.worker === worker.id ? wrong.errors : undefined} />)}
    </>
  )
}

function WorkerSheet({ worker, errors }: { worker: WorkerShown; errors?: Errors }) {
  return (
    <Sheet>
      <h2>{worker.name}</h2>
      <p class="quiet">{[worker.jobTitle, worker.email, ...worker.teams, worker.secondStep && say('secondStep.has'), worker.passkey && say('passkey.has'), worker.signOn && say('signOn.has'), worker.leftOn && say('left', { day: sayDay(worker.leftOn) })].filter(Boolean).join(' · ')}</p>
      <p>{worker.roles.length > 0 ? worker.roles.map((role) => say(`role.${role}` as 'role.supervisor')).join(', ') : say('noRoles')}</p>
      <p><a href={`/workers/${worker.id}`}>{say('details')}<span class="govuk-visually-hidden">: {worker.name}</span></a></p>
      <Details summary={<>{say('change')}<span class="govuk-visually-hidden">: {worker.name}</span></>} open={Boolean(errors)}>
        <form method="post" action={`/workers/${worker.id}/roles`} novalidate>
          <RoleBoxes idPrefix={errors ? 'roles' : `roles-${worker.id}`} held={worker.roles} error={errors?.roles} />
          <Button>{say('change.save')}</Button>
        </form>
      </Details>
    </Sheet>
  )
}

function RoleBoxes({ idPrefix, held, error }: { idPrefix: string; held: readonly string[]; error?: string }) {
  return (
    <Checkboxes name="roles" idPrefix={idPrefix} legend={say('roles')} legendSize="s" values={held} error={error} small
      items={roles.map((role) => ({ value: role, text: say(`role.${role}`), hint: say(`role.${role}.hint`) }))} />
  )
}

/** Who somebody is here, to be changed. */
export function WorkerPage({ worker, answers, errors }: { worker: WorkerShown; answers: Answers; errors?: Errors }) {
  const value = (field: string) => String(answers[field] ?? '')
  return (
    <>
      <Problems errors={errors} days={['leftOn']} />
      <h1>{say('details.title', { name: worker.name })}</h1>
      <form method="post" action={`/workers/${worker.id}/details`} novalidate>
        <Input name="name" label={say('name')} value={value('name')} error={errors?.name} autocomplete="off" />
        <Input name="email" type="email" label={say('email')} value={value('email')} error={errors?.email} autocomplete="off" spellcheck={false} />
        <Input name="jobTitle" label={say('jobTitle')} value={value('jobTitle')} error={errors?.jobTitle} autocomplete="off" />
        <Input name="team" label={say('team')} hint={say('team.hint')} value={value('team')} error={errors?.team} autocomplete="off" />
        <DayField name="leftOn" legend={say('leftOn')} hint={say('leftOn.hint')} answers={answers} error={errors?.leftOn} />
        <Button>{say('details.save')}</Button>
      </form>
      <h2>{say('sessions')}</h2>
      <p>{say('sessions.body', { name: worker.name })}</p>
      <form method="post" action={`/workers/${worker.id}/sessions/ending`}><Button kind="secondary">{say('sessions.end')}</Button></form>
      {(worker.secondStep || worker.passkey || worker.signOn) && (
        <>
          <h2>{say('secondStep')}</h2>
          <p>{say('secondStep.body', { name: worker.name })}</p>
          <form method="post" action={`/workers/${worker.id}/second-step/removal`}><Button kind="warning">{say('secondStep.remove')}</Button></form>
        </>
      )}
    </>
  )
}

/** Add somebody who works here. */
export function NewWorkerPage({ id, answers, errors }: { id: string; answers?: Answers; errors?: Errors }) {
  const value = (field: string) => String(answers?.[field] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('add.title')}</h1>
      <form method="post" action="/workers" novalidate>
        <input type="hidden" name="id" value={id} />
        <Input name="name" label={say('name')} value={value('name')} error={errors?.name} autocomplete="off" />
        <Input name="email" type="email" label={say('email')} hint={say('email.hint')} value={value('email')} error={errors?.email} autocomplete="off" spellcheck={false} />
        <Input name="jobTitle" label={say('jobTitle')} value={value('jobTitle')} error={errors?.jobTitle} autocomplete="off" />
        <Input name="team" label={say('team')} hint={say('team.hint')} value={value('team')} error={errors?.team} autocomplete="off" />
        <RoleBoxes idPrefix="roles" held={[answers?.roles ?? []].flat()} error={errors?.roles} />
        <Button>{say('save')}</Button>
      </form>
    </>
  )
}
