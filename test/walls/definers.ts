/**
 * Functions that see past the wall between organisations, each with what it gives back. Everything here filters by organisation
 * itself and has a test against the second organisation in `definers.test.ts`.
 */
export const definers: Readonly<Record<string, string>> = {
  find_sign_in_places: 'ids of the organisations an address signs in to, before there is an actor; the address itself is kept nowhere',
  search_carers: 'ids of carers of this transaction’s organisation',
  search_words: 'ids of passages of this transaction’s organisation, of carers whose records the asker was told it may read',
  seal_history: 'the id of a seal it adds to this transaction’s organisation',
  find_organisations: 'ids of all organisations, for work that Lilypad does by itself, one at a time; nothing else of them',
  forget_rows: 'how many rows it took away: of one table, of the record that a disposal signed by two people of this organisation is about, the second of whom acts',
  forget_record: 'how many records it took away: those of such a disposal, with what they left elsewhere',
  erase_item: 'a trigger: it takes away one thing of the record that the very stone put down is about, when its carer has asked and nothing holds it',
  keep_carer_search: 'a trigger: it writes the search row of the very carer that was written',
}

/** Tables of all organisations together: looked up before there is an actor, or written by a trigger. Their keys are their own. */
export const referenceTables: Readonly<Record<string, string>> = {
  organisations: 'the tenant itself: its key is organisation_id',
  sign_in_places: 'finds the organisation of a hashed address: (email_hash, organisation_id)',
  carer_search: 'one search row a carer: (organisation_id, carer_id)',
}

/** Tables whose changes are not written down, each with the reason. */
export const untracked: Readonly<Record<string, string>> = {
  changes: 'is where changes are written down',
  change_contents: 'is where changes are written down',
  looks: 'only ever added to; the look is itself the record of who read',
  seals: 'only ever added to; they are what proves the rest',
  searches: 'only ever added to; kept apart from the record',
  drafts: 'not yet said: overwritten as somebody writes, gone when it is kept',
  preparation_pages: 'sealed, and nobody’s here until it is handed over: a history would keep what was wiped',
  sessions: 'who is signed in now',
  sign_in_links: 'good for an hour',
  listening_links: 'good for two weeks, once',
  sign_in_attempts: 'gone after a day',
  backups: 'only ever added to; nothing of any record',
  known_devices: 'follows from who signed in',
  authenticators: 'that an account asks for a second step is written down with the account; its secret has no place in a history',
  sign_on_tries: 'good for a quarter of an hour, once, and gone after a day',
  passkey_uses: 'only ever added to; each says when and how it went',
  passkey_challenges: 'good for five minutes, once, and gone after a day',
  recovery_codes: 'only ever used up or dropped; a hash has no place in a history',
  sign_in_places: 'follows from the accounts, which are tracked',
  carer_search: 'follows from the carers, which are tracked',
}
