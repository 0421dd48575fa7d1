import type { Tables } from '../../kernel/personal-data.ts'

/**
 * The tables whose rows go with a record, in an order in which nothing that stands is tied to what has gone: what is tied to another row goes before that row.
 * Worked out from what is declared. The record itself, and what it left elsewhere, goes last and is not in the list.
 */
export function disposalOrder(tables: Tables): string[] {
  const going = Object.entries(tables).filter(([, { belongs }]) => ['carer', 'row', 'shared'].includes(belongs.by)).map(([name]) => name)
  const tied = new Map(going.map((name) => [name, new Set(Object.values(tables[name]!.columns).flatMap(({ tie }) => tie && tie !== name && going.includes(tie) ? [tie] : []))]))
  const order: string[] = []
  const left = new Set(going)
  while (left.size > 0) {
    const next = [...left].filter((name) => ![...left].some((other) => tied.get(other)!.has(name)))
    if (next.length === 0) throw new Error(`These tables are tied to each other in a ring: ${[...left].join(', ')}.`)
    for (const name of next) left.delete(name)
    order.push(...next)
  }
  return order
}
