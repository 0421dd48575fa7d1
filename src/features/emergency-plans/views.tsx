import type { ComponentChildren } from 'preact'
import { sayAge, sayDay } from '../../kernel/dates.ts'
import { inEnglish, type Tongue } from '../../kernel/languages/tongue.ts'
import { Told } from '../../kernel/languages/told.tsx'
import { Quiet, SideList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import { tell } from './languages/words.ts'
import type { Copy, EmergencyPlan, Part, StepsIn } from './queries.ts'
import { partsOf, type PlanKind } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** Who it is about, and whom they care for: by the names they go by here. */
export interface About { name: string; person: string | null }

/** Somebody may see it, as the permission says. */
export interface Reader { who: string; from: string; until: string | null; howTold: string; state: 'now' | 'later' | 'over' }

/** A plan to be shown, with what stands round it. `versions` are those this person may read, newest first. */
export interface Shown {
  plan: EmergencyPlan
  versions: readonly EmergencyPlan[]
  about: About
  readers: readonly Reader[]
  today: string
}

/** One thing in a list of the plan: what stands out, what it says, a number to ring, and what is to be noticed. */
export interface Line { strong?: string; text: string; phone?: string; notice?: string }
/** One heading of the plan. `brief` stands as label and words beside each other on paper. */
export interface Section { key: string; heading: string; words?: string; mark?: string; lines?: Line[]; numbered?: boolean; brief: boolean }

/** "Written 5 September, 12 weeks ago, by Jo Reid." On paper: how old it was on the day it was printed. */
export function writtenWords({ writtenOn, writtenBy }: Pick<EmergencyPlan, 'writtenOn' | 'writtenBy'>, today: string, paper = false, tongue: Tongue = inEnglish): string {
  const [say, age] = [tell(tongue), tongue.age(writtenOn, today)]
  if (paper) return say('written.printed', { day: tongue.day(writtenOn), age, printed: tongue.day(today) })
  return writtenBy ? say('written', { day: tongue.day(writtenOn, today), age, by: tongue.own(writtenBy) }) : say('written.nobody', { day: tongue.day(writtenOn, today), age })
}

/** How old it is, who agreed and when it was last looked at, as sentences. */
export function historyOf({ plan, versions, about, today }: Pick<Shown, 'plan' | 'versions' | 'about' | 'today'>, paper = false, tongue: Tongue = inEnglish): string[] {
  const [say, { own, age }, name] = [tell(tongue), tongue, tongue.own(about.name)]
  const [first, ...later] = plan.agreements
  const last = later.at(-1)
  const before = versions.find((one) => one.writtenOn <= plan.writtenOn && one.id !== plan.id && one.agreements.length > 0)
  const day = (on: string) => tongue.day(on, paper ? undefined : today)
  return [
    writtenWords(plan, today, paper, tongue),
    first ? say('agreed', { by: own(first.by), day: day(first.onDay), how: own(first.how) })
      : before ? say('agreed.not.last', { name, day: day(before.writtenOn), age: age(before.writtenOn, today) }) : say('agreed.not', { name }),
    ...(last ? [say('agreed.since', { day: day(last.onDay), age: age(last.onDay, today) })] : []),
    ...(plan.current && plan.lookAgainOn <= today ? [say('look')] : []),
  ]
}

const sentence = (text: string) => text.trim().replace(/[.\s]+$/, '')

/** Whether there is one, where that is no plain yes, with the words for it. */
export function standsWords({ standing, why }: Pick<EmergencyPlan, 'standing' | 'why'>, name: string, tongue: Tongue = inEnglish): string | null {
  return [standing === 'there-is' ? null : tell(tongue)(`stands.${standing}`, { name: tongue.own(name) }), why && tongue.own(why)].filter(Boolean).join(' ') || null
}

/** What the part says: the honest answer, the words, or both. */
export function partWords({ answer, words }: Pick<Part, 'answer' | 'words'>, tongue: Tongue = inEnglish): string {
  return [answer === 'words' ? null : tell(tongue)(`answer.${answer}`), words && tongue.own(words)].filter(Boolean).join(' ')
}

/** What the part is called. */
export function partTitle(part: Part['part'], about: About, tongue: Tongue = inEnglish): string {
  const [say, name, person] = [tell(tongue), tongue.own(about.name), about.person && tongue.own(about.person)]
  return part === 'toKnow' && person === null ? say('part.toKnow.nobody', { name }) : say(`part.${part}`, { name, person })
}

/** Everything the plan says, heading by heading: what the page, the print and the PDF are made of. */
export function sectionsOf({ plan, about }: Pick<Shown, 'plan' | 'about'>, today?: string, tongue: Tongue = inEnglish): Section[] {
  const [say, { own }] = [tell(tongue), tongue]
  const parts = partsOf[plan.kind].flatMap((name) => plan.parts.filter(({ part }) => part === name)).filter((part) => partWords(part) !== '')
  const told = parts.map((part): Section => ({
    key: part.part, heading: partTitle(part.part, about, tongue), words: partWords(part, tongue), brief: !['firstHour', 'firstDays', 'matters', 'wishes'].includes(part.part),
    ...(part.part === 'toKnow' ? { mark: say('part.toKnow.mark', { name: own(about.name) }) } : {}),
  }))
  const people: Section[] = plan.people.length > 0 ? [{ key: 'people', heading: say('people'), lines: plan.people.map((one) => personLine(one, about.name, today, tongue)), numbered: true, brief: false }] : []
  const decisions: Section[] = plan.decisions.length > 0 ? [{
    key: 'decisions', heading: say('decisions'), brief: false, lines: plan.decisions.map(({ what, by, asked }) => ({
      strong: own(sentence(what)) + (by ? `, ${say('decision.by', { day: tongue.day(by, today) })}` : ''), text: asked ? say('decision.asked', { who: own(sentence(asked)) }) : '',
    })),
  }] : []
  const first = told.filter(({ key }) => key === 'firstHour')
  return [...first, ...people, ...told.filter(({ key }) => key !== 'firstHour'), ...decisions]
}

function personLine({ name, who, phone, agreed, can, cannot, key, leftOn }: StepsIn, carer: string, today: string | undefined, tongue: Tongue): Line {
  const [say, { own }] = [tell(tongue), tongue]
  const text = [
    agreed && say(`person.agreed.${agreed}`), can && say('person.can', { words: own(sentence(can)) }), cannot && say('person.cannot', { words: own(sentence(cannot)) }), key && say(`person.key.${key}`),
  ].filter(Boolean).join(' ')
  return { strong: own([name, who].filter(Boolean).join(', ')), text, ...(phone ? { phone: own(phone) } : {}), ...(leftOn ? { notice: say('person.left', { name: own(carer), day: tongue.day(leftOn, today) }) } : {}) }
}

/** The newest copy in each place and form, and whether it is out of date. What is no longer there comes apart. */
export function copiesOf({ plan, versions }: Pick<Shown, 'plan' | 'versions'>, today?: string, tongue: Tongue = inEnglish): { there: (Line & { copy: Copy })[]; gone: (Line & { copy: Copy })[] } {
  const [say, { own, day }] = [tell(tongue), tongue]
  const all = versions.flatMap((version) => version.copies.map((copy) => ({ copy, version })))
  const place = ({ holder, form }: Copy) => `${holder.trim().toLocaleLowerCase('en')} ${form === 'card' ? 'card' : 'plan'}`
  const newest = new Map(all.toSorted((a, b) => a.copy.onDay.localeCompare(b.copy.onDay) || a.version.writtenOn.localeCompare(b.version.writtenOn)).map((one) => [place(one.copy), one]))
  const line = ({ copy, version }: (typeof all)[number]): Line & { copy: Copy } => {
    const values = { holder: own(copy.holder), form: copy.how ? say('copy.how', { form: say(`copy.form.${copy.form}`), how: own(copy.how) }) : say(`copy.form.${copy.form}`), day: day(copy.goneOn ?? copy.onDay, today), written: day(version.writtenOn, today) }
    return { copy, text: say(copy.goneOn ? 'copy.gone' : version.id === plan.id ? 'copy.now' : 'copy.old', values) }
  }
  return { there: [...newest.values()].filter(({ copy }) => !copy.goneOn).map(line), gone: [...newest.values()].filter(({ copy }) => copy.goneOn).map(line) }
}

/** Who may see it now or later, as the carer said it. */
export function readerLines(readers: readonly Reader[], today?: string, tongue: Tongue = inEnglish): Line[] {
  const [say, { own, day }] = [tell(tongue), tongue]
  return readers.filter(({ state }) => state !== 'over').map(({ who, from, until, howTold }) => ({
    text: `${until ? say('readers.until', { who: own(who), day: day(from, today), until: day(until, today) }) : say('readers.one', { who: own(who), day: day(from, today) })} (${own(howTold)})`,
  }))
}

/** The plan as it is read: on a page and in print. How old it is always stands first. `beside`: copies and readers stand in the margin, with their forms. */
export function EmergencyPlanDocument({ shown, paper = false, level = 2, beside = false, tongue = inEnglish }: { shown: Shown; paper?: boolean; level?: 2 | 3; beside?: boolean; tongue?: Tongue }) {
  const [{ plan, about, readers, today }, say] = [shown, tell(tongue)]
  const Heading = `h${level}` as 'h2'
  const stands = standsWords(plan, about.name, tongue)
  const on = paper ? undefined : today
  const [sections, copies, may] = [sectionsOf(shown, on, tongue), copiesOf(shown, on, tongue).there, readerLines(readers, on, tongue)]
  return (
    <>
      <Quiet><Told>{historyOf(shown, paper, tongue).join(' ')}</Told></Quiet>
      {stands && <p class="said" dir="auto"><Told>{stands}</Told></p>}
      {sections.length === 0 && !stands && <p>{say('nothing')}</p>}
      {sections.map(({ heading, words, mark, lines, numbered }) => (
        <section class="plan-part">
          <Heading><Told>{heading}</Told></Heading>
          {words && <p class="said" dir="auto"><Told>{words}</Told></p>}
          {lines && <Lines lines={lines} numbered={numbered} tongue={tongue} />}
          {mark && <Quiet><Told>{mark}</Told></Quiet>}
        </section>
      ))}
      {!beside && <section class="plan-part"><Heading>{say('copies')}</Heading>{copies.length === 0 ? <p>{say('copies.none')}</p> : <Lines lines={copies} tongue={tongue} />}</section>}
      {!beside && <section class="plan-part"><Heading>{say('readers')}</Heading>{may.length === 0 ? <p><Told>{say('readers.none', { name: tongue.own(about.name) })}</Told></p> : <Lines lines={may} tongue={tongue} />}</section>}
    </>
  )
}

function Lines({ lines, numbered, tongue }: { lines: readonly Line[]; numbered?: boolean; tongue: Tongue }) {
  const List = numbered ? 'ol' : 'ul'
  return (
    <List class={numbered ? 'govuk-list govuk-list--number' : 'govuk-list govuk-list--bullet'}>
      {lines.map(({ strong, text, phone, notice }) => (
        <li dir={tongue.fromRight ? undefined : 'auto'}>
          {strong && <b><Told>{strong}</Told></b>}{phone && <>{strong && ', '}<Phone number={phone} /></>}{(strong ?? phone) && text && '. '}<Told>{text}</Told>
          {notice && <><br /><Quiet as="span"><Told>{notice}</Told></Quiet></>}
        </li>
      ))}
    </List>
  )
}

/** To be rung with one tap, where a number can be read out of it. */
export function Phone({ number }: { number: string }) {
  const dialled = /\+?[\d\s().-]{6,}/.exec(number)?.[0].replace(/[^\d+]/g, '')
  return dialled ? <a href={`tel:${dialled}`}><Told>{number}</Told></a> : <Told>{number}</Told>
}

/** "Emergency plan: written 5 September, 12 weeks ago." One tap to it. */
export function EmergencyPlanLine({ carer, kind, writtenOn, today }: { carer: string; kind: PlanKind; writtenOn: string; today: string }) {
  return <><a href={`/carers/${carer}/${kind}-plan`}>{say(`here.${kind}`)}</a>: {say('section.written', { day: sayDay(writtenOn, today), age: sayAge(writtenOn, today) })}</>
}

/** In the margin of the carer's page: both plans, how old they are, and what was said not to be right. */
export function EmergencySection({ carer, emergency, future, waiting, today, mayWrite }: { carer: string; emergency?: EmergencyPlan; future?: EmergencyPlan; waiting: readonly string[]; today: string; mayWrite: boolean }) {
  const line = (plan: EmergencyPlan): ComponentChildren => <p><EmergencyPlanLine carer={carer} kind={plan.kind} writtenOn={plan.writtenOn} today={today} />{plan.lookAgainOn <= today && <> {say('look')}</>}</p>
  return (
    <SideList title={say('section.title')}>
      {emergency ? line(emergency) : <p>{say('section.none')} {mayWrite && <a href={`/carers/${carer}/emergency-plans/new?kind=emergency`}>{say('section.begin')}</a>}</p>}
      {future ? line(future) : mayWrite && <p><a href={`/carers/${carer}/emergency-plans/new?kind=future`}>{say('section.future.begin')}</a></p>}
      {waiting[0] && <p><a href={`/emergency-plans/${waiting[0]}#remarks`}>{say('section.remarks', { count: waiting.length })}</a></p>}
    </SideList>
  )
}
