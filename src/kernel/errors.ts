/** The kinds of errors a person can meet. Each becomes a page with a plain sentence and what to do next. */
export abstract class LilypadError extends Error {
  abstract readonly status: 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503
}

/** 422: something in what was sent is not right. `errors` names the field; every typed word is kept by the form. */
export class Invalid extends LilypadError {
  readonly status = 422
  constructor(readonly errors: Record<string, string>) {
    super(Object.values(errors).join(' '))
  }
}

/** 401: nobody is signed in (any more). */
export class NotSignedIn extends LilypadError {
  readonly status = 401
  constructor() { super('Sign in to go on.') }
}

/** 401: signed in, but not lately enough for this: say once more that it is you. Every typed word is kept. */
export class NotConfirmed extends LilypadError {
  readonly status = 401
  constructor() { super('Say once more that it is you.') }
}

/** 404: it is not there, or it is not for you to know whether it is. */
export class NotFound extends LilypadError {
  readonly status = 404
  constructor() { super('We could not find that page.') }
}

/** 403: you may know that it exists, but not do this. */
export class Refused extends LilypadError {
  readonly status = 403
  constructor(message = 'This is not open to you.') { super(message) }
}

/** 409: somebody else changed it, or the same id came twice with different words. Both are shown. */
export class Conflict extends LilypadError {
  readonly status = 409
  constructor(readonly theirs: Record<string, unknown>, message = 'Somebody else changed this while you were writing.') { super(message) }
}

/** 413: more than we take, with the limit said. `readable`: the words in it can still be shown again. */
export class TooLarge extends LilypadError {
  readonly status = 413
  constructor(message: string, readonly readable: boolean) { super(message) }
}

/** 429: more in a short time than a person does. Nothing was changed; `seconds` says when the next may come. */
export class TooMany extends LilypadError {
  readonly status = 429
  constructor(readonly seconds: number) {
    super(`This is more in a short time than Lilypad takes from one person. Nothing was changed, and nothing you wrote is lost. Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`}, then try again.`)
  }
}

/** 503: not now; try again. Nothing was changed. */
export class Busy extends LilypadError {
  readonly status = 503
  constructor(message = 'Lilypad cannot reach its records just now. Nothing you wrote is lost. Try again in a minute.') { super(message) }
}

/** Begin a command with its policy: `demand(mayReadCarer(actor, facts))`. Refusal says "not there" unless told otherwise. */
export function demand(allowed: boolean, otherwise: () => LilypadError = () => new NotFound()): asserts allowed {
  if (!allowed) throw otherwise()
}
