import { Ecomap, type EcomapEntry, EcomapKey, Quiet, Quote } from '../../kernel/ui/index.ts'
import type { Flow, Standing } from './around.ts'
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
export function Told({ one }: { one: Standing }) {
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
