import type { Circle, CirclePerson, Relationship, Statement } from './queries.ts'
import type { CircleKind, CircleLine } from './schema.ts'

/** What flows one way, in words; `said` when they are the carer's own, word for word. Null: she would rather not say. */
export interface Flow { words: string | null; said: boolean }

/**
 * Somebody or something that stands around a carer now, as the picture shows it. Only her side of it: no facts of the person cared
 * for, and no way to reach anybody. `also` is what else is written about somebody she cares for, among the others.
 */
export interface Standing { id: string; relationship: boolean; also: string | null; name: string; who: string; kind: CircleKind | 'cared-for'; line: CircleLine | null; toHer: readonly Flow[]; fromHer: readonly Flow[] }

const plain = (name: string) => name.trim().toLocaleLowerCase('en')
const flow = (words: string | null | undefined, said = false): Flow[] => words ? [{ words, said }] : []
const spoken = (statement: Statement | null): Flow[] => statement ? [{ words: statement.words, said: true }] : []

/** A person in the circle with the name of somebody cared for is the same person: nobody is drawn twice. */
function isSame(person: CirclePerson, relationship: Relationship): boolean {
  return person.kind === 'person' && plain(person.name) === plain(relationship.personName)
}

/** Who in the circle is not around any more: they left, or it is somebody she cared for who died. */
export function hasGone(person: CirclePerson, { relationships }: Circle): boolean {
  const caredFor = relationships.filter((one) => isSame(person, one))
  return person.leftOn !== null || (caredFor.length > 0 && caredFor.every((one) => one.ended?.how === 'died'))
}

/** Everyone and everything around a carer now: whom she cares for, then the others as they were written down. */
export function standingAround(circle: Circle): Standing[] {
  const others = circle.people.filter((person) => !hasGone(person, circle))
  const caredFor = circle.relationships.filter((one) => !one.ended).map((one): Standing => {
    const at = others.findIndex((person) => isSame(person, one))
    const [also] = at < 0 ? [] : others.splice(at, 1)
    const given = [...spoken(one.given), ...flow(also?.gives)]
    const care = flow(also?.gets)
    return {
      id: one.id, relationship: true, also: also?.id ?? null, name: one.personName, who: one.relation, kind: 'cared-for', line: one.line ?? also?.line ?? null,
      toHer: given, fromHer: care.length > 0 ? care : spoken(one.nature),
    }
  })
  return [...caredFor, ...others.map(({ id, name, who, kind, line, gives, gets }): Standing => ({ id, relationship: false, also: null, name, who, kind, line, toHer: flow(gives), fromHer: flow(gets) }))]
}
