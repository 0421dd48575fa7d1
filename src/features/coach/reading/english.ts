import * as jargon from '../../../frameworks/coach/english-jargon.ts'
import { commonplace } from '../../../frameworks/coach/commonplace.ts'
import * as lives from '../../../frameworks/coach/english-lives.ts'
import * as offered from '../../../frameworks/coach/english-services.ts'
import { matcher } from './matcher.ts'

/** The English lists, ready to find with. */
export const english = {
  services: matcher(offered.services),
  mildServices: matcher(offered.mildServices),
  receiving: matcher(offered.receiving, true),
  staffVerbs: matcher(offered.staffVerbs, true),
  staff: matcher(offered.staff),
  systemAims: matcher(offered.systemAims),
  changeVerbs: matcher(jargon.changeVerbs, true),
  genericNouns: matcher(jargon.genericNouns),
  professional: matcher(jargon.professional),
  roleNouns: matcher(jargon.roleNouns),
  clinicalLabels: matcher(jargon.clinicalLabels),
  deficits: matcher(jargon.deficits),
  workerGoals: matcher(jargon.workerGoals),
  absolutes: matcher(jargon.absolutes),
  stockPhrases: matcher(jargon.stockPhrases),
  commonplace: new Set<string>(commonplace),
  people: matcher(lives.people),
  places: matcher(lives.places),
  pursuits: matcher(lives.pursuits),
  becauses: matcher(lives.becauses),
  feelings: matcher(lives.feelings),
  doing: matcher(lives.doing, true),
  states: matcher(lives.states, true),
  still: matcher(lives.still, true),
  telling: matcher(lives.telling),
  safety: matcher(lives.safety),
  sensitive: matcher(lives.sensitive),
  dialect: matcher(lives.dialect),
}
