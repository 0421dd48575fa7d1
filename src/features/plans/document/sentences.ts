import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import type { PlanContent, PlanPromise } from '../content.ts'
import type { Agreement } from '../queries.ts'
import english from '../words.en.json'
import { tell } from '../words.ts'

export interface Shown { content: PlanContent; agreement: Agreement | null; genuine: boolean }

/*
 * What a plan says, sentence by sentence: the same on page, print and PDF. Each is told in the language asked for, English if none is; somebody's
 * own words and names stay as they are and are set apart (`kernel/languages`).
 */

/** Where and when it was made, by whom it was written down, and who agreed it: the sentences under the title. */
export function historyOf({ content, agreement }: Pick<Shown, 'content' | 'agreement'>, tongue: Tongue = inEnglish): string[] {
  const [say, { own }] = [tell(tongue), tongue]
  const [name, organisation, day] = [own(content.carerName), own(content.organisation.name), tongue.day(content.madeOn)]
  const talks = content.talks.map((talk) => say(talk.place ? 'talk' : 'talk.nowhere', { place: talk.place && own(talk.place), day: tongue.day(talk.onDay) }))
  return [
    talks.length > 0 ? say('made.talks', { name, talks: tongue.list(talks) }) : say('made', { name }),
    content.writtenBy ? say('written', { worker: own(content.writtenBy), organisation, day }) : say('written.nobody', { organisation, day }),
    ...(agreement ? [say(`agreed.${agreement.extent}`, { name: own(agreement.by), day: tongue.day(agreement.onDay), how: own(agreement.how) })] : []),
    ...(agreement?.comment ? [`${say('agreed.comment', { name: own(agreement.by) })} ${own(agreement.comment)}`] : []),
  ]
}

export function promiseWords({ what, byDay }: Pick<PlanPromise, 'what' | 'byDay'>, tongue: Tongue = inEnglish): string {
  return byDay ? tell(tongue)('promise', { what: tongue.own(what), day: tongue.day(byDay) }) : tongue.own(what)
}

/** "14 March 2026, or sooner: if her dad goes into hospital. Also sooner if: somebody’s health changes." */
export function reviewWords(content: Pick<PlanContent, 'carer' | 'reviewOn' | 'reviewSooner' | 'triggers'>, tongue: Tongue = inEnglish): string {
  const say = tell(tongue)
  const { triggers = [], reviewOn, reviewSooner } = content
  if (triggers.length === 0) return dayWords(content, tongue)
  const kinds = triggers.map((kind) => say(`trigger.${kind}`, { name: tongue.own(content.carer) })).join(tongue.fromRight ? '؛ ' : '; ')
  if (!reviewOn && !reviewSooner) return say('again.onlyKinds', { kinds })
  return `${dayWords(content, tongue)} ${say('again.kinds', { kinds })}`
}

function dayWords({ reviewOn, reviewSooner }: Pick<PlanContent, 'reviewOn' | 'reviewSooner'>, tongue: Tongue): string {
  const say = tell(tongue)
  const sooner = reviewSooner && tongue.own(reviewSooner.replace(/[.\s]+$/, ''))
  if (reviewOn) return sooner ? say('again.sooner', { day: tongue.day(reviewOn), sooner }) : say('again.day', { day: tongue.day(reviewOn) })
  return sooner ? say('again.onlySooner', { sooner }) : say('again.none')
}

/** How an outcome of the plan reads: on the carer's copy as she worded it there. */
export function outcomeReads({ outcomes }: Pick<PlanContent, 'outcomes'>, copy: boolean): (outcome: string) => string {
  return (id) => { const one = outcomes.find(({ outcome }) => outcome === id); return (copy ? one?.onThisCopy : null) ?? one?.statement ?? '' }
}

/** What stands in the plan because a law asks for it. That something does not apply need not stand on paper. `here`: which clauses are told in this place. */
export function lawParts({ law, carer }: Pick<PlanContent, 'law' | 'carer'>, here: (clause: string) => boolean = () => true, tongue: Tongue = inEnglish): LawPart[] {
  const { own } = tongue
  const name = own(carer)
  return (law?.answers ?? []).filter(({ clause, kind }) => kind !== 'not-applicable' && here(clause)).map(({ clause, heading, kind, words, none }) => {
    const [called, nothing] = [ofOurs('heading', heading, name, tongue), none && ofOurs('noneSaid', none, name, tongue)]
    return {
      heading: called ?? own(heading), ...(called && tongue.young ? { clause: own(clause) } : {}),
      words: kind !== 'none' ? own(words) : nothing ? `${nothing} ${own(words)}` : none ? own(`${none} ${words}`) : tell(tongue)('law.none', { words: own(words) }),
    }
  })
}

