import type { AskedTongue } from '../../kernel/languages/asked.ts'
import { inEnglish, type Tongue } from '../../kernel/languages/tongue.ts'
import { Told } from '../../kernel/languages/told.tsx'
import { InTongue, TongueChoice } from '../../kernel/languages/tongue-choice.tsx'
import { ButtonGroup, ButtonLink, Empty } from '../../kernel/ui/index.ts'
import { tell } from './languages/words.ts'
import type { EmergencyPlan } from './queries.ts'
import { partsOf } from './schema.ts'
import { say, type Shown } from './views.tsx'

/** The two sides of the wallet card. Only what was chosen stands on it; no name, no illness, no service comes by itself. */
export interface CardSides { front: { title: string | null; line: string | null; people: { name: string; phone: string | null }[] }; back: { label: string | null; words: string }[]; age: string }

/** What a card says of its own, in her language and then in English: whoever finds it must be able to read it. */
export function onCard(key: 'card.ring' | 'card.where', tongue: Tongue): string {
  return tongue.tag === 'en-GB' ? say(key) : `${tell(tongue)(key)} · ${tongue.own(say(key))}`
}

/** What the card says; nothing when nothing was chosen for it. */
export function cardOf(plan: EmergencyPlan, today: string, tongue: Tongue = inEnglish): CardSides | null {
  const say = tell(tongue)
  const people = plan.people.filter(({ card }) => card === 'on').map(({ name, phone }) => ({ name, phone }))
  const parts = partsOf[plan.kind].flatMap((name) => plan.parts.filter(({ part, card }) => part === name && card !== null)).map(({ card }) => ({ label: null, words: card! }))
  const back = [...parts, ...(plan.cardWhere ? [{ label: onCard('card.where', tongue), words: plan.cardWhere }] : [])]
  if (people.length === 0 && back.length === 0 && plan.cardLine === null && plan.cardName === null) return null
  return {
    front: { title: plan.cardName, line: plan.cardLine, people }, back,
    age: say('written.card', { day: tongue.day(plan.writtenOn), age: tongue.age(plan.writtenOn, today), printed: tongue.day(today) }),
  }
}

/** The card at its full size, two sides with the fold between them, and how to cut it out. */
export function CardPage({ shown, sides, back, asked }: { shown: Shown; sides: CardSides | null; back: string; asked: AskedTongue }) {
  const { plan, about } = shown
  return (
    <>
      <div class="not-printed">
        <h1>{say('card.title', { name: about.name })}</h1>
        <p>{sides && `${say('card.intro')} ${say('card.only', { name: about.name })}`} <a href={back}>{say('print.back')}</a></p>
        {sides && <ButtonGroup><ButtonLink kind="secondary" href={`/emergency-plans/${plan.id}/card.pdf?language=${asked.tongue.tag}`}>{say('card.pdf')}</ButtonLink></ButtonGroup>}
      </div>
      <TongueChoice {...asked} ways={(tag) => [{ text: say('copy'), href: `/emergency-plans/${plan.id}/card?language=${tag}` }]} />
      {sides ? <InTongue tongue={asked.tongue}><Card sides={sides} tongue={asked.tongue} /></InTongue> : <Empty>{say('card.empty')}</Empty>}
    </>
  )
}

function Card({ sides: { front, back, age }, tongue }: { sides: CardSides; tongue: Tongue }) {
  const [say, { langOf }] = [tell(tongue), tongue]
  return (
    <div class="wallet-card">
      <section class="wallet-side" aria-label={say('card.front')}>
        {front.line && <p dir="auto" lang={langOf(front.line)}>{front.line}</p>}
        {front.title && <p dir="auto" lang={langOf(front.title)}><b>{front.title}</b></p>}
        {front.people.length > 0 && <><h2><Told>{onCard('card.ring', tongue)}</Told></h2><ol class="wallet-people">{front.people.map(({ name, phone }) => <li><bdi lang={langOf(name)}><b>{name}</b> {phone}</bdi></li>)}</ol></>}
      </section>
      <section class="wallet-side" aria-label={say('card.back')}>
        {back.map(({ label, words }) => <p dir={tongue.fromRight && label ? undefined : 'auto'}>{label && <b><Told>{label}</Told></b>} <bdi lang={langOf(words)}>{words}</bdi></p>)}
        <p class="wallet-age">{age}</p>
      </section>
    </div>
  )
}
