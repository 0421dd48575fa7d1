import { sayDay } from '../../../kernel/dates.ts'
import type { Errors } from '../../../kernel/forms.ts'
import { Button, ButtonLink, Details, Empty, Input, Note, Pagination, Problems, Quiet, Radios, Sheet, Textarea } from '../../../kernel/ui/index.ts'
import { sayIfKnown } from '../../../kernel/words.ts'
import { decisions } from '../schema.ts'
import type { Filled } from '../views.tsx'
import { say } from '../words.ts'
import english from '../words.en.json'
import { CopyDocument, type CopyAbout, PartFields } from './document.tsx'
import type { DecidePart, DecideView, Group } from './groups.ts'
import type { Part } from './part.ts'

interface Shown {
  request: string
  name: string
  groups: readonly Group[]
  view: DecideView | null
  /** Parts said while the carer was not in the room. */
  absent: ReadonlySet<string>
  today: string
  open: boolean
  formIds: ReadonlyMap<string, string>
  /** What was sent and was not right. */
  wrong?: Filled
}

const heading = (table: string) => sayIfKnown(english, say, `table.${table}`) ?? table.replaceAll('_', ' ')
const sum = (groups: readonly Group[], of: 'left' | 'done') => groups.reduce((total, group) => total + group[of], 0)

/** Words of others: how many of which kind, and some at a time with the decision about each; what is left comes first. */
export function DecidePage(shown: Shown) {
  const { groups, view, name, wrong, request } = shown
  const [left, done] = [sum(groups, 'left'), sum(groups, 'done')]
  return (
    <>
      <Problems errors={wrong?.errors && numbered(wrong.errors, view?.shown ?? [])} />
      <h1>{say('decide.title')}</h1>
      <p>{say('decide.intro', { name })}</p>
      {view === null ? <Empty>{say('decide.none')}</Empty> : (
        <>
          <p><b>{left === 0 ? say('decide.allDone', { count: done }) : say('decide.progress', { left, done })}</b></p>
          {left === 0 && <ButtonLink kind="secondary" href={`/requests/${request}`}>{say('decide.back')}</ButtonLink>}
          <Groups groups={groups} request={request} of={view.of} />
          <Entries {...shown} view={view} />
        </>
      )}
    </>
  )
}

/** Each kind with what is left of it: a way to begin where one likes. */
function Groups({ groups, request, of }: { groups: readonly Group[]; request: string; of: string }) {
  if (groups.length < 2) return null
  return (
    <nav aria-label={say('decide.groups')}>
      <ul>
        {groups.map(({ table, left, done }) => <li><a href={`/requests/${request}/words?of=${table}#here`} aria-current={table === of ? 'true' : undefined}>{heading(table)}</a> <Quiet as="span">{say('decide.counts', { left, done })}</Quiet></li>)}
      </ul>
    </nav>
  )
}

function Entries({ view, ...shown }: Shown & { view: DecideView }) {
  const { request, groups, open, wrong } = shown
  const group = groups.find(({ table }) => table === view.of)
  const place = (page: number) => `/requests/${request}/words?of=${view.of}&page=${page}#here`
  return (
    <>
      <h2 id="here">{heading(view.of)} <Quiet as="span">{say('decide.counts', { left: group?.left ?? 0, done: group?.done ?? 0 })}</Quiet></h2>
      {view.pages > 1 && <p>{say('decide.page', { page: view.page, pages: view.pages })}</p>}
      {open ? (
        <form method="post" action={`/requests/${request}/decisions`} novalidate>
          <input type="hidden" name="of" value={view.of} />
          <input type="hidden" name="page" value={String(view.page)} />
          {view.shown.map((entry) => <Entry {...shown} {...entry} />)}
          <Input name="why" id="why" label={say('decide.whyAll')} hint={say('decide.whyAll.hint')} value={String(wrong?.answers.why ?? '')} error={wrong?.errors?.why} />
          <Button>{say('decide.keep')}</Button>
          <Quiet>{say('decide.keep.hint')}</Quiet>
        </form>
      ) : view.shown.map((entry) => <Entry {...shown} {...entry} />)}
      {view.pages > 1 && <Pagination previous={view.page > 1 && { href: place(view.page - 1), text: say('decide.before') }} next={view.page < view.pages && { href: place(view.page + 1), text: say('decide.after') }} />}
    </>
  )
}

