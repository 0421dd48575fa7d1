import type { Tables } from '../../src/kernel/personal-data.ts'
import type { Pool } from 'pg'
import { findTables } from './rows.ts'

/** Tables of people who are in no carer’s record: a column that leads there ties nothing together. */
const outside = ['organisations', 'workers', 'teams', 'carers']
/** Columns that every table may have, and that are declared once for all. */
const everywhere = ['organisation_id', 'id', 'version', 'position', 'recorded_by', 'recorded_at', 'carer_id']

/** What the database holds and nobody has declared, or has declared otherwise than it is: a line each, and what to do. */
export async function findUndeclared(owner: Pool, declared: Tables): Promise<string[]> {
  const tables = await findTables(owner)
  const wrong: string[] = []
  for (const { name, columns, keys } of tables) {
    const table = declared[name]
    if (!table) {
      wrong.push(`${name}: say in its room's schema.ts (kept) what it holds`)
      continue
    }
    for (const column of columns) if (!table.columns[column.name]) wrong.push(`${name}.${column.name}: say in its room's schema.ts whose data it is and what becomes of it`)
    for (const column of Object.keys(table.columns)) if (!everywhere.includes(column) && !columns.some((one) => one.name === column)) wrong.push(`${name}.${column}: is declared, and there is no such column`)
    const has = (column: string) => columns.some((one) => one.name === column)
    const leads = (column: string, to: string) => keys.some((key) => key.table === to && key.columns.includes(column))
    for (const key of keys.filter((one) => !outside.includes(one.table))) {
      const column = key.columns.find((one) => one !== 'organisation_id')
      if (column && table.columns[column]?.tie !== key.table) wrong.push(`${name}.${column}: leads to ${key.table}; declare it as tie('${key.table}')`)
    }
    const { belongs } = table
    if (belongs.by === 'carer' && !has('carer_id')) wrong.push(`${name}: has no carer_id; say to which row it belongs`)
    if (belongs.by === 'nothing' && has('carer_id')) wrong.push(`${name}: has a carer_id, so it belongs to a record`)
    if (belongs.by === 'row' && !leads(belongs.column, belongs.table)) wrong.push(`${name}.${belongs.column}: does not lead to ${belongs.table}`)
    if (table.follows && !table.columns[table.follows]?.tie) wrong.push(`${name}: follows ${table.follows}, which leads nowhere`)
  }
  for (const name of Object.keys(declared)) if (!tables.some((one) => one.name === name)) wrong.push(`${name}: is declared, and there is no such table`)
  return wrong
}
