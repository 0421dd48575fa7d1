-- Whatever belongs to a carer is found by the carer. These tables could only be found by what they hang on, so that a page about one person
-- read everybody's: her circle (endings), her rivers (marks, states), what has come up (concepts), whether she has a page of her own (accounts),
-- a copy of her record, its keeping and its erasure (all of them).
create index accounts_by_carer on accounts (organisation_id, carer_id) where carer_id is not null;
create index action_answers_by_carer on action_answers (organisation_id, carer_id);
create index caring_endings_by_carer on caring_endings (organisation_id, carer_id);
create index concerns_by_carer on concerns (organisation_id, carer_id);
create index contributors_by_carer on contributors (organisation_id, carer_id);
create index conversation_people_by_carer on conversation_people (organisation_id, carer_id);
create index copy_steps_by_carer on copy_steps (organisation_id, carer_id);
create index copy_wordings_by_carer on copy_wordings (organisation_id, carer_id);
create index erasure_items_by_carer on erasure_items (organisation_id, carer_id);
create index erasures_by_carer on erasures (organisation_id, carer_id);
create index life_event_outcomes_by_carer on life_event_outcomes (organisation_id, carer_id);
create index linked_plan_codes_by_carer on linked_plan_codes (organisation_id, carer_id);
create index linked_plan_steps_by_carer on linked_plan_steps (organisation_id, carer_id);
create index listening_links_by_carer on listening_links (organisation_id, carer_id);
create index listening_replies_by_carer on listening_replies (organisation_id, carer_id);
create index marks_by_carer on marks (organisation_id, carer_id);
create index opening_answers_by_carer on opening_answers (organisation_id, carer_id);
create index outcome_concepts_by_carer on outcome_concepts (organisation_id, carer_id);
create index outcome_links_by_carer on outcome_links (organisation_id, carer_id);
create index outcome_states_by_carer on outcome_states (organisation_id, carer_id);
create index plan_actions_by_carer on plan_actions (organisation_id, carer_id);
create index plan_agreements_by_carer on plan_agreements (organisation_id, carer_id);
create index plan_answers_by_carer on plan_answers (organisation_id, carer_id);
create index plan_approvals_by_carer on plan_approvals (organisation_id, carer_id);
create index plan_issues_by_carer on plan_issues (organisation_id, carer_id);
create index plan_outcomes_by_carer on plan_outcomes (organisation_id, carer_id);
create index plan_packs_by_carer on plan_packs (organisation_id, carer_id);
create index plan_remark_answers_by_carer on plan_remark_answers (organisation_id, carer_id);
create index read_back_answers_by_carer on read_back_answers (organisation_id, carer_id);
create index read_back_orders_by_carer on read_back_orders (organisation_id, carer_id);
create index request_decisions_by_carer on request_decisions (organisation_id, carer_id);
create index request_steps_by_carer on request_steps (organisation_id, carer_id);
create index risk_agreements_by_carer on risk_agreements (organisation_id, carer_id);
create index talk_copies_by_carer on talk_copies (organisation_id, carer_id);
create index talk_standings_by_carer on talk_standings (organisation_id, carer_id);
create index timescale_reasons_by_carer on timescale_reasons (organisation_id, carer_id);
create index withdrawals_by_carer on withdrawals (organisation_id, carer_id);

-- What hangs on one thing and is read with it.
create index withdrawals_by_passage on withdrawals (organisation_id, passage_id) where passage_id is not null;
create index plan_remark_answers_by_remark on plan_remark_answers (organisation_id, remark_id);
create index plan_remarks_by_plan on plan_remarks (organisation_id, plan_id);
create index preparation_answers_by_preparation on preparation_answers (organisation_id, preparation_id);
create index concern_notes_by_concern on concern_notes (organisation_id, concern_id);
create index sessions_by_account on sessions (organisation_id, account_id);
