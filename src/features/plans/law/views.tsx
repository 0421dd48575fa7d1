import { type Begins, beginsOn, type Clause, type Pack, packIds, packs } from '../../../frameworks/packs/index.ts'
import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, Details, Note, Problems, Quiet, Radios, Sheet, Textarea, Unkept } from '../../../kernel/ui/index.ts'
import { say, sayList } from '../words.ts'
import { type Gathered, LastPlanForms } from '../last-plan/views.tsx'
import type { PlanContent } from '../content.ts'
import type { Checked } from './check.ts'
import type { PlanAnswer } from './queries.ts'
import { toldBy } from './told-by.ts'

export interface LawShown {
  plan: string
  carer: string
  name: string
  pack: Pack | undefined
  /** The law as it stands today, where it asks a draft for something else. */
  newer: Pack | null
  checked: readonly Checked[]
  content: PlanContent
  /** What the plan before answered. */
  last: readonly PlanAnswer[]
  /** What was said since of each outcome of the last plan, with the parts of the lens it is seen in. */
  gathered: readonly Gathered[]
  today: string
  mayWrite: boolean
  newId: () => string
  /** The form that came back; `clause` null is the choice of the pack. */
  sent?: { clause: string | null; /** Of what the last plan did: the outcome. */ outcome?: string; answers: Answers; errors: Errors }
}

const typed = (answers: Answers | undefined, name: string) => String(answers?.[name] ?? '')

/** Clause by clause: where the plan tells it, what was answered, and what is missing. */
export function LawPage(shown: LawShown) {
  const { plan, name, pack, checked, sent } = shown
  const missing = checked.filter(({ standing }) => standing === 'missing')
  const waiting = checked.filter(({ standing }) => standing === 'waiting')
  const there = checked.filter(({ standing }) => standing !== 'missing' && standing !== 'waiting')
  return (
    <>
      <Problems errors={sent?.errors} />
      <h1>{say('law.title', { name })}</h1>
      <p>{say('law.intro')} <a href={`/plans/${plan}`}>{say('law.back')}</a></p>
      {sent?.errors.clause && <Unkept id="clause" title={say('unkept')} words={[typed(sent.answers, 'words')].filter(Boolean)} />}
      {!pack && <Note>{say('law.unchecked')}</Note>}
      {pack && (
        <>
          <p><b>{missing.length === 0 ? say('law.ready') : say('law.missing', { count: missing.length })}</b></p>
          <Quiet>{pack.law ? say('law.by', { pack: pack.name, law: pack.law, day: sayDay(pack.version) }) : say('law.by.none', { pack: pack.name })}</Quiet>
          {shown.newer && <Newer {...shown} pack={pack} newer={shown.newer} />}
          {shown.mayWrite && <PackChoice {...shown} pack={pack} />}
          {missing.length > 0 && <h2>{say('law.missing.title')}</h2>}
          {missing.map((one) => <ClauseSheet {...shown} one={one} />)}
          {waiting.length > 0 && <><h2>{say('law.waiting.title')}</h2><p>{say('law.waiting')}</p></>}
          {waiting.map((one) => <ClauseSheet {...shown} one={one} />)}
          {there.length > 0 && <h2>{say('law.there.title')}</h2>}
          {there.map((one) => <ClauseSheet {...shown} one={one} />)}
          <NotBegun pack={pack} />
        </>
      )}
    </>
  )
}

/** What is enacted and not asked of anybody yet. */
function NotBegun({ pack: { changes, applied } }: { pack: Pack }) {
  const waiting = changes.filter(({ id }) => !applied.includes(id))
  if (waiting.length === 0) return null
  return <><h2>{say('law.notBegun')}</h2><p>{say('law.notBegun.intro')}</p><ul>{waiting.map(({ clause, what }) => <li>{say('law.clause', { clause, asks: what })}</li>)}</ul></>
}

