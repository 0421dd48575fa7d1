/**
 * What the statements of the generator are made with, in a schema of its own that is dropped at the end. Everything comes from the
 * number of the thing and a seed, so the same numbers always make the same world, on every machine.
 */
export const functions = `
create schema if not exists bench;
create unlogged table if not exists bench.done (unit text primary key, rows bigint not null);
create table if not exists bench.edition (edition text primary key);
create table if not exists bench.resting (name text primary key, definition text not null);
create unlogged table if not exists bench.sentences (language text, n int, words text, primary key (language, n));
create unlogged table if not exists bench.given (kind int, n int, word text, primary key (kind, n));
create unlogged table if not exists bench.family (kind int, n int, word text, primary key (kind, n));
create unlogged table if not exists bench.kinds (at int primary key, kind int, givens int, families int);
create unlogged table if not exists bench.languages (at int primary key, language text, sentences int);
create unlogged table if not exists bench.areas (n int primary key, area text);
create unlogged table if not exists bench.concepts (n int primary key, concept text);

-- A whole number below \`below\`, by chance but always the same one for the same thing.
create or replace function bench.pick(n bigint, salt int, below int) returns int language sql immutable parallel safe as
$$ select ((hashint8extended(n, salt) & 9223372036854775807) % below)::int $$;

-- An id of version 7, in the order of the numbers: the time is the thing's own day, the rest is made from its kind and number.
-- One expression, each argument named once and no more promised than holds: so it is put into the statement instead of being called.
create or replace function bench.id(kind text, n bigint, at timestamptz) returns uuid language sql stable parallel safe as
$$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || left(overlay('7' || md5(kind || ' ' || n) placing 'a' from 5 for 0), 20))::uuid $$;
`

/** Rows that are written, and what is written down of each of them. */
export interface Written { insert: string; changes: string }

/** The change rows that the trigger would have written, for the rows that a statement gives back as \`made\`. */
export function withChanges(table: string, insert: string, at: string, carer = 'made.carer_id', row = 'made.id'): Written {
  return { insert, changes: `
insert into changes (organisation_id, id, at, actor, request, kind, table_name, row_id, carer_id, content_hash)
select made.organisation_id, bench.id('change ${table}', hashtextextended(${row}::text, 7), ${at}), ${at}, 'system:', null, 'insert', '${table}', ${row}, ${carer},
  sha256(convert_to(to_jsonb(made)::text, 'UTF8'))
from made` }
}
