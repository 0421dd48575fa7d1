-- What an organisation says on a prompt card instead of ours, or on a card of its own: the newest row of a card is in force.
create table prompt_cards (
  organisation_id uuid not null references organisations,
  id uuid not null,
  card text not null,
  words text not null,
  concepts text[] not null,
  for_group text check (for_group in ('young-carer', 'end-of-life', 'working', 'professional', 'kinship', 'mutual', 'parent', 'after-caring')),
  in_use text not null default 'yes' check (in_use in ('yes', 'no')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create index prompt_cards_by_card on prompt_cards (organisation_id, card, recorded_at desc);

-- What had not come up at the end of a talk: not discussed, or she would rather not say. A newer answer stands, none is overwritten.
create table topic_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  topic text not null,
  answer text not null check (answer in ('not-discussed', 'rather-not', 'taken-back')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index topic_answers_by_carer on topic_answers (organisation_id, carer_id, recorded_at desc);

select put_behind_wall(array['prompt_cards', 'topic_answers'], true);
grant select, insert on prompt_cards, topic_answers to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on topic_answers to lilypad_app;
