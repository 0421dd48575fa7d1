import { ButtonGroup, ButtonLink } from '../button/button.tsx'
import { Card } from '../card/card.tsx'
import { Crossing } from '../crossing/crossing.tsx'
import { Direction, Quiet } from '../layout/layout.tsx'
import { Curtain } from '../curtain/curtain.tsx'
import { Kept } from '../kept/kept.tsx'
import { Unkept } from '../unkept/unkept.tsx'
import { Note } from '../note/note.tsx'
import { Mark, Passage } from '../passage/passage.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import { Pill } from '../tag/tag.tsx'
import { Quote, Words } from '../words/words.tsx'

/** A carer's page, a talk and a plan, as far as they are made of shared parts. */
export function Record() {
  return (
    <>
      <Card
        title="In two minutes"
        items={[
          'Cares for her dad, nights and letters, since 2021. Works three days a week.',
          'Wants to sleep; will keep the Sunday drives; does not do washing and dressing.',
          'Jo promised to ring the ward by the 9th.',
          'Text, after 6. Never leave a message about her dad. She likes it said straight.',
        ]}
      />
      <ButtonGroup>
        <ButtonLink href="#talk">Start a conversation</ButtonLink>
        <ButtonLink kind="secondary" href="#review">
          Review how it is going
        </ButtonLink>
        <a class="govuk-link" href="#later">
          Not now
        </a>
      </ButtonGroup>

      <h2>What matters now</h2>
      <Sheet as="article" labelledBy="outcome-sleep">
        <Words as="h3" id="outcome-sleep">
          I just want to sleep through so I am not snapping at the kids
        </Words>
        <p>
          <Direction>Hoping it gets better</Direction> · from the talk on <a href="#3-february">3 February</a> · <Pill>Health and wellbeing</Pill>
          <Pill href="#own-life">A life of her own</Pill>
        </p>
        <River />
        <Quiet>The river is as wide as the good days and bad days are apart. Neither bank is a score: both are Asha’s own words.</Quiet>
        <Crossing
          label="How we get across"
          from={{ label: 'Now', words: 'Up with Dad four times' }}
          to={{ label: 'Hoped for', words: 'Through till six' }}
          pads={[
            { who: 'Asha', text: ' asks early, not at the end of her rope' },
            { who: 'Meera, her sister', text: ': Monday nights' },
            { kind: 'flower', who: 'Ravi, her dad', text: ': tries the mat for a month, lamp left on' },
            { who: 'Oban Crossroads', text: ': a night sitter two nights, the same two people' },
            { kind: 'stone', who: 'In the way:', text: ' five weeks’ wait for the mat. Jo chases it on the 20th.' },
          ]}
        />
      </Sheet>
      <Sheet as="article">
        <Words as="h3" after=": the Sunday drives">
          I would not give those up for anything
        </Words>
        <p>
          <Direction>Hoping to keep it as it is</Direction>
        </p>
        <Note title="Two views.">
          Asha: <Quote>The ward still rings me after it is decided.</Quote> The ward says it left a message. <b>What happens about it:</b> Jo meets the
          ward on the 9th; Asha wants to be there.
        </Note>
      </Sheet>
      <Sheet>
        <Words lang="ar">أريد أن أنام ليلة كاملة</Words>
        <Quiet>Said in Arabic on 3 February; Amal Haddad was the interpreter.</Quiet>
      </Sheet>

      <h2>What was said</h2>
      <Passage voice="carer" who="Asha" about="her words">
        I have not slept through since he came home.{' '}
        <Mark label="outcome">I just want to sleep through so I am not snapping at the kids.</Mark> They get the worst of me.{' '}
        <Mark kind="limit" label="a limit">
          I am not doing the washing and dressing,
        </Mark>{' '}
        I told him that.
      </Passage>
      <Passage voice="person" who="Ravi" about="her dad · how do we know? he said so, clear today">
        {'She fusses. I could manage the nights with the lamp on.\nI do not want strangers in the house. Not every night.'}
      </Passage>
      <Passage voice="worker" who="Jo" about="worker" foot={<a href="#correct">That is not what I said</a>}>
        She has run this alone for four years.{' '}
        <Mark kind="way" label="in the way">
          The mat has a five-week wait.
        </Mark>
      </Passage>
      <Passage voice="family" who="Meera" about="her sister, on the phone · for this conversation only">
        She will not tell you, so I will.
      </Passage>
      <Passage voice="young" who="Dev" about="who is 12, his words">
        <Mark kind="other" label="a strength">I know which tablets are Tuesday.</Mark>
      </Passage>
      <Passage voice="agency" who="Ward 4" about="by letter">
        A message was left on the 2nd.
      </Passage>
      <Passage voice="advocate" who="Eilidh Ross" about="advocate, for Ravi">
        He would like to be asked first.
      </Passage>
      <Passage voice="carer" who="Asha" about="in Arabic" lang="ar">
        هو يغني طوال الطريق. لا أريد أن أترك ذلك.
      </Passage>
      <Curtain draw="Hide the screen" back="The screen is hidden. Press here, or Enter, to come back." />
      <Kept>Kept at 14:32, here and at the office</Kept>
      <Unkept title="What you wrote, and is not kept" words={['He would like to be asked first.', 'By letter']} />
    </>
  )
}

function River() {
  return (
    <ol class="river">
      <li class="bank-words">
        <div class="banks">
          <span>
            <Quote>Up with Dad four times</Quote>
          </span>
          <span>
            <Quote>Through till six</Quote>
          </span>
        </div>
      </li>
      <Row from={[6, 12, 20]} to={[18, 30, 44]} pad="#pad" words="I have not slept through since he came home." day="3 February" said="where we began" />
      <Row from={[18, 30, 44]} to={[56, 72, 88]} pad="#pad-flower" words="Mondays are mine now." day="14 March" said="closer" />
      <Row from={[56, 72, 88]} words="Slept till six, twice running." day="2 May" said="closer" />
    </ol>
  )
}

type Across = readonly [number, number, number]

function Row({ from: [a, b, c], to, pad, words, day, said }: { from: Across; to?: Across; pad?: string; words: string; day: string; said: string }) {
  const [d, e, f] = to ?? [a, b, c]
  return (
    <li>
      <svg class="bed" aria-hidden="true">
        <line class="bank" x1="0" x2="0" y1="0" y2="100%" />
        <line class="bank" x1="100%" x2="100%" y1="0" y2="100%" />
        {to && (
          <svg y="12" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
            <path class="span" d={`M${a} 0C${a} 50 ${d} 50 ${d} 100L${f} 100C${f} 50 ${c} 50 ${c} 0Z`} />
            <path class="edge" d={`M${a} 0C${a} 50 ${d} 50 ${d} 100M${c} 0C${c} 50 ${f} 50 ${f} 100`} />
            <path class="line" d={`M${b} 0C${b} 50 ${e} 50 ${e} 100`} />
          </svg>
        )}
        {pad && (
          <svg x={`${(b + e) / 2}%`} y="62%" overflow="visible">
            <use href={pad} />
          </svg>
        )}
        <circle class="mark" cx={`${b}%`} cy="12" r="6.5" />
      </svg>
      <div class="told">
        <Words>{words}</Words>
        <b>{day}</b> · {said}
      </div>
    </li>
  )
}
