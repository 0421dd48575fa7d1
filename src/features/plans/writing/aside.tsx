import type { ComponentChildren } from 'preact'
import { sayDay } from '../../../kernel/dates.ts'
import { Details, Quiet, SideList } from '../../../kernel/ui/index.ts'
import type { Statement } from '../../circles/index.ts'
import { NeedsAside } from '../../needs/index.ts'
import { LawLine } from '../aside.tsx'
import { say } from '../words.ts'
import type { Sources } from './queries.ts'

/** Beside the page: the statements of the record with their days, what was said in the talks, the last plan. */
export function WritingAside({ carer, circle, needs, noNeeds, breaks, talks, last, law, today }: Sources) {
  const said = (label: string, one: Statement | null): ComponentChildren => one && <><b>{label}</b> <span class="said" dir="auto">{one.words ?? say('prefersNot')}</span> <Quiet as="span">{say('writing.said', { day: sayDay(one.saidOn, today) })}</Quiet></>
  const caring = circle.relationships.filter((one) => one.ended === null)
  const items = caring.flatMap((one) => [`${one.personName}, ${one.relation}`, said(say('writing.nature'), one.nature), said(say('able'), one.able), said(say('willing'), one.willing), said(say('limit'), one.limit), said(say('writing.given', { person: one.personName }), one.given)])
  return (
    <>
      <SideList title={say('writing.beside')} items={items}>
        {caring.length === 0 && <p>{say('writing.beside.none')} <a href={`/carers/${carer.id}/circle`}>{say('writing.beside.circle', { name: carer.shortName })}</a></p>}
      </SideList>
      <NeedsAside carer={{ id: carer.id, name: carer.shortName }} needs={needs} none={noNeeds} breaks={breaks} today={today} />
      {talks.length > 0 && <SideList title={say('writing.talks')} />}
      {talks.map((talk, index) => <Talk talk={talk} open={index === 0} today={today} />)}
      {law?.missing && <LawLine plan={law.plan} missing={law.missing} waiting={law.waiting} changed={law.changed} />}
      {last && <SideList title={say('writing.last')}><p>{last.caringNow && <>{say('writing.last.said')} <span class="said">{last.caringNow}</span><br /></>}<a href={`/plans/${last.id}`}>{say('list.item', { day: sayDay(last.madeOn, today) })}</a></p></SideList>}
    </>
  )
}

/** The words of one talk, each by whom it was said. */
function Talk({ talk: { id, title, onDay, said }, open, today }: { talk: Sources['talks'][number]; open: boolean; today: string }) {
  return (
    <Details summary={`${title}, ${sayDay(onDay, today)}`} open={open}>
      {said.map((one) => <p class="said"><b>{say(one.voice === 'unsaid' ? 'writing.unsaid' : 'writing.saidBy', { name: one.name })}</b> <span dir="auto">{one.words}</span></p>)}
      <p>{said.length === 0 && <>{say('writing.talk.nothing')} </>}<a href={`/conversations/${id}`}>{say('writing.talk')}<span class="govuk-visually-hidden">: {title}, {sayDay(onDay, today)}</span></a></p>
    </Details>
  )
}
