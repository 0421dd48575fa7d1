import type { Answers, Errors } from '../../kernel/forms.ts'
import { languages } from '../../kernel/languages/tags.ts'
import { Button, Checkboxes, Details, Fieldset, Input, Note, Problems, Radios, Select, Textarea } from '../../kernel/ui/index.ts'
import { sayIfKnown } from '../../kernel/words.ts'
import type { Offer } from './content.ts'
import { headingLanguages, unchecked } from './languages/words-in.ts'
import { copyForms, type CopyKind, reaches, sectionsOf } from './schema.ts'
import { say } from './words.ts'
import english from './words.en.json'

export interface ChoosingProps {
  carer: { id: string; name: string }
  kind: CopyKind
  offers: readonly Offer[]
  /** What the lines are out of. */
  from: string | null
  own: boolean
  /** The record changed since it was chosen. */
  changed: boolean
  answers: Answers
  errors?: Errors
}

const heading = (kind: CopyKind, section: string) => say(`heading.${kind}.${section}` as 'heading.plan.now')

/** For the style sheet alone: where this stands, nothing is written yet, and an empty box does not go on paper. */
const empty = { placeholder: ' ' }

/** Line by line: does it stand on this copy, and does it read otherwise there? Nothing is chosen beforehand. */
export function ChoosingPage({ carer, kind, offers, from, own, changed, answers, errors }: ChoosingProps) {
  const value = (name: string) => String(answers[name] ?? '')
  const chosen = [answers.choose ?? []].flat()
  return (
    <div class="choosing">
      <Problems errors={errors} />
      {changed && <div role="alert"><Note title={say('changed')}>{say('changed.next')}</Note></div>}
      <h1>{say(`kind.${kind}`)}</h1>
      <p class="printed-only">{say('choose.printed')}</p>
      <p class="not-printed">{say(`intro.${kind}`, { name: carer.name })}</p>
      <p class="not-printed">{chosen.length === 0 && say('choose.nothing')} {say('choose.intro')} {from}</p>
      {kind === 'plan' && <p class="not-printed"><a href={`/carers/${carer.id}/copies/new?kind=plan&begin=all`}>{say('choose.all')}</a></p>}
      <form method="post" action={`/carers/${carer.id}/copies`} novalidate>
        {['id', 'kind', 'plan', 'seen'].map((name) => <input type="hidden" name={name} value={value(name)} />)}
        <div id={offers.length === 0 ? 'choose' : undefined}>
          {sectionsOf[kind].map((section) => <Part kind={kind} section={section} first={offers[0]?.section === section} offers={offers.filter((offer) => offer.section === section)} chosen={chosen} value={value} errors={errors} />)}
        </div>
        <h2>{say('about')}</h2>
        <Input name="whom" label={say('whom')} hint={say(`whom.hint.${kind}`)} value={value('whom')} error={errors?.whom} attributes={empty} />
        <Input name="title" label={say('copyTitle')} hint={say('copyTitle.hint')} value={value('title')} error={errors?.title} attributes={empty} />
        <Input name="name" label={say('name')} hint={say('name.hint')} value={value('name')} error={errors?.name} attributes={empty} />
        <Radios name="form" legend={say('form')} value={value('form')} error={errors?.form} items={copyForms.filter((form) => form !== 'card' || kind === 'school-card').map((form) => ({ value: form, text: say(`form.${form}.ask`) }))} />
        {own && <Radios name="reach" legend={say('reach')} value={value('reach')} error={errors?.reach} items={reaches.map((one) => ({ value: one, text: say(`reach.${one}`) }))} />}
        {!own && <input type="hidden" name="reach" value="record" />}
        <Details summary={say('language.more')} open={value('language') !== 'en-GB' || value('ours') !== '' || sectionsOf[kind].some((section) => value(`heading.${section}`) !== '')}>
          <Select name="language" label={say('language')} hint={say('language.hint')} value={value('language')} error={errors?.language} items={Object.entries(languages).map(([tag, text]) => ({ value: tag, text, attributes: { lang: tag } }))} />
          <Select name="ours" label={say('ours')} hint={say('ours.hint', { languages: new Intl.ListFormat('en-GB').format(unchecked.map((tag) => languages[tag])) })} value={value('ours')} error={errors?.ours} items={[{ value: '', text: say('ours.same') }, ...headingLanguages.map((tag) => ({ value: tag, text: languages[tag], attributes: { lang: tag } }))]} />
          {sectionsOf[kind].map((section) => <Input name={`heading.${section}`} label={heading(kind, section)} value={value(`heading.${section}`)} error={errors?.[`heading.${section}`]} attributes={empty} />)}
        </Details>
        <Button>{say('make')}</Button>
      </form>
    </div>
  )
}

