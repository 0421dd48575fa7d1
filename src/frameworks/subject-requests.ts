/*
 * How long there is to answer somebody who asks for what is kept about them. UK GDPR art. 12(3): one month, longer by two where requests are
 * complex or many, said within the first month. How a month is counted, and that a weekend or holiday moves it to the next working day: the
 * Information Commissioner’s guidance on the right of access. When the time does not run: UK GDPR art. 12A, put in by the Data (Use and
 * Access) Act 2025. We have read of that Act only in summaries by others, not its own text: `verified` says so, and the page says so too.
 */
export const answering = {
  months: { count: 1, source: 'UK GDPR art. 12(3)', verified: true },
  further: { count: 2, source: 'UK GDPR art. 12(3)', verified: true },
  /** The time begins when it is clear who asks, where that had to be asked. */
  identity: { source: 'UK GDPR art. 12(6); Data (Use and Access) Act 2025', verified: false },
  /** Days on which we waited to be told what is sought do not count. */
  clarification: { source: 'Data (Use and Access) Act 2025', verified: false },
} as const

/** In Scotland somebody of this age is taken to understand enough to use these rights, unless it is shown otherwise (DPA 2018 s.208; Information Commissioner). */
export const ownRightsAge = 12
