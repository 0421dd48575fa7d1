import { Button, Checkboxes, Note, Quiet } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Shown { id: string; carer: boolean; wanted: boolean; email: string | null; kept: boolean; wrong: boolean }

/** One box to tick: whether mail comes when it is time to look again. */
export function RemindersPage({ id, carer, wanted, email, kept, wrong }: Shown) {
  return (
    <>
      <h1>{say('title')}</h1>
      {wrong && <div role="alert"><Note>{say('wrong')}</Note></div>}
      {kept && !wrong && <p role="status"><b>{say(wanted ? 'kept.yes' : 'kept.no')}</b></p>}
      <p>{say(carer ? 'intro.carer' : 'intro.worker')}</p>
      {email === null && <Note>{say('noAddress')}</Note>}
      <form method="post" action="/reminders" novalidate>
        <input type="hidden" name="id" value={id} />
        <Checkboxes name="wanted" values={wanted ? ['yes'] : []} items={[{ value: 'yes', text: say(carer ? 'wanted.carer' : 'wanted.worker') }]} />
        <Button>{say('keep')}</Button>
      </form>
      <Quiet>{say('promise')}</Quiet>
    </>
  )
}
