import { type RecordKind, recordKinds, type Trigger, triggers } from '../../frameworks/retention.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Checkboxes, DayField, Details, Empty, Input, Note, Problems, Quiet, Radios, Select, Sheet, SummaryList, Table, Textarea } from '../../kernel/ui/index.ts'
import type { RuleInForce } from './due.ts'
import type { Disposal, DueLine, Hold, Standing } from './queries.ts'
import { holdReasons } from './schema.ts'
import { say } from './words.ts'

export interface Filled { answers: Answers; errors?: Errors }
const typed = (answers: Answers, name: string) => String(answers[name] ?? '')
const ruleInWords = ({ trigger, years }: { trigger: Trigger; years: number }) => trigger === 'never' ? say('trigger.never') : say('rule.line', { years, trigger: say(`trigger.${trigger}`) })
/** What a record is called where nobody is named: the end of its disposal’s number. */
export const numberOf = (id: string) => say('number', { number: id.slice(-8).toUpperCase() })

interface ListShown { due: readonly (DueLine & { name: string })[]; nameless: number; toSign: readonly Disposal[]; mine: readonly Disposal[]; done: readonly Disposal[]; today: string; maySet: boolean }

/** What is due, what waits for a signature, and the certificates. */
export function DisposalsPage({ due, nameless, toSign, mine, done, today, maySet }: ListShown) {
  const kindAnd = ({ kind, dueOn, first }: Disposal) => say('list.toSign.line', { kind: say(`kind.${kind}`), day: sayDay(dueOn, today), name: first.name })
  return (
    <>
      <h1>{say('list.title')}</h1>
      <p>{say('list.intro')}</p>
      {maySet && <p><a href="/retention">{say('list.rules')}</a></p>}
      <h2>{say('list.due')}</h2>
      {due.length === 0 && <Empty>{say('list.due.none')}</Empty>}
      {due.length > 0 && <ul>{due.map((one) => <li><a href={`/carers/${one.carer}/keeping`}>{one.name}</a> <Quiet as="span">{say('list.due.since', { day: sayDay(one.dueOn, today), kind: kindInWords(one.kinds) })}</Quiet></li>)}</ul>}
      {nameless > 0 && <p>{say('list.nameless', { count: nameless })}</p>}
      <h2>{say('list.toSign')}</h2>
      {toSign.length === 0 ? <p>{say('list.toSign.none')}</p> : <ul>{toSign.map((one) => <li><a href={`/disposals/${one.id}`}>{numberOf(one.id)}</a> <Quiet as="span">{kindAnd(one)}</Quiet></li>)}</ul>}
      {mine.length > 0 && <><h2>{say('list.mine')}</h2><ul>{mine.map((one) => <li>{numberOf(one.id)} <Quiet as="span">{kindAnd(one)}</Quiet></li>)}</ul></>}
      <h2>{say('list.done')}</h2>
      {done.length === 0 ? <p>{say('list.done.none')}</p> : <ul>{done.map((one) => <li><a href={`/certificates/${one.certificate!.id}`}>{numberOf(one.id)}</a> <Quiet as="span">{say('list.done.line', { kind: say(`kind.${one.kind}`), day: sayDay(one.second!.on, today) })}</Quiet></li>)}</ul>}
    </>
  )
}

const kindInWords = (kinds: readonly RecordKind[]) => kinds.map((kind) => say(`kind.${kind}`)).join('; ')

interface RulesShown { rules: readonly RuleInForce[]; holds: readonly Hold[]; today: string; ruling: Filled; holding: Filled; lifting: Filled & { id?: string } }