/** The law changed since the draft was made: what it asks now that it did not, and the other way round; to be taken over with one press. */
function Newer({ pack, newer, plan, newId, mayWrite }: LawShown & { pack: Pack; newer: Pack }) {
  const only = (one: Pack, other: Pack) => one.clauses.filter(({ id }) => !other.clauses.some((clause) => clause.id === id)).map(({ id, heading }) => say('law.newer.clause', { clause: id, heading }))
  const [added, gone] = [only(newer, pack), only(pack, newer)]
  return (
    <Note title={say('law.newer.title', { day: sayDay(newer.version) })}>
      <p>{say('law.newer')}</p>
      {added.length > 0 && <p>{say('law.newer.added', { what: sayList(added) })}</p>}
      {gone.length > 0 && <p>{say('law.newer.gone', { what: sayList(gone) })}</p>}
      {mayWrite && (
        <form method="post" action={`/plans/${plan}/packs`} novalidate>
          <input type="hidden" name="id" value={newId()} />
          <input type="hidden" name="pack" value={newer.id} />
          <input type="hidden" name="asOn" value={newer.version} />
          <Button kind="secondary">{say('law.newer.take')}</Button>
        </form>
      )}
    </Note>
  )
}

/** Where something that the plan does not tell yet is to be written. */
function placeOf({ told }: Clause, { plan, carer }: LawShown): string {
  if (told === 'last-plan' || told === 'area-helped') return `/carers/${carer}/reviews/new`
  if (told === 'approved') return `/plans/${plan}#approvals`
  if (told === 'needs' || told === 'eligible' || told === 'other-support') return `/carers/${carer}/needs`
  if (told === 'break') return `/carers/${carer}/break`
  if (told === 'future') return `/carers/${carer}/emergency-plans/new?kind=future`
  return told === 'able-and-willing' || told === 'able' || told === 'willing' ? `/carers/${carer}/circle` : `/plans/${plan}/writing`
}

/** What is told by way of something else has a sentence for when that is not there. */
type Waiting = 'eligible' | 'other-support' | 'needs' | 'what-helps' | 'in-the-way' | 'area-now'

/** Section and what it asks; where no law asks it there is no section, and what the heading says is not said again. */
function asksOf({ id, heading, asks }: Clause, pack: Pack | undefined): string | null {
  if (pack?.law) return say('law.clause', { clause: id, asks })
  return asks === heading ? null : `${asks}.`
}

function ClauseSheet(shown: LawShown & { one: Checked }) {
  const { one: { clause, standing, words }, name, mayWrite, sent, pack } = shown
  const missing = standing === 'missing'
  const unanswered = missing || standing === 'waiting'
  const again = sent?.clause === clause.id
  const written = standing === 'words' || standing === 'none' || standing === 'not-applicable'
  return (
    <Sheet>
      <h3>{clause.heading}</h3>
      <Quiet>{asksOf(clause, pack)}{clause.unverified && <> {say('law.unverified')}</>}</Quiet>
      {standing === 'told' && clause.told !== 'answer' && <p>{say(`law.told.${clause.told}`, { name })}</p>}
      {standing === 'told' && toldBy(clause, shown.content).map((line) => <p class="said"><b dir="auto">{line.label}</b><br /><span dir="auto">{line.words}</span></p>)}
      {standing === 'not-asked' && <p>{say(clause.later ? 'law.standing.not-asked' : 'law.standing.not-agreed')}</p>}
      {standing === 'waiting' && <p>{say(`law.waits.${clause.told as Waiting}`)} {mayWrite && <a href={placeOf(clause, shown)}>{say('law.go')}<span class="govuk-visually-hidden">: {clause.heading}</span></a>}</p>}
      {written && <p class="said"><b>{say(`law.standing.${standing}`)}</b> <span dir="auto">{words}</span></p>}
      {missing && clause.told !== 'answer' && <p>{say(`law.where.${clause.told}`, { name })} {mayWrite && <a href={placeOf(clause, shown)}>{say('law.go')}<span class="govuk-visually-hidden">: {clause.heading}</span></a>}</p>}
      {standing !== 'not-asked' && (clause.told === 'last-plan' || clause.told === 'area-helped') && <LastPlanForms {...shown} gathered={shown.gathered.filter(({ areas }) => clause.area === undefined || areas.includes(clause.area))} />}
      {mayWrite && (unanswered || written) && <Details summary={say(unanswered ? 'law.answer' : 'law.change')} open={again}><AnswerFields {...shown} /></Details>}
    </Sheet>
  )
}

