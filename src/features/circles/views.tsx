import { sayDay } from '../../kernel/dates.ts'
import { ButtonGroup, ButtonLink, Details, Empty, Quiet, Sheet, SideList, type SummaryRow, SummaryList, Words } from '../../kernel/ui/index.ts'
import { hasGone, standingAround } from './around.ts'
import { KinshipPart } from './kinship/part.tsx'
import { Around, Gone, Picture } from './picture.tsx'
import type { Circle, Ended, Relationship, Statement } from './queries.ts'
import { say } from './words.ts'
import type { StatementKind } from './schema.ts'

export interface Whose { id: string; callName: string; initials: string | null }

/** By the initials of her choosing when her record is restricted. */
export const called = (carer: Whose): string => carer.initials ?? carer.callName

/** In the margin of the carer's page: everyone around her, a line each. */
export function CircleSection({ circle, carer }: { circle: Circle; carer: Whose }) {
  const lines = standingAround(circle).map(({ name, who, kind, toHer }) => {
    const gives = kind === 'cared-for' && toHer.find(({ words }) => words !== null)?.words
    return gives ? say('section.gives', { name, who, gives }) : say('section.one', { name, who })
  })
  return (
    <SideList title={say('title', { name: called(carer) })} items={lines.map((line) => <span dir="auto">{line}</span>)}>
      {lines.length === 0 && <p><small>{say('section.none')}</small></p>}
      <p><small><a href={`/carers/${carer.id}/circle`}>{say('section.more', { name: called(carer) })}</a></small></p>
    </SideList>
  )
}

interface CircleProps { carer: Whose; circle: Circle; today: string; mayWrite: boolean }

/** Everyone around a carer, in full. */
export function CirclePage({ carer, circle, today, mayWrite }: CircleProps) {
  const name = called(carer)
  const home = `/carers/${carer.id}/circle`
  const going = circle.relationships.filter((one) => !one.ended)
  const ended = circle.relationships.filter((one) => one.ended)
  const add = `${home}/relationships/new`
  const standing = standingAround(circle)
  const gone = circle.people.filter((person) => hasGone(person, circle))
  return (
    <>
      <h1>{say('title', { name })}</h1>
      {circle.relationships.length === 0 && (
        <Empty next={mayWrite && <ButtonLink href={add}>{say('caredFor.add', { name })}</ButtonLink>}>{say('caredFor.none', { name })}</Empty>
      )}
      <section class="page-after" aria-labelledby="people">
        <h2 id="people">{say('people.title', { name })}</h2>
        {standing.length > 0 && <Picture name={name} label={say('picture.label', { name })} standing={standing} />}
        {standing.length > 0 ? <Around {...{ circle, standing, carer, mayWrite }} /> : circle.relationships.length > 0 && <Empty>{say('people.none', { name })}</Empty>}
        {mayWrite && <ButtonGroup><ButtonLink href={`${home}/people/new`} kind="secondary">{say('people.add')}</ButtonLink></ButtonGroup>}
        {gone.length > 0 && <Details summary={say('people.gone')}><Gone {...{ people: gone, carer, today, mayWrite }} /></Details>}
      </section>
      {going.map((one) => <Caring relationship={one} carer={carer} today={today} mayWrite={mayWrite} />)}
      {going.length > 0 && mayWrite && <p><a href={add}>{say('caredFor.addAnother', { name })}</a></p>}
      {ended.length > 0 && <><h2>{say('ended.title')}</h2>{ended.map((one) => <Caring relationship={one} carer={carer} today={today} mayWrite={false} mayCorrect={mayWrite} />)}</>}
      {going.length === 0 && ended.length > 0 && mayWrite && <p><a href={add}>{say('caredFor.addNew', { name })}</a></p>}
    </>
  )
}

interface CaringProps { relationship: Relationship; carer: Whose; today: string; mayWrite: boolean; mayCorrect?: boolean }