interface PartProps { kind: CopyKind; section: string; /** The first with something to choose: the error summary leads here. */ first: boolean; offers: readonly Offer[]; chosen: readonly string[]; value: (name: string) => string; errors?: Errors }

function Part({ kind, section, first, offers, chosen, value, errors }: PartProps) {
  const own = `own.${section}`
  const box = <Textarea name={own} rows={2} label={<>{say('own')}<span class="govuk-visually-hidden">: {heading(kind, section)}</span></>} hint={sayIfKnown(english, say, `hint.${kind}.${section}`)} value={value(own)} error={errors?.[own]} attributes={empty} />
  return (
    <section class="choosing-part" aria-labelledby={`part-${section}`}>
      <h2 id={`part-${section}`}>{heading(kind, section)}</h2>
      {offers.length > 0 && (
        <Fieldset legend={<span class="govuk-visually-hidden">{say('choose.legend', { part: heading(kind, section) })}</span>}>
          {groupsOf(offers).map(({ heads, beneath }, at) => (
            <>
              <Lines id={at === 0 ? (first ? 'choose' : `choose-${section}`) : `choose-${section}-of-${at}`} offers={heads} nearer={beneath.length > 0} chosen={chosen} value={value} errors={errors} error={first && at === 0 ? errors?.choose : undefined} />
              {beneath.length > 0 && <div class="beneath"><Lines id={`choose-${section}-beneath-${at}`} legend={say('choose.beneath', { words: heads.at(-1)!.words })} offers={beneath} chosen={chosen} value={value} errors={errors} /></div>}
            </>
          ))}
        </Fieldset>
      )}
      {offers.length > 0 ? <Details summary={<>{say('own.more')}<span class="govuk-visually-hidden">: {heading(kind, section)}</span></>} open={value(own) !== '' || errors?.[own] !== undefined}>{box}</Details> : box}
    </section>
  )
}

type LinesProps = Pick<PartProps, 'offers' | 'chosen' | 'value' | 'errors'> & { id: string; legend?: string; error?: string; /** Something is said of the last of them, and stands beneath it. */ nearer?: boolean }

function Lines({ id, legend, nearer, offers, chosen, value, errors, error }: LinesProps) {
  return (
    <Checkboxes name="choose" idPrefix={id} error={error} groupClass={nearer ? 'before-beneath' : undefined} values={chosen} legend={legend && <span class="govuk-visually-hidden" dir="auto">{legend}</span>} small items={offers.map(({ key, label, words, quoted, suggested }) => ({
      value: key, text: <span dir="auto">{[label, quoted ? `“${words}”` : words].filter(Boolean).join(' ')}</span>,
      conditional: <Textarea name={`as.${key}`} rows={2} label={say('as')} hint={suggested ? say('as.before', { words: suggested }) : undefined} value={value(`as.${key}`)} error={errors?.[`as.${key}`]} attributes={empty} />,
    }))} />
  )
}

/** Lines in their order; what is said of a line stands in a group of its own beneath it: how it is now, and what is hoped for. */
function groupsOf(offers: readonly Offer[]): { heads: Offer[]; beneath: Offer[] }[] {
  return offers.reduce<{ heads: Offer[]; beneath: Offer[] }[]>((groups, offer) => {
    const last = groups.at(-1)
    if (offer.under !== undefined && last?.heads.at(-1)?.key === offer.under) last.beneath.push(offer)
    else if (last && last.beneath.length === 0) last.heads.push(offer)
    else groups.push({ heads: [offer], beneath: [] })
    return groups
  }, [])
}
