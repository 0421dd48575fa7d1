import { sayDay } from '../../kernel/dates.ts'
import type { Errors } from '../../kernel/forms.ts'
import { Empty, Pagination, Passage, Problems, Quiet, SearchBox, type Voice } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { PassageVoice } from '../conversations/index.ts'
import type { Asked } from './asked.ts'
import { extractOf } from './extract.ts'
import type { Found } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

const margins: Record<PassageVoice, Voice> = { carer: 'carer', person: 'person', worker: 'worker', family: 'family', 'young-person': 'young', agency: 'agency', advocate: 'advocate', unsaid: 'unsaid' }

interface Shown extends Found { asked: Asked; page: number; first: number }

/** Look for words, and what was found: twenty at a time, newest talk first. */
export function FindWordsPage({ words, found, errors }: { words: string; found?: Shown; errors?: Errors }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('title')}</h1>
      <SearchBox action="/carers/words" id="q" label={say('label')} hint={say('hint')} button={say('go')} value={words} error={errors?.q} />
      {found ? <Results {...found} words={words} /> : <Quiet>{say('where')}</Quiet>}
      <p><a href="/carers">{say('back')}</a></p>
    </>
  )
}

function Results({ said, more, today, asked, page, first, words }: Shown & { words: string }) {
  if (said.length === 0) return <Empty>{say(page > 1 ? 'found.noMore' : 'found.none')}</Empty>
  const to = (number: number) => `/carers/words?q=${encodeURIComponent(words)}${number > 1 ? `&page=${number}` : ''}`
  return (
    <>
      <h2>{more || page > 1 ? say('found.part', { first, last: first + said.length - 1 }) : say('found.all', { count: said.length })}</h2>
      <Quiet>{say('found.seen')}</Quiet>
      {said.map((one) => <Said {...one} asked={asked} today={today} />)}
      {(more || page > 1) && <Pagination previous={page > 1 && { href: to(page - 1), text: say('page.newer') }} next={more && page < 99 && { href: to(page + 1), text: say('page.older') }} />}
    </>
  )
}

/** A piece of what was said: whose words, when, in whose record, and the way to where it stands. */
function Said({ passage, carer, asked, today }: Found['said'][number] & { asked: Asked; today: string }) {
  const { stretches, before, after } = extractOf(passage.words, asked)
  const day = sayDay(passage.heldOn, today)
  const about = [passage.voice === 'unsaid' && passage.name !== '' && say('unsaid.named'), passage.howKnown && say('howKnown', { how: say(`howKnown.${passage.howKnown}`) }), say('said.on', { day })].filter(Boolean).join(' · ')
  return (
    <Passage voice={margins[passage.voice]} who={passage.name || say('unsaid')} about={<>{about} · {say('said.record')} <a href={`/carers/${carer.id}`}>{carer.name}</a></>} lang={passage.language ?? undefined}
      foot={<>
        <a href={`/conversations/${passage.conversation}#passage-${passage.id}`}>{say('said.open')}<span class="govuk-visually-hidden">{say('said.which', { day, name: carer.name })}</span></a>
        {carer.still && <Quiet>{say('said.still')} <a href={`/carers/${carer.id}/still`}>{say('said.still.what')}</a></Quiet>}
      </>}>
      {before && '… '}{stretches.map(({ words, found }) => found ? <mark>{words}</mark> : words)}{after && ' …'}
    </Passage>
  )
}
