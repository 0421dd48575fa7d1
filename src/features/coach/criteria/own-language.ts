import { english } from '../reading/english.ts'
import type { Reading } from '../reading/statement.ts'
import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import { personalSigns } from './signs.ts'

/** Care in the words of care: nobody would be ashamed of them, and nobody says them of themselves. */
const plainCare = /^(?:washing|dressing|toileting|transferring|eating regular|bathing|feeding)\b|\bwithout (?:help|assistance|prompting)\b/
const strong = /^(?:improved|increased|reduced|decreased|enhanced|maintained|continued|prevention|reduction|improvement|maintenance|promotion|access to)\b/

/**
 * Could the person have said it? Their dialect, second language and blunt words always could; the words of clinics, notes and
 * plans seldom. (The fourth of the five criteria: Miller & Barrie 2015.)
 */
export function judgeLanguage(reading: Reading): Judgement {
  const { core, act, opening, first, words, reported } = reading
  if (words === 0) return cannotSay()
  const formal = english.professional.find(core)
  if (opening === 'first' || first && opening !== 'service') return formal.length === 0 || formal.length === 1 && personalSigns(reading).points >= 3 ? meets() : formal.length > 2 ? falls(formal) : cannotSay(formal)
  if (reported) return cannotSay(formal)
  switch (opening) {
    case 'slogan': return formal.length === 0 && /^\w+'s /.test(core) ? cannotSay() : falls(formal.length > 0 ? formal : [core.split(' ')[0]!])
    case 'changed': return strong.test(core) || formal.length > 0 ? falls(formal.length > 0 ? formal : [core.split(' ')[0]!]) : /^(?:fewer|less|more|no more) /.test(core) && !english.genericNouns.has(core) && !english.services.has(core) && words > 2 ? meets() : cannotSay()
    case 'to': return formal.length > 0 ? falls(formal) : (personalSigns(reading).points >= 1 && !english.services.has(core) && !/\bother (?:carers|parents)\b/.test(core)) || /^(?:feel|be) /.test(act) ? meets() : cannotSay()
    case 'doing': return formal.length > 0 ? falls(formal) : plainCare.test(core) || /\b(?:himself|herself|themselves|his|her)\b/.test(core) ? cannotSay() : meets()
    case 'label': return english.clinicalLabels.at(core) !== null || formal.length > 0 ? falls(formal.length > 0 ? formal : [english.clinicalLabels.at(core)!]) : cannotSay()
    case 'service': return formal.length > 0 && !core.startsWith('we') ? falls(formal) : cannotSay()
    case 'thing': return formal.length > 0 || /\b(?:the carer|carer to)\b/.test(core) ? falls(formal.length > 0 ? formal : ['the carer']) : cannotSay()
    default: return formal.length > 0 ? falls(formal) : cannotSay()
  }
}
