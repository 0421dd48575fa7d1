import { Hono } from 'hono'
import { homeFor } from './frame.ts'
import { assetAddress } from './kernel/assets.ts'
import { NotFound } from './kernel/errors.ts'
import { type Env, showPage } from './kernel/http.tsx'
import { GalleryPage } from './kernel/ui/gallery/gallery.tsx'
import { renderPage } from './kernel/ui/index.ts'
import { makeWords } from './kernel/words.ts'
import english from './front.en.json'

const say = makeWords(english)

/** The few pages that belong to no room: where one arrives, what Lilypad is, and (for developers) the components. */
export const front = new Hono<Env>()

front.get('/', (c) => {
  const actor = c.get('actor')
  return c.redirect(actor ? homeFor(actor) : '/sign-in', 303)
})

front.get('/about', (c) => showPage(c, { title: say('about.title') }, (
  <>
    <h1>{say('about.title')}</h1>
    <p>{say('about.what')}</p>
    <h2>{say('about.name.title')}</h2>
    <blockquote class="words"><q>{say('about.quotation')}</q></blockquote>
    <p class="quiet">{say('about.quotation.by')}</p>
    <h2>{say('about.approach.title')}</h2>
    <p>{say('about.approach')}</p>
    <h2>{say('about.free.title')}</h2>
    <p>{say('about.free')}</p>
    <p>{say('about.font')}</p>
  </>
)))

front.get('/gallery', (c) => {
  c.header('cache-control', 'no-store')
  // Only where nobody but the developer can reach it.
  if (!c.get('address').startsWith('http://localhost')) throw new NotFound()
  return c.html(renderPage(<GalleryPage assets={assetAddress} />))
})
