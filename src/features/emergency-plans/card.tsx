import { sayAge, sayDay } from '../../kernel/dates.ts'
import { ButtonGroup, ButtonLink, Empty } from '../../kernel/ui/index.ts'
import type { EmergencyPlan } from './queries.ts'
import { partsOf } from './schema.ts'
import { say, type Shown } from './views.tsx'

/** The two sides of the wallet card. Only what was chosen stands on it; no name, no illness, no service comes by itself. */
export interface CardSides { front: { title: string | null; line: string | null; people: { name: string; phone: string | null }[] }; back: { label: string | null; words: string }[]; age: string }

/** What the card says; nothing when nothing was chosen for it. */
export function cardOf(plan: EmergencyPlan, today: string): CardSides | null {
  const people = plan.people.filter(({ card }) => card === 'on').map(({ name, phone }) => ({ name, phone }))
  const parts = partsOf[plan.kind].flatMap((name) => plan.parts.filter(({ part, card }) => part === name && card !== null)).map(({ card }) => ({ label: null, words: card! }))
  const back = [...parts, ...(plan.cardWhere ? [{ label: say('card.where'), words: plan.cardWhere }] : [])]
  if (people.length === 0 && back.length === 0 && plan.cardLine === null && plan.cardName === null) return null
  return {
    front: { title: plan.cardName, line: plan.cardLine, people }, back,
    age: say('written.card', { day: sayDay(plan.writtenOn), age: sayAge(plan.writtenOn, today), printed: sayDay(today) }),
  }
}

/** The card at its full size, two sides with the fold between them, and how to cut it out. */
export function CardPage({ shown, sides, back }: { shown: Shown; sides: CardSides | null; back: string }) {
  const { plan, about } = shown
  return (
    <>
      <div class="not-printed">
        <h1>{say('card.title', { name: about.name })}</h1>
        <p>{sides && `${say('card.intro')} ${say('card.only', { name: about.name })}`} <a href={back}>{say('print.back')}</a></p>
        {sides && <ButtonGroup><ButtonLink kind="secondary" href={`/emergency-plans/${plan.id}/card.pdf`}>{say('card.pdf')}</ButtonLink></ButtonGroup>}
      </div>
      {sides ? <Card sides={sides} /> : <Empty>{say('card.empty')}</Empty>}
    </>
  )
}

function Card({ sides: { front, back, age } }: { sides: CardSides }) {
  return (
    <div class="wallet-card">
      <section class="wallet-side" aria-label={say('card.front')}>
        {front.line && <p dir="auto">{front.line}</p>}
        {front.title && <p dir="auto"><b>{front.title}</b></p>}
        {front.people.length > 0 && <><h2>{say('card.ring')}</h2><ol class="wallet-people">{front.people.map(({ name, phone }) => <li dir="auto"><b>{name}</b> {phone}</li>)}</ol></>}
      </section>
      <section class="wallet-side" aria-label={say('card.back')}>
        {back.map(({ label, words }) => <p dir="auto">{label && <b>{label}</b>} {words}</p>)}
        <p class="wallet-age">{age}</p>
      </section>
    </div>
  )
}
