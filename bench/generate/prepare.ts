import type pg from 'pg'
import { conceptIds } from '../../src/frameworks/concepts.ts'
import { functions } from './functions.ts'
import { names, postcodeAreas } from './names.ts'
import { grammars, sentencesOf } from './sentences.ts'

/** Which of `shares` each of a hundred falls to. */
function spread<T>(shares: readonly (readonly [T, number])[]): T[] {
  const all = shares.flatMap(([one, share]) => Array<T>(share).fill(one))
  if (all.length !== 100) throw new Error(`The shares come to ${all.length} of a hundred.`)
  return all
}

/** Put the functions and the words to choose from into the schema `bench`. Safe to repeat. */
export async function prepare(client: pg.ClientBase): Promise<void> {
  await client.query(functions)
  if ((await client.query('select 1 from bench.sentences limit 1')).rows.length > 0) return
  const fill = async (table: string, rows: readonly (readonly unknown[])[]) => {
    await client.query(`insert into bench.${table} select * from jsonb_to_recordset($1::jsonb) as r(${columns[table]}) on conflict do nothing`,
      [JSON.stringify(rows.map((row) => Object.fromEntries(columns[table]!.split(', ').map((column, at) => [column.split(' ')[0], row[at]]))))])
  }
  await fill('given', names.flatMap(({ given }, kind) => given.map((word, n) => [kind, n, word])))
  await fill('family', names.flatMap(({ family }, kind) => family.map((word, n) => [kind, n, word])))
  await fill('kinds', spread(names.map(({ share }, kind) => [kind, share] as const)).map((kind, at) => [at, kind, names[kind]!.given.length, names[kind]!.family.length]))
  await fill('languages', spread(Object.entries(grammars).map(([language, { share }]) => [language, share] as const)).map((language, at) => [at, language, sentencesOf(language).length]))
  await fill('areas', postcodeAreas.map((area, n) => [n, area]))
  await fill('concepts', conceptIds.map((concept, n) => [n, concept]))
  for (const language of Object.keys(grammars)) await fill('sentences', sentencesOf(language).map((words, n) => [language, n, words]))
  await client.query('analyze bench.sentences; analyze bench.given; analyze bench.family; analyze bench.languages; analyze bench.kinds')
}

const columns: Readonly<Record<string, string>> = {
  given: 'kind int, n int, word text', family: 'kind int, n int, word text', kinds: 'at int, kind int, givens int, families int', languages: 'at int, language text, sentences int',
  areas: 'n int, area text', concepts: 'n int, concept text', sentences: 'language text, n int, words text',
}
