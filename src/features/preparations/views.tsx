import { sayDay, sayTime, sayWeekday } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, Details, Kept, Note, Problems, Quiet, Sheet } from '../../kernel/ui/index.ts'
import { Questions, say, sayTo } from './questions.tsx'
import { fields, type Said } from './schema.ts'
import type { Asked } from './queries.ts'

export interface PageShown {
  asked: Pick<Asked, 'style' | 'wording' | 'known' | 'day' | 'at' | 'place' | 'untilDay' | 'zone'>
  /** The address of this page, with the link's secret in it. */
  address: string
  version: number
  savedAt: Date | null
  answers: Answers
  errors?: Errors
  /** What was written on another device meanwhile. */
  elsewhere?: Said
}

/** The page for her who gets ready. It names nobody, and nothing on it has to be filled in. */
export function PreparationPage({ asked, address, version, savedAt, answers, errors, elsewhere }: PageShown) {
  const { wording, zone } = asked
  const when = { day: sayWeekday(asked.day), time: sayTime(asked.at, zone), place: asked.place ?? '' }
  return (
    <>
      <Problems errors={errors} />
      <h1>{sayTo(wording, 'heading')}</h1>
      <p><b>{say(asked.place ? 'when.place' : 'when', when)}</b></p>
      <p>{sayTo(wording, 'intro')}</p>
      <p>{sayTo(wording, 'private', { day: sayDay(asked.untilDay) })}</p>
      <Quiet>{sayTo(wording, 'danger')}</Quiet>
      {asked.known.length > 0 && <KnownAlready known={asked.known} />}
      {elsewhere && <Elsewhere said={elsewhere} />}
      <form method="post" action={`${address}/words`} novalidate data-prepare data-kept={say('kept.now')} data-waiting={say('kept.waiting')} data-elsewhere={say('kept.elsewhere')} data-gone={say('kept.gone')}>
        <input type="hidden" name="version" value={String(version)} />
        <Questions style={asked.style} wording={wording} answers={answers} errors={errors} />
        <Kept attributes={{ 'data-kept-line': true }}>{savedAt && !errors && !elsewhere ? say('kept', { time: sayTime(savedAt, zone) }) : undefined}</Kept>
        <ButtonGroup>
          <Button kind="secondary" name="after" value="stay" attributes={{ 'data-keep-button': true }}>{say('keep')}</Button>
          <Button kind="secondary" name="after" value="away">{say('away')}</Button>
        </ButtonGroup>
        <p>{sayTo(wording, 'hand.who')}</p>
        <Button attributes={{ formaction: `${address}/handing-over` }} preventDoubleClick>{say('hand')}</Button>
      </form>
      <p><a href={`${address}/visit.ics`}>{say('calendar')}</a>. {say('calendar.plain')}</p>
      <Details summary={say('wipe')}>
        <p>{say('wipe.what')}</p>
        <form method="post" action={`${address}/wiping`}><Button kind="warning">{say('wipe.press')}</Button></form>
      </Details>
    </>
  )
}

/** What nobody has to say again. */
export function KnownAlready({ known }: { known: readonly string[] }) {
  return (
    <Sheet>
      <h2>{say('known')}</h2>
      <ul class="govuk-list govuk-list--bullet">{known.map((words) => <li dir="auto" class="typed">{words}</li>)}</ul>
      <Quiet>{say('known.intro')}</Quiet>
    </Sheet>
  )
}

function Elsewhere({ said }: { said: Said }) {
  return (
    <Note title={say('both')}>
      <p>{say('both.intro')}</p>
      {fields.flatMap((name) => said[name] ?? []).map((words) => <p class="typed" dir="auto">{words}</p>)}
    </Note>
  )
}

/** The same for every link that does not work: why, and whose it was, is told to nobody. */
export function GonePage({ typed }: { typed: readonly string[] }) {
  return (
    <>
      <h1>{say('gone.heading')}</h1>
      <p>{say('gone.body')}</p>
      <p>{say('gone.next')}</p>
      {typed.length > 0 && <Note title={say('gone.typed')}>{typed.map((words) => <p class="typed" dir="auto">{words}</p>)}</Note>}
      <Quiet>{say('gone.danger')}</Quiet>
    </>
  )
}

/** For somebody signed in who works here. */
export function TheirsPage() {
  return (
    <>
      <h1>{say('theirs.heading')}</h1>
      <p>{say('theirs.body')}</p>
      <p><a href="/today">{say('theirs.back')}</a></p>
    </>
  )
}

export type Done = 'handed-over' | 'away' | 'wiped'

/** What has just happened, at an address that holds no secret. */
export function DonePage({ what }: { what: Done }) {
  return (
    <>
      <h1>{say(`${what}.heading`)}</h1>
      <p>{say(`${what}.body`)}</p>
      <p>{say(`${what}.next`)}</p>
    </>
  )
}
