import { Button, Details, Empty, InsetText, Note, Quiet, Textarea } from '../../kernel/ui/index.ts'
import type { Coached } from './coach.ts'
import { say } from './words.ts'

/** What the coach asks about a statement, and what is good in it already. Quiet, and gone with one key. */
export function Questions({ coached, route, way }: { coached: Coached; route?: string; way?: string }) {
  const { hints, good, safety, lang } = coached
  return (
    <section class="coach" aria-label={say('section')} data-coach-found tabIndex={-1}>
      {safety.length > 0 && (
        <Note title={say('safety')}>
          <p>{say('safety.words', { words: safety.slice(0, 3).join(', ') })}</p>
          <p>{say('safety.route')} {route ? <span class="typed">{route}</span> : say('safety.none')}</p>
        </Note>
      )}
      {good.length > 0 && <ul class="good">{good.map((one) => <li><b>{say(`good.${one.kind}`)}</b> {one.words.slice(0, 3).join(', ') !== '' && <Quiet as="span">{one.words.slice(0, 3).join(', ')}</Quiet>}</li>)}</ul>}
      {hints.length > 0 && (
        <ol class="questions">{hints.map((hint) => (
          <li dir="auto">{hint.question} <Quiet as="span">{say('rule', { rule: hint.rule, name: say(`name.${hint.rule}` as 'name.R1') })}</Quiet></li>
        ))}</ol>
      )}
      {hints.length === 0 && good.length === 0 && safety.length === 0 && <Quiet>{say(lang === null ? 'silent.unknown' : 'silent')}</Quiet>}
      {way && coached.labels.outcome_not_output === false && <p><a href={way}>{say('way')}</a></p>}
      <p><Quiet as="span">{say('kept')}</Quiet> <button type="button" class="link" data-coach-hide hidden>{say('hide')}</button></p>
    </section>
  )
}

/** Try any statement, and read what the coach cannot judge. */
export function CoachPage({ statement, coached, route, error }: { statement: string; coached?: Coached; route?: string; error?: string }) {
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <form method="post" action="/coach" novalidate>
        <Textarea name="statement" label={say('statement')} hint={say('statement.hint')} rows={3} value={statement} error={error} />
        <Button>{say('ask')}</Button>
      </form>
      {coached && (statement.trim() === '' ? <Empty>{say('empty')}</Empty> : <Questions coached={coached} route={route} />)}
      <CannotJudge />
    </>
  )
}

/** Said wherever the coach is. (After Miller & Barrie; what a list of words can never know.) */
export function CannotJudge() {
  return (
    <Details summary={say('cannot')}>
      <InsetText>{say('cannot.intro')}</InsetText>
      <ul>{(['true', 'talk', 'most', 'silence', 'tone', 'dialect', 'culture', 'service', 'risk', 'pressure', 'speech', 'size'] as const).map((one) => <li>{say(`cannot.${one}`)}</li>)}</ul>
    </Details>
  )
}
