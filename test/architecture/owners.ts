/** Who writes each table: exactly one room, or the kernel. Everybody else asks at its door. */
export const owners: Readonly<Record<string, readonly string[]>> = {
  kernel: ['changes', 'change_contents', 'looks', 'drafts', 'seals'],
  organisations: ['organisations', 'organisation_settings'],
  backups: ['backups'],
  attempts: ['sign_in_attempts', 'known_devices'],
  accounts: ['accounts', 'sessions', 'sign_in_links', 'sign_in_places'],
  factors: ['authenticators', 'recovery_codes'],
  'sign-on': ['sign_on_settings', 'sign_on_links', 'sign_on_tries'],
  passkeys: ['passkeys', 'passkey_uses', 'passkey_challenges'],
  workers: ['workers', 'worker_roles', 'teams', 'team_members'],
  access: ['allocations', 'cover_reasons', 'worker_refusals', 'works_here', 'restrictions', 'restriction_namings', 'record_stills', 'record_still_endings', 'record_still_uses'],
  lenses: ['lens_versions'],
  openings: ['openings', 'opening_answers'],
  // Search rows are written by a trigger on carers.
  carers: ['carers', 'carer_search', 'equality_answers', 'searches'],
  contacts: ['contacts', 'plan_offers', 'spell_events'],
  permissions: ['permissions'],
  'linked-plans': ['linked_plan_codes', 'linked_plans', 'linked_plan_steps'],
  circles: ['cared_for_people', 'caring_relationships', 'caring_endings', 'caring_statements', 'circle_people', 'named_adults', 'kinship_standings'],
  'emergency-plans': [
    'emergency_plans', 'emergency_plan_parts', 'emergency_plan_people', 'emergency_plan_decisions', 'emergency_plan_agreements', 'emergency_plan_copies', 'emergency_plan_readers',
    'emergency_plan_remarks', 'emergency_plan_remark_answers', 'emergency_plan_withdrawals',
  ],
  concerns: ['concerns', 'concern_notes', 'concern_namings'],
  documents: ['documents', 'document_chunks'],
  differences: ['differences', 'difference_views', 'difference_steps'],
  prompts: ['prompt_cards', 'topic_answers'],
  preparations: ['preparations', 'preparation_pages', 'preparation_endings', 'preparation_answers', 'preparation_uses'],
  conversations: ['conversations', 'conversation_people', 'passages', 'highlights', 'withdrawals'],
  risks: ['risk_agreements'],
  outcomes: ['outcomes', 'outcome_concepts', 'outcome_states', 'outcome_links'],
  actions: ['actions', 'action_answers'],
  plans: ['plans', 'plan_outcomes', 'plan_actions', 'plan_agreements', 'plan_issues', 'plan_remarks', 'plan_remark_answers', 'plan_answers', 'plan_packs', 'plan_approvals', 'plan_triggers', 'plan_happenings'],
  needs: [
    'needs', 'need_versions', 'need_outcomes', 'need_endings', 'need_statements', 'need_steps', 'need_supports', 'eligibility_views', 'eligibility_decisions', 'break_considerations',
  ],
  copies: ['copies', 'copy_wordings', 'copy_steps'],
  'read-backs': ['read_back_answers', 'read_back_orders', 'talk_copies', 'talk_standings'],
  listening: ['listening_links', 'listening_answers', 'listening_replies'],
  timescales: ['terminal_illness_notices', 'timescale_reasons', 'time_reasons'],
  reviews: ['reviews', 'marks', 'contributors', 'life_events', 'life_event_outcomes', 'support_answers'],
  reminders: ['reminder_wishes', 'reminders_sent'],
  endings: ['endings', 'gentle_holds'],
  requests: ['subject_requests', 'request_steps', 'request_decisions', 'erasures', 'erasure_items'],
  retention: ['retention_rules', 'retention_holds', 'retention_delays', 'disposals', 'disposal_signatures', 'disposal_certificates'],
  amends: ['carer_merges'],
}

/** The rooms (or the kernel) that say they write a table. */
export function ownersOf(table: string): string[] {
  return Object.entries(owners).filter(([, tables]) => tables.includes(table)).map(([owner]) => owner)
}