/** The rules, kind by kind, and what holds all records. */
export function RulesPage({ rules, holds, today, ruling, holding, lifting }: RulesShown) {
  const value = (name: string) => typed(ruling.answers, name)
  return (
    <>
      <Problems errors={{ ...ruling.errors, ...holding.errors, ...lifting.errors }} days={['effectiveOn', 'lookOn']} />
      <h1>{say('rules.title')}</h1>
      <p>{say('rules.intro')}</p>
      <p>{say('rules.council')}</p>
      {recordKinds.map((kind) => {
        const mine = rules.filter((rule) => rule.kind === kind)
        return (
          <>
            <h2>{say(`kind.${kind}`)}</h2>
            {mine.length === 0 ? <p>{say('rules.none')}</p> : <ul>{mine.map((rule) => <li>{ruleInWords(rule)} <Quiet as="span">{rule.settled ? say('rule.settled', { day: sayDay(rule.since!, today) }) : say('rule.suggested')}{rule.why && <> <span dir="auto">{rule.why}</span></>}</Quiet></li>)}</ul>}
          </>
        )
      })}
      <Details summary={say('rule.add')} class="not-printed" open={ruling.errors !== undefined}>
        <form method="post" action="/retention/rules" novalidate>
          <input type="hidden" name="id" value={value('id')} />
          <Select name="kind" label={say('rule.kind')} value={value('kind')} error={ruling.errors?.kind} items={[{ value: '', text: say('choose') }, ...recordKinds.map((kind) => ({ value: kind, text: say(`kind.${kind}`) }))]} />
          <Select name="trigger" label={say('rule.trigger')} value={value('trigger')} error={ruling.errors?.trigger} items={[{ value: '', text: say('choose') }, ...triggers.map((one) => ({ value: one, text: say(`trigger.${one}`) }))]} />
          <Input name="years" label={say('rule.years')} hint={say('rule.years.hint')} value={value('years')} error={ruling.errors?.years} />
          <Radios name="inUse" legend={say('rule.inUse')} small value={value('inUse')} error={ruling.errors?.inUse} items={(['yes', 'no'] as const).map((one) => ({ value: one, text: say(`rule.inUse.${one}`) }))} />
          <Input name="why" label={say('rule.why')} value={value('why')} error={ruling.errors?.why} />
          <DayField name="effectiveOn" legend={say('rule.effectiveOn')} answers={ruling.answers} error={ruling.errors?.effectiveOn} />
          <Button>{say('keep')}</Button>
        </form>
      </Details>
      <h2>{say('holds.all')}</h2>
      <Holds holds={holds} today={today} lifting={lifting} none={say('hold.none.all')} />
      <HoldForm action="/retention/holds" summary={say('hold.add.all')} filled={holding} />
    </>
  )
}

function Holds({ holds, today, lifting, none }: { holds: readonly Hold[]; today: string; lifting: Filled & { id?: string }; none: string }) {
  if (holds.length === 0) return <p>{none}</p>
  return (
    <>
      {holds.map((hold) => (
        <Sheet>
          <p><b>{say('hold.line', { reason: say(`reason.${hold.reason}`), day: sayDay(hold.onDay, today) })}</b> <Quiet as="span">{hold.by}{hold.lookOn && ` · ${say('hold.again', { day: sayDay(hold.lookOn, today) })}`}</Quiet></p>
          <p class="typed" dir="auto">{hold.words}</p>
          {hold.lifted ? <p>{say('hold.lifted', { day: sayDay(hold.lifted.on, today), name: hold.lifted.by ?? '', why: hold.lifted.why })}</p> : (
            <Details summary={say('hold.lift')} class="not-printed" open={lifting.id === hold.id}>
              <form method="post" action={`/holds/${hold.id}/lifting`} novalidate>
                <Input name="liftedWhy" id={lifting.id === hold.id ? 'liftedWhy' : `lifted-${hold.id}`} label={say('hold.liftedWhy')} value={lifting.id === hold.id ? typed(lifting.answers, 'liftedWhy') : ''} error={lifting.id === hold.id ? lifting.errors?.liftedWhy : undefined} />
                <Button kind="secondary">{say('hold.lift')}</Button>
              </form>
            </Details>
          )}
        </Sheet>
      ))}
    </>
  )
}

function HoldForm({ action, summary, filled }: { action: string; summary: string; filled: Filled }) {
  return (
    <Details summary={summary} class="not-printed" open={filled.errors !== undefined}>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="id" value={typed(filled.answers, 'id')} />
        <Radios name="reason" legend={say('hold.reason')} small value={typed(filled.answers, 'reason')} error={filled.errors?.reason} items={holdReasons.map((one) => ({ value: one, text: say(`reason.${one}`) }))} />
        <Textarea name="words" rows={3} label={say('hold.words')} value={typed(filled.answers, 'words')} error={filled.errors?.words} />
        <DayField name="lookOn" legend={say('hold.lookOn')} answers={filled.answers} error={filled.errors?.lookOn} />
        <Button kind="secondary">{summary}</Button>
      </form>
    </Details>
  )
}

interface KeepingShown { carer: { id: string; name: string }; standing: Standing; holds: readonly Hold[]; waiting: boolean; today: string; holding: Filled; delaying: Filled; proposing: Filled; lifting: Filled & { id?: string } }

