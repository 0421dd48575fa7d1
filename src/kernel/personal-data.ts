/**
 * What every column of every table holds, declared by the room whose table it is, beside its forms (`kept` in `schema.ts`). The bundle a
 * carer asks for, what is forgotten when she asks, and disposal at the end read this and nothing else; `test/walls/declared.test.ts` holds it
 * against the database and fails for a column that nobody declared (UK GDPR art. 5(1)(e), 15, 17; DPA 2018 sch. 2 part 3 for other people’s).
 */

/** Whose data it is. `as-voiced`: of whoever speaks in that row, told by its column `voice`. `nobody`: a number of our own, a state, a code of no person. */
export type Whose = 'carer' | 'person' | 'third-party' | 'worker' | 'as-voiced' | 'nobody'

/**
 * What becomes of it. `with-record`: gone with the record. `optional`: gone with it, or before it when she asks. `audit`: stays, without content,
 * as the proof of what was done. `never`: does not belong to a carer’s record, and has its own end (said with the table).
 */
export type End = 'with-record' | 'optional' | 'audit' | 'never'

/** Why something of hers, or about her, is not in what she is given. Each has its sentence in the bundle. */
export type NotGiven = 'numbering' | 'secret' | 'apart' | 'elsewhere' | 'not-about-her'

export interface Column {
  whose: Whose
  sensitivity: 'none' | 'personal' | 'special'
  end: End
  /** In the bundle; or why not. */
  given: 'yes' | NotGiven
  /** The day of it counts as a contact with her. */
  contact?: true
  /** The table its value is the id of. */
  tie?: string
}

/** How the rows of a table belong to a carer’s record. `record`: it is the record. `shared`: to as many as there are rows of another table that lead to it. */
export type Belongs =
  | { by: 'record' } | { by: 'carer' } | { by: 'row'; column: string; table: string } | { by: 'shared'; table: string; column: string }
  | { by: 'traces'; how: string } | { by: 'nothing'; why: string }

export interface Table {
  belongs: Belongs
  columns: Readonly<Record<string, Column>>
  /** A row of it may be forgotten when she asks, whole. */
  forgettable?: true
  /** Rows with the same value of this column are one thing to her (the newer says instead of the older), and are forgotten together. */
  together?: string
  /** Whose it is follows from the row it is tied to by this column. */
  follows?: string
}
export type Tables = Readonly<Record<string, Table>>

/** About the carer, or said by her. */
export const hers: Column = { whose: 'carer', sensitivity: 'personal', end: 'with-record', given: 'yes' }
/** The same, of a kind the law protects more (UK GDPR art. 9): health, beliefs, and words that may hold anything. */
export const hersSpecial: Column = { ...hers, sensitivity: 'special' }
/** About the person cared for: a person decides before it is given. */
export const persons: Column = { ...hersSpecial, whose: 'person' }
/** About somebody else: a person decides before it is given. */
export const others: Column = { ...hers, whose: 'third-party' }
/** Words in a voice: whose they are, the row says. */
export const asVoiced: Column = { ...hersSpecial, whose: 'as-voiced' }
/** Who did it, or what a worker said in their work. */
export const workers: Column = { ...hers, whose: 'worker' }
/** A state, a code, a measure: about her, and not private by itself. */
export const state: Column = { ...hers, sensitivity: 'none' }
/** A number of our own: nobody’s. */
export const numbering: Column = { whose: 'nobody', sensitivity: 'none', end: 'with-record', given: 'numbering' }
/** Proves who somebody is. */
export const secret: Column = { whose: 'nobody', sensitivity: 'personal', end: 'with-record', given: 'secret' }

/** Leads to a row of another table. */
export const tie = (table: string): Column => ({ ...numbering, tie: table })
/** She may ask that it be forgotten before the record’s end. */
export const mayForget = (column: Column): Column => ({ ...column, end: 'optional' })
/** Its day counts as a contact with her. */
export const contact = (column: Column): Column => ({ ...column, contact: true })
/** Not in the bundle, and why. */
export const notGiven = (column: Column, given: NotGiven): Column => ({ ...column, given })

const everywhere = { organisation_id: numbering, id: numbering, version: numbering, position: numbering, recorded_by: workers, recorded_at: state }

type Columns = Readonly<Record<string, Column>>
type More = Pick<Table, 'forgettable' | 'follows' | 'together'>

/** A table of the record: each row says whose in `carer_id`. */
export const ofCarer = (columns: Columns, more: More = {}): Table => ({ belongs: { by: 'carer' }, columns: { ...everywhere, carer_id: numbering, ...columns }, ...more })
/** A table whose rows belong to a row of another. */
export const ofRow = (column: string, table: string, columns: Columns, more: More = {}): Table =>
  ({ belongs: { by: 'row', column, table }, columns: { ...everywhere, [column]: tie(table), ...columns }, ...more })
/** A table whose rows several records may lead to: gone with the last of them. */
export const shared = (table: string, column: string, columns: Columns): Table => ({ belongs: { by: 'shared', table, column }, columns: { ...everywhere, ...columns } })
/** What a record leaves behind elsewhere. `how` says what becomes of it. */
export const traces = (how: string, columns: Columns): Table => ({ belongs: { by: 'traces', how }, columns: { ...everywhere, ...columns } })
/** A table that holds nothing of any carer. `why` says what its end is. */
export const ofNobody = (why: string, columns: Columns): Table =>
  ({ belongs: { by: 'nothing', why }, columns: Object.fromEntries(Object.entries({ ...everywhere, ...columns }).map(([name, column]) => [name, { ...column, end: 'never', given: 'not-about-her' } satisfies Column])) })

const traced = (column: Column): Column => ({ ...column, end: 'audit', given: 'numbering' })

/** The kernel’s own tables. */
export const kept: Tables = {
  changes: traces('who changed which row, and a hash: stays as proof', {
    at: traced(state), actor: traced(workers), request: traced(numbering), kind: traced(state), table_name: traced(state), row_id: traced(numbering), carer_id: traced(numbering), content_hash: traced(numbering),
  }),
  change_contents: traces('what stood there before: emptied with the record', { content: notGiven(hersSpecial, 'elsewhere') }),
  looks: traces('who looked, and when: stays as proof; the reason is emptied with the record', {
    carer_id: traced(numbering), account_id: { ...workers, end: 'audit' }, purpose: { ...state, end: 'audit' }, hour: traced(state), at: { ...state, end: 'audit' }, kept_at: traced(state), request: traced(numbering), why: hers, erased_hash: traced(numbering),
  }),
  drafts: traces('what somebody was still writing in the record: gone with it', { account_id: tie('accounts'), place: numbering, words: notGiven(hersSpecial, 'elsewhere'), saved_at: numbering }),
  seals: traces('hashes over hashes: stay as proof', {
    number: traced(numbering), from_at: traced(numbering), until_at: traced(numbering), members: traced(numbering), previous_hash: traced(numbering), hash: traced(numbering), sealed_at: traced(numbering),
  }),
}
