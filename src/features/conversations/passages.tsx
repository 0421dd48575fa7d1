import type { Answers, Errors } from '../../kernel/forms.ts'
import { sayDay } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/schema.ts'
import { Button, Checkboxes, Details, html, Input, Passage as Block, Picked, Problems, Radios, Select, Textarea, type Voice as Margin } from '../../kernel/ui/index.ts'
import { LiftForm, Undo } from './lifting/forms.tsx'
import { Lifted, LiftedFoot, Marked } from './lifting/lifted.tsx'
import type { Highlight } from './lifting/queries.ts'
import type { ConversationHead, MayBeThere, Passage } from './queries.ts'
import { howKnowns, otherVoices, type PassageVoice, reaches } from './schema.ts'
import { say } from './words.ts'
import { type Family, marginWas, plain, type Speaking } from './writing.ts'


/** What this room shows of a carer: `name` in a talk, `called` in the way back. */
export interface CarerShown { id: string; name: string; called: string; pronouns: string | null }

/** Who may have said it: who is there, and who is around her but not written down as there. */
interface Whose { speakers: readonly Speaking[]; around: readonly MayBeThere[] }

/** `asks`: words that are nobody's yet ask whose they are with an open fold. */
interface Tools extends Whose { folded: boolean; asks: boolean }

const margins: Record<PassageVoice, Margin> = { carer: 'carer', person: 'person', worker: 'worker', family: 'family', 'young-person': 'young', agency: 'agency', advocate: 'advocate', unsaid: 'unsaid' }

interface BlockProps {
  family: Family<Passage>
  carer: CarerShown
  head: Pick<ConversationHead, 'people'>
  lifted: readonly Highlight[]
  today: string
  tools?: Tools
  /** What was lifted out stands in a list on the same page, and can be gone to. */
  listed?: boolean
}

/** A passage in its voice, with its older wordings under it and what was lifted out marked in the words. */
export function PassageBlock({ family: { now, before }, carer, head, lifted, today, tools, listed = false }: BlockProps) {
  // Plain functions, not components: a talk may have hundreds of passages, and to set up a component for each part of them takes longer than the parts.
  return <>{[...now, ...before].map((passage, index) => {
    const own = lifted.filter((one) => one.passage === passage.id)
    return Block({
      id: `passage-${passage.id}`, voice: margins[passage.voice], who: passage.name || say('unsaid.nobody'), lang: passage.language ?? undefined, class: passage.reach === 'here' ? 'stays-here' : undefined,
      about: aboutOf(passage, { carer, head, today, older: index >= now.length, corrected: before.length > 0 }),
      foot: [listed && LiftedFoot({ lifted: own }), index < now.length && tools && PassageTools({ passage, carer, head, tools })],
      children: Marked({ words: passage.words, lifted: own }),
    })
  })}</>
}

function aboutOf(passage: Passage, { carer, head, today, older, corrected }: { carer: CarerShown; head: BlockProps['head']; today: string; older: boolean; corrected: boolean }): string {
  const person = head.people.find((one) => one.voice === passage.voice && one.name === passage.name)
  const asked = passage.voice === 'unsaid' && say(passage.name ? 'about.unsaidName' : 'about.unsaid')
  const known = [person?.who, person?.part].filter(Boolean).join(', ')
  const own = passage.voice === 'carer' ? say('about.carer', { whose: (carer.pronouns ?? '').toLowerCase().split(/[^a-z]/)[0] ?? '' })
    : known || (passage.voice in { worker: 0, advocate: 0, agency: 0, 'young-person': 0 } ? say(`about.${passage.voice as 'worker'}`) : '')
  return [
    asked || own,
    passage.howKnown && say('about.howKnown', { how: say(`howKnown.${passage.howKnown}`) }),
    corrected && (older ? say('about.before') : say('about.corrected', { day: sayDay(passage.recordedOn, today) })),
    passage.heardBy && say('about.heardBy', { names: head.people.filter((one) => passage.heardBy?.includes(one.id)).map((one) => one.name).join(', ') || say('about.nobody') }),
    passage.reach !== 'heard' && say(`about.${passage.reach}`),
  ].filter(Boolean).join(' · ')
}

