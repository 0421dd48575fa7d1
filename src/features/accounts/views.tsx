import type { Answers, Errors } from '../../kernel/forms.ts'
import { now } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import { Button, ButtonGroup, Details, Input, PasswordInput, Problems, Sheet, ShowPassword, SummaryList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import { PasskeyWay } from './ways/passkey-way.tsx'
import { SignOnWay } from './ways/sign-on-way.tsx'
import english from './words.en.json'

export const say = makeWords(english)

/** Why somebody was not let in, in a sentence. */
export function whyNot(answered: { until: Date } | { elsewhere: true } | undefined, otherwise: string): string {
  if (answered && 'until' in answered) return tooMany(answered.until)
  return answered ? say('elsewhere') : otherwise
}

/** Said when somebody tried so often that they must wait; the same whether there is such an account or not. */
export function tooMany(until: Date): string {
  return say('tooMany', { minutes: Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 60_000)) })
}

interface Filled { answers?: Answers; errors?: Errors }

/** Ask for an address, and how to sign in with it. */
export function SignInPage({ answers, errors, byPassword, bySignOn, shown, passkeys }: Filled & { byPassword?: boolean; bySignOn?: boolean; /** What was typed is to be read. */ shown?: boolean; /** Passkeys can be used here. */ passkeys?: boolean }) {
  const email = String(answers?.email ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('signIn.title')}</h1>
      <p>{say('signIn.intro')}</p>
      <form method="post" action="/sign-in-links" novalidate>
        <Input name="email" type="email" label={say('signIn.email')} value={email} error={byPassword || bySignOn ? undefined : errors?.email} autocomplete="email" spellcheck={false} />
        <Button>{say('signIn.send')}</Button>
      </form>
      {passkeys && <PasskeyWay purpose="sign-in" action="/sessions/passkey" label={say('passkey.signIn')} kind="secondary" error={errors?.answer} />}
      <Details summary={say('signIn.withPassword')} open={byPassword}>
        <form method="post" action="/sessions" novalidate>
          <Input name="email" id="password-email" type="email" label={say('signIn.email')} value={email} error={byPassword ? errors?.email : undefined} autocomplete="username" spellcheck={false} />
          <PasswordInput name="password" label={say('signIn.password')} error={errors?.password} shown={shown} value={shown ? String(answers?.password ?? '') : undefined} />
          <ButtonGroup><Button>{say('signIn.go')}</Button><ShowPassword /></ButtonGroup>
        </form>
      </Details>
      <SignOnWay email={email} error={errors?.['sign-on-email']} open={bySignOn} />
    </>
  )
}

/** The same words whether anyone signs in with that address or not. */
export function LinkSentPage({ email }: { email: string }) {
  return <><h1>{say('sent.title')}</h1><p>{say('sent.body', { email })}</p></>
}

/** What a mailed link opens: one button, so that a mail scanner cannot use the link up. */
export function SignInLinkPage({ name, token }: { name: string; token: string }) {
  return (
    <>
      <h1>{say('link.title')}</h1>
      <p>{say('link.body', { name })}</p>
      <form method="post" action="/sessions"><input type="hidden" name="token" value={token} /><Button>{say('signIn.go')}</Button></form>
    </>
  )
}

export function LinkGonePage() {
  return <><h1>{say('link.gone.title')}</h1><p>{say('link.gone.body')}</p><p><a href="/sign-in">{say('link.again')}</a></p></>
}

interface KeptWords extends Filled { to: string; kept: Answers; /** What was typed as a password is to be read. */ shown?: boolean; /** Passkeys can be used here. */ passkeys?: boolean }

const keptFields = (kept: Answers) => Object.entries(kept).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: one })))

/** What was on its way, to be sent on by the form it stands in. */
export function OnTheWay({ to, kept }: { to: string; kept: Answers }) {
  return <>{keptFields(kept).map(({ name, value }) => <input type="hidden" name={`kept.${name}`} value={value} />)}<input type="hidden" name="to" value={to} /></>
}

/** The words of it, to be read. */
function KeptToRead({ kept }: { kept: Answers }) {
  const readable = keptFields(kept).filter(({ name, value }) => name !== 'password' && /\s/.test(value.trim()))
  return readable.length > 0 ? <><h2>{say('again.kept')}</h2>{readable.map(({ value }) => <p class="typed">{value}</p>)}</> : null
}

/** The session ended while somebody wrote: sign in on this very page, and what was typed goes on its way. */
export function SignInAgainPage({ to, kept, file, errors, answers, shown, passkeys }: KeptWords & { /** A file came along, which no page can keep. */ file?: boolean }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('again.title')}</h1>
      <p>{say('again.body')}</p>
      {file && <p><strong>{say('again.file')}</strong></p>}
      <form method="post" action="/sessions/renewal" novalidate>
        <OnTheWay to={to} kept={kept} />
        <Input name="email" type="email" label={say('signIn.email')} value={String(answers?.email ?? '')} autocomplete="username" spellcheck={false} error={errors?.email} />
        <PasswordInput name="password" label={say('signIn.password')} error={errors?.password} shown={shown} value={shown ? String(answers?.password ?? '') : undefined} />
        <ButtonGroup><Button>{say('again.go')}</Button><ShowPassword /></ButtonGroup>
      </form>
      {passkeys && <PasskeyWay purpose="sign-in" action="/sessions/passkey" label={say('passkey.again')} kind="secondary" error={errors?.answer}><OnTheWay to={to} kept={kept} /></PasskeyWay>}
      <form method="post" action="/sessions/renewal">
        <OnTheWay to={to} kept={kept} />
        <p>{say('again.link')} <a href="/sign-in" target="_blank" rel="noopener">{say('signIn.send')}</a></p>
        <Button kind="secondary">{say('again.carryOn')}</Button>
      </form>
      <KeptToRead kept={kept} />
    </>
  )
}