function AnswerFields({ one: { clause, standing, words }, plan, last, newId, sent }: LawShown & { one: Checked }) {
  const again = sent?.clause === clause.id ? sent : undefined
  // What the plan before said of its own last plan is no answer.
  const before = (standing === 'missing' || standing === 'waiting') && !clause.later ? last.find((answer) => answer.clause === clause.id) : undefined
  const known = standing === 'words' || standing === 'none' || standing === 'not-applicable' ? standing : undefined
  const prefix = again ? '' : `${clause.id.replace(/[^\w]+/g, '-')}-`
  const kinds = ['words' as const, ...(clause.none ? ['none' as const] : []), ...(clause.notApply ? ['not-applicable' as const] : []), ...(known ? ['taken-back' as const] : [])]
  return (
    <form method="post" action={`/plans/${plan}/answers`} novalidate>
      <input type="hidden" name="id" value={typed(again?.answers, 'id') || newId()} />
      <input type="hidden" name="clause" value={clause.id} />
      {kinds.length === 1 ? <input type="hidden" name="kind" value="words" /> : <Radios name="kind" idPrefix={`${prefix}kind`} legend={say('law.kind')} small value={again ? typed(again.answers, 'kind') : known ?? before?.kind ?? 'words'} error={again?.errors.kind} items={kinds.map((kind) => ({ value: kind, text: say(`law.kind.${kind}`) }))} />}
      <Textarea name="words" id={`${prefix}words`} rows={4} label={say('law.words')} hint={say(before ? 'law.words.last' : 'law.words.hint')} value={again ? typed(again.answers, 'words') : words ?? before?.words ?? ''} error={again?.errors.words} />
      <Button>{say('law.save')}</Button>
    </form>
  )
}

function PackChoice({ pack, plan, newId, sent }: LawShown & { pack: Pack }) {
  const again = sent?.clause === null ? sent : undefined
  return (
    <Details summary={say('law.pack')} open={again !== undefined}>
      <form method="post" action={`/plans/${plan}/packs`} novalidate>
        <input type="hidden" name="id" value={newId()} />
        <Radios name="pack" legend={say('law.pack.which')} value={again ? typed(again.answers, 'pack') : pack.id} error={again?.errors.pack} items={packIds.map((id) => ({ value: id, text: packs.find((one) => one.id === id)!.name }))} />
        <Button kind="secondary">{say('law.pack.save')}</Button>
      </form>
    </Details>
  )
}

/** Every law there is a pack for, and what is enacted and has not begun: for whoever runs the organisation. */
export function LawsPage({ begins, usual }: { begins: Begins; usual: readonly string[] }) {
  return (
    <>
      <h1>{say('laws.title')}</h1>
      <p>{say('laws.intro', { usual: sayList(usual) })} <a href="/organisation">{say('laws.back')}</a></p>
      {packs.map((pack) => (
        <Sheet>
          <h2>{pack.name}</h2>
          <Quiet>{pack.law ? say('laws.law', { law: pack.law, day: sayDay(pack.version), count: pack.clauses.length }) : say('laws.none', { count: pack.clauses.length })}{pack.clauses.some(({ unverified }) => unverified) && <> {say('laws.unverified')}</>}</Quiet>
          {pack.changes.map((change) => {
            const on = beginsOn(change, begins)
            return <p><b>{on === null ? say('laws.off') : say('laws.on', { day: sayDay(on) })}</b> {say('law.clause', { clause: change.clause, asks: change.what })}</p>
          })}
        </Sheet>
      ))}
    </>
  )
}
