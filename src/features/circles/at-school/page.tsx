import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, DayField, Input, Problems, SideList } from '../../../kernel/ui/index.ts'
import { say } from '../words.ts'
import type { NamedAdult } from './queries.ts'

interface Props { carer: { id: string; name: string }; adult: NamedAdult | null; own: boolean; answers: Answers; errors?: Errors }

/** Who it is at school, and what they know. */
export function NamedAdultPage({ carer, adult, own, answers, errors }: Props) {
  const value = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} days={['saidOn']} />
      <h1>{say('school.title')}</h1>
      <p>{say(own ? 'school.intro.own' : 'school.intro', { name: carer.name })}</p>
      {adult && <p><AdultLine adult={adult} /></p>}
      <form method="post" action={`/carers/${carer.id}/named-adult`} novalidate>
        <input type="hidden" name="id" value={value('id')} />
        <Input name="adult" label={say('school.adult')} hint={say('school.adult.hint')} value={value('adult')} error={errors?.adult} />
        <Input name="knows" label={say('school.knows')} hint={say('school.knows.hint')} value={value('knows')} error={errors?.knows} />
        <DayField name="saidOn" legend={say('school.saidOn')} answers={answers} error={errors?.saidOn} />
        <Button>{say('school.save')}</Button>
      </form>
    </>
  )
}

/** "Mrs Lamb. What they know: that my homework may be late." */
export function AdultLine({ adult: { name, knows } }: { adult: NamedAdult }) {
  return <span dir="auto"><b>{name}</b>{knows && <>. {say('school.line.knows')} {knows}</>}</span>
}

/** In the margin of a young carer's page. */
export function NamedAdultSection({ carer, adult, mayWrite }: { carer: string; adult: NamedAdult | null; mayWrite: boolean }) {
  return (
    <SideList title={say('school.section')}>
      <p>{adult ? <AdultLine adult={adult} /> : say('school.none')} {mayWrite && <a href={`/carers/${carer}/named-adult`}>{say(adult ? 'school.change' : 'school.name')}</a>}</p>
    </SideList>
  )
}
