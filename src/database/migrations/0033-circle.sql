-- Everyone around a carer, as a picture: what kind of thing each is, and how the line between them is, in words. What the person cared
-- for gives is a statement of the carer's like the others; and to each of them she may say that she would rather not say.
alter table caring_statements drop constraint caring_statements_kind_check;
alter table caring_statements add constraint caring_statements_kind_check check (kind in ('nature', 'able', 'willing', 'limit', 'given'));
alter table caring_statements add column answer text not null default 'words' check (answer in ('words', 'prefers-not'));
alter table caring_statements alter column words drop not null;
alter table caring_statements add constraint caring_statements_words_check check ((answer = 'words') = (words is not null));
alter table circle_people add column kind text not null default 'person' check (kind in ('person', 'animal', 'group', 'place', 'service'));
-- Nobody has said how the line is until somebody has.
alter table circle_people add column line text check (line in ('strong', 'ordinary', 'thin', 'strained', 'broken-off'));
alter table caring_relationships add column line text check (line in ('strong', 'ordinary', 'thin', 'strained', 'broken-off'));