function PassageTools({ passage, carer, head, tools }: { passage: Passage; carer: CarerShown; head: BlockProps['head']; tools: Tools }) {
  const page = `/passages/${passage.id}`
  if (tools.folded) return html`<div class="passage-tools"><a href="${page}">${say(passage.voice !== 'unsaid' ? 'lift.orMargin' : 'unsaid.orLift')}</a></div>`
  return (
    <div class="passage-tools">
      <Details summary={say('lift.title')} attributes={{ 'data-lift': page }}><LiftForm passage={passage} /></Details>
      <Details summary={whoseAsked(passage)} open={passage.voice === 'unsaid' && tools.asks}>
        {passage.voice !== 'unsaid' ? <MarginForm passage={passage} carer={carer} people={head.people} {...tools} /> : <UnsaidForm passage={passage} {...tools} />}
        <p><a href={page}>{say(passage.voice !== 'unsaid' ? 'passage.more' : 'unsaid.more')}</a></p>
      </Details>
    </div>
  )
}

/** "Who is Bert?" */
function whoseAsked({ voice, name }: Passage): string {
  return voice === 'unsaid' && name !== '' ? say('unsaid.who', { name }) : say('page.whose')
}

/** The quiet question beside words that are nobody's yet. What else can be set stands on the passage's own page. */
function UnsaidForm({ passage, ...whose }: { passage: Passage } & Whose) {
  return (
    <form method="post" action={`/passages/${passage.id}/margin`} novalidate>
      <input type="hidden" name="was" value={marginWas(passage)} />
      <input type="hidden" name="reach" value={passage.reach} />
      <WhoseFields passage={passage} {...whose} at={`${passage.id}-`} folded />
      <Button kind="secondary">{say('unsaid.save')}</Button>
    </form>
  )
}

/** Whose words: somebody there, somebody around her who goes by that name, or somebody else. `folded`: the fold asks already. */
function WhoseFields({ passage, speakers, around, at, folded, answers, errors }: FormProps & Whose & { at: string; folded?: boolean }) {
  const said = passage.voice !== 'unsaid'
  const now = speakers.find((one) => one.voice === passage.voice && one.name === passage.name)
  const known = said || passage.name === '' ? [] : around.filter((one) => [one.name, one.name.split(/\s/)[0] ?? ''].some((name) => plain(name) === plain(passage.name)))
  const likely = known[0] ? `circle:${known[0].id}` : passage.name === '' ? undefined : 'else'
  const chosen = answers ? String(answers.whose ?? '') : now?.value ?? likely
  return (
    <>
      <Picked legend={folded ? <span class="govuk-visually-hidden">{whoseAsked(passage)}</span> : whoseAsked(passage)} name="whose" id={`${at}whose`} value={chosen}
        items={[...known.map((one) => ({ value: `circle:${one.id}`, text: [one.name, one.who].filter(Boolean).join(', ') })), ...whoItems(speakers)]} />
      <Details summary={say('page.elseWho')} open={chosen === 'else' || Boolean(errors?.elseName ?? errors?.elseVoice ?? errors?.elseWho)}>
        <ElseFields answers={answers ?? (now ? {} : { elseName: passage.name, elseVoice: said ? passage.voice : '' })} errors={errors} prefix={at} />
        <Input name="elseWho" id={`${at}elseWho`} label={say('unsaid.elseWho')} width={20} value={String(answers?.elseWho ?? '')} error={errors?.elseWho} />
      </Details>
      {!said && passage.name !== '' && <Checkboxes name="heading" idPrefix={`${at}heading`} small values={[answers?.heading ?? []].flat()} items={[{ value: 'yes', text: say('unsaid.heading', { name: passage.name }) }]} />}
    </>
  )
}

/** Who is there, the one who writes, and somebody else, to choose from. */
export function whoItems(speakers: readonly Speaking[]) {
  return [...speakers.map((one) => ({ value: one.value, text: one.value === 'me' ? say('page.me') : one.name })), { value: 'else', text: say('page.else') }]
}

export interface FormProps { passage: Passage; answers?: Answers; errors?: Errors }

