import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { TooLarge } from './errors.ts'
import type { Ctx, Env } from './http.tsx'

const mb = 1024 * 1024

/**
 * How much of a request is read, in bytes. A stranger: the longest form of a page that is open to all, in any script. Somebody who is or
 * was signed in: the longest talk there can be, with every character as long as characters get on their way. A file with its form.
 */
export const bodyLimits = { stranger: 256 * 1024, form: 3 * mb, upload: 12 * mb } as const

/** Up to here what was too large is read once more, for the words in it; nothing of it is kept. */
const readForWords = { form: bodyLimits.upload, upload: 64 * mb } as const

export interface Known {
  /** Whether whoever asks holds a cookie of somebody who is, or was, signed in: words written in a session that ran out are not lost. */
  wasHere: (c: Ctx) => Promise<boolean>
  /** Whether this address takes files. */
  takesFiles: (method: string, path: string) => boolean
}

/**
 * Refuse what is too large before it is read, and before anything else is asked of the request: by what it says of its length, or else
 * piece by piece. Throws {@link TooLarge} (413). Stands before everything that reads a body, the page that says what went wrong too.
 */
export function bodiesWithinReason({ wasHere, takesFiles }: Known): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!c.req.raw.body) return next()
    const signedIn = c.get('actor') !== null
    const kind = takesFiles(c.req.method, c.req.path) ? 'upload' : 'form'
    const said = c.req.header('transfer-encoding') === undefined ? Number(c.req.header('content-length') ?? Number.NaN) : Number.NaN
    // Whether somebody was here is only asked of what would be too large from a stranger.
    const known = signedIn || (!(said <= bodyLimits.stranger) && await wasHere(c))
    const limit = known ? bodyLimits[kind] : bodyLimits.stranger
    const onError = () => { throw new TooLarge(known ? sentences[kind] : sentences.stranger, signedIn && said <= readForWords[kind]) }
    return bodyLimit({ maxSize: limit, onError })(c, next)
  }
}

const sentences = {
  stranger: 'You are not signed in, and this is more than Lilypad takes from somebody it does not know. The limit is 256 kB. Nothing was changed. Go back to the page: what you wrote is still on it. Sign in on another tab, then send it again.',
  form: 'This is more than Lilypad takes in one form. The limit is 3 MB. Nothing was changed.',
  upload: 'This is more than Lilypad takes at once. The limit is 12 MB; a document may be up to 10 MB.',
} as const
