import { type ConceptId, concepts } from '../../frameworks/concepts.ts'
import { cardGroups } from '../../frameworks/prompt-cards/index.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, Checkboxes, Details, Empty, Problems, Quiet, Radios, SearchBox, Select, Textarea } from '../../kernel/ui/index.ts'
import type { Card } from './queries.ts'
import { say } from './words.ts'

const named = new Map(concepts.map((concept) => [concept.id, concept.name]))
const namesOf = (ids: readonly ConceptId[]) => ids.map((id) => named.get(id) ?? id).join(', ')

export interface CardsShown { cards: readonly Card[]; away: readonly Card[]; sought: { words: string; concept: string; group: string }; mayWord: boolean; beside: boolean; shuffleHref: string }

/** Every card that fits, to read out, to search and to print. */
export function CardsPage({ cards, away, sought, mayWord, beside, shuffleHref }: CardsShown) {
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}{beside && <> {say('beside')}</>}</p>
      <SearchBox action="/prompt-cards" name="words" label={say('search')} button={say('find')} value={sought.words}>
        <div class="row-of-fields">
          <Select name="group" label={say('group')} value={sought.group} items={[{ value: '', text: say('group.any') }, ...(['everybody', ...cardGroups] as const).map((value) => ({ value, text: say(`group.${value}`) }))]} />
          <Select name="concept" label={say('concept')} value={sought.concept} items={[{ value: '', text: say('concept.any') }, ...concepts.map(({ id, name }) => ({ value: id, text: name }))]} />
        </div>
        {beside && <input type="hidden" name="beside" value="yes" />}
      </SearchBox>
      <div class="cards-found">
        <h2>{say('found', { count: cards.length })}</h2>
        {cards.length > 1 && <a class="no-print" href={shuffleHref}>{say('shuffle')}</a>}
      </div>
      {cards.length === 0 ? <Empty>{say('none')}</Empty> : (
        <ul role="list" class="prompt-cards">
          {cards.map((card) => <li><OneCard card={card} mayWord={mayWord} /></li>)}
        </ul>
      )}
      <Quiet class="no-print">{say('print')}</Quiet>
      {mayWord && <p class="no-print"><ButtonLink kind="secondary" href="/prompt-cards/wording">{say('new')}</ButtonLink></p>}
      {mayWord && away.length > 0 && (
        <Details summary={say('away')}>
          <p>{say('away.intro')}</p>
          <ul>{away.map((card) => <li>{card.words} <a href={`/prompt-cards/wording?card=${card.key}`}>{say('wordIt')}<span class="govuk-visually-hidden">: {card.words}</span></a></li>)}</ul>
        </Details>
      )}
    </>
  )
}

function OneCard({ card, mayWord }: { card: Card; mayWord: boolean }) {
  const about = [card.group && say(`group.${card.group}`), card.own ? say('own') : card.ours && say('worded')].filter(Boolean).join(' · ')
  return (
    <>
      <p class="prompt-words" dir="auto">{card.words}</p>
      <Quiet>{card.concepts.length > 0 && say('touches', { what: namesOf(card.concepts) })}{about && <><br />{about}</>}</Quiet>
      {mayWord && <p class="no-print"><a href={`/prompt-cards/wording?card=${card.key}`}>{say('wordIt')}<span class="govuk-visually-hidden">: {card.words}</span></a></p>}
    </>
  )
}

/** Word a card otherwise, put it away, or make one. `was`: the card as it stands. */
export function CardFormPage({ was, answers, errors, today }: { was?: Card; answers: Answers; errors?: Errors; today: string }) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say(was ? 'form.edit' : 'form.new')}</h1>
      {was?.ours && <p>{say('form.ours', { words: was.ours })}</p>}
      <form method="post" action="/prompt-cards" novalidate>
        <input type="hidden" name="id" value={typed('id')} />
        <input type="hidden" name="card" value={typed('card')} />
        <Textarea name="words" label={say('form.words')} hint={say('form.words.hint')} rows={3} value={typed('words')} error={errors?.words} />
        <Checkboxes name="concepts" small legend={say('form.concepts')} values={[answers.concepts ?? []].flat()} error={errors?.concepts} items={concepts.map(({ id, name }) => ({ value: id, text: name }))} />
        <Select name="group" label={say('form.group')} value={typed('group')} error={errors?.group} items={[{ value: '', text: say('form.group.everybody') }, ...cardGroups.map((value) => ({ value, text: say(`group.${value}`) }))]} />
        <Radios name="inUse" legend={say('form.inUse')} value={typed('inUse')} error={errors?.inUse} items={(['yes', 'no'] as const).map((value) => ({ value, text: say(`form.inUse.${value}`) }))} />
        <ButtonGroup><Button>{say('form.keep')}</Button><a class="govuk-link" href="/prompt-cards">{say('form.back')}</a></ButtonGroup>
      </form>
      {was?.by && was.on && <Quiet>{say('form.last', { day: sayDay(was.on, today), by: was.by })}</Quiet>}
    </>
  )
}
