import { thingsFor } from '../../frameworks/preparing.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Checkboxes, Details, Input, Textarea } from '../../kernel/ui/index.ts'
import { makeWords, sayIfKnown } from '../../kernel/words.ts'
import type { Style, Wording } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** A sentence in the wording that was chosen: a young person's own where there is one. */
export function sayTo(wording: Wording, key: keyof typeof english, values?: Record<string, string>): string {
  return (wording === 'young' ? sayIfKnown(english, say, `${key}.young`, values) ?? sayIfKnown(english, say, key.replace(/\.hint$/, '.young.hint'), values) : undefined) ?? say(key, values)
}

/** What a code of the list is in words: of either list, for whoever reads what was picked. */
export function pickedInWords(code: string): string {
  const thing = [...thingsFor('adult'), ...thingsFor('young')].find((one) => one.code === code)
  return thing?.words ?? sayIfKnown(english, say, `picked.${code}`) ?? code
}

export interface QuestionsShown { style: Style; wording: Wording; answers: Answers; errors?: Errors }

/** The list, the blank page, and who, where and when. Nothing is needed. The same for her on a phone and for a worker who types for her. */
export function Questions({ style, wording, answers, errors }: QuestionsShown) {
  const value = (name: string) => String(answers[name] ?? '')
  const picked = [answers.picked ?? []].flat()
  const list = <List wording={wording} picked={picked} somethingElse={value('somethingElse')} errors={errors} />
  const practical = ['invite', 'ratherNot', 'interpreter', 'advocate', 'place', 'time', 'likes', 'before'] as const
  const began = practical.some((name) => value(name) !== '' || errors?.[name])
  return (
    <>
      {style === 'list' && list}
      <Textarea name="words" label={<b>{style === 'list' ? say('words') : sayTo(wording, 'words.blank')}</b>} hint={say('words.hint')} rows={style === 'list' ? 5 : 10} value={value('words')} error={errors?.words} attributes={{ dir: 'auto', autocapitalize: 'sentences' }} />
      {style === 'either' && <Details summary={say('picked.fold')} open={picked.length > 0 || value('somethingElse') !== '' || Boolean(errors?.picked)}>{list}</Details>}
      <Details summary={say('practical')} open={began}>
        <p>{say('practical.intro')}</p>
        {practical.slice(0, -1).map((name) => {
          const hint = `${name}.hint`
          return <Input name={name} label={sayTo(wording, name)} hint={hint in english ? sayTo(wording, hint as 'place.hint') : undefined} value={value(name)} error={errors?.[name]} autocomplete="off" attributes={{ dir: 'auto' }} />
        })}
        <Textarea name="before" rows={3} label={say('before')} value={value('before')} error={errors?.before} attributes={{ dir: 'auto' }} />
      </Details>
    </>
  )
}

function List({ wording, picked, somethingElse, errors }: { wording: Wording; picked: string[]; somethingElse: string; errors?: Errors }) {
  return (
    <>
      <Checkboxes name="picked" legend={<b>{say('picked')}</b>} hint={say('picked.hint')} values={picked} error={errors?.picked} class="roomy" items={[
        ...thingsFor(wording).map((thing) => ({ value: thing.code, text: thing.words })), { divider: say('picked.or') },
        { value: 'something-else', text: say('picked.something-else') }, { value: 'nothing-yet', text: say('picked.nothing-yet') },
      ]} />
      <Input name="somethingElse" label={say('somethingElse')} value={somethingElse} error={errors?.somethingElse} autocomplete="off" attributes={{ dir: 'auto' }} />
    </>
  )
}

/** The same on paper: boxes for a pen, and lines to write on. */
export function QuestionsOnPaper({ style, wording }: { style: Style; wording: Wording }) {
  const lines = (count: number) => Array.from({ length: count }, () => <div class="write-line" />)
  return (
    <>
      {style !== 'blank' && (
        <>
          <h2>{say('picked')}</h2>
          <p>{say('print.picked')}</p>
          <ul role="list" class="tick-list">{[...thingsFor(wording).map((thing) => thing.words), say('picked.something-else'), say('picked.nothing-yet')].map((words) => <li><span class="tick-box" aria-hidden="true" />{words}</li>)}</ul>
        </>
      )}
      <h2>{style === 'list' ? say('words') : sayTo(wording, 'words.blank')}</h2>
      {lines(style === 'list' ? 6 : 14)}
      {(['invite', 'ratherNot', 'interpreter', 'advocate', 'place', 'time', 'likes', 'before'] as const).map((name) => <div class="write-on"><p><b>{sayTo(wording, name)}</b></p>{lines(name === 'before' ? 3 : 1)}</div>)}
    </>
  )
}