function MarginForm({ passage, carer, people, speakers, around, answers, errors }: FormProps & Whose & { carer: CarerShown; people: ConversationHead['people'] }) {
  const at = errors || answers ? '' : `${passage.id}-`
  const heard = answers ? [answers.heard ?? []].flat() : passage.heardBy ?? people.map((one) => one.id)
  return (
    <form method="post" action={`/passages/${passage.id}/margin`} novalidate>
      <input type="hidden" name="was" value={String(answers?.was ?? marginWas(passage))} />
      <WhoseFields passage={passage} speakers={speakers} around={around} at={at} answers={answers} errors={errors} />
      <Picked legend={say('page.howKnown')} hint={say('page.howKnownPlain')} name="howKnown" id={`${at}howKnown`} value={String(answers?.howKnown ?? passage.howKnown ?? '')} items={howKnowns.map((value) => ({ value, text: say(`howKnown.${value}`) }))} />
      <input type="hidden" name="heardAsked" value="yes" />
      <Checkboxes name="heard" idPrefix={`${at}heard`} small legend={<b>{say('margin.heard')}</b>} values={heard} items={people.map((one) => ({ value: one.id, text: one.name }))} />
      <Radios name="reach" idPrefix={`${at}reach`} small legend={<b>{say('margin.reach')}</b>} value={String(answers?.reach ?? passage.reach)} error={errors?.reach} items={reaches.map((value) => ({ value, text: say(`margin.reach.${value}`, { name: carer.name }) }))} />
      <Button kind="secondary">{say('margin.save')}</Button>
    </form>
  )
}

/** Someone else: a name and a voice. */
export function ElseFields({ answers, errors, prefix = '' }: { answers?: Answers; errors?: Errors; prefix?: string }) {
  return (
    <>
      <Input name="elseName" id={`${prefix}elseName`} label={say('page.elseName')} width={20} value={String(answers?.elseName ?? '')} error={errors?.elseName} />
      <Select name="elseVoice" id={`${prefix}elseVoice`} label={say('page.elseVoice')} value={String(answers?.elseVoice ?? '')} error={errors?.elseVoice}
        items={[{ value: '', text: '' }, ...otherVoices.map((value) => ({ value, text: say(`voice.${value}`) }))]} />
    </>
  )
}

export interface PassagePageProps extends BlockProps {
  passage: Passage
  speakers: readonly Speaking[]
  around: readonly MayBeThere[]
  /** The form that could not be taken as it was: its place, and what was typed. */
  refused?: { what: 'highlights' | 'margin' | 'corrections' | 'withdrawal'; answers: Answers; errors: Errors }
}

/** Everything that can be done with one passage: lift words out, set the margin, put it right, take it away. */
export function PassagePage({ passage, carer, speakers, around, refused, ...block }: PassagePageProps) {
  const of = (what: NonNullable<typeof refused>['what']) => refused?.what === what ? { answers: refused.answers, errors: refused.errors } : {}
  const correction = of('corrections')
  const own = block.lifted.filter((one) => one.passage === passage.id)
  return (
    <>
      <Problems errors={refused?.errors} />
      <h1 class="govuk-heading-l">{say('passage.title')}</h1>
      <p><a href={`/conversations/${passage.conversation}#passage-${passage.id}`}>{say('passage.back')}</a></p>
      <PassageBlock carer={carer} {...block} />
      {own.length > 0 && <ul role="list">{own.map((one) => <li><Lifted one={one} mayUndo here={`/conversations/${passage.conversation}`} />{!one.outcome && <Undo one={one} />}</li>)}</ul>}
      <h2>{say('lift.title')}</h2>
      <LiftForm passage={passage} {...of('highlights')} />
      <h2>{say('margin.title')}</h2>
      <MarginForm passage={passage} carer={carer} people={block.head.people} speakers={speakers} around={around} {...of('margin')} />
      <h2>{say('correct.title')}</h2>
      <form method="post" action={`/passages/${passage.id}/corrections`} novalidate>
        <input type="hidden" name="id" value={String(correction.answers?.id ?? newId())} />
        <Textarea name="words" id={correction.errors ? 'words' : 'corrected'} label={say('correct.words')} hint={say('correct.hint')} rows={6} value={String(correction.answers?.words ?? passage.words)} error={correction.errors?.words} />
        <Button kind="secondary">{say('correct.save')}</Button>
      </form>
      <Withdrawal action={`/passages/${passage.id}/withdrawal`} title={say('withdraw.passage')} body={say('withdraw.passageBody')} save={say('withdraw.save')} {...of('withdrawal')} />
    </>
  )
}

/** Take words or a talk away, and say why. */
export function Withdrawal({ action, title, body, save, answers, errors }: { action: string; title: string; body: string; save: string; answers?: Answers; errors?: Errors }) {
  return (
    <form method="post" action={action} novalidate>
      <h2>{title}</h2>
      <p>{body}</p>
      <input type="hidden" name="id" value={String(answers?.id ?? newId())} />
      <Input name="why" label={say('withdraw.why')} value={String(answers?.why ?? '')} error={errors?.why} attributes={{ maxlength: limits.line * 4 }} />
      <Button kind="warning">{save}</Button>
    </form>
  )
}
