// Made from the migrated database by "npm run lilypad -- tables". Do not edit by hand: a test compares.
import type { ColumnType, Generated } from 'kysely'

export type Json = ColumnType<unknown, string, string>

export interface Accounts {
  organisation_id: string
  id: string
  name: string
  email: string | null
  password_hash: string | null
  carer_id: string | null
  closed_at: Date | null
  recorded_at: Date
  second_step_since: Date | null
}

export interface ActionAnswers {
  organisation_id: string
  id: string
  carer_id: string
  action_id: string
  answer: string
  words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Actions {
  organisation_id: string
  id: string
  carer_id: string
  version: Generated<number>
  outcome_id: string | null
  what: string
  owner: string
  who: string
  worker_id: string | null
  by_day: string | null
  said_on: string
  recorded_by: string | null
  recorded_at: Date
  circle_person_id: string | null
}

export interface Allocations {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  kind: string
  from_day: string
  until_day: string | null
  handover: string | null
  ended_by: string | null
  ended_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Authenticators {
  organisation_id: string
  id: string
  account_id: string
  secret_sealed: Buffer
  last_step: number
  recorded_at: Date
  removed_at: Date | null
  removed_by: string | null
}

export interface Backups {
  organisation_id: string
  id: string
  made_for: string
  night: string | null
  began_at: Date
  ended_at: Date
  file: string
  row_count: number | null
  byte_count: number | null
  trouble: string | null
}

export interface BreakConsiderations {
  organisation_id: string
  id: string
  carer_id: string
  answer: string
  enough: string | null
  kinds: string[]
  words: string | null
  replacement: string | null
  replacement_words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface CaredForPeople {
  organisation_id: string
  id: string
  version: Generated<number>
  name: string
  birth_year: number | null
  recorded_by: string | null
  recorded_at: Date
}

export interface CarerMerges {
  organisation_id: string
  id: string
  carer_id: string
  into_carer_id: string
  why: string
  recorded_by: string | null
  recorded_at: Date
}

export interface CarerSearch {
  organisation_id: string
  carer_id: string
  words: string
}

export interface Carers {
  organisation_id: string
  id: string
  version: Generated<number>
  call_name: string
  full_name: string | null
  pronouns: string | null
  date_of_birth: string | null
  kind_override: string | null
  still_at_school: Generated<string>
  gender: string | null
  postcode: string | null
  address: string | null
  phone: string | null
  email: string | null
  language: string | null
  interpreter: Generated<string>
  contact_preference: string | null
  communication_needs: string | null
  in_one_line: string | null
  take_care: string | null
  died_on: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface CaringEndings {
  organisation_id: string
  id: string
  carer_id: string
  relationship_id: string
  on_day: string
  how: string
  words: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface CaringRelationships {
  organisation_id: string
  id: string
  version: Generated<number>
  carer_id: string
  cared_for_person_id: string
  relation: string
  since: string | null
  hours_band: string | null
  lives_with: Generated<string>
  recorded_by: string | null
  recorded_at: Date
  line: string | null
}

export interface CaringStatements {
  organisation_id: string
  id: string
  carer_id: string
  relationship_id: string
  kind: string
  words: string | null
  said_on: string
  recorded_by: string | null
  recorded_at: Date
  answer: Generated<string>
}

export interface ChangeContents {
  organisation_id: string
  id: string
  content: Json
}

export interface Changes {
  organisation_id: string
  id: Generated<string>
  at: Generated<Date>
  actor: string
  request: string | null
  kind: string
  table_name: string
  row_id: string
  carer_id: string | null
  content_hash: Buffer
}

export interface CirclePeople {
  organisation_id: string
  id: string
  version: Generated<number>
  carer_id: string
  name: string
  who: string
  gives: string | null
  gets: string | null
  contact: string | null
  left_on: string | null
  recorded_by: string | null
  recorded_at: Date
  kind: Generated<string>
  line: string | null
}

export interface ConcernNamings {
  organisation_id: string
  id: string
  concern_id: string
  worker_id: string
  named_by: string | null
  named_at: Date
}

export interface ConcernNotes {
  organisation_id: string
  id: string
  concern_id: string
  words: string
  recorded_by: string
  recorded_at: Date
}

export interface Concerns {
  organisation_id: string
  id: string
  carer_id: string | null
  about: string
  words: string
  done: string | null
  noticed_on: string
  recorded_by: string
  recorded_at: Date
}

export interface Contacts {
  organisation_id: string
  id: string
  carer_id: string
  on_day: string
  how: string
  came_by: string | null
  words: string | null
  notice_given: boolean
  notice_how: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Contributors {
  organisation_id: string
  id: string
  carer_id: string
  mark_id: string
  kind: string
  name: string
  way: string
  share: string | null
  recorded_by: string | null
  recorded_at: Date
  said_by: string | null
  sure: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
}

export interface ConversationPeople {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  voice: string
  name: string
  who: string | null
  part: string | null
  worker_id: string | null
  recorded_by: string | null
  recorded_at: Date
  removed_by: string | null
  removed_at: Date | null
}

export interface Conversations {
  organisation_id: string
  id: string
  carer_id: string
  version: Generated<number>
  planned_for: Date | null
  held_at: Date | null
  title: string | null
  place: string | null
  how: Generated<string>
  kind: Generated<string>
  interpreter: string | null
  language: string | null
  worker_id: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Copies {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  plan_id: string | null
  for_whom: string
  form: string
  reach: string
  made_on: string
  content: Json
  content_hash: Buffer
  recorded_by: string | null
  recorded_at: Date
  left_off: Json | null
}

export interface CopySteps {
  organisation_id: string
  id: string
  carer_id: string
  copy_id: string
  step: string
  whom: string | null
  how: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
  why: string | null
  withheld: string | null
  withheld_why: string | null
}

export interface CopyWordings {
  organisation_id: string
  id: string
  carer_id: string
  copy_id: string
  original: string
  words: string
  recorded_by: string | null
  recorded_at: Date
}

export interface CoverReasons {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  on_day: string
  why: string
  recorded_at: Date
}

export interface DifferenceSteps {
  organisation_id: string
  id: string
  carer_id: string
  difference_id: string
  step: string
  going_to: string | null
  words: string | null
  decides: string | null
  look_on: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface DifferenceViews {
  organisation_id: string
  id: string
  carer_id: string
  difference_id: string
  voice: string
  name: string
  words: string
  how_known: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Differences {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string | null
  outcome_id: string | null
  topic: string
  reach: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface DisposalCertificates {
  organisation_id: string
  id: string
  disposal_id: string
  counts: Json
  recorded_by: string | null
  recorded_at: Date
}

export interface DisposalSignatures {
  organisation_id: string
  id: string
  disposal_id: string
  answer: string
  recorded_by: string
  recorded_at: Date
}

export interface Disposals {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  due_on: string
  rules: Json
  restricted: string
  recorded_by: string
  recorded_at: Date
}

export interface DocumentChunks {
  organisation_id: string
  id: string
  document_id: string
  position: number
  content: Buffer
}

export interface Documents {
  organisation_id: string
  id: string
  carer_id: string
  title: string
  kind: string
  media_type: string
  bytes: number
  sha256: Buffer
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_why: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Drafts {
  organisation_id: string
  id: string
  account_id: string
  place: string
  words: Json
  saved_at: Date
}

export interface EligibilityDecisions {
  organisation_id: string
  id: string
  carer_id: string
  need_id: string
  decision: string
  reasons: string
  decided_by: string
  body: string | null
  threshold_id: string | null
  on_day: string
  recorded_by: string
  recorded_at: Date
}

export interface EligibilityViews {
  organisation_id: string
  id: string
  carer_id: string
  area: string
  level: string
  words: string
  voice: string
  name: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanAgreements {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  agreed_by: string
  how: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanCopies {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  holder: string
  form: string
  how: string | null
  on_day: string
  gone_on: string | null
  gone_by: string | null
  gone_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanDecisions {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  position: number
  what: string
  by_day: string | null
  who: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanParts {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  part: string
  answer: string
  words: string | null
  card: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanPeople {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  position: number
  circle_person_id: string | null
  name: string
  who: string | null
  phone: string | null
  agreed: string | null
  can_do: string | null
  cannot_do: string | null
  has_key: string | null
  card: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanReaders {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  permission_id: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanRemarkAnswers {
  organisation_id: string
  id: string
  carer_id: string
  remark_id: string
  words: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanRemarks {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  words: string
  said_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlanWithdrawals {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  why: string
  recorded_by: string | null
  recorded_at: Date
}

export interface EmergencyPlans {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  standing: string
  why: string | null
  written_on: string
  look_on: string | null
  card_name: string | null
  card_line: string | null
  card_where: string | null
  supersedes_id: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Endings {
  organisation_id: string
  id: string
  carer_id: string
  about: string
  about_id: string | null
  kind: string
  voice: string
  words: string | null
  on_day: string
  undone_by: string | null
  undone_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface EqualityAnswers {
  organisation_id: string
  id: string
  carer_id: string
  question: string
  answer: string
  words: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface ErasureItems {
  organisation_id: string
  id: string
  carer_id: string
  erasure_id: string
  table_name: string
  row_id: string
  column_name: string | null
  recorded_by: string
  recorded_at: Date
}

export interface Erasures {
  organisation_id: string
  id: string
  carer_id: string
  request_id: string
  why: string
  recorded_by: string
  recorded_at: Date
}

export interface GentleHolds {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  who: string | null
  when_words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Highlights {
  organisation_id: string
  id: string
  carer_id: string
  passage_id: string
  starts: number
  ends: number
  words: string
  kind: string
  outcome_id: string | null
  recorded_by: string | null
  recorded_at: Date
  undone_by: string | null
  undone_at: Date | null
}

export interface KinshipStandings {
  organisation_id: string
  id: string
  carer_id: string
  relationship_id: string
  in_law: string
  words: string | null
  said_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface KnownDevices {
  organisation_id: string
  id: string
  account_id: string
  secret_hash: Buffer
  known_since: Date
  used_at: Date
  forgotten_at: Date | null
}

export interface LensVersions {
  organisation_id: string
  id: string
  lens_id: string
  name: string
  for_whom: string | null
  parts: Json
  in_use: Generated<string>
  recorded_by: string | null
  recorded_at: Date
}

export interface LifeEventOutcomes {
  organisation_id: string
  id: string
  carer_id: string
  life_event_id: string
  outcome_id: string
  recorded_by: string | null
  recorded_at: Date
}

export interface LifeEvents {
  organisation_id: string
  id: string
  carer_id: string
  on_day: string
  words: string
  recorded_by: string | null
  recorded_at: Date
}

export interface LinkedPlanCodes {
  organisation_id: string
  id: string
  carer_id: string
  code_hash: Buffer
  called: string
  how_told: string
  until_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface LinkedPlanSteps {
  organisation_id: string
  id: string
  carer_id: string
  link_id: string
  step: string
  copy_id: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface LinkedPlans {
  organisation_id: string
  id: string
  carer_id: string
  code_id: string
  called: string
  how_told: string
  recorded_by: string | null
  recorded_at: Date
}

export interface ListeningAnswers {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  answer: string
  words: string | null
  ring: string
  recorded_by: string | null
  recorded_at: Date
}

export interface ListeningLinks {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  secret_hash: Buffer
  expires_at: Date
  used_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface ListeningReplies {
  organisation_id: string
  id: string
  carer_id: string
  answer_id: string
  words: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Looks {
  organisation_id: string
  id: string
  carer_id: string
  account_id: string
  purpose: string
  hour: Date
  at: Date
  why: string | null
  request: string | null
  kept_at: Generated<Date>
  erased_hash: Buffer | null
}

export interface Marks {
  organisation_id: string
  id: string
  carer_id: string
  review_id: string
  outcome_id: string
  voice: Generated<string>
  now_answer: string | null
  hoped_answer: string | null
  next_answer: string | null
  next_words: string | null
  story: string | null
  stone: number | null
  good_stone: number | null
  bad_stone: number | null
  width_words: string | null
  recorded_by: string | null
  recorded_at: Date
  near_bank: string | null
  far_bank: string | null
  kept_from: string | null
}

export interface NamedAdults {
  organisation_id: string
  id: string
  carer_id: string
  name: string | null
  knows: string | null
  said_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface NeedEndings {
  organisation_id: string
  id: string
  carer_id: string
  need_id: string
  how: string
  words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface NeedOutcomes {
  organisation_id: string
  id: string
  carer_id: string
  version_id: string
  outcome_id: string
  recorded_by: string | null
  recorded_at: Date
}

export interface NeedStatements {
  organisation_id: string
  id: string
  carer_id: string
  standing: string
  words: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface NeedSteps {
  organisation_id: string
  id: string
  carer_id: string
  need_id: string
  way: string
  amount: string
  why: string | null
  words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface NeedSupports {
  organisation_id: string
  id: string
  carer_id: string
  need_id: string
  action_id: string
  way: string
  for_whom: string
  charge: string | null
  charge_words: string | null
  removed_by: string | null
  removed_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface NeedVersions {
  organisation_id: string
  id: string
  carer_id: string
  need_id: string
  words: string
  conversation_id: string | null
  from_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Needs {
  organisation_id: string
  id: string
  carer_id: string
  recorded_by: string | null
  recorded_at: Date
}

export interface OpeningAnswers {
  organisation_id: string
  id: string
  carer_id: string
  opening_id: string
  words: string | null
  recorded_by: string
  recorded_at: Date
}

export interface Openings {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  why: string
  opened_at: Date
  until_at: Date
  recorded_by: string | null
  recorded_at: Date
}

export interface OrganisationSettings {
  organisation_id: string
  id: string
  name: string
  words: string
  effective_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Organisations {
  organisation_id: string
  name: string
  kind: Generated<string>
  zone: Generated<string>
  demo: Generated<boolean>
  recorded_at: Date
}

export interface OutcomeConcepts {
  organisation_id: string
  id: string
  carer_id: string
  outcome_id: string
  concept: string
  chosen_by: string | null
  chosen_at: Date
  removed_by: string | null
  removed_at: Date | null
}

export interface OutcomeLinks {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  from_id: string
  to_id: string
  why: string | null
  undone_by: string | null
  undone_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface OutcomeStates {
  organisation_id: string
  id: string
  carer_id: string
  outcome_id: string
  state: string
  words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Outcomes {
  organisation_id: string
  id: string
  carer_id: string
  version: Generated<number>
  statement: string
  whose_words: string
  direction: string
  why_it_matters: string | null
  looks_like: string | null
  near_bank: string | null
  far_bank: string | null
  began_on: string
  began_story: string | null
  began_stone: number | null
  began_good: number | null
  began_bad: number | null
  recorded_by: string | null
  recorded_at: Date
  kind: string | null
  whose: string | null
}

export interface Passages {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  position: number
  voice: string
  name: string
  how_known: string | null
  language: string | null
  words: string
  reach: Generated<string>
  heard_by: string[] | null
  corrects_id: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface PasskeyChallenges {
  organisation_id: string
  id: string
  challenge_hash: Buffer
  purpose: string
  account_id: string | null
  made_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface PasskeyUses {
  organisation_id: string
  id: string
  passkey_id: string
  counter: number
  outcome: string
  at: Date
}

export interface Passkeys {
  organisation_id: string
  id: string
  account_id: string
  name: string
  credential_id: Buffer
  public_key: Buffer
  transports: string[]
  counter: number
  verified_at: Date | null
  recorded_by: string | null
  recorded_at: Date
  removed_at: Date | null
  removed_by: string | null
}

export interface Permissions {
  organisation_id: string
  id: string
  carer_id: string
  who: string
  what: string
  from_day: string
  until_day: string | null
  how_told: string
  withdrawn_on: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanActions {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  action_id: string
  position: number
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanAgreements {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  agreed_by: string
  how: string
  extent: Generated<string>
  comment: string | null
  on_day: string
  content: Json
  content_hash: Buffer
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanAnswers {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  clause: string
  kind: string
  words: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanApprovals {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  authority: string
  approved_by: string
  words: string | null
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanHappenings {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  kind: string
  words: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanIssues {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  issued_to: string
  form: string
  how: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
  what: string | null
  why: string | null
  withheld: string | null
  withheld_why: string | null
}

export interface PlanOffers {
  organisation_id: string
  id: string
  carer_id: string
  offered_on: string
  answer: string | null
  answered_on: string | null
  words: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanOutcomes {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  outcome_id: string
  position: number
  on_this_copy: string | null
  in_the_way: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanPacks {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  pack: string
  recorded_by: string | null
  recorded_at: Date
  as_on: string | null
}

export interface PlanRemarkAnswers {
  organisation_id: string
  id: string
  carer_id: string
  remark_id: string
  words: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanRemarks {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  words: string
  said_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PlanTriggers {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  kind: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Plans {
  organisation_id: string
  id: string
  carer_id: string
  version: Generated<number>
  sequence: number
  supersedes_id: string | null
  caring_now: string | null
  keeps_doing: string | null
  if_ill_tomorrow: string | null
  review_on: string | null
  review_sooner: string | null
  made_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PreparationAnswers {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  preparation_id: string
  how: string
  picked: Generated<Json>
  other: string | null
  words: string | null
  invite: string | null
  rather_not: string | null
  interpreter: string | null
  advocate: string | null
  place: string | null
  time: string | null
  likes: string | null
  before: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface PreparationEndings {
  organisation_id: string
  id: string
  carer_id: string
  preparation_id: string
  kind: string
  recorded_by: string | null
  recorded_at: Date
}

export interface PreparationPages {
  organisation_id: string
  id: string
  sealed: Buffer
  version: number
  saved_at: Date
}

export interface PreparationUses {
  organisation_id: string
  id: string
  carer_id: string
  answer_id: string
  what: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Preparations {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  look_up: Buffer
  style: string
  wording: string
  known: Generated<Json>
  place_told: boolean
  expires_at: Date
  recorded_by: string | null
  recorded_at: Date
}

export interface PromptCards {
  organisation_id: string
  id: string
  card: string
  words: string
  concepts: string[]
  for_group: string | null
  in_use: Generated<string>
  recorded_by: string | null
  recorded_at: Date
}

export interface ReadBackAnswers {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  about: string
  about_id: string
  starts: number | null
  words: string
  answer: string
  her_words: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface ReadBackOrders {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  outcomes: string[]
  recorded_by: string | null
  recorded_at: Date
}

export interface RecordStillEndings {
  organisation_id: string
  id: string
  carer_id: string
  still_id: string
  told_on: string
  why: string
  recorded_by: string
  recorded_at: Date
}

export interface RecordStillUses {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  on_day: string
  ground: string
  why: string
  recorded_by: string
  recorded_at: Date
}

export interface RecordStills {
  organisation_id: string
  id: string
  carer_id: string
  request_id: string | null
  ground: string
  why: string
  recorded_by: string
  recorded_at: Date
}

export interface RecoveryCodes {
  organisation_id: string
  id: string
  account_id: string
  code_hash: Buffer
  made_at: Date
  used_at: Date | null
  dropped_at: Date | null
}

export interface ReminderWishes {
  organisation_id: string
  id: string
  account_id: string
  wanted: boolean
  recorded_by: string | null
  recorded_at: Date
}

export interface RemindersSent {
  organisation_id: string
  id: string
  carer_id: string
  plan_id: string
  account_id: string
  recorded_by: string | null
  recorded_at: Date
}

export interface RequestDecisions {
  organisation_id: string
  id: string
  carer_id: string
  request_id: string
  table_name: string
  row_id: string
  decision: string
  why: string | null
  pieces: string[]
  recorded_by: string | null
  recorded_at: Date
}

export interface RequestSteps {
  organisation_id: string
  id: string
  carer_id: string
  request_id: string
  kind: string
  on_day: string
  words: string | null
  how: string | null
  file_hash: Buffer | null
  recorded_by: string | null
  recorded_at: Date
}

export interface RestrictionNamings {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  named_by: string | null
  named_at: Date
  ended_by: string | null
  ended_at: Date | null
}

export interface Restrictions {
  organisation_id: string
  id: string
  carer_id: string
  initials: string
  recorded_by: string | null
  recorded_at: Date
  lifted_by: string | null
  lifted_at: Date | null
}

export interface RetentionDelays {
  organisation_id: string
  id: string
  carer_id: string
  until_day: string
  why: string
  recorded_by: string | null
  recorded_at: Date
}

export interface RetentionHolds {
  organisation_id: string
  id: string
  carer_id: string | null
  reason: string
  words: string
  look_on: string | null
  lifted_by: string | null
  lifted_at: Date | null
  lifted_why: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface RetentionRules {
  organisation_id: string
  id: string
  kind: string
  trigger: string
  years: number
  in_use: string
  why: string | null
  effective_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Reviews {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string | null
  on_day: string
  place: string | null
  why: Generated<string>
  summary: string | null
  recorded_by: string | null
  recorded_at: Date
  together: string | null
  how: string | null
}

export interface RiskAgreements {
  organisation_id: string
  id: string
  carer_id: string
  highlight_id: string
  worth: string | null
  wrong: string | null
  carer_carries: string | null
  person_carries: string | null
  others_carry: string | null
  workers_carry: string | null
  organisation_carries: string | null
  look_on: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Seals {
  organisation_id: string
  id: string
  number: number
  from_at: Date | null
  until_at: Date
  members: Buffer
  previous_hash: Buffer | null
  hash: Buffer
  sealed_at: Generated<Date>
}

export interface Searches {
  organisation_id: string
  id: string
  account_id: string
  words: string
  found: number
  at: Date
}

export interface Sessions {
  organisation_id: string
  id: string
  account_id: string
  secret_hash: Buffer
  how: string
  began_at: Date
  seen_at: Date
  expires_at: Date
  ended_at: Date | null
  device: string | null
  device_id: string | null
  confirmed_at: Date | null
  whole_at: Date | null
}

export interface SignInAttempts {
  organisation_id: string
  id: string
  key_hash: Buffer
  at: Date
}

export interface SignInLinks {
  organisation_id: string
  id: string
  account_id: string
  secret_hash: Buffer
  kind: string
  made_at: Date
  expires_at: Date | null
  used_at: Date | null
}

export interface SignInPlaces {
  email_hash: Buffer
  organisation_id: string
}

export interface SignOnLinks {
  organisation_id: string
  id: string
  account_id: string
  issuer: string
  subject: string
  how: string
  recorded_at: Date
  removed_at: Date | null
  removed_by: string | null
}

export interface SignOnSettings {
  organisation_id: string
  id: string
  state: string
  issuer: string
  client_id: string
  secret_sealed: Buffer
  domains: string[]
  origins: string[]
  second_step: string
  other_ways: string
  recorded_by: string | null
  recorded_at: Date
}

export interface SignOnTries {
  organisation_id: string
  id: string
  settings_id: string
  state_hash: Buffer
  browser_hash: Buffer
  account_id: string | null
  made_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface SpellEvents {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  on_day: string
  why: string | null
  words: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface SubjectRequests {
  organisation_id: string
  id: string
  carer_id: string
  kind: string
  received_on: string
  how: string
  asked_by: string | null
  authority: string | null
  words: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface SupportAnswers {
  organisation_id: string
  id: string
  carer_id: string
  outcome_id: string
  voice: string
  words: string
  on_day: string
  recorded_by: string | null
  recorded_at: Date
}

export interface TalkCopies {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  how: string
  for_whom: string
  words: string | null
  given_on: string
  recorded_by: string | null
  recorded_at: Date
}

export interface TalkStandings {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  standing: string
  words: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface TeamMembers {
  organisation_id: string
  id: string
  team_id: string
  worker_id: string
  joined_at: Date
  left_at: Date | null
}

export interface Teams {
  organisation_id: string
  id: string
  name: string
  recorded_at: Date
}

export interface TerminalIllnessNotices {
  organisation_id: string
  id: string
  carer_id: string
  relationship_id: string
  identified_on: string
  how: string
  withdrawn_on: string | null
  withdrawn_why: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface TimeReasons {
  organisation_id: string
  id: string
  carer_id: string
  code: string
  due_on: string
  words: string
  other_day: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface TimescaleReasons {
  organisation_id: string
  id: string
  carer_id: string
  notice_id: string
  code: string
  words: string
  other_day: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface TopicAnswers {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  topic: string
  answer: string
  recorded_by: string | null
  recorded_at: Date
}

export interface Withdrawals {
  organisation_id: string
  id: string
  carer_id: string
  conversation_id: string
  passage_id: string | null
  why: string
  recorded_by: string | null
  recorded_at: Date
}

export interface WorkerRefusals {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  said_on: string
  lifted_at: Date | null
  lifted_by: string | null
  recorded_by: string | null
  recorded_at: Date
}

export interface WorkerRoles {
  organisation_id: string
  id: string
  worker_id: string
  role: string
  given_by: string | null
  given_at: Date
  taken_at: Date | null
  taken_by: string | null
}

export interface Workers {
  organisation_id: string
  id: string
  name: string
  job_title: string | null
  left_on: string | null
  recorded_at: Date
}

export interface WorksHere {
  organisation_id: string
  id: string
  carer_id: string
  worker_id: string
  said_on: string
  ended_by: string | null
  ended_at: Date | null
  recorded_by: string | null
  recorded_at: Date
}

export interface Database {
  accounts: Accounts
  action_answers: ActionAnswers
  actions: Actions
  allocations: Allocations
  authenticators: Authenticators
  backups: Backups
  break_considerations: BreakConsiderations
  cared_for_people: CaredForPeople
  carer_merges: CarerMerges
  carer_search: CarerSearch
  carers: Carers
  caring_endings: CaringEndings
  caring_relationships: CaringRelationships
  caring_statements: CaringStatements
  change_contents: ChangeContents
  changes: Changes
  circle_people: CirclePeople
  concern_namings: ConcernNamings
  concern_notes: ConcernNotes
  concerns: Concerns
  contacts: Contacts
  contributors: Contributors
  conversation_people: ConversationPeople
  conversations: Conversations
  copies: Copies
  copy_steps: CopySteps
  copy_wordings: CopyWordings
  cover_reasons: CoverReasons
  difference_steps: DifferenceSteps
  difference_views: DifferenceViews
  differences: Differences
  disposal_certificates: DisposalCertificates
  disposal_signatures: DisposalSignatures
  disposals: Disposals
  document_chunks: DocumentChunks
  documents: Documents
  drafts: Drafts
  eligibility_decisions: EligibilityDecisions
  eligibility_views: EligibilityViews
  emergency_plan_agreements: EmergencyPlanAgreements
  emergency_plan_copies: EmergencyPlanCopies
  emergency_plan_decisions: EmergencyPlanDecisions
  emergency_plan_parts: EmergencyPlanParts
  emergency_plan_people: EmergencyPlanPeople
  emergency_plan_readers: EmergencyPlanReaders
  emergency_plan_remark_answers: EmergencyPlanRemarkAnswers
  emergency_plan_remarks: EmergencyPlanRemarks
  emergency_plan_withdrawals: EmergencyPlanWithdrawals
  emergency_plans: EmergencyPlans
  endings: Endings
  equality_answers: EqualityAnswers
  erasure_items: ErasureItems
  erasures: Erasures
  gentle_holds: GentleHolds
  highlights: Highlights
  kinship_standings: KinshipStandings
  known_devices: KnownDevices
  lens_versions: LensVersions
  life_event_outcomes: LifeEventOutcomes
  life_events: LifeEvents
  linked_plan_codes: LinkedPlanCodes
  linked_plan_steps: LinkedPlanSteps
  linked_plans: LinkedPlans
  listening_answers: ListeningAnswers
  listening_links: ListeningLinks
  listening_replies: ListeningReplies
  looks: Looks
  marks: Marks
  named_adults: NamedAdults
  need_endings: NeedEndings
  need_outcomes: NeedOutcomes
  need_statements: NeedStatements
  need_steps: NeedSteps
  need_supports: NeedSupports
  need_versions: NeedVersions
  needs: Needs
  opening_answers: OpeningAnswers
  openings: Openings
  organisation_settings: OrganisationSettings
  organisations: Organisations
  outcome_concepts: OutcomeConcepts
  outcome_links: OutcomeLinks
  outcome_states: OutcomeStates
  outcomes: Outcomes
  passages: Passages
  passkey_challenges: PasskeyChallenges
  passkey_uses: PasskeyUses
  passkeys: Passkeys
  permissions: Permissions
  plan_actions: PlanActions
  plan_agreements: PlanAgreements
  plan_answers: PlanAnswers
  plan_approvals: PlanApprovals
  plan_happenings: PlanHappenings
  plan_issues: PlanIssues
  plan_offers: PlanOffers
  plan_outcomes: PlanOutcomes
  plan_packs: PlanPacks
  plan_remark_answers: PlanRemarkAnswers
  plan_remarks: PlanRemarks
  plan_triggers: PlanTriggers
  plans: Plans
  preparation_answers: PreparationAnswers
  preparation_endings: PreparationEndings
  preparation_pages: PreparationPages
  preparation_uses: PreparationUses
  preparations: Preparations
  prompt_cards: PromptCards
  read_back_answers: ReadBackAnswers
  read_back_orders: ReadBackOrders
  record_still_endings: RecordStillEndings
  record_still_uses: RecordStillUses
  record_stills: RecordStills
  recovery_codes: RecoveryCodes
  reminder_wishes: ReminderWishes
  reminders_sent: RemindersSent
  request_decisions: RequestDecisions
  request_steps: RequestSteps
  restriction_namings: RestrictionNamings
  restrictions: Restrictions
  retention_delays: RetentionDelays
  retention_holds: RetentionHolds
  retention_rules: RetentionRules
  reviews: Reviews
  risk_agreements: RiskAgreements
  seals: Seals
  searches: Searches
  sessions: Sessions
  sign_in_attempts: SignInAttempts
  sign_in_links: SignInLinks
  sign_in_places: SignInPlaces
  sign_on_links: SignOnLinks
  sign_on_settings: SignOnSettings
  sign_on_tries: SignOnTries
  spell_events: SpellEvents
  subject_requests: SubjectRequests
  support_answers: SupportAnswers
  talk_copies: TalkCopies
  talk_standings: TalkStandings
  team_members: TeamMembers
  teams: Teams
  terminal_illness_notices: TerminalIllnessNotices
  time_reasons: TimeReasons
  timescale_reasons: TimescaleReasons
  topic_answers: TopicAnswers
  withdrawals: Withdrawals
  worker_refusals: WorkerRefusals
  worker_roles: WorkerRoles
  workers: Workers
  works_here: WorksHere
}