/** One record: until when it is kept and why, what holds it, and the first signature when its day has come. */
export function KeepingPage({ carer, standing, holds, waiting, today, holding, delaying, proposing, lifting }: KeepingShown) {
  // That a worry about safety stands in a record is known to those it names: its own rule is not told here.
  const rules = standing.rules.filter(({ kind }) => kind !== 'concern')
  const { dueOn } = standing
  return (
    <>
      <Problems errors={{ ...holding.errors, ...delaying.errors, ...proposing.errors, ...lifting.errors }} days={['lookOn', 'untilDay']} />
      <h1>{say('record.title')}</h1>
      <p><b>{dueOn === null ? say('record.never', { name: carer.name }) : say(dueOn <= today ? 'record.due' : 'record.kept', { name: carer.name, day: sayDay(dueOn, today) })}</b>{standing.delayedUntil && standing.delayedUntil > today && ` ${say('record.delayed', { day: sayDay(standing.delayedUntil, today) })}`}</p>
      {standing.held && <Note>{say(holds.some((hold) => hold.lifted === null) ? 'record.held' : 'record.request')}</Note>}
      <h2>{say('record.rules')}</h2>
      <ul>{rules.map((rule) => <li>{rule.day === null ? say('record.rule.none', { line: ruleInWords(rule) }) : say('record.rule', { line: ruleInWords(rule), day: sayDay(rule.day, today) })}{!rule.settled && <> <Quiet as="span">{say('rule.suggested')}</Quiet></>}</li>)}</ul>
      <h2>{say('record.holds')}</h2>
      <Holds holds={holds} today={today} lifting={lifting} none={say('hold.none')} />
      <HoldForm action={`/carers/${carer.id}/holds`} summary={say('hold.add')} filled={holding} />
      <Details summary={say('delay.add')} class="not-printed" open={delaying.errors !== undefined}>
        <form method="post" action={`/carers/${carer.id}/delays`} novalidate>
          <input type="hidden" name="id" value={typed(delaying.answers, 'id')} />
          <DayField name="untilDay" legend={say('delay.untilDay')} answers={delaying.answers} error={delaying.errors?.untilDay} />
          <Input name="why" id="delay-why" label={say('delay.why')} value={typed(delaying.answers, 'why')} error={delaying.errors?.why} />
          <Button kind="secondary">{say('delay.add')}</Button>
        </form>
      </Details>
      {waiting && <p>{say('propose.waiting')}</p>}
      {standing.due && !waiting && (
        <Details summary={say('propose')} class="not-printed" open={proposing.errors !== undefined}>
          <p>{say('propose.intro')}</p>
          <form method="post" action={`/carers/${carer.id}/disposals`} novalidate>
            <input type="hidden" name="id" value={typed(proposing.answers, 'id')} />
            <Checkboxes name="looked" values={proposing.answers.looked ? ['yes'] : []} error={proposing.errors?.looked} items={[{ value: 'yes', text: say('propose.looked') }]} />
            <Button kind="warning">{say('propose')}</Button>
          </form>
        </Details>
      )}
      {(standing.due || waiting) && <p class="not-printed"><a href="/disposals">{say('record.list')}</a></p>}
    </>
  )
}

const factsOf = (disposal: Disposal, today: string) => [
  { key: say('sign.number'), value: numberOf(disposal.id) }, { key: say('sign.kind'), value: say(`kind.${disposal.kind}`) }, { key: say('sign.due'), value: sayDay(disposal.dueOn, today) },
  { key: say('sign.rule'), value: disposal.rules.map(ruleInWords).join('; ') },
]

/** The second signature: a number, no name. */
export function SignPage({ disposal, today, filled }: { disposal: Disposal; today: string; filled: Filled }) {
  return (
    <>
      <Problems errors={filled.errors} />
      <h1>{say('sign.title')}</h1>
      <p>{say('sign.intro', { name: disposal.first.name, day: sayDay(disposal.first.on, today) })}</p>
      <SummaryList rows={factsOf(disposal, today)} />
      <form method="post" action={`/disposals/${disposal.id}/signatures`} novalidate>
        <input type="hidden" name="id" value={typed(filled.answers, 'id')} />
        <Radios name="answer" legend={say('sign.answer')} value={typed(filled.answers, 'answer')} error={filled.errors?.answer} items={(['yes', 'no'] as const).map((one) => ({ value: one, text: say(`sign.${one}`) }))} />
        <Button kind="warning">{say('sign.go')}</Button>
      </form>
    </>
  )
}

/** What stays: a number, what there was, by which rule, and who signed. */
export function CertificatePage({ disposal, today }: { disposal: Disposal; today: string }) {
  const { first, second, certificate } = disposal
  return (
    <>
      <h1>{say('certificate.title')}</h1>
      <p>{say('certificate.intro')}</p>
      <SummaryList rows={[
        ...factsOf(disposal, today), { key: say('certificate.first'), value: say('certificate.by', { name: first.name, day: sayDay(first.on) }) },
        { key: say('certificate.second'), value: say('certificate.by', { name: second?.name ?? '', day: sayDay(second?.on ?? disposal.dueOn) }) },
      ]} />
      <h2>{say('certificate.counts')}</h2>
      <Table head={[say('certificate.what'), say('certificate.count')]} rows={Object.entries(certificate?.counts ?? {}).map(([table, count]) => [table.replaceAll('_', ' '), String(count)])} />
      <Quiet>{say('certificate.backup')}</Quiet>
    </>
  )
}