function Entry({ at, part, absent, today, open, formIds, wrong }: Omit<Shown, 'view'> & DecidePart) {
  const { decided } = part
  const near = `part-${part.part}`
  return (
    <Sheet as="article" labelledBy={near}>
      <h3 id={near}>{say('decide.numbered', { at, words: part.why === 'others' && part.voice !== null ? sayIfKnown(english, say, `decide.voice.${part.voice}`) ?? say('decide.why.others') : say(`decide.why.${part.why ?? 'others'}`) })}</h3>
      {part.voice === 'young-person' && <Note>{say('decide.child')}</Note>}
      {absent.has(part.part) && <p>{say('decide.notThere')}</p>}
      <PartFields part={part} open />
      {part.table === 'documents' && <p><a href={`/documents/${part.row}`}>{say('decide.open')}</a></p>}
      {decided && <p><b>{say('decide.by', { decision: say(`decision.${decided.decision}`), by: decided.by ?? '', day: sayDay(decided.onDay, today) })}</b>{decided.why && <> <span dir="auto">{decided.why}</span></>}</p>}
      {open && (decided === null ? <Asked at={at} part={part} formIds={formIds} wrong={wrong} />
        : <Details summary={say('decide.again')} open={wrong?.errors !== undefined && Object.keys(wrong.errors).some((field) => field.endsWith(`-${part.part}`))}><Asked at={at} part={part} formIds={formIds} wrong={wrong} /></Details>)}
    </Sheet>
  )
}

function Asked({ at, part, formIds, wrong }: Pick<Shown, 'formIds' | 'wrong'> & DecidePart) {
  const { decided } = part
  const field = (name: string) => `${name}-${part.part}`
  const was = (name: string, before: string) => String(wrong?.answers[field(name)] ?? before)
  return (
    <>
      <input type="hidden" name="part" value={part.part} />
      <input type="hidden" name={field('id')} value={was('id', formIds.get(part.part) ?? '')} />
      <Radios name={field('decision')} legend={say('decide.decision', { at })} small value={was('decision', decided?.decision ?? '')} error={wrong?.errors?.[field('decision')]}
        items={decisions.filter((one) => one !== 'cover' || part.table !== 'documents').map((one) => one === 'cover' ? { value: one, text: say(`decision.${one}`), conditional: <Textarea name={field('pieces')} id={field('pieces')} rows={2} label={say('decide.pieces')} hint={say('decide.pieces.hint')} value={was('pieces', decided?.pieces.join('\n') ?? '')} error={wrong?.errors?.[field('pieces')]} /> } : { value: one, text: say(`decision.${one}`) })} />
      <Input name={field('why')} id={field('why')} label={say('decide.why')} hint={say('decide.why.hint')} value={was('why', decided?.why ?? '')} error={wrong?.errors?.[field('why')]} />
    </>
  )
}

/** The sentences of the error summary, each with the number of the entry it means. */
function numbered(errors: Errors, shown: readonly DecidePart[]): Errors {
  return Object.fromEntries(Object.entries(errors).map(([field, words]) => {
    const entry = shown.find(({ part }) => field.endsWith(`-${part.part}`))
    return [field, entry ? say('decide.numbered', { at: entry.at, words }) : words]
  }))
}

/** The copy as it would be given now. */
export function PreviewPage({ parts, about }: { parts: readonly Part[]; about: CopyAbout }) {
  return (
    <>
      <h1>{say('preview.title')}</h1>
      <p>{say('preview.note')}</p>
      <CopyDocument parts={parts} about={about} level={2} />
    </>
  )
}
