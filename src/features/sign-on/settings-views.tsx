import type { Answers, Errors } from '../../kernel/forms.ts'
import { sayDay } from '../../kernel/dates.ts'
import { Button, Details, Input, Problems, Radios, Sheet, Textarea } from '../../kernel/ui/index.ts'
import { hostOf, otherWays, stepAnswers } from './schema.ts'
import { say } from './views.tsx'

export interface VersionShown { state: 'in use' | 'not in use'; issuer: string; clientId: string; domains: readonly string[]; origins: readonly string[]; secondStep: (typeof stepAnswers)[number]; otherWays: (typeof otherWays)[number]; by: string | null; day: string }

interface Page { back: string; form: { id: string; ending: string }; versions: readonly VersionShown[]; answers: Answers; errors?: Errors; kept?: boolean }

/** How the organisation's own sign-in is reached, for its administrators; with what it was before. */
export function SignOnSettingsPage({ back, form, versions, answers, errors, kept }: Page) {
  const value = (field: string) => String(answers[field] ?? '')
  const now = versions[0]?.state === 'in use' ? versions[0] : undefined
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('settings.title')}</h1>
      {kept && <p role="status"><strong>{say('settings.kept')}</strong></p>}
      <p>{say('settings.intro')}</p>
      <p>{now ? say('settings.inUse', { host: hostOf(now.issuer) }) : say('settings.notInUse')}</p>
      <h2>{say('settings.there')}</h2>
      <p>{say('settings.back')}</p>
      <p class="typed">{back}</p>
      <p>{say('settings.ended')}</p>
      <p class="typed">{back.replace(/return$/, 'ended')}</p>
      <h2>{say('settings.here')}</h2>
      <form method="post" action="/organisation/single-sign-on" novalidate>
        <input type="hidden" name="id" value={form.id} />
        <Input name="issuer" label={say('settings.issuer')} hint={say('settings.issuer.hint')} value={value('issuer')} error={errors?.issuer} autocomplete="off" spellcheck={false} inputmode="url" />
        <Input name="clientId" label={say('settings.clientId')} value={value('clientId')} error={errors?.clientId} autocomplete="off" spellcheck={false} />
        <Input name="clientSecret" type="password" label={say('settings.clientSecret')} hint={say(versions.length > 0 ? 'settings.clientSecret.there' : 'settings.clientSecret.hint')} error={errors?.clientSecret} autocomplete="off" spellcheck={false} />
        <Textarea name="domains" label={say('settings.domains')} hint={say('settings.domains.hint')} value={value('domains')} error={errors?.domains} rows={2} spellcheck={false} />
        <Radios name="secondStep" legend={say('settings.secondStep')} value={value('secondStep')} error={errors?.secondStep} items={stepAnswers.map((one) => ({ value: one, text: say(`secondStep.${one}`), hint: one === 'when told' ? say('secondStep.when told.hint') : undefined }))} />
        <Radios name="otherWays" legend={say('settings.otherWays')} hint={say('settings.otherWays.hint')} value={value('otherWays')} error={errors?.otherWays} items={otherWays.map((one) => ({ value: one, text: say(`otherWays.${one}`) }))} />
        <Button>{say('settings.save')}</Button>
      </form>
      {now && (
        <>
          <h2>{say('settings.end')}</h2>
          <form method="post" action="/organisation/single-sign-on/ending"><input type="hidden" name="id" value={form.ending} /><p>{say('settings.end.body')}</p><Button kind="warning">{say('settings.end.go')}</Button></form>
        </>
      )}
      {versions.length > 0 && <Details summary={say('settings.history')}>{versions.map((one) => <Version {...one} />)}</Details>}
      <p><a href="/organisation">{say('settings.away')}</a></p>
    </>
  )
}

function Version({ state, issuer, clientId, domains, origins, secondStep, otherWays: ways, by, day }: VersionShown) {
  return (
    <Sheet>
      <p><strong>{say(`state.${state}`)}</strong> <span class="quiet">{say('settings.by', { by: by ?? 'Lilypad', day: sayDay(day) })}</span></p>
      <p>{issuer}, {clientId}. {say('settings.for', { domains: domains.join(', ') })} {say(`secondStep.${secondStep}`)}. {say(`otherWays.${ways}`)}.</p>
      <p class="quiet">{say('settings.asked', { places: origins.join(', ') })}</p>
    </Sheet>
  )
}
