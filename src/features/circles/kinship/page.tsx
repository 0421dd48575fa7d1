import { standingsIn } from '../../../frameworks/kinship.ts'
import type { NationId } from '../../../frameworks/nations.ts'
import { DayField, Quiet, Radios, Textarea } from '../../../kernel/ui/index.ts'
import { type Filled, FormPage, typed } from '../caring-forms.tsx'
import type { Relationship } from '../queries.ts'
import { called, type Whose } from '../views.tsx'
import { say } from '../words.ts'
import { kinshipWords } from './part.tsx'

/** How the child comes to live here, in law: asked of nobody who has not raised it. Where a rule was not read at its source, it says so. */
export function KinshipPage({ carer, filled, relationship, nation }: { carer: Whose; filled: Filled; relationship: Relationship; nation: NationId }) {
  const person = relationship.personName
  return (
    <FormPage carer={carer} title={say('kinship.title', { person })} action={`/carers/${carer.id}/circle/relationships/${relationship.id}/kinship`} filled={filled} intro={say('kinship.intro', { person, name: called(carer) })}>
      <input type="hidden" name="id" value={typed(filled, 'id')} />
      <Radios name="standing" legend={say('kinship.standing')} value={typed(filled, 'standing')} error={filled.errors?.standing}
        items={standingsIn(nation).map(({ code, source, read }) => ({ value: code, text: kinshipWords(code), hint: source ? <>{source}{!read && <> · {say('kinship.unread')}</>}</> : undefined }))} />
      <Textarea name="words" rows={3} label={say('kinship.words')} hint={say('kinship.words.hint')} value={typed(filled, 'words')} error={filled.errors?.words} />
      <DayField name="saidOn" legend={say('kinship.saidOn')} answers={filled.answers} error={filled.errors?.saidOn} />
      {nation === 'scotland' && <Quiet>{say('kinship.beyond')}</Quiet>}
    </FormPage>
  )
}
