import { coat as lens } from '../lenses/elsewhere.ts'
import type { Clause, Pack } from './pack.ts'

/*
 * An agreement in four areas, after the Carers Outcome Agreement Tool (Sweden; Hanson, Magnusson and Nolan). No statute asks for it. The areas go
 * by their translated titles; what is asked of each is ours: what was agreed, who does it, when that is looked at, and, later, whether it helped.
 */

const areas: readonly (readonly [id: string, name: string])[] = lens.parts.map(({ id, name }) => [id, name])

function area([id, name]: readonly [string, string]): Clause[] {
  return [
    { id: `${id}, agreed`, asks: `${name}: what we agreed`, heading: `${name}: what we agreed`, told: 'area-agreed', area: id, none: true },
    { id: `${id}, who`, asks: `${name}: who does it`, heading: `${name}: who does it`, told: 'area-who', area: id, following: `${id}, agreed` },
    { id: `${id}, when`, asks: `${name}: when we check`, heading: `${name}: when we check`, told: 'area-when', area: id, following: `${id}, agreed` },
    { id: `${id}, helped`, asks: `${name}: whether what was agreed last time helped`, heading: `${name}: did it help`, told: 'area-helped', area: id, later: true, notApply: true },
  ]
}

/** An agreement on what help there is to be, area by area. */
export const coatAgreement: Pack = {
  id: 'coat', name: 'Agreement in four areas (after COAT)', law: null, version: '2003-01-01', lens: lens.id,
  clauses: areas.flatMap(area),
  changes: [], applied: [],
}
