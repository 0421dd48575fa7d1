import { sayDay } from '../../kernel/dates.ts'
import { languages } from '../../kernel/languages/tags.ts'
import { ButtonLink, Empty, Note, Picture, Quiet, Quote, Sheet, SideList, Textarea, Words } from '../../kernel/ui/index.ts'
import { type Given, GivenList } from '../plans/index.ts'
import type { CopyContent, CopyLine } from './content.ts'
import { easyLines } from './forms/easy-read.ts'
import { readsFromTheRight, sidesOf } from './forms/paper.ts'
import { sayIn, written } from './languages/words-in.ts'
import { pictureOf } from './forms/pictures.ts'
import type { Copy } from './queries.ts'
import { copyKinds, type CopyKind } from './schema.ts'
import { say } from './words.ts'

interface Whose { id: string; name: string }

function Line({ line: { label, labelIn, words, quoted }, lang }: { line: CopyLine; lang: string }) {
  return <>{label && <><b dir="auto" lang={labelIn ?? 'en-GB'}>{label}</b> </>}{quoted ? <Quote lang={lang}>{words}</Quote> : <span dir="auto" lang={lang}>{words}</span>}</>
}

/** A copy to be read: only what was chosen. */
export function CopyDocument({ content, level = 2 }: { content: CopyContent; level?: 2 | 3 | 4 }) {
  const Heading = `h${level}` as 'h2'
  const lang = content.language
  return (
    <div {...readAs(content)}>
      {content.name && <p dir="auto"><b>{content.name}</b></p>}
      {content.sections.map(({ heading, headingIn, lines }) => (
        <section class="plan-part">
          <Heading dir="auto" lang={headingIn ?? lang}>{heading}</Heading>
          {lines.map((line) => line.quoted && line.label === null ? <Words lang={lang}>{line.words}</Words> : <p class="said" dir="auto"><Line line={line} lang={lang} /></p>)}
        </section>
      ))}
      <Quiet>{content.foot.join(' ')}</Quiet>
    </div>
  )
}

/** Our own words on it are in this language, and the page reads its way. */
function readAs(content: CopyContent) {
  return { lang: content.ours ?? 'en-GB', dir: readsFromTheRight(content) ? 'rtl' as const : undefined }
}

/** For easy reading: a drawing beside each part, large letters, one sentence on a line. */
export function EasyDocument({ content }: { content: CopyContent }) {
  return (
    <div class="easy-read" {...readAs(content)}>
      {content.name && <p dir="auto"><b>{content.name}</b></p>}
      {content.sections.map(({ code, heading, headingIn, lines }) => (
        <section class="easy-part">
          <Picture name={pictureOf(content.kind, code)} />
          <div>
            <h2 dir="auto" lang={headingIn ?? content.language}>{heading}</h2>
            {lines.flatMap(easyLines).map((line) => <p dir="auto"><Line line={line} lang={content.language} /></p>)}
          </div>
        </section>
      ))}
      <Quiet><span dir="auto">{content.foot.join(' ')}</span></Quiet>
    </div>
  )
}

/** A card of two sides, to cut out and fold. */
export function CardDocument({ content }: { content: CopyContent }) {
  const { front, back } = sidesOf(content)
  const side = (parts: typeof front) => parts.map(({ heading, headingIn, lines }) => <><h2 dir="auto" lang={headingIn ?? content.language}>{heading}</h2>{lines.map((line) => <p dir="auto"><Line line={line} lang={content.language} /></p>)}</>)
  return (
    <div class="wallet-card" {...readAs(content)}>
      <section class="wallet-side" aria-label={sayIn(content.ours ?? 'en-GB', 'card.front').words}><p dir="auto" lang={content.titleIn ?? content.language}><b>{[content.title, content.name].filter(Boolean).join(': ')}</b></p>{side(front)}</section>
      <section class="wallet-side" aria-label={sayIn(content.ours ?? 'en-GB', 'card.back').words}>{side(back)}<p class="wallet-age">{content.foot[0]}</p></section>
    </div>
  )
}

