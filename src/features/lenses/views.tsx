import { concepts } from '../../frameworks/concepts.ts'
import type { Lens, LensPart } from '../../frameworks/lenses/index.ts'
import { Button, Details, Note, Quiet, Select, Sheet } from '../../kernel/ui/index.ts'
import { seeThrough } from './see.ts'
import { say } from './words.ts'

export interface OutcomeShown { id: string; statement: string; looksLike?: string | null; concepts: readonly string[]; doesNotFit?: boolean; href?: string }

const nameOf = (concept: string) => concepts.find((one) => one.id === concept)?.name ?? concept

/** Choose what to look through. A form, so that it works without a script. */
export function LensChooser({ lenses, chosen, action }: { lenses: readonly Lens[]; chosen?: string; action: string }) {
  return (
    <form method="get" action={action} class="lens-chooser">
      <Select name="lens" label={say('choose')} value={chosen ?? ''} items={[{ value: '', text: say('choose.none') }, ...lenses.map((lens) => ({ value: lens.id, text: lens.name }))]} />
      <Button kind="secondary">{say('look')}</Button>
      <a href="/lenses">{say('about')}</a>
    </form>
  )
}

/** One person's outcomes through a lens: where each sits, and what the lens cannot see. */
export function LensView({ lens, outcomes, name }: { lens: Lens; outcomes: readonly OutcomeShown[]; /** Whose they are; nobody’s when a lens is tried. */ name?: string }) {
  const { parts, unseen, unplaced, hides } = seeThrough(lens, outcomes)
  const filled = parts.filter((one) => one.outcomes.length > 0)
  const empty = parts.filter((one) => one.outcomes.length === 0)
  return (
    <Sheet as="section">
      <h2>{say('through', { lens: lens.name })}</h2>
      {lens.about !== '' && <Quiet>{lens.about}</Quiet>}
      {filled.length === 0 && <p>{name === undefined ? say('nothing.these') : say('nothing', { name })}</p>}
      {filled.map(({ part, outcomes: here }) => (
        <>
          <h3><PartName part={part} /></h3>
          <ul class="govuk-list govuk-list--bullet">{here.map(({ outcome, strength }) => <li><Statement outcome={outcome} />{strength === '~' && <> <Quiet as="span">{say('partly')}</Quiet></>}</li>)}</ul>
        </>
      ))}
      {unseen.length > 0 && (
        <Note title={name === undefined ? say('unseen.these') : say('unseen', { count: unseen.length, name })}>
          <ul>{unseen.map((outcome) => <li><Statement outcome={outcome} /> <Quiet as="span">{outcome.concepts.map(nameOf).join(', ')}</Quiet></li>)}</ul>
        </Note>
      )}
      {unplaced.length > 0 && (
        <Note title={say('unplaced')}>
          <ul>{unplaced.map((outcome) => <li><Statement outcome={outcome} /> <Quiet as="span">{say(outcome.doesNotFit ? 'doesNotFit' : 'noConcept')}</Quiet></li>)}</ul>
        </Note>
      )}
      {empty.length > 0 && <p><Quiet as="span">{say('empty')} {empty.map(({ part }) => part.name).join(' · ')}</Quiet></p>}
      <Details summary={say('hides')}>
        {hides.length > 0 ? <><p>{say('hides.intro')}</p><ul>{hides.map((id) => <li>{nameOf(id)}</li>)}</ul></> : <p>{say('hides.none')}</p>}
        {lens.caution && <p>{lens.caution}</p>}
        {lens.source !== '' && <p><Quiet as="span">{say('source')} {lens.source}. {lens.licence}</Quiet></p>}
        {lens.reading === 'ours' && <p><Quiet as="span">{say('ours')}</Quiet></p>}
      </Details>
      <p><Quiet as="span">{say('never')}</Quiet></p>
    </Sheet>
  )
}

function PartName({ part }: { part: LensPart }) {
  return <>{part.name}{part.unverified && <> <Quiet as="span">{say('unverified')}</Quiet></>}</>
}

function Statement({ outcome }: { outcome: OutcomeShown }) {
  const words = outcome.href ? <a href={outcome.href} dir="auto">{outcome.statement}</a> : <span dir="auto">{outcome.statement}</span>
  return outcome.looksLike ? <>{words} <Quiet as="span">({outcome.looksLike})</Quiet></> : words
}