function Caring({ relationship, carer, today, mayWrite, mayCorrect }: CaringProps) {
  const { id, personName: person, birthYear, nature, earlier, ended } = relationship
  const href = `/carers/${carer.id}/circle/relationships/${id}`
  const what = (kind: StatementKind) => say(kind, { name: called(carer), person })
  const statement = (kind: StatementKind): SummaryRow => ({
    key: what(kind),
    value: relationship[kind]
      ? <><Said statement={relationship[kind]} name={called(carer)} /><Quiet as="span">{say('saidOn', { on: sayDay(relationship[kind].saidOn, today) })}</Quiet></>
      : <Quiet as="span">{say('notSaid')}</Quiet>,
    actions: mayWrite ? [{ href: `${href}/statements/new?kind=${kind}`, text: say(relationship[kind] ? 'sayNew' : 'say'), hiddenText: say('say.what', { what: what(kind), person }) }] : [],
  })
  // What was never talked about is not asked about any more once caring has ended.
  const asked = ([...(nature?.words ? [] : ['nature' as const]), 'able', 'willing', 'limit', 'given'] as const).filter((kind) => !ended || relationship[kind])
  return (
    <Sheet labelledBy={`caring-${id}`}>
      <h2 id={`caring-${id}`} dir="auto">{say('caredFor', { person, relation: relationship.relation })}</h2>
      {ended && <EndedWords ended={ended} person={person} today={today} />}
      {!ended && (
        <p dir="auto">
          {factsOf(relationship, carer)}{' '}
          {mayWrite && <a href={href}>{say('facts.change')}<span class="govuk-visually-hidden"> {say('facts.change.what', { person })}</span></a>}
        </p>
      )}
      {!ended && <KinshipPart kinship={relationship.kinship} earlier={relationship.kinshipBefore} person={person} href={`${href}/kinship`} today={today} mayWrite={mayWrite} />}
      {nature?.words && <><h3>{say(ended ? 'natureWas' : 'nature')}</h3><Words>{nature.words}</Words></>}
      {nature?.words && <Quiet>{say('saidOn', { on: sayDay(nature.saidOn, today) })}{mayWrite && <> · <a href={`${href}/statements/new?kind=nature`}>{say('sayNew')}<span class="govuk-visually-hidden">{say('say.what', { what: say('nature'), person })}</span></a></>}</Quiet>}
      {asked.length > 0 && <SummaryList rows={asked.map(statement)} />}
      {earlier.length > 0 && (
        <Details summary={say('earlier', { name: called(carer) })}>
          {earlier.map((one) => <><Quiet>{say('earlier.one', { what: what(one.kind), on: sayDay(one.saidOn, today) })}</Quiet><Said statement={one} name={called(carer)} /></>)}
        </Details>
      )}
      {birthYear && <Quiet>{say('birthYear', { person, year: String(birthYear) })}</Quiet>}
      {mayWrite && <p><a href={`${href}/person`}>{say('person.change', { person })}</a></p>}
      {mayWrite && <p><a href={`${href}/ending`}>{say('ending.link', { person })}</a></p>}
      {mayCorrect && <p><a href={`${href}/ending`}>{say('ending.mistake')}</a></p>}
    </Sheet>
  )
}

/** "Since: 2021. 50 hours a week or more. They live together." */
export function factsOf({ since, hoursBand, livesWith }: Pick<Relationship, 'since' | 'hoursBand' | 'livesWith'>, carer: Whose): string {
  return [since && say('since', { since }), hoursBand && say(`hours.${hoursBand}`), say(`livesWith.${livesWith}`, { name: called(carer) })].filter(Boolean).join(' ')
}

/** How it ended, in one gentle line, and the carer's words about it. */
export function EndedWords({ ended, person, today }: { ended: Ended; person: string; today: string }) {
  return <><p>{say(`ended.${ended.how}`, { person, on: sayDay(ended.on, today) })}</p>{ended.words && <p class="said" dir="auto">{ended.words}</p>}</>
}

/** What she said, or that she would rather not say. */
export function Said({ statement, name }: { statement: Statement; name: string }) {
  return statement.words === null ? <p>{say('prefersNot', { name })}</p> : <p class="said" dir="auto">{statement.words}</p>
}
