import { sayDay } from '../../kernel/dates.ts'
import { Button, ButtonLink, Problems } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** On the way to the provider, to sign in or out there. The page goes on by itself; the link is for a browser that does not. */
export function OnYourWayPage({ host, address, way }: { host: string; address: string; way: 'in' | 'out' }) {
  return (
    <>
      <h1>{say(way === 'in' ? 'way.title' : 'way.out.title', { host })}</h1>
      <p>{say(way === 'in' ? 'way.body' : 'way.out.body', { host })}</p>
      <p><ButtonLink href={address}>{say('way.go', { host })}</ButtonLink></p>
      {way === 'in' && <p><a href="/sign-in">{say('way.back')}</a></p>}
    </>
  )
}

/** Sign out here alone, or there too. `there`: the provider can be asked to. */
export function SignOutPage({ host, there }: { host: string; there: boolean }) {
  return (
    <>
      <h1>{say('ending.title')}</h1>
      <p>{say(there ? 'ending.there' : 'ending.notThere', { host })}</p>
      <form method="post" action="/sessions/current/ending"><Button>{say('ending.here.go')}</Button></form>
      {there && <form method="post" action="/single-sign-on/ending"><Button kind="secondary">{say('ending.there.go', { host })}</Button></form>}
      <p><a href="/account">{say('own.back')}</a></p>
    </>
  )
}

/** Signed out of both. */
export function SignedOutPage({ host }: { host: string }) {
  return (
    <>
      <h1>{say('ended.title')}</h1>
      <p>{say('ended.body', { host })}</p>
      <p><a href="/sign-in">{say('ended.again')}</a></p>
    </>
  )
}

/** More than one organisation has people with such an address. */
export function WhichPage({ email, organisations }: { email: string; organisations: readonly { id: string; name: string; host: string }[] }) {
  return (
    <>
      <h1>{say('which.title')}</h1>
      {organisations.map(({ id, name, host }) => (
        <form method="post" action="/single-sign-on">
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="organisation" value={id} />
          <Button kind="secondary">{say('which.one', { name, host })}</Button>
        </form>
      ))}
      <p><a href="/sign-in">{say('way.back')}</a></p>
    </>
  )
}

/** Whether one's own account is connected with the organisation's own sign-in. */
export function OwnConnectionPage({ host, since, today, only, kept, problem }: { host: string; since?: string; today: string; /** There is no other way in for them. */ only: boolean; kept?: 'connected' | 'disconnected'; problem?: string }) {
  return (
    <>
      <Problems errors={problem ? { connect: problem } : undefined} />
      <h1>{say('own.title')}</h1>
      {kept && <p role="status"><strong>{say(`own.kept.${kept}`)}</strong></p>}
      <p>{since ? say('own.since', { host, day: sayDay(since, today) }) : say('own.not', { host })}</p>
      <form method="post" action="/account/single-sign-on"><Button kind={since ? 'secondary' : undefined} id="connect">{say(since ? 'own.other' : 'own.connect')}</Button></form>
      {since && !only && <form method="post" action="/account/single-sign-on/ending"><p>{say('own.end.body')}</p><Button kind="secondary">{say('own.end')}</Button></form>}
      {since && only && <p>{say('own.only')}</p>}
      <p><a href="/account">{say('own.back')}</a></p>
    </>
  )
}
