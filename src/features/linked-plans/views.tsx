import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Details, Empty, Input, Note, Problems, Quiet, Select, Sheet } from '../../kernel/ui/index.ts'
import { type Copy, CopyDocument } from '../copies/index.ts'
import type { LinkedPlan } from './queries.ts'
import { say } from './words.ts'

export type Which = 'code' | 'link' | 'laying'
export interface Filled { which: Which; answers: Answers; errors?: Errors; link?: string }
interface Props { carer: { id: string; name: string }; links: readonly LinkedPlan[]; copies: readonly Copy[]; own: boolean; mayLink: boolean; today: string; newIds: () => string; sent?: Filled }

const typed = (filled: Filled | undefined, which: Which, name: string) => filled?.which === which ? String(filled.answers[name] ?? '') : ''

/** The plans this one is linked with, what lies beside it, and how two become linked: each says it for herself. */
export function LinkedPlansPage({ carer, links, copies, own, mayLink, today, newIds, sent }: Props) {
  const to = `/carers/${carer.id}/linked-plans`
  const error = (which: Which, name: string) => sent?.which === which ? sent.errors?.[name] : undefined
  return (
    <>
      <Problems errors={sent?.errors} />
      <h1>{own ? say('title.own') : say('title', { name: carer.name })}</h1>
      <p>{say('intro')}</p>
      {links.length === 0 && <Empty>{say('none')}</Empty>}
      {links.map((link) => <Linked link={link} to={to} copies={copies} mayLink={mayLink} today={today} newIds={newIds} error={sent?.link === link.id ? sent.errors?.copy : undefined} />)}
      {mayLink && (
        <>
          <h2>{say('make')}</h2>
          <p>{say('make.intro')}</p>
          <Details summary={say('code.summary')} open={sent?.which === 'code'}>
            <p>{say('code.intro')}</p>
            <form method="post" action={`${to}/codes`} novalidate>
              <input type="hidden" name="id" value={typed(sent, 'code', 'id') || newIds()} />
              <Input name="called" label={say('called')} hint={say('called.hint')} value={typed(sent, 'code', 'called')} error={error('code', 'called')} />
              <Input name="howTold" label={say('howTold')} hint={say('howTold.hint')} value={typed(sent, 'code', 'howTold')} error={error('code', 'howTold')} />
              <Button>{say('code.make')}</Button>
            </form>
          </Details>
          <Details summary={say('take.summary')} open={sent?.which === 'link'}>
            <form method="post" action={to} novalidate>
              <input type="hidden" name="id" value={typed(sent, 'link', 'id') || newIds()} />
              <Input name="code" label={say('code')} hint={say('code.hint')} value={typed(sent, 'link', 'code')} error={error('link', 'code')} spellcheck={false} autocomplete="off" autocapitalize="none" />
              <Input name="calledHere" label={say('called')} hint={say('called.hint')} value={typed(sent, 'link', 'calledHere')} error={error('link', 'calledHere')} />
              <Input name="howToldHere" label={say('howTold')} hint={say('howTold.hint')} value={typed(sent, 'link', 'howToldHere')} error={error('link', 'howToldHere')} />
              <Button>{say('take')}</Button>
            </form>
          </Details>
        </>
      )}
    </>
  )
}

interface LinkedProps { link: LinkedPlan; to: string; copies: readonly Copy[]; mayLink: boolean; today: string; newIds: () => string; error?: string }

function Linked({ link, to, copies, mayLink, today, newIds, error }: LinkedProps) {
  const path = `${to}/${link.id}`
  const open = copies.filter(({ id, over, reach }) => over === null && reach === 'record' && !link.mine.some(({ copy }) => copy === id))
  return (
    <Sheet labelledBy={`link-${link.id}`}>
      <h2 id={`link-${link.id}`} dir="auto">{link.called}</h2>
      <Quiet>{say('since', { day: sayDay(link.since, today) })}</Quiet>
      {link.theirs.length === 0 ? <p>{say('theirs.none', { name: link.called })}</p> : link.theirs.map(({ content }) => <><h3 dir="auto">{content.title}</h3><CopyDocument content={content} level={4} /></>)}
      <p>{link.mine.length === 0 ? say('mine.none', { name: link.called }) : say('mine', { name: link.called })}</p>
      {link.mine.length > 0 && (
        <ul>{link.mine.map(({ copy, content }) => (
          <li>
            <a href={`/copies/${copy}`} dir="auto">{content.title}</a>
            {mayLink && (
              <form method="post" action={`${path}/taking-back`}>
                <input type="hidden" name="id" value={newIds()} />
                <input type="hidden" name="copy" value={copy} />
                <Button kind="secondary">{say('takeBack')}<span class="govuk-visually-hidden">: {content.title}</span></Button>
              </form>
            )}
          </li>
        ))}</ul>
      )}
      {mayLink && (
        <>
          {open.length > 0 && (
            <form method="post" action={`${path}/copies`} novalidate>
              <input type="hidden" name="id" value={newIds()} />
              <Select name="copy" id={error ? 'copy' : `copy-${link.id}`} label={say('lay.which')} value="" error={error} items={[{ value: '', text: say('choose') }, ...open.map(({ id, content, whom }) => ({ value: id, text: `${content.title} (${whom})` }))]} />
              <Button kind="secondary">{say('lay')}</Button>
            </form>
          )}
          <Details summary={say('end')}>
            <p>{say('end.intro')}</p>
            <form method="post" action={`${path}/ending`}>
              <input type="hidden" name="id" value={newIds()} />
              <Button kind="secondary">{say('end.save')}</Button>
            </form>
          </Details>
        </>
      )}
    </Sheet>
  )
}

/** The code, this once. */
export function CodePage({ carer, code }: { carer: string; code: string | null }) {
  return (
    <>
      <h1>{say('code.title')}</h1>
      {code ? <><p>{say('code.once')}</p><p class="words">{code}</p><Note>{say('code.hand')}</Note></> : <p>{say('code.shown')}</p>}
      <p><a href={`/carers/${carer}/linked-plans`}>{say('code.back')}</a></p>
    </>
  )
}
