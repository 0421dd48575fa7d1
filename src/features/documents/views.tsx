import { dayIn } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, Details, Empty, FileUpload, Input, Problems, Quiet, Sheet, SideList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Document } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Whose { id: string; callName: string; initials: string | null }
export interface Filled { answers: Answers; errors?: Errors }
interface When { today: string; zone: string }

/** In the margin of the carer's page: the newest few. */
export function DocumentsSection({ documents, carer }: { documents: readonly Document[]; carer: Whose }) {
  return (
    <SideList title={say('title')} items={documents.slice(0, 4).map((one) => <a href={`/documents/${one.id}`} dir="auto">{one.title}</a>)}>
      {documents.length === 0 && <p><small>{say('section.none')}</small></p>}
      <p><small><a href={`/carers/${carer.id}/documents`}>{say('section.more')}</a></small></p>
    </SideList>
  )
}

/** "Voice note, 340 kB, added on 3 May". */
function lineOf(document: Document, { today, zone }: When): string {
  const kilobytes = Math.max(1, Math.round(document.bytes / 1024))
  const size = kilobytes < 1000 ? say('size.kb', { size: kilobytes }) : say('size.mb', { size: document.bytes / 1024 / 1024 })
  return say('line', { kind: say(document.kind), size, on: sayDay(dayIn(zone, document.at), today) })
}

interface ListProps extends When { carer: Whose; documents: readonly Document[]; mayWrite: boolean }

/** Every file and voice note of a record. */
export function DocumentsPage({ carer, documents, mayWrite, ...when }: ListProps) {
  const add = mayWrite && <ButtonLink href={`/carers/${carer.id}/documents/new`}>{say('add')}</ButtonLink>
  return (
    <>
      <h1>{say('title')}</h1>
      {documents.length === 0 ? <Empty next={add}>{say('none', { name: carer.initials ?? carer.callName })}</Empty> : add}
      {documents.map((one) => (
        <Sheet as="article">
          <h2 dir="auto"><a href={`/documents/${one.id}`}>{one.title}</a></h2>
          <Quiet>{lineOf(one, when)}</Quiet>
        </Sheet>
      ))}
    </>
  )
}

/** Add one: a title if one wants, and the file. */
export function NewDocumentPage({ carer, filled, accept }: { carer: Whose; filled: Filled; accept: string }) {
  const { answers, errors } = filled
  const home = `/carers/${carer.id}/documents`
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('new.title')}</h1>
      <form method="post" action={home} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="id" value={String(answers.id ?? '')} />
        <Input name="title" label={say('new.title.label')} hint={say('new.title.hint')} value={String(answers.title ?? '')} error={errors?.title} />
        <FileUpload name="file" label={say('new.file')} hint={say('new.file.hint')} error={errors?.file} accept={accept} />
        <ButtonGroup><Button>{say('new.keep')}</Button><a href={home}>{say('back')}</a></ButtonGroup>
      </form>
    </>
  )
}

interface OneProps extends When { document: Document & { carer: string }; mayWrite: boolean; filled: Filled }

/** One document: listen or download; say that it should not be here. */
export function DocumentPage({ document, mayWrite, filled, ...when }: OneProps) {
  const href = `/documents/${document.id}/file`
  return (
    <>
      <Problems errors={filled.errors} />
      <h1 dir="auto">{document.title}</h1>
      <Quiet>{lineOf(document, when)}</Quiet>
      {document.kind === 'voice-note' && <p><audio controls preload="none" src={href} aria-label={say('one.listen')} /></p>}
      <ButtonLink href={href}>{say('one.download')}</ButtonLink>
      <Quiet>{say('one.download.hint')}</Quiet>
      {mayWrite && (
        <Details summary={say('withdraw.title')} open={Boolean(filled.errors)}>
          <form method="post" action={`/documents/${document.id}/withdrawal`} novalidate>
            <Input name="why" label={say('withdraw.why')} hint={say('withdraw.hint')} value={String(filled.answers.why ?? '')} error={filled.errors?.why} />
            <Button kind="warning">{say('withdraw.keep')}</Button>
          </form>
        </Details>
      )}
      <p><a href={`/carers/${document.carer}/documents`}>{say('back')}</a></p>
    </>
  )
}