/** In which ways this copy can be taken away. */
function Ways({ copy }: { copy: Copy }) {
  const to = `/copies/${copy.id}`
  const card = copy.kind === 'school-card'
  return (
    <ul class="not-printed">
      {card && <li><a href={`${to}/card`}>{say('way.card')}</a></li>}
      {card && <li><a href={`${to}/card.pdf`}>{say('way.card.pdf')}</a></li>}
      <li><a href={`${to}/print`}>{say('way.print')}</a></li>
      <li><a href={`${to}/copy.pdf`}>{say('way.pdf')}</a></li>
      <li><a href={`${to}/print?size=large`}>{say('way.large')}</a></li>
      <li><a href={`${to}/copy-large-print.pdf`}>{say('way.large.pdf')}</a></li>
      <li><a href={`${to}/easy-read`}>{say('way.easy')}</a></li>
      <li><a href={`${to}/easy-read.pdf`}>{say('way.easy.pdf')}</a></li>
      <li><a href={`${to}/text`}>{say('way.text')}</a></li>
    </ul>
  )
}

export interface CopyPageProps { copy: Copy; today: string; newerPlan: boolean; mayMake: boolean; /** The carer reads it herself. */ own: boolean }

/** A copy that was made, how it can be taken away, and what became of it. What stands in the record in other words is on a page of its own. */
export function CopyPage({ copy, today, newerPlan, mayMake, own }: CopyPageProps) {
  const { content } = copy
  return (
    <>
      <h1 dir="auto" lang={content.titleIn ?? content.language}>{content.title}</h1>
      <div class="not-printed">
        <Quiet>{say(copy.byCarer ? 'made.herself' : 'made.by', { who: copy.madeBy ?? '', day: sayDay(copy.madeOn, today), whom: copy.whom, form: say(`form.${copy.form}`) })}</Quiet>
        {!copy.genuine && <div role="alert"><Note title={say('notGenuine')}>{say('notGenuine.next')}</Note></div>}
        {copy.over && <Note>{say('over', { day: sayDay(copy.over, today) })}</Note>}
        {newerPlan && !copy.over && <Note>{say('newerPlan')} {mayMake && <a href={`/carers/${copy.carer}/copies/new?kind=${copy.kind}`}>{say('newerPlan.make')}</a>}</Note>}
        {!own && content.ours && written[content.ours]?.checked === null && <Quiet>{say('unchecked', { language: languages[content.ours] })}</Quiet>}
        {copy.worded > 0 && <p><a href={`/copies/${copy.id}/wording`}>{say('worded', { count: copy.worded })}</a></p>}
        <h2>{say('ways')}</h2>
        <Ways copy={copy} />
      </div>
      <Sheet><CopyDocument content={content} /></Sheet>
    </>
  )
}

/** The lines that read otherwise on the copy: both, beside each other. */
export function WordingPage({ copy, wordings }: { copy: Copy; wordings: readonly { original: string; words: string }[] }) {
  return (
    <>
      <h1>{say('wording.title')}</h1>
      <p>{say('wording.intro')} <a href={`/copies/${copy.id}`}>{say('wording.back')}</a></p>
      {wordings.map(({ original, words }) => (
        <Sheet>
          <p><b>{say('wording.copy')}</b><br /><span dir="auto">{words}</span></p>
          <p><b>{say('wording.record')}</b><br /><span dir="auto">{original}</span></p>
        </Sheet>
      ))}
    </>
  )
}

/** On paper there is the copy and nothing round it. */
export function PaperPage({ copy, form }: { copy: Copy; form: 'plain' | 'easy' | 'card' }) {
  const { content } = copy
  return (
    <>
      <p class="not-printed">{say(form === 'card' ? 'card.cut' : 'print.note')} <a href={`/copies/${copy.id}`}>{say('print.back')}</a></p>
      {form === 'card' ? <><h1 class="govuk-visually-hidden" dir="auto" lang={content.titleIn ?? content.language}>{content.title}</h1><CardDocument content={content} /></> : (
        <div class={form === 'plain' && content.kind !== 'plan' ? 'one-page' : undefined}>
          <h1 dir="auto" lang={content.titleIn ?? content.language}>{content.title}</h1>
          {form === 'easy' ? <EasyDocument content={content} /> : <CopyDocument content={content} />}
        </div>
      )}
    </>
  )
}

