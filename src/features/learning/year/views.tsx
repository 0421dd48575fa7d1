import type { Lens } from '../../../frameworks/lenses/index.ts'
import { sayAsOf, sayDay } from '../../../kernel/dates.ts'
import { Button, Empty, Quiet, Select, Sheet, SummaryList } from '../../../kernel/ui/index.ts'
import { say } from '../words.ts'
import type { Year } from './period.ts'
import { questions } from './schema.ts'
import type { Told } from './small-numbers.ts'
import { type ConceptTold, sayAnswer, sayBand, sayMonth, type YearTold } from './told.ts'

/** The first and the last day, as people say them. */
export const sayDays = ({ from, to }: Year) => ({ from: sayDay(from), to: sayDay(to) })

/** A year by what mattered to carers, in sentences. What is missing stands first, what the numbers cannot say last, and both are printed. */
export function YearPage({ told, months, lenses, asOf, zone }: { told: YearTold; months: readonly string[]; lenses: readonly Lens[]; asOf: Date | null; zone: string }) {
  const { year, missing, concepts, lens, onlyTalked } = told
  const nothing = [...missing, ...concepts].every((one) => one.told.mattered === null)
  const asked = `ending=${year.month}${lens ? `&lens=${lens.lens.id}` : ''}`
  return (
    <>
      <h1>{say('year.title')}</h1>
      <p><b>{say('year.span', sayDays(year))}</b></p>
      <p>{say('year.intro')}</p>
      <form method="get" action="/learning/year" class="lens-chooser">
        <Select name="ending" label={say('year.ending')} value={year.month} items={months.map((month) => ({ value: month, text: sayMonth(month) }))} />
        <Select name="lens" label={say('year.lens')} value={lens?.lens.id ?? ''} items={[{ value: '', text: say('year.lens.none') }, ...lenses.map((one) => ({ value: one.id, text: one.name }))]} />
        <Button kind="secondary">{say('year.show')}</Button>
      </form>
      <p class="no-print"><a href={`/learning/year.csv?${asked}`}>{say('year.take')}</a></p>
      <h2>{say('year.missing')}</h2>
      <p>{say('year.missing.talked', { told: onlyTalked ? 'yes' : 'no', carers: onlyTalked ? sayBand(onlyTalked) : '' })}</p>
      <Concepts all={missing} level="h3" />
      <p>{say('year.missing.who')}</p>
      <h2>{lens ? say('year.through', { lens: lens.lens.name }) : say('year.what')}</h2>
      {nothing ? <Empty>{say('year.nothing')}</Empty> : concepts.some((one) => one.told.mattered === null) && <p>{say('year.small')}</p>}
      {lens ? <Through lens={lens} /> : <Concepts all={concepts} level="h3" />}
      <h2>{say('year.cannot')}</h2>
      <ul class="govuk-list govuk-list--bullet">{(['cause', 'better', 'add', 'compare', 'words'] as const).map((what) => <li>{say(`year.cannot.${what}`)}</li>)}</ul>
      <h2>{say('year.how')}</h2>
      <ul class="govuk-list govuk-list--bullet">{(['mattered', 'once', 'of', 'later', 'small'] as const).map((what) => <li>{say(`year.how.${what}`)}</li>)}</ul>
      {asOf && <Quiet>{sayAsOf(asOf, zone)}</Quiet>}
    </>
  )
}

function Through({ lens: { lens, parts, hides } }: { lens: NonNullable<YearTold['lens']> }) {
  return (
    <>
      <p>{say('year.lens.said')} {lens.reading === 'ours' && say('year.lens.ours')}</p>
      {parts.map(({ part, concepts }) => (
        <>
          <h3>{part.name}{part.unverified && <> <Quiet as="span">{say('year.unverified')}</Quiet></>}</h3>
          <Concepts all={concepts.map(({ concept }) => concept)} partly={concepts.filter(({ strength }) => strength === '~').map(({ concept }) => concept.heading)} level="h4" />
        </>
      ))}
      {hides.length > 0 && <><h3>{say('year.lens.hides')}</h3><Concepts all={hides} level="h4" /></>}
    </>
  )
}

/** Each concept of which something is told, in its own place; those of which nothing is stand together in one line. */
function Concepts({ all, partly = [], level: Heading }: { all: readonly ConceptTold[]; partly?: readonly string[]; level: 'h3' | 'h4' }) {
  const untold = all.filter(({ told }) => told.mattered === null)
  const part = ({ heading }: ConceptTold) => partly.includes(heading) ? ` (${say('year.partly')})` : ''
  return (
    <>
      {all.filter(({ told }) => told.mattered !== null).map((one) => (
        <Sheet as="section">
          <Heading>{one.name}{part(one)}</Heading>
          <Said told={one.told} />
        </Sheet>
      ))}
      {untold.length > 0 && <p><Quiet as="span">{say('year.untold')} {untold.map((one) => `${one.name}${part(one)}`).join(' · ')}</Quiet></p>}
    </>
  )
}

/** What is told of one concept: for how many carers, and what they said, in the order in which it is asked. */
function Said({ told: { mattered, looked, notLooked, said } }: { told: Told }) {
  if (!mattered) return null
  if (!looked) return <p>{say('year.carers.only', { mattered: sayBand(mattered), notLooked: notLooked ? sayBand(notLooked) : '' })}</p>
  const [told, untold] = [questions.filter((question) => said[question].told.length > 0), questions.filter((question) => said[question].told.length === 0)]
  return (
    <>
      <p>{notLooked ? say('year.carers.all', { mattered: sayBand(mattered), looked: sayBand(looked), notLooked: sayBand(notLooked) }) : say('year.carers.most', { mattered: sayBand(mattered), looked: sayBand(looked) })}</p>
      {told.length > 0 && <SummaryList rows={told.map((question) => ({
        key: say(`year.question.${question}`),
        value: <ul class="govuk-list">{said[question].told.map(({ answer, carers }) => <li>{sayOne(question, answer, sayBand(carers))}</li>)}{said[question].rest && <li>{say('year.rest')}</li>}</ul>,
      }))} />}
      {told.length === 0 ? <p>{say('year.none.all')}</p> : untold.length > 0 && <p><Quiet as="span">{say('year.none')} {untold.map((question) => say(`year.question.${question}`)).join(' · ')}</Quiet></p>}
    </>
  )
}

function sayOne(question: (typeof questions)[number], answer: string, carers: string): string {
  return answer === 'several' || answer === 'unsaid' ? say(`year.said.${answer}`, { carers }) : say('year.said', { carers, answer: sayAnswer(question, answer) })
}
