import { Conflict, NotFound } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors, type Parsed } from '../../kernel/forms.ts'
import { type Ctx, idOf, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday, openRecord } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { type Circle, type CirclePerson, findCircle, type Relationship } from './queries.ts'
import english from './words.en.json'

export interface Opened { carer: Carer; circle: Circle; today: string }

/** Open the circle of the record in the address, to write in it: policy, look, then the reading. */
export async function openToWrite(c: Ctx): Promise<Opened> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await openRecord(actor, id, 'record')
  return inTenant(actor, async (tx) => {
    await demandWrite(tx, id)
    return { carer: await getCarer(tx, id), circle: await findCircle(tx, id), today: await getToday(tx) }
  })
}

/** The relationship in the address; throws NotFound when it is not this carer's. */
export function relationshipOf(c: Ctx, { circle }: Opened): Relationship {
  const found = circle.relationships.find((one) => one.id === idOf(c, 'relationship'))
  if (!found) throw new NotFound()
  return found
}

/** The person in the address; throws NotFound when they are not in this circle. */
export function personOf(c: Ctx, { circle }: Opened): CirclePerson {
  const found = circle.people.find((one) => one.id === idOf(c, 'person'))
  if (!found) throw new NotFound()
  return found
}

/** A form to show again: with what was typed, and what is wrong or has changed meanwhile. */
export interface Again { answers: Answers; errors?: Errors; stale?: boolean }

/** A change form: what is stored, or what was typed. After a conflict it goes on from the version that stands there now. */
export function fillChange(state: Again | undefined, stored: Answers, version: number): Again {
  if (!state) return { answers: { ...stored, version: String(version) } }
  return state.stale || state.errors?.version ? { ...state, answers: { ...state.answers, version: String(version) } } : state
}

/** A form for something new: its numbers are minted here, and again when they were lost on the way. */
export function fillNew(state: Again | undefined, numbers: readonly string[], stored: Answers = {}): Again {
  const minted = numbers.filter((name) => !state || state.errors?.[name]).map((name) => [name, newId()])
  return { ...state, answers: { ...(state?.answers ?? stored), ...Object.fromEntries(minted) } }
}

/** Do what the form asks and go back to the circle; or show it again with every word kept. */
export async function keep<T>(c: Ctx, form: Parsed<T>, command: (tx: Tx, value: T) => Promise<void>, again: (state: Again) => Promise<Response>): Promise<Response> {
  if (!form.ok) return again(form)
  try {
    const errors = await findErrors(() => inTenant(workerOf(c), (tx) => command(tx, form.value)), english)
    if (errors) return again({ answers: form.answers, errors })
  } catch (error) {
    // Only a form with a version can be stale; the same id with other words is a page of its own.
    if (error instanceof Conflict && 'version' in form.answers) return again({ answers: form.answers, stale: true })
    throw error
  }
  return c.redirect(`/carers/${idOf(c, 'id')}/circle`, 303)
}
