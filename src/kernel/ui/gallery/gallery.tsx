import type { ComponentChildren } from 'preact'
import { Page } from '../page/page.tsx'
import { Empty as Nothing } from '../empty/empty.tsx'
import { ErrorSummary } from '../error-summary/error-summary.tsx'
import { SideList } from '../layout/layout.tsx'
import { Quote } from '../words/words.tsx'
import { Fields, Wrong } from './fields.tsx'
import { Record } from './record.tsx'
import { Signs } from './signs.tsx'

const names = ['Asha', 'Iain', 'Farida', 'Tam', 'Moira', 'Jean', 'Wen', 'Gurpreet', 'Nia', 'Callum']

/**
 * Every component with believable words in it, and with the ones that hurt: nothing, very long, wrong, right to left, forty.
 * For those who build with them, and for the test that looks at all of them at once.
 */
export function GalleryPage({ assets }: { assets: (name: string) => string }) {
  return (
    <Page
      title="What Lilypad is built of"
      assets={assets}
      errors
      organisation="Lochside Carers Centre"
      person={{ name: 'Jo Reid', href: '#person' }}
      safetyHref="#safety"
      banner="This is a made-up world. Nobody in it is real, and no mail leaves it."
      nav={[
        { text: 'Today', href: '#today' },
        { text: 'Carers', href: '#carers', current: true },
        { text: 'Learning', href: '#learning' },
        { text: 'Reports', href: '#reports' },
      ]}
      side={{ label: 'Plan, promises and people', content: <Side /> }}
    >
      <ErrorSummary
        disableAutoFocus
        errors={[
          { text: 'Say who is there, or that you would rather not say', href: '#who-wrong' },
          { text: 'The day must be a real one, like 3 2 2026', href: '#day-wrong-day' },
        ]}
      />
      <h1>What Lilypad is built of</h1>
      <Record />
      <Signs />
      <Fields />
      <Wrong />
      <RightToLeft />
    </Page>
  )
}

function Side() {
  return (
    <>
      <SideList title="The plan">
        <p>
          Agreed 10 February. <a href="#plan">Read it</a> or <a href="#print">print it</a>.
        </p>
        <p class="quiet">Asha has a copy. Next look: 1 December, or sooner if her dad goes into hospital.</p>
      </SideList>
      <SideList
        title="Around Asha"
        items={[
          <>
            Ravi, her dad: <Quote>he does the crossword with the boys</Quote>
          </>,
          'Meera, sister, Mondays',
          false,
          'The Argyll and Bute Early-Onset Dementia Friendship and Walking Group (Thursdays, weather permitting)',
        ]}
      />
      <SideList title="Everyone, all forty" items={Array.from({ length: 40 }, (_, index) => <a href={`#${index}`}>{`${names[index % names.length]} ${index + 1}`}</a>)} />
    </>
  )
}

function RightToLeft() {
  return (
    <Section title="From right to left">
      <div dir="rtl" lang="ar">
        <Fields prefix="ar" />
        <Wrong prefix="ar" />
      </div>
      <Nothing next={<a href="#talk">Start a conversation</a>}>
        Nothing written in Arabic yet.
      </Nothing>
    </Section>
  )
}

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
