import { sayDay } from '../../../kernel/dates.ts'
import { Button, Checkboxes, Empty, Input, Note, Problems, Quiet, Sheet } from '../../../kernel/ui/index.ts'
import { sayIfKnown } from '../../../kernel/words.ts'
import type { Filled } from '../views.tsx'
import { say } from '../words.ts'
import english from '../words.en.json'
import { fieldName, valueInLine } from '../copy/document.tsx'
import type { Erasable, Erasure } from './queries.ts'

const tableName = (table: string) => sayIfKnown(english, say, `table.${table}`) ?? table.replaceAll('_', ' ')

interface Shown { request: string; name: string; words: string | null; items: readonly Erasable[]; held: boolean; filled: Filled }

/** What may be forgotten, thing by thing, to be ticked. */
export function ErasingPage({ request, name, words, items, held, filled }: Shown) {
  const ticked = [filled.answers.picks ?? []].flat().map(String)
  const tables = [...new Set(items.map(({ table }) => table))]
  return (
    <>
      <Problems errors={filled.errors} />
      <h1>{say('erase.title')}</h1>
      <p>{say('erase.intro', { name })}</p>
      {words && <><Quiet>{say('erase.asked')}</Quiet><p class="typed" dir="auto">{words}</p></>}
      {held && <Note>{say('erase.held')}</Note>}
      {items.length === 0 ? <Empty>{say('erase.none')}</Empty> : (
        <form method="post" action={`/requests/${request}/erasures`} novalidate>
          <input type="hidden" name="id" value={String(filled.answers.id ?? '')} />
          {tables.map((table, at) => (
            <Checkboxes name="picks" idPrefix={at === 0 ? 'picks' : `picks-${table}`} legend={tableName(table)} values={ticked} error={at === 0 ? filled.errors?.picks : undefined}
              items={items.filter((one) => one.table === table).map((one) => ({ value: one.key, text: <Thing thing={one} />, hint: elsewhere(one) }))} />
          ))}
          <Note>{say('erase.cannot')}</Note>
          <Input name="why" label={say('erase.why')} hint={say('erase.why.hint')} value={String(filled.answers.why ?? '')} error={filled.errors?.why} />
          <Checkboxes name="seen" values={filled.answers.seen ? ['yes'] : []} error={filled.errors?.seen} items={[{ value: 'yes', text: say('erase.seen') }]} />
          <Button kind="warning">{say('erase.go')}</Button>
        </form>
      )}
      <Quiet>{say('erase.note')}</Quiet>
    </>
  )
}

function Thing({ thing }: { thing: Erasable }) {
  if (thing.fields.length === 0) return <>{say('erase.before', { field: fieldName(thing.column ?? '') })}</>
  return <>{thing.fields.map(({ column, value }, at) => <>{at > 0 && '; '}{fieldName(column)}: <span dir="auto">{valueInLine(value)}</span></>)}</>
}

function elsewhere({ elsewhere: places }: Erasable): string | undefined {
  return places.length === 0 ? undefined : say('erase.elsewhere', { places: places.map(({ table, count }) => `${tableName(table)} (${count})`).join(', ') })
}

/** What was erased: which things, never what they said. */
export function Erased({ erasures, today, level = 2 }: { erasures: readonly Erasure[]; today: string; level?: 2 | 4 }) {
  if (erasures.length === 0) return null
  const Head = `h${level}` as 'h2'
  return (
    <>
      <Head>{say('erased.title')}</Head>
      {erasures.map((one) => (
        <Sheet>
          <p><b>{sayDay(one.onDay, today)}</b>{one.by && ` (${one.by})`}: <span class="typed" dir="auto">{one.why}</span></p>
          <ul>{[...new Set(one.items.map(({ table, column }) => column ? `${tableName(table)}: ${fieldName(column)}` : tableName(table)))].map((line) => <li>{line}</li>)}</ul>
        </Sheet>
      ))}
    </>
  )
}
