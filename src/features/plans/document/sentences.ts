import { sayDay } from '../../../kernel/dates.ts'
import type { PlanContent, PlanPromise } from '../content.ts'
import type { Agreement } from '../queries.ts'
import { say, sayList } from '../words.ts'

export interface Shown { content: PlanContent; agreement: Agreement | null; genuine: boolean }

/** Where and when it was made, by whom it was written down, and who agreed it: the sentences under the title. */
export function historyOf({ content, agreement }: Pick<Shown, 'content' | 'agreement'>): string[] {
  const { carerName: name, organisation } = content
  const day = sayDay(content.madeOn)
  const talks = content.talks.map((talk) => say(talk.place ? 'talk' : 'talk.nowhere', { place: talk.place, day: sayDay(talk.onDay) }))
  return [
    talks.length > 0 ? say('made.talks', { name, talks: sayList(talks) }) : say('made', { name }),
    content.writtenBy ? say('written', { worker: content.writtenBy, organisation: organisation.name, day }) : say('written.nobody', { organisation: organisation.name, day }),
    ...(agreement ? [say(`agreed.${agreement.extent}`, { name: agreement.by, day: sayDay(agreement.onDay), how: agreement.how })] : []),
  ]
}

export function promiseWords({ what, byDay }: PlanPromise): string {
  return byDay ? say('promise', { what, day: sayDay(byDay) }) : what
}

/** "14 March 2026, or sooner: if her dad goes into hospital. Also sooner if: somebody’s health changes." */
export function reviewWords(content: Pick<PlanContent, 'carer' | 'reviewOn' | 'reviewSooner' | 'triggers'>): string {
  const { triggers = [], reviewOn, reviewSooner } = content
  if (triggers.length === 0) return dayWords(content)
  const kinds = triggers.map((kind) => say(`trigger.${kind}`, { name: content.carer })).join('; ')
  if (!reviewOn && !reviewSooner) return say('again.onlyKinds', { kinds })
  return `${dayWords(content)} ${say('again.kinds', { kinds })}`
}

function dayWords({ reviewOn, reviewSooner }: Pick<PlanContent, 'reviewOn' | 'reviewSooner'>): string {
  const sooner = reviewSooner?.replace(/[.\s]+$/, '')
  if (reviewOn) return sooner ? say('again.sooner', { day: sayDay(reviewOn), sooner }) : say('again.day', { day: sayDay(reviewOn) })
  return sooner ? say('again.onlySooner', { sooner }) : say('again.none')
}

/** How an outcome of the plan reads: on the carer's copy as she worded it there. */
export function outcomeReads({ outcomes }: Pick<PlanContent, 'outcomes'>, copy: boolean): (outcome: string) => string {
  return (id) => { const one = outcomes.find(({ outcome }) => outcome === id); return (copy ? one?.onThisCopy : null) ?? one?.statement ?? '' }
}

/** What stands in the plan because a law asks for it. That something does not apply need not stand on paper. `here`: which clauses are told in this place. */
export function lawParts({ law }: Pick<PlanContent, 'law'>, here: (clause: string) => boolean = () => true): { heading: string; words: string }[] {
  return (law?.answers ?? []).filter(({ clause, kind }) => kind !== 'not-applicable' && here(clause)).map(({ heading, kind, words, none }) => ({ heading, words: kind !== 'none' ? words : none ? `${none} ${words}` : say('law.none', { words }) }))
}

/** What the plan shows of the emergency plan or the future plan: where it is from, and each thing it says as label and words. */
export function aheadLines({ ahead }: Pick<PlanContent, 'ahead'>, kind: 'emergency' | 'future'): { label: string | null; words: string }[] {
  const told = ahead?.[kind]
  if (!told) return []
  const stands = [told.standing === 'there-is' ? null : say(`ahead.${told.standing}`), told.why].filter(Boolean).join(' ')
  const people = told.people.map(({ name, who, agreed }) => { const called = [name, who].filter(Boolean).join(', '); return agreed ? say(`ahead.agreed.${agreed}`, { who: called }) : called })
  const decisions = told.decisions.map(({ what, by }) => by ? say('promise', { what, day: sayDay(by) }) : what)
  return [
    ...(stands ? [{ label: null, words: stands }] : []),
    ...told.parts.filter(({ part }) => part === 'firstHour').map(aheadPart), ...(people.length > 0 ? [{ label: say('ahead.people'), words: people.join('; ') }] : []),
    ...told.parts.filter(({ part }) => part !== 'firstHour').map(aheadPart), ...(decisions.length > 0 ? [{ label: say('ahead.decisions'), words: decisions.join('; ') }] : []),
  ]
}

function aheadPart({ part, answer, words }: NonNullable<NonNullable<PlanContent['ahead']>['emergency']>['parts'][number]) {
  return { label: say(`ahead.${part}` as 'ahead.firstHour'), words: [answer === 'words' ? null : say(`ahead.answer.${answer}`), words].filter(Boolean).join(' ') }
}

/** Able, willing and limits of each relationship, as label and words; whom it is about when there are several. */
export function caringLines(content: PlanContent): { about: string | null; facts: { label: string; words: string }[] }[] {
  return content.caring.map(({ person, relation, able, willing, limit, kinship }) => ({
    about: content.caring.length > 1 ? say('caring.for', { person, relation }) : null,
    facts: [
      ...(able && able === willing ? [{ label: say('ableWilling'), words: able }] : [
        ...(able ? [{ label: say('able'), words: able }] : []), ...(willing ? [{ label: say('willing'), words: willing }] : []),
      ]),
      ...(limit ? [{ label: say('limit'), words: limit }] : []),
      ...(kinship ? [{ label: say('kinship', { person }), words: kinship }] : []),
    ],
  }))
}