/** To take with copy and paste, or as a file. */
export function TextPage({ copy, text }: { copy: Copy; text: string }) {
  return (
    <>
      <h1>{say('text.title')}</h1>
      <p>{say('text.intro')} <a href={`/copies/${copy.id}`}>{say('print.back')}</a></p>
      <Textarea name="text" label={say('text.label')} rows={Math.min(40, text.split('\n').length + 1)} value={text} attributes={{ readonly: true, dir: 'auto' }} class="plain-copy" />
      <p><ButtonLink kind="secondary" href={`/copies/${copy.id}/copy.txt`}>{say('text.file')}</ButtonLink></p>
    </>
  )
}

/** The kinds that fit somebody: a card for school for who is young, a page for an employer for who is not, and a page for days that are counted when they are. */
export function kindsFor({ young, countedDays }: { young: boolean; countedDays: boolean }): CopyKind[] {
  return copyKinds.filter((kind) => kind === 'school-card' ? young : kind === 'passport' ? !young : kind === 'these-days' ? countedDays : true)
}

interface ListProps { carer: Whose; copies: readonly Copy[]; given: readonly Given[]; kinds: readonly CopyKind[]; hasPlan: boolean; today: string; mayMake: boolean; own: boolean }

/** Every copy that was made, newest first, and what can be made. */
export function CopiesPage({ carer, copies, given, kinds, hasPlan, today, mayMake, own }: ListProps) {
  return (
    <>
      <h1>{own ? say('list.own') : say('list.title', { name: carer.name })}</h1>
      <p>{say(own ? 'list.intro.own' : 'list.intro')}</p>
      {mayMake && (
        <div class="not-printed">
          <h2>{say('list.make')}</h2>
          <ul>
            {kinds.filter((kind) => kind !== 'plan' || hasPlan).map((kind) => <li><a href={`/carers/${carer.id}/copies/new?kind=${kind}`}>{say(`kind.${kind}`)}</a><br /><Quiet as="span">{say(`kind.${kind}.what`)}</Quiet></li>)}
          </ul>
          {!hasPlan && <Quiet>{say('list.noPlan')}</Quiet>}
        </div>
      )}
      <h2>{say('list.made')}</h2>
      {copies.length === 0 ? <Empty>{say('list.none')}</Empty> : <ul>{copies.map((copy) => <li><CopyLineOf copy={copy} today={today} /></li>)}</ul>}
      <section id="given" aria-labelledby="given-title">
        <h2 id="given-title">{say('given')}</h2>
        <p>{say(own ? 'given.intro.own' : 'given.intro')}</p>
        <GivenList given={given} today={today} />
      </section>
    </>
  )
}

function CopyLineOf({ copy, today }: { copy: Copy; today: string }) {
  const given = copy.steps.flatMap(({ step, whom }) => step === 'given' && whom ? [whom] : [])
  return (
    <>
      <a href={`/copies/${copy.id}`} dir="auto">{copy.content.title}</a> <span dir="auto">{say('list.for', { whom: copy.whom, day: sayDay(copy.madeOn, today), form: say(`form.${copy.form}`) })}</span>
      <br /><Quiet as="span">{[copy.over ? say('list.over') : null, copy.reach === 'hers' ? say('list.hers') : null, given.length > 0 ? say('list.given', { names: new Intl.ListFormat('en-GB').format(given) }) : null].filter(Boolean).join(' ')}</Quiet>
    </>
  )
}

/** In the margin of a carer's page: the copies that stand. */
export function CopiesSection({ carer, copies, today }: { carer: string; copies: readonly Copy[]; today: string }) {
  const standing = copies.filter(({ over }) => over === null).slice(0, 4)
  return (
    <SideList title={say('section')} items={standing.map((copy) => <><a href={`/copies/${copy.id}`} dir="auto">{copy.content.title}</a> <Quiet as="span">{say('list.for', { whom: copy.whom, day: sayDay(copy.madeOn, today), form: say(`form.${copy.form}`) })}</Quiet></>)}>
      <p><a href={`/carers/${carer}/copies`}>{say(copies.length > 0 ? 'section.all' : 'section.make')}</a></p>
    </SideList>
  )
}
