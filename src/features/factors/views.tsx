import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Details, Input, Problems, WarningText } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import { OnTheWay, PasskeyWay } from '../accounts/index.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** Words that were on their way when somebody had to sign in again. */
export interface Kept { to: string; kept: Answers }

/** What an app is set up with: the square as rows of dark and light, and its secret in groups of four. */
export interface NewApp { id: string; secret: string; square: readonly (readonly boolean[])[] }

/** After the password or the link: a passkey or the code, whichever they have. */
export function SecondStepPage({ onTheWay, app, passkey, errors }: { onTheWay: Kept; app: boolean; passkey: boolean; errors?: Errors }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('step.title')}</h1>
      {passkey && <><p>{say('step.passkey.body')}</p><PasskeyWay purpose="second-step" action="/second-step/passkey" label={say('step.passkey')} error={errors?.answer}><OnTheWay {...onTheWay} /></PasskeyWay></>}
      {app && (
        <>
          <p>{say(passkey ? 'step.orApp' : 'step.body')}</p>
          <form method="post" action="/second-step" novalidate>
            <OnTheWay {...onTheWay} />
            <Input name="code" label={say('step.code')} hint={say('step.code.hint')} error={errors?.code} autocomplete="one-time-code" autocapitalize="none" spellcheck={false} width={20} />
            <Button>{say('step.go')}</Button>
          </form>
        </>
      )}
      <Details summary={say(app ? 'step.lost' : 'step.lostKey')}><p>{say(app ? 'step.lost.body' : 'step.lostKey.body')}</p></Details>
      {Object.keys(onTheWay.kept).length > 0 && <p>{say('step.kept')}</p>}
    </>
  )
}

/** Set up a second step: a passkey where there can be one, or an app: the square to look at, the secret to type, and the first code. */
export function SetUpPage({ app, action, must, replaces, passkey, errors, onTheWay }: { app: NewApp; action: string; must?: boolean; replaces?: boolean; /** What a new passkey's form begins with. */ passkey?: { id: string; name: string }; errors?: Errors; onTheWay?: Kept }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('setUp.title')}</h1>
      {must && <p>{say('setUp.must')}</p>}
      {replaces && <p>{say('setUp.replaces')}</p>}
      {passkey && (
        <>
          <p>{say('setUp.either')}</p>
          <h2>{say('setUp.passkey')}</h2>
          <p>{say('setUp.passkey.body')}</p>
          <PasskeyWay purpose="add" action="/second-step/new-passkey" label={say('setUp.passkey.go')} error={errors?.answer}>
            {onTheWay && <OnTheWay {...onTheWay} />}
            <input type="hidden" name="id" value={passkey.id} />
            <Input name="name" label={say('setUp.passkey.name')} hint={say('setUp.passkey.name.hint')} value={passkey.name} error={errors?.name} autocomplete="off" />
          </PasskeyWay>
          <h2>{say('setUp.withApp')}</h2>
        </>
      )}
      <ol>
        <li>{say('setUp.app')}</li>
        <li>{say('setUp.look')} <Square rows={app.square} /></li>
        <li>{say('setUp.type')} <p class="typed secret">{app.secret}</p></li>
        <li>{say('setUp.code')}</li>
      </ol>
      <form method="post" action={action} novalidate>
        {onTheWay && <OnTheWay {...onTheWay} />}
        <input type="hidden" name="id" value={app.id} />
        <input type="hidden" name="secret" value={app.secret} />
        <Input name="code" label={say('setUp.code.label')} error={errors?.code} autocomplete="one-time-code" inputmode="numeric" width={10} />
        <Button>{say('setUp.go')}</Button>
      </form>
    </>
  )
}

/** The square that an app looks at: dark on white, whatever the colours of the page, since a camera needs it so. */
function Square({ rows }: { rows: NewApp['square'] }) {
  const size = rows.length + 8
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('')
  return (
    <svg class="app-square" viewBox={`0 0 ${size} ${size}`} width="240" height="240" role="img" aria-label={say('setUp.square')} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The recovery codes, this once. */
export function CodesPage({ codes, onTheWay }: { codes: readonly string[]; onTheWay?: Kept }) {
  const going = onTheWay && onTheWay.to !== ''
  return (
    <>
      <h1>{say('codes.title')}</h1>
      <WarningText>{say('codes.once')}</WarningText>
      <p>{say('codes.body')}</p>
      <ol class="codes">{codes.map((code) => <li><code>{code}</code></li>)}</ol>
      <p>{say('codes.print')}</p>
      {going
        ? <form method="post" action="/sessions/renewal"><OnTheWay {...onTheWay} /><Button>{say('codes.goOnWith')}</Button></form>
        : <p><a href="/">{say('codes.goOn')}</a></p>}
    </>
  )
}

/** One's own second step, as it stands. */
export function OwnSecondStepPage({ left, gone }: { left: number; gone?: boolean }) {
  return (
    <>
      <h1>{say('own.title')}</h1>
      {gone && <p role="status"><strong>{say('own.gone')}</strong></p>}
      <p>{say('own.there')}</p>
      <h2>{say('own.codes')}</h2>
      <p>{say('own.codes.left', { left })}</p>
      <form method="post" action="/account/second-step/recovery-codes"><p>{say('own.codes.new.body')}</p><Button kind="secondary">{say('own.codes.new')}</Button></form>
      <h2>{say('own.app')}</h2>
      <p><a href="/account/second-step/app">{say('own.app.other')}</a></p>
      <form method="post" action="/account/second-step/removal"><p>{say('own.remove.body')}</p><Button kind="warning">{say('own.remove')}</Button></form>
    </>
  )
}
