import { InsetText, Scroll, Table, WarningText } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { MadeFor } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

export interface TryShown { when: string; madeFor: MadeFor; rows: number | null; bytes: number | null; file: string; trouble: string | null }

/** When the last backup went well, whether one is made by itself, and what became of the last ones. Nothing of any record. */
export function BackupsPage({ tries, good, byItself, old }: { tries: readonly TryShown[]; good?: TryShown; byItself: boolean; old: boolean }) {
  const [last] = tries
  return (
    <>
      <h1>{say('title')}</h1>
      {last?.trouble && <WarningText>{say('lastFailed', { when: last.when, trouble: last.trouble })}</WarningText>}
      {good
        ? <InsetText>{say('lastGood', { when: good.when, rows: good.rows ?? 0 })}{old && <> {say('old')}</>}</InsetText>
        : <InsetText>{say('none')}</InsetText>}
      <p>{say(byItself ? 'byItself' : 'notByItself')}</p>
      <p>{say('keyApart')}</p>
      {tries.length > 0 && (
        <Scroll label={say('tries')}>
          <Table caption={say('tries')} captionSize="m" head={[say('column.when'), say('column.madeFor'), say('column.outcome'), say('column.file')]}
            rows={tries.map((one) => [one.when, say(`madeFor.${one.madeFor}`), one.trouble ?? say('went', { rows: one.rows ?? 0, size: sizeOf(one.bytes ?? 0) }), one.file])} />
        </Scroll>
      )}
    </>
  )
}

/** "820 kB", "1.4 GB": near enough to see that a file did not shrink. */
function sizeOf(bytes: number): string {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`
}
