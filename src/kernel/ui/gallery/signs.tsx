import { BackLink } from '../back-link/back-link.tsx'
import { Breadcrumbs } from '../breadcrumbs/breadcrumbs.tsx'
import { ButtonLink } from '../button/button.tsx'
import { Details } from '../details/details.tsx'
import { Empty } from '../empty/empty.tsx'
import { ExitThisPage } from '../exit-this-page/exit-this-page.tsx'
import { InsetText } from '../inset-text/inset-text.tsx'
import { NotificationBanner } from '../notification-banner/notification-banner.tsx'
import { Pad } from '../pad/pad.tsx'
import { Pagination } from '../pagination/pagination.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import { SummaryList } from '../summary-list/summary-list.tsx'
import { Scroll, Table } from '../table/table.tsx'
import { Tag } from '../tag/tag.tsx'
import { WarningText } from '../warning-text/warning-text.tsx'

const long = 'Wilhelmina-Theodora Mac​Gillebhràth-Ramanathapuramsubramaniam of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'

/** Facts, news, ways through, and nothing at all. */
export function Signs() {
  return (
    <>
      <h2>News</h2>
      <NotificationBanner success disableAutoFocus title="Kept" text="Asha’s plan is agreed. She has her copy." />
      <NotificationBanner titleId="banner-2" title="First">
        <p>
          Two people wrote at once. <a href="#both">See both</a>; nothing is lost.
        </p>
      </NotificationBanner>
      <InsetText>Asha can read this, correct it, and say who may see it.</InsetText>
      <WarningText>Once taken out of this record it cannot be put back.</WarningText>
      <Details summary="Why do we ask this?">So that the sitter knows, and so that nobody asks you twice.</Details>
      <Details summary="The story before" open>
        {'Mum used to do the nights and I never knew.'}
      </Details>
      <ExitThisPage href="https://www.bbc.co.uk/weather" />
      <p>
        <Tag>Restricted</Tag> <Tag colour="grey">Draft</Tag> <Tag colour="teal">Review</Tag> <Tag colour="purple">Young carer</Tag>{' '}
        <Tag colour="magenta">Two views</Tag> <Pad /> <Pad kind="flower" /> <Pad kind="stone" />
      </p>

      <h2>Facts</h2>
      <SummaryList
        rows={[
          { key: 'Likes to be called', value: 'Asha', actions: [{ href: '#change', text: 'Change', hiddenText: 'what Asha likes to be called' }] },
          { key: 'Name', value: long },
          {
            key: 'Lives with',
            value: (
              <>
                <p>Ravi, her dad</p>
                <p>Two boys, 9 and 12</p>
              </>
            ),
            actions: [
              { href: '#add', text: 'Add', hiddenText: 'someone' },
              { href: '#change-2', text: 'Change', hiddenText: 'who lives with Asha' },
            ],
          },
          { key: 'Money', value: 'Would rather not say' },
        ]}
      />
      <Table
        caption="Who has looked"
        captionSize="s"
        firstCellIsHeader
        head={['Who', 'When', 'Why']}
        rows={[
          ['Jo Reid', 'today', 'her worker'],
          ['Sam Ure', '4 August', 'covering'],
          [long, '3 August', 'covering'],
        ]}
      />
      <Scroll label="Conversations a month, by team">
        <Table
          caption="Conversations a month, by team"
          captionSize="s"
          firstCellIsHeader
          head={['Team', ...Array.from({ length: 12 }, (_, month) => ({ content: `Month ${month + 1}`, numeric: true }))]}
          rows={['Oban', 'Lorn and the Isles'].map((team, row) => [team, ...Array.from({ length: 12 }, (_, month) => ({ content: 7 + ((month * 5 + row * 3) % 9), numeric: true }))])}
        />
      </Scroll>

      <h2>Nothing yet</h2>
      <Empty next={<ButtonLink href="#talk">Start a conversation</ButtonLink>}>When you have talked with Asha, what matters to her will stand here.</Empty>
      <Empty>Nobody is waiting for you today.</Empty>

      <h2>Ways through</h2>
      <BackLink href="#asha">Asha Menon</BackLink>
      <Breadcrumbs items={[{ text: 'Carers', href: '#carers' }, { text: 'Asha Menon', href: '#asha' }, { text: 'A talk at her kitchen table' }]} />
      <Pagination
        label="Carers"
        previous={{ href: '#4' }}
        next={{ href: '#6' }}
        pages={[{ number: 1, href: '#1' }, { ellipsis: true }, { number: 4, href: '#4' }, { number: 5, href: '#5', current: true }, { number: 6, href: '#6' }]}
      />
      <Pagination label="Talks" previous={{ href: '#before', text: 'Before', label: 'By phone, 14 January' }} next={{ href: '#after', text: 'After', label: 'At her kitchen table, 3 February' }} />
      <Sheet>
        <h3>{long}</h3>
        <p>{'Unbroken'.repeat(20)}</p>
      </Sheet>
    </>
  )
}