/** Something that matters, on a device that may have been left open: say once more that it is you, on this very page. */
export function ConfirmPage({ to, kept, hasPassword, passkeys, errors, answers, shown }: KeptWords & { hasPassword: boolean }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('confirm.title')}</h1>
      <p>{say(hasPassword ? 'confirm.body' : 'confirm.noPassword')}</p>
      {passkeys && <PasskeyWay purpose="confirm" action="/sessions/renewal/passkey" label={say('passkey.confirm')} error={errors?.answer}><OnTheWay to={to} kept={kept} /></PasskeyWay>}
      {hasPassword && (
        <form method="post" action="/sessions/renewal" novalidate>
          <OnTheWay to={to} kept={kept} />
          <PasswordInput name="password" label={say('signIn.password')} error={errors?.password} shown={shown} value={shown ? String(answers?.password ?? '') : undefined} />
          <ButtonGroup><Button>{say('confirm.go')}</Button><ShowPassword /></ButtonGroup>
        </form>
      )}
      <form method="post" action="/sessions/renewal">
        <OnTheWay to={to} kept={kept} />
        <p>{say(hasPassword ? 'confirm.link' : 'confirm.linkOnly')} <a href="/sign-in" target="_blank" rel="noopener">{say('signIn.send')}</a></p>
        <Button kind="secondary">{say('again.carryOn')}</Button>
      </form>
      <KeptToRead kept={kept} />
    </>
  )
}

export interface SessionShown { id: string; device: string | null; here: boolean; since: { day: string; time: string }; lastUsed: string }
interface Account { name: string; email: string | null; hasPassword: boolean; hasSecondStep: boolean; passkeys: number; /** Their organisation signs people in itself. */ signOn: boolean; /** They came in that way. */ bySignOn: boolean; roles: readonly string[]; sessions: readonly SessionShown[]; today: string }

/** One's own account: name, roles, where one is signed in, password. */
export function AccountPage({ name, email, hasPassword, hasSecondStep, passkeys, signOn, bySignOn, roles, sessions, today, errors, kept, shown }: Account & { errors?: Errors; kept?: 'password' | 'signed-out'; /** A password to be read before it is kept. */ shown?: string }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('account.title')}</h1>
      {kept && <p role="status"><strong>{say(`account.kept.${kept}`)}</strong></p>}
      <SummaryList rows={[
        { key: say('account.name'), value: name },
        ...(roles.length > 0 ? [{ key: say('account.roles'), value: roles.join(', ') }] : []),
        { key: say('account.email'), value: email ?? '–' },
      ]} />
      <form method="post" action="/sessions/current/ending"><Button kind="secondary">{say('account.signOut')}</Button></form>
      {bySignOn && <p><a href="/single-sign-on/ending">{say('account.signOutThere')}</a></p>}
      <h2>{say('account.password')}</h2>
      <p>{say(hasPassword ? 'account.password.there' : 'account.password.none')}</p>
      <form method="post" action="/account/password" novalidate>
        <PasswordInput name="password" label={say('account.password.label')} hint={say('account.password.hint')} error={errors?.password} autocomplete="new-password" shown={shown !== undefined} value={shown} />
        <ButtonGroup><Button>{say('account.password.save')}</Button><ShowPassword /></ButtonGroup>
      </form>
      <h2>{say('passkeys')}</h2>
      <p>{say('passkeys.count', { count: passkeys })} <a href="/account/passkeys">{say('passkeys.open', { count: passkeys })}</a></p>
      <h2>{say('secondStep')}</h2>
      <p>{say(hasSecondStep ? 'secondStep.there' : 'secondStep.none')} <a href="/account/second-step">{say(hasSecondStep ? 'secondStep.change' : 'secondStep.setUp')}</a></p>
      {signOn && roles.length > 0 && <><h2>{say('signOn.own')}</h2><p>{say('signOn.own.body')} <a href="/account/single-sign-on">{say('signOn.own.open')}</a></p></>}
      <h2>{say('sessions.title')}</h2>
      <p>{say('sessions.intro')}</p>
      {sessions.map((one) => <Session {...one} today={today} />)}
      <form method="post" action="/account/sessions/ending"><p>{say('sessions.everywhere.body')}</p><Button kind="secondary">{say('sessions.everywhere')}</Button></form>
    </>
  )
}

function Session({ id, device, here, since, lastUsed, today }: SessionShown & { today: string }) {
  const name = device ?? say('sessions.unknown')
  const day = (one: string) => (one === today ? say('sessions.today') : sayDay(one, today))
  return (
    <Sheet>
      <h3>{name}{here && ` (${say('sessions.here')})`}</h3>
      <p>{say('sessions.since', { day: day(since.day), time: since.time })} {say('sessions.lastUsed', { day: day(lastUsed) })}</p>
      {!here && (
        <form method="post" action={`/account/sessions/${id}/ending`}>
          <Button kind="secondary">{say('sessions.end')}<span class="govuk-visually-hidden">: {name}, {since.time}</span></Button>
        </form>
      )}
    </Sheet>
  )
}