/** One answer for the law: `clause` where a plain question stands for the heading, for whoever has to find the place in the law. */
export interface LawPart { heading: string; words: string; clause?: string }

/**
 * What a pack calls something, as the reader is told it: in the reader's language, and to a child as a question. Found by those words, since they are
 * frozen with the plan; nothing where they are not a pack's own. In English they are the words as they were frozen.
 */
function ofOurs(of: 'heading' | 'noneSaid', words: string, name: string, tongue: Tongue): string | undefined {
  const key = `${of}.${words.toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}`
  const known = (tongue.young && Object.hasOwn(english, `young.${key}`)) || (Object.hasOwn(english, key) && english[key as never] === words)
  return known ? tell(tongue)(key as never, { name }) : undefined
}

/** Who can be reached about a plan: the organisation, with its telephone and address where it gave them. */
export function contactWords({ organisation: { name, phone, address } }: Pick<PlanContent, 'organisation'>, tongue: Tongue): string {
  const details = [phone, address].filter(Boolean).join(', ')
  return details ? tell(tongue)('contact', { organisation: tongue.own(name), details: tongue.own(details) }) : tongue.own(name)
}

/** Whom a child can turn to, as the plan knows it. A grown-up's plan has no such part. */
export function somebodyLines({ writtenBy, organisation: { phone } }: Pick<PlanContent, 'writtenBy' | 'organisation'>, tongue: Tongue): string[] {
  const [say, { own }] = [tell(tongue), tongue]
  return [...(writtenBy ? [say('somebody.ask', { worker: own(writtenBy) })] : []), ...(phone ? [say('somebody.ring', { phone: own(phone) })] : []), say('somebody.danger')]
}

/** What the plan shows of the emergency plan or the future plan: where it is from, and each thing it says as label and words. */
export function aheadLines({ ahead }: Pick<PlanContent, 'ahead'>, kind: 'emergency' | 'future', tongue: Tongue = inEnglish): { label: string | null; words: string }[] {
  const [say, { own }, told] = [tell(tongue), tongue, ahead?.[kind]]
  if (!told) return []
  const stands = [told.standing === 'there-is' ? null : say(`ahead.${told.standing}`), told.why && own(told.why)].filter(Boolean).join(' ')
  const people = told.people.map(({ name, who, agreed }) => { const called = own([name, who].filter(Boolean).join(', ')); return agreed ? say(`ahead.agreed.${agreed}`, { who: called }) : called })
  const decisions = told.decisions.map(({ what, by }) => promiseWords({ what, byDay: by }, tongue))
  const part = (one: (typeof told.parts)[number]) => aheadPart(one, tongue)
  return [
    ...(stands ? [{ label: null, words: stands }] : []),
    ...told.parts.filter((one) => one.part === 'firstHour').map(part), ...(people.length > 0 ? [{ label: say('ahead.people'), words: people.join('; ') }] : []),
    ...told.parts.filter((one) => one.part !== 'firstHour').map(part), ...(decisions.length > 0 ? [{ label: say('ahead.decisions'), words: decisions.join('; ') }] : []),
  ]
}

function aheadPart({ part, answer, words }: NonNullable<NonNullable<PlanContent['ahead']>['emergency']>['parts'][number], tongue: Tongue) {
  const say = tell(tongue)
  return { label: say(`ahead.${part}` as 'ahead.firstHour'), words: [answer === 'words' ? null : say(`ahead.answer.${answer}`), words && tongue.own(words)].filter(Boolean).join(' ') }
}

/** Able, willing and limits of each relationship, as label and words; whom it is about when there are several. */
export function caringLines(content: PlanContent, tongue: Tongue = inEnglish): { about: string | null; facts: { label: string; words: string }[] }[] {
  const [say, { own }] = [tell(tongue), tongue]
  const name = own(content.carer)
  return content.caring.map(({ person, relation, able, willing, limit, kinship }) => ({
    about: content.caring.length > 1 ? say('caring.for', { person: own(person), relation: own(relation) }) : null,
    facts: [
      ...(able && able === willing ? [{ label: say('ableWilling', { name }), words: own(able) }] : [
        ...(able ? [{ label: say('able', { name }), words: own(able) }] : []), ...(willing ? [{ label: say('willing', { name }), words: own(willing) }] : []),
      ]),
      ...(limit ? [{ label: say('limit', { name }), words: own(limit) }] : []),
      ...(kinship ? [{ label: say('kinship', { person: own(person) }), words: own(kinship) }] : []),
    ],
  }))
}
