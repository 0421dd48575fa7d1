import { sayDay } from '../../kernel/dates.ts'
import { Quiet, Quote, SideList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Difference, Stand, View } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** How somebody sees it: who, in their own words, and how we know where they did not say it plainly. */
export function ViewSaid({ view }: { view: View }) {
  const plain = view.known === null || view.known === 'own-words'
  return (
    <>
      <p><b dir="auto">{view.name}</b> <Quiet as="span">{say(`voice.${view.voice}`)}{view.known && view.known !== 'own-words' && ` · ${say(`known.${view.known}`)}`}</Quiet></p>
      <p class="typed" dir="auto">{plain ? <Quote>{view.words}</Quote> : view.words}</p>
    </>
  )
}

/** Where it stands, as a sentence: "Parked. Jo and Asha decide. Look again on 3 May." */
export function standInWords(stand: Stand | undefined, today: string): string {
  if (!stand) return say('stand.none')
  return [
    say(`stand.${stand.step}`, { who: stand.goingTo ?? '' }),
    stand.decides && say('stand.decides', { who: stand.decides }),
    stand.lookOn && say('stand.look', { day: sayDay(stand.lookOn, today) }),
  ].filter(Boolean).join(' ')
}

/** Where it stands, as a line of its own. */
export function Standing({ stand, today }: { stand: Stand | undefined; today: string }) {
  return <Quiet>{standInWords(stand, today)}</Quiet>
}

interface SectionShown { differences: readonly Difference[]; today: string; addHref: string | null }

/** Beside a talk, an outcome or on the carer's page: what is seen differently, each view by itself, and where it stands. */
export function DifferencesSection({ differences, today, addHref }: SectionShown) {
  if (differences.length === 0 && addHref === null) return null
  return (
    <SideList title={say('section')} items={differences.map((one) => (
      <>
        <b><a href={`/differences/${one.id}`} dir="auto">{one.topic}</a></b><br />
        {one.views.filter((view) => !view.newer).map((view) => <><span dir="auto">{view.name}: {shortly(view.words)}</span><br /></>)}
        <Quiet as="span">{standInWords(one.stands[0], today)}</Quiet>
      </>
    ))}>
      {addHref && <p><a href={addHref}>{say('section.add')}</a></p>}
    </SideList>
  )
}

function shortly(words: string): string {
  return words.length <= 120 ? words : `${words.slice(0, 120).replace(/\s\S*$/, '')} …`
}
