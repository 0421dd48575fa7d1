import { ofCarer, ofOutcome, ofPlan, ofTalk, opened, ownCarers } from './floor.ts'

const outcomes = ofCarer('outcomes', 'outcome_concepts', 'outcome_links', 'outcome_states', 'highlights', 'withdrawals')
const rivers = [...outcomes, ...ofCarer('marks', 'contributors', 'reviews', 'life_events', 'life_event_outcomes', 'endings')]
const circle = [
  ...ofCarer('caring_relationships', 'caring_statements', 'caring_endings', 'circle_people'),
  'select p.* from caring_relationships r join cared_for_people p on p.organisation_id = r.organisation_id and p.id = r.cared_for_person_id where r.organisation_id = :organisation and r.carer_id = :carer',
]
const plan = ['plan_outcomes', 'plan_actions', 'plan_agreements', 'plan_answers', 'plan_packs', 'plan_approvals', 'plan_issues', 'plan_remarks']
const needs = ofCarer('needs', 'need_versions', 'need_outcomes', 'need_steps', 'need_supports', 'need_endings', 'need_statements', 'eligibility_decisions', 'break_considerations')

/** By journey: the rows that it reads and writes, besides who asks. */
export const floors = {
  today: [
    ownCarers,
    'select c.* from conversations c where c.organisation_id = :organisation and c.worker_id = :worker and c.held_at is null',
    'select a.* from actions a where a.organisation_id = :organisation and a.worker_id = :worker and not exists (select 1 from action_answers n where n.organisation_id = a.organisation_id and n.action_id = a.id)',
    'select p.* from plans p join allocations a on a.organisation_id = p.organisation_id and a.carer_id = p.carer_id where a.organisation_id = :organisation and a.worker_id = :worker and a.ended_at is null and p.review_on <= :now::timestamptz::date',
    'select r.* from subject_requests r join allocations a on a.organisation_id = r.organisation_id and a.carer_id = r.carer_id where a.organisation_id = :organisation and a.worker_id = :worker and a.ended_at is null',
    'select c.* from concerns c join concern_namings n on n.organisation_id = c.organisation_id and n.concern_id = c.id where n.organisation_id = :organisation and n.worker_id = :worker',
    'select * from drafts where organisation_id = :organisation and account_id = :worker',
    'select * from organisation_settings where organisation_id = :organisation',
  ],
  myCarers: [ownCarers, 'select * from carers where organisation_id = :organisation order by call_name, id limit 40', 'select id, name, job_title from workers where organisation_id = :organisation limit 60'],
  find: ['select c.* from search_carers(:terms, 200) f join carers c on c.organisation_id = :organisation and c.id = f.carer_id', `insert into searches (organisation_id, id, account_id, words, found, at) values (:organisation, :id, :worker, 'sealed elsewhere', 1, :now)`],
  search: [
    ownCarers,
    'select p.* from search_words(array(select a.carer_id from allocations a where a.organisation_id = :organisation and a.worker_id = :worker and a.ended_at is null), array[]::uuid[], :terms, false, 0, 20) f join passages p on p.organisation_id = :organisation and p.id = f.passage_id',
    `insert into looks (organisation_id, id, carer_id, account_id, purpose, hour, at) select :organisation, :id, a.carer_id, :worker, 'search', date_trunc('hour', :now::timestamptz), :now from allocations a where a.organisation_id = :organisation and a.worker_id = :worker and a.ended_at is null limit 1 on conflict do nothing`,
  ],
  carer: [...opened, ...circle, ...rivers, ...needs, ...ofCarer('passages', 'conversations', 'conversation_people', 'differences', 'difference_views', 'actions', 'action_answers', 'plans', 'emergency_plans', 'permissions', 'documents', 'contacts', 'copies')],
  talk: [...opened, 'select * from conversations where organisation_id = :organisation and id = :talk', ...ofTalk('passages', 'conversation_people', 'differences'), ...ofCarer('highlights', 'outcomes', 'outcome_concepts', 'topic_answers', 'preparations', 'caring_statements'), 'select * from prompt_cards where organisation_id = :organisation', 'select * from drafts where organisation_id = :organisation and account_id = :worker'],
  river: [
    ...opened, 'select * from outcomes where organisation_id = :organisation and id = :outcome',
    ...ofOutcome('outcome_concepts', 'outcome_states', 'highlights', 'marks'), ...ofCarer('contributors', 'reviews', 'life_events', 'life_event_outcomes', 'endings'),
  ],
  story: [...opened, ...ofCarer('reviews', 'marks', 'withdrawals')],
  savePassage: [
    'select * from conversations where organisation_id = :organisation and id = :talk for no key update', ...ofTalk('conversation_people'), ...ofCarer('allocations', 'restrictions', 'worker_refusals'),
    `insert into passages (organisation_id, id, carer_id, conversation_id, position, voice, name, words, reach, recorded_by, recorded_at)
     select :organisation, :id, :carer, :talk, coalesce(max(position), 0) + 1, 'carer', 'Carer', 'I have not slept through since Easter, and on Mondays my sister comes by.', 'record', :worker, :now from passages where organisation_id = :organisation and conversation_id = :talk`,
    `delete from drafts where organisation_id = :organisation and account_id = :worker and place = '/conversations'`,
  ],
  saveMark: [
    'select * from reviews where organisation_id = :organisation and id = :review for no key update', ...ofCarer('allocations', 'restrictions', 'worker_refusals', 'outcomes'),
    `insert into marks (organisation_id, id, carer_id, review_id, outcome_id, voice, now_answer, story, recorded_by, recorded_at) select :organisation, :id, :carer, :review, :outcome, 'carer', 'closer', 'Two bad nights all month, and I read to the boys again.', :worker, :now
     where not exists (select 1 from marks where organisation_id = :organisation and review_id = :review and outcome_id = :outcome)`,
  ],
  year: [
    `select c.concept, m.now_answer, m.hoped_answer, m.next_answer, count(distinct m.carer_id) from reviews r join marks m on m.organisation_id = r.organisation_id and m.review_id = r.id
     left join outcome_concepts c on c.organisation_id = m.organisation_id and c.outcome_id = m.outcome_id and c.removed_at is null
     where r.organisation_id = :organisation and r.on_day between :from::date and :until::date group by 1, 2, 3, 4`,
    `select c.concept, count(distinct s.carer_id) from outcome_states s left join outcome_concepts c on c.organisation_id = s.organisation_id and c.outcome_id = s.outcome_id and c.removed_at is null
     where s.organisation_id = :organisation and s.on_day between :from::date and :until::date group by 1`,
    'select count(distinct carer_id) from conversations where organisation_id = :organisation and held_at >= :from::date and held_at < :until::date + 1',
  ],
  pdf: [...opened, 'select * from plans where organisation_id = :organisation and id = :plan', ...ofPlan(...plan), ...outcomes, ...circle, ...needs, ...ofCarer('actions', 'action_answers', 'passages', 'emergency_plans', 'endings')],
} as const
