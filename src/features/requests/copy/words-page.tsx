import { sayDay } from '../../../kernel/dates.ts'
import { Button, Details, Empty, Input, Note, Problems, Quiet, Radios, Sheet, Textarea } from '../../../kernel/ui/index.ts'
import { sayIfKnown } from '../../../kernel/words.ts'
import { decisions } from '../schema.ts'
import type { Filled } from '../views.tsx'
import { say } from '../words.ts'
import english from '../words.en.json'
import { CopyDocument, type CopyAbout, PartFields } from './document.tsx'
import type { Part } from './part.ts'

interface Shown {
  request: string
  name: string
  parts: readonly Part[]
  /** Parts said while the carer was not in the room. */
  absent: ReadonlySet<string>
  today: string
  open: boolean
  formIds: ReadonlyMap<string, string>
  /** What was sent and was not right, and of which part. */
  wrong?: Filled & { part: string }
}

/** Words of others, one by one, with the decision about each. */
export function DecidePage(shown: Shown) {
  const { parts, name, wrong } = shown
  const [left, done] = [parts.filter(({ decided }) => decided === null), parts.filter(({ decided }) => decided !== null)]
  return (
    <>
      <Problems errors={wrong?.errors} />
      <h1>{say('decide.title')}</h1>
      <p>{say('decide.intro', { name })}</p>
      {parts.length === 0 && <Empty>{say('decide.none')}</Empty>}
      {left.length > 0 && <h2>{say('decide.left')} <Quiet as="span">{left.length}</Quiet></h2>}
      {left.map((part) => <ToDecide {...shown} part={part} />)}
      {done.length > 0 && <h2>{say('decide.done')} <Quiet as="span">{done.length}</Quiet></h2>}
      {done.map((part) => <ToDecide {...shown} part={part} />)}
    </>
  )
}

function ToDecide({ part, request, absent, today, open, formIds, wrong }: Shown & { part: Part }) {
  const { decided } = part
  const mine = wrong?.part === part.part ? wrong : undefined
  const near = `part-${part.row}`
  return (
    <Sheet as="article">
      <h3 id={near}>{sayIfKnown(english, say, `table.${part.table}`)}</h3>
      <p><b>{part.why === 'others' && part.voice !== null ? sayIfKnown(english, say, `decide.voice.${part.voice}`) ?? say('decide.why.others') : say(`decide.why.${part.why ?? 'others'}`)}</b></p>
      {part.voice === 'young-person' && <Note>{say('decide.child')}</Note>}
      {absent.has(part.part) && <p>{say('decide.notThere')}</p>}
      <PartFields part={part} open />
      {part.table === 'documents' && <p><a href={`/documents/${part.row}`}>{say('decide.open')}</a></p>}
      {decided && <p><b>{say('decide.by', { decision: say(`decision.${decided.decision}`), by: decided.by ?? '', day: sayDay(decided.onDay, today) })}</b>{decided.why && <> <span dir="auto">{decided.why}</span></>}</p>}
      {open && (
        <Details summary={say('decide.keep')} open={decided === null || mine !== undefined}>
          <form method="post" action={`/requests/${request}/decisions#${near}`} novalidate>
            <input type="hidden" name="id" value={String(mine?.answers.id ?? formIds.get(part.part) ?? '')} />
            <input type="hidden" name="part" value={part.part} />
            <Radios name="decision" idPrefix={mine ? 'decision' : `decision-${part.row}`} legend={say('decide.decision')} small value={String(mine?.answers.decision ?? decided?.decision ?? '')} error={mine?.errors?.decision}
              items={decisions.filter((one) => one !== 'cover' || part.table !== 'documents').map((one) => ({ value: one, text: say(`decision.${one}`) }))} />
            {part.table !== 'documents' && <Textarea name="pieces" id={mine ? 'pieces' : `pieces-${part.row}`} rows={2} label={say('decide.pieces')} hint={say('decide.pieces.hint')} value={String(mine?.answers.pieces ?? decided?.pieces.join('\n') ?? '')} error={mine?.errors?.pieces} />}
            <Input name="why" id={mine ? 'why' : `why-${part.row}`} label={say('decide.why')} hint={say('decide.why.hint')} value={String(mine?.answers.why ?? decided?.why ?? '')} error={mine?.errors?.why} />
            <Button kind="secondary">{say('decide.keep')}</Button>
          </form>
        </Details>
      )}
    </Sheet>
  )
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
