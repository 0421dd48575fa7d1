import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Details, Empty, Problems, Quiet, Sheet, SideList } from '../../kernel/ui/index.ts'
import { ContactFields, OfferAnswerFields, OfferFields, SpellFields } from './forms.tsx'
import type { Contact, ContactSummary, Offer, Spell, SpellEvent } from './queries.ts'
import type { SpellKind } from './schema.ts'
import { say } from './words.ts'

/** The form of the page that came back with something to put right. `offer` is the one whose answer it was. */
export interface Again { form: 'contact' | 'offer' | 'answer' | 'spell'; offer?: string; answers: Answers; errors: Errors }

export interface ContactsShown {
  carer: { id: string; name: string }
  contacts: readonly Contact[]
  offers: readonly Offer[]
  events: readonly SpellEvent[]
  spell: Spell
  /** What may become of the spell of support now. */
  possible: readonly SpellKind[]
  mayWrite: boolean
  today: string
  newId: () => string
  again?: Again
}

/** How somebody came, what was offered, and whether support goes on. */
export function ContactsPage(shown: ContactsShown) {
  return (
    <>
      <Problems errors={shown.again?.errors} />
      <h1>{say('title', { name: shown.carer.name })}</h1>
      {!shown.mayWrite && <Quiet>{say('readOnly')}</Quiet>}
      <h2>{say('first.title')}</h2>
      <Contacts {...shown} />
      <h2>{say('offer.title')}</h2>
      <Offers {...shown} />
      <h2>{say('spell.title')}</h2>
      <SpellOf {...shown} />
    </>
  )
}

const filled = (shown: ContactsShown, form: Again['form'], offer?: string) =>
  shown.again?.form === form && shown.again.offer === offer ? { answers: shown.again.answers, errors: shown.again.errors } : { answers: undefined, errors: undefined }

function Contacts(shown: ContactsShown) {
  const { carer, contacts, today, mayWrite } = shown
  const again = filled(shown, 'contact')
  return (
    <>
      {contacts.length === 0 && <Empty>{say('first.none', { name: carer.name })}</Empty>}
      {contacts.map((one) => (
        <Sheet>
          <h3>{one.by ? say('first.on', { day: sayDay(one.onDay, today), by: one.by }) : sayDay(one.onDay, today)}</h3>
          <p class="typed">{one.how}</p>
          {one.cameBy && <p>{say('first.cameBy', { cameBy: one.cameBy })}</p>}
          {one.words && <p class="typed words">{one.words}</p>}
          <Quiet>{one.noticeGiven ? (one.noticeHow ? say('first.notice.yesHow', { how: one.noticeHow }) : say('first.notice.yes')) : say('first.notice.no')}</Quiet>
        </Sheet>
      ))}
      {mayWrite && (
        <Details summary={say(contacts.length === 0 ? 'first.add' : 'first.addAnother')} open={contacts.length === 0 || again.answers !== undefined}>
          <form method="post" action={`/carers/${carer.id}/contacts`} novalidate><ContactFields {...again} today={today} newId={shown.newId()} /></form>
        </Details>
      )}
    </>
  )
}

function Offers(shown: ContactsShown) {
  const { carer, offers, today, mayWrite } = shown
  const again = filled(shown, 'offer')
  return (
    <>
      {offers.length === 0 && <Empty>{say('offer.none')}</Empty>}
      {offers.map((one) => {
        const wrong = filled(shown, 'answer', one.id)
        return (
          <Sheet>
            <p>
              {say('offer.on', { day: sayDay(one.offeredOn, today) })}{' '}
              <b>{one.answer ? say('offer.answered', { answer: say(`offer.answer.${one.answer}`), day: sayDay(one.answeredOn ?? one.offeredOn, today) }) : say('offer.waiting')}</b>
            </p>
            {one.words && <p class="typed words">{one.words}</p>}
            {mayWrite && (
              <Details summary={say(one.answer ? 'offer.again' : 'offer.later')} open={wrong.answers !== undefined}>
                <form method="post" action={`/plan-offers/${one.id}/answer`} novalidate><OfferAnswerFields {...wrong} offer={one} today={today} /></form>
              </Details>
            )}
          </Sheet>
        )
      })}
      {mayWrite && (
        <Details summary={say('offer.add')} open={again.answers !== undefined}>
          <form method="post" action={`/carers/${carer.id}/plan-offers`} novalidate><OfferFields {...again} today={today} newId={shown.newId()} /></form>
        </Details>
      )}
    </>
  )
}

function SpellOf(shown: ContactsShown) {
  const { carer, events, spell, possible, today, mayWrite } = shown
  const again = filled(shown, 'spell')
  return (
    <>
      <p><b>{saySpell(spell, today)}</b></p>
      {spell.words && <p class="typed">{spell.words}</p>}
      {events.length > 1 && (
        <>
          <h3>{say('spell.before')}</h3>
          <ul>{events.slice(1).map((event) => (
            <li>
              {say(`spell.event.${event.kind}`, { day: sayDay(event.onDay, today) })}
              {event.why && <>, {say(`spell.because.${event.why}`)}</>}
              {event.words && <p class="typed">{event.words}</p>}
            </li>
          ))}</ul>
        </>
      )}
      {mayWrite && (
        <Details summary={say('spell.turn')} open={again.answers !== undefined}>
          <form method="post" action={`/carers/${carer.id}/spell-events`} novalidate><SpellFields {...again} possible={possible} today={today} newId={shown.newId()} /></form>
        </Details>
      )}
    </>
  )
}

/** Whether support goes on, in one sentence. */
export function saySpell(spell: Spell, today: string): string {
  if (spell.since === null) return say('spell.open')
  const day = sayDay(spell.since, today)
  if (spell.state === 'open') return say('spell.open.since', { day })
  if (spell.state === 'paused') return say('spell.paused', { day })
  return spell.why ? say('spell.closed', { day, why: say(`spell.because.${spell.why}`) }) : say('spell.closed.noWhy', { day })
}

/** For the margin of the carer's page: how she came, the offer, and whether it goes on. */
export function ContactsSection({ carer, summary, today }: { carer: string; summary: ContactSummary; today: string }) {
  const { first, offer, spell } = summary
  return (
    <SideList title={say('section.title')}>
      <p>{first ? say('section.first', { day: sayDay(first.onDay, today), how: first.how }) : say('section.none')}</p>
      {first && !summary.noticeGiven && <p>{say('first.notice.no')}</p>}
      {offer && <p>{offer.answer
        ? say('section.offer', { day: sayDay(offer.offeredOn, today), answer: say(`offer.answer.${offer.answer}`).toLocaleLowerCase('en') })
        : say('section.offer.waiting', { day: sayDay(offer.offeredOn, today) })}</p>}
      <p>{saySpell(spell, today)}</p>
      <p><a href={`/carers/${carer}/contacts`}>{say('section.more')}</a></p>
    </SideList>
  )
}
