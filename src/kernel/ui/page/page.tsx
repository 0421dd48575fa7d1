import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { Two } from '../layout/layout.tsx'
import { BrandMark, Symbols } from '../pad/pad.tsx'
import { SkipLink } from '../skip-link/skip-link.tsx'
import { classes, english, type UniversalWords, UniversalWordsContext } from '../universal/universal.ts'

export interface NavItem {
  text: string
  href: string
  current?: boolean
}

export interface PageProps {
  title: string
  /** The address of a built file with the hash in its name: `lilypad.css`, `lilypad.js`, `lilypad.svg`, `atkinson-first.woff2`, each of `scripts`. */
  assets: (name: string) => string
  nav?: readonly NavItem[]
  organisation?: string
  person?: { name: string; href: string }
  /** One sentence across the top of every page: "This is a made-up world". */
  banner?: ComponentChildren
  /** One line at the head of the content: who else can see what stands here. */
  seen?: ComponentChildren
  /** There is an error summary: the title says so first. */
  errors?: boolean
  side?: { label: string; content: ComponentChildren }
  /** Above the main content, outside of it: back link or breadcrumbs. */
  before?: ComponentChildren
  wide?: boolean
  /** Nothing stands round the content: no name of ours, menu or foot, in the window's name neither, and no search engine keeps it. For a page that may be opened on a shared phone. */
  bare?: boolean
  /** Half as large again, on paper too. */
  large?: boolean
  lang?: string
  dir?: 'ltr' | 'rtl'
  scripts?: readonly string[]
  safetyHref?: string
  homeHref?: string
  aboutHref?: string
  words?: Partial<UniversalWords>
  children: ComponentChildren
}

/**
 * The whole document, from `html` to the footer. Works without scripts; holds no inline style or script, since the
 * security policy forbids them. Structure from GOV.UK Frontend's template (skip link first, `main` with the id
 * `main-content`), look from our own mock-ups.
 */
export function Page(props: PageProps) {
  const words = { ...english, ...props.words }
  const { assets, nav = [], scripts = [] } = props
  return (
    <UniversalWordsContext.Provider value={words}>
      <html lang={props.lang ?? 'en'} dir={props.dir} class={classes('govuk-template', props.large && 'large-print', props.bare && 'bare')}>
        <head>
          <meta charset="utf-8" />
          <title>{`${props.errors ? `${words.error}: ` : ''}${props.title}${props.bare ? '' : ' – Lilypad'}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {props.bare ? <><meta name="robots" content="noindex, nofollow, noarchive" /><meta name="color-scheme" content="light dark" /></> : <meta name="theme-color" content="#0b5563" />}
          <link rel="preload" href={assets('atkinson-first.woff2')} as="font" type="font/woff2" crossOrigin="anonymous" />
          <link rel="icon" href={assets('lilypad.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assets('lilypad.css')} />
          {['lilypad.js', ...scripts].map((name) => (
            <script type="module" src={assets(name)} />
          ))}
        </head>
        <body class="govuk-template__body">
          <SkipLink />
          {!props.bare && <><Symbols /><Top {...props} nav={nav} words={words} /></>}
          {props.before && <div class={classes('before', props.wide && 'wide')}>{props.before}</div>}
          <main id="main-content" class={classes('main', props.wide && 'wide')}>
            {props.seen && !props.bare && <p class="seen">{props.seen}</p>}
            {props.side ? (
              <Two side={props.side.content} sideLabel={props.side.label}>
                {props.children}
              </Two>
            ) : (
              props.children
            )}
          </main>
          {!props.bare && <Foot {...props} words={words} />}
        </body>
      </html>
    </UniversalWordsContext.Provider>
  )
}

type Framed = PageProps & { words: UniversalWords }

function Top({ nav = [], person, banner, safetyHref, homeHref = '/', words }: Framed) {
  return (
    <header>
      <div class="top">
        <a class="brand" href={homeHref}>
          <BrandMark />
          Lilypad
        </a>
        {nav.length > 0 && (
          <nav aria-label={words.navigation}>
            {nav.map((item) => (
              <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                {item.text}
              </a>
            ))}
          </nav>
        )}
        {(safetyHref || person) && (
          <div class="who">
            {safetyHref && <a href={safetyHref}>{words.safety}</a>}
            {person && <a href={person.href}>{person.name}</a>}
          </div>
        )}
      </div>
      {banner && <div class="banner">{banner}</div>}
    </header>
  )
}

function Foot({ organisation, aboutHref = '/about', words }: Framed) {
  return (
    <footer class="foot">
      <p>
        {words.whatItIs} {organisation && words.keptBy(organisation)} <a href={aboutHref}>{words.about}</a>
      </p>
      <p>
        <q>{words.quotation}</q> {words.quotationBy}
      </p>
    </footer>
  )
}

/** The page as it is sent. */
export function renderPage<Props>(page: VNode<Props>): string {
  return `<!doctype html>${render(page)}`
}
