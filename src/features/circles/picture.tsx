import { sayDay } from '../../kernel/dates.ts'
import { Ecomap, type EcomapEntry, EcomapKey, Quiet, Quote, SummaryList } from '../../kernel/ui/index.ts'
import type { Flow, Standing } from './around.ts'
import type { Circle, CirclePerson } from './queries.ts'
import { circleKinds, circleLines } from './schema.ts'
import { say } from './words.ts'

const wordsOnly = (flows: readonly Flow[]) => flows.filter(({ words }) => words !== null)

/** Something goes to whom she cares for even while she has not said what. */
function entryOf({ id, name, kind, line, toHer, fromHer }: Standing): EcomapEntry {
  return { id, name, kind, line, toMiddle: wordsOnly(toHer).length > 0, fromMiddle: kind === 'cared-for' || wordsOnly(fromHer).length > 0 }
}

const kinds = Object.fromEntries((['cared-for', ...circleKinds] as const).map((kind) => [kind, say(`key.${kind}`)])) as Record<EcomapEntry['kind'], string>
const lines = Object.fromEntries(([...circleLines, 'unsaid'] as const).map((line) => [line, say(`key.${line}`)])) as Record<NonNullable<EcomapEntry['line']> | 'unsaid', string>

/** The picture, and what its shapes and lines mean. What it shows has to stand in words under it. */
export function Picture({ name, label, standing }: { name: string; label: string; standing: readonly Standing[] }) {
  const entries = standing.map(entryOf)
  return (
    <>
      <Ecomap name={name} entries={entries} label={label} />
      <EcomapKey entries={entries} kinds={kinds} lines={lines} arrow={say('key.arrow')} />
    </>
  )
}

/** “From Ravi: makes her laugh. To Ravi: nights, meals. The line is strong.” */
function Told({ one }: { one: Standing }) {
  const { name, kind, line, toHer, fromHer } = one
  const to = fromHer.length > 0 || kind !== 'cared-for' ? fromHer : [{ words: say('told.care'), said: false }]
  return (
    <>
      <Flows label={say('told.from', { person: name })} flows={toHer} />
      <Flows label={say('told.to', { person: name })} flows={to} />
      {toHer.length + to.length === 0 && <>{say('told.nothing')} </>}
      {say(line ? `told.${line}` : 'told.unsaid')}
    </>
  )
}

function Flows({ label, flows }: { label: string; flows: readonly Flow[] }) {
  if (flows.length === 0) return null
  return (
    <>
      <span dir="auto">{label}</span>{' '}
      {flows.map(({ words, said }) => <>{words === null ? say('told.prefersNot') : said ? <><Quote>{words}</Quote>{ends(words) ? '' : '.'}</> : <span class="said" dir="auto">{sentence(words)}</span>}{' '}</>)}
    </>
  )
}

const ends = (words: string) => /[.!?…。？！؟]$/u.test(words.trim())
const sentence = (words: string) => ends(words) ? words : `${words}.`

interface AroundProps { circle: Circle; standing: readonly Standing[]; carer: { id: string }; mayWrite: boolean }

/** The picture in words, one after the other: here it is written and changed, and the picture follows. */
export function Around({ circle, standing, carer, mayWrite }: AroundProps) {
  const home = `/carers/${carer.id}/circle`
  const change = (href: string, person: string) => mayWrite ? [{ href, text: say('people.change'), hiddenText: say('people.change.what', { person }) }] : []
  return <SummaryList rows={standing.map((one) => {
    const written = circle.people.find(({ id }) => id === (one.also ?? one.id))
    return {
      key: <><span dir="auto">{one.name}</span> <Quiet as="div">{say(`kind.${one.kind}`)}</Quiet></>,
      value: (
        <>
          <div dir="auto">{one.who}</div>
          <div><Told one={one} /></div>
          <Reach words={written?.contact ?? null} />
          {one.also && mayWrite && <div><a href={`${home}/people/${one.also}`}>{say('people.same', { person: one.name })}</a></div>}
        </>
      ),
      actions: change(one.relationship ? `${home}/relationships/${one.id}` : `${home}/people/${one.id}`, one.name),
    }
  })} />
}

/** Who is not around any more: listed, not drawn. */
export function Gone({ people, carer, today, mayWrite }: { people: readonly CirclePerson[]; carer: { id: string }; today: string; mayWrite: boolean }) {
  return <SummaryList rows={people.map((person) => ({
    key: <span dir="auto">{person.name}</span>,
    value: (
      <>
        <div dir="auto">{person.who}</div>
        {person.leftOn && <div>{say('people.left', { on: sayDay(person.leftOn, today) })}</div>}
        {person.gives && <div>{say('told.from', { person: person.name })} <span class="said" dir="auto">{person.gives}</span></div>}
        {person.gets && <div>{say('told.to', { person: person.name })} <span class="said" dir="auto">{person.gets}</span></div>}
        <Reach words={person.contact} />
      </>
    ),
    actions: mayWrite ? [{ href: `/carers/${carer.id}/circle/people/${person.id}`, text: say('people.change'), hiddenText: say('people.change.what', { person: person.name }) }] : [],
  }))} />
}

function Reach({ words }: { words: string | null }) {
  return words ? <div><Quiet as="span">{say('people.contact')}:</Quiet> <span class="said" dir="auto">{words}</span></div> : null
}

/** On the carer's own page: the picture and the words of it, as her worker has it. */
export function OwnCircle({ standing }: { standing: readonly Standing[] }) {
  if (standing.length === 0) return null
  return (
    <section class="page-before" aria-labelledby="around-you">
      <h2 id="around-you">{say('own.title')}</h2>
      <p>{say('own.note')}</p>
      <Picture name={say('own.you')} label={say('own.label')} standing={standing} />
      <ul class="ecomap-words">
        {standing.map((one) => <li><b dir="auto">{one.name}</b>, <span dir="auto">{one.who}</span> <Quiet as="span">({say(`kind.${one.kind}`)})</Quiet>. <Told one={one} /></li>)}
      </ul>
    </section>
  )
}
