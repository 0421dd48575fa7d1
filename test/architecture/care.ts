/** A valibot schema, as far as it is looked into here. */
interface Shape {
  kind?: string
  type?: string
  metadata?: { sensitivity?: unknown; disposal?: unknown }
  entries?: Record<string, Shape>
  pipe?: readonly Shape[]
  wrapped?: Shape
  item?: Shape
  options?: readonly (Shape | string)[]
}

/** The parts a schema is made of, below it. A list of codes is no part. */
function partsOf(shape: Shape): Shape[] {
  return [...(shape.pipe ?? []), shape.wrapped, shape.item, ...(shape.options ?? [])].filter((part): part is Shape => typeof part === 'object')
}

function saysItsCare(shape: Shape): boolean {
  const care = shape.type === 'metadata' ? shape.metadata : undefined
  return (care?.sensitivity !== undefined && care.disposal !== undefined) || partsOf(shape).some(saysItsCare)
}

/** Fields of a form that do not say how private they are and what becomes of them. */
export function fieldsWithoutCare(name: string, schema: unknown): string[] {
  const shape = schema as Shape | null
  if (typeof shape !== 'object' || shape === null || shape.kind !== 'schema') return []
  if (shape.entries) {
    return Object.entries(shape.entries).flatMap(([field, one]) => one.entries ? fieldsWithoutCare(`${name}.${field}`, one) : saysItsCare(one) ? [] : [`${name}.${field}`])
  }
  return partsOf(shape).flatMap((part) => fieldsWithoutCare(name, part))
}
