import type { CompiledQuery } from 'kysely'
import type { Pool } from 'pg'

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Plans?: Node[] }

/** How the database would look for the answer, as the app itself asks: the same role, inside the same walls, with the same values. */
export async function planOf(owner: Pool, organisation: string, { sql, parameters }: CompiledQuery): Promise<Node> {
  const client = await owner.connect()
  try {
    await client.query(`begin; set local role lilypad_app; set local app.organisation = '${organisation}'`)
    const { rows: [row] } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (format json) ${sql}`, [...parameters])
    return row!['QUERY PLAN'][0].Plan
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

/** The tables that a plan goes through whole, or through all that an organisation has in them: read from end to end, or by the organisation alone. */
export function tablesReadWhole(node: Node): string[] {
  const own = node['Relation Name']
  const bitmap = node['Node Type'] === 'Bitmap Heap Scan'
  const whole = own !== undefined && !bitmap && (node['Node Type'] === 'Seq Scan' || (node['Node Type'].startsWith('Index') && isByOrganisationOnly(node['Index Cond'])))
  const byBitmap = bitmap && (node.Plans ?? []).every((part) => part['Node Type'] === 'Bitmap Index Scan' && isByOrganisationOnly(part['Index Cond']))
  return [...(whole || byBitmap ? [own!] : []), ...(node.Plans ?? []).flatMap(tablesReadWhole)]
}

/** No condition at all, or none besides which organisation it is. The column of the index stands on the left. */
function isByOrganisationOnly(condition: string | undefined): boolean {
  return !condition || condition.split(' AND ').every((part) => /^\(*(?:\w+\.)?organisation_id = /.test(part.trim()))
}
